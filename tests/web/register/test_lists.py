"""Lists that leave the house: the columns and rows that a hotel, a coach company and an interpreter need, and nothing that runs."""

import csv
import io
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from jumelles.web.people.models import Office, User
from jumelles.web.recording import keep
from jumelles.web.register import lists, models
from tests.web.offices import SECRET, fill, office

DAY = "3 October 2017"
FORMULAS = [
    "=cmd|' /C calc'!A0",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM",
    "  =1",
    "\u00a0=1",
    "\u3000=1",
    '"=1"',
    "'=1",
    '" =1',
    "room 1;=1+1",
    "room 1;\t-1",
    'room 1; "=1',
    "room 1\n=1",
    "room 1\t@x",
]
"""Texts that some spreadsheet runs, in a cell of its own or after what it takes for the end of one."""
RUNS = re.compile(r"""(?:\A|[;\t\r\n])[\s"]*[=+\-@＝＋－＠]""")


@pytest.fixture
def accounts(db: None, settings: Any) -> dict[str, User]:
    del db
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nothing here depends on their being slow
    return office("alpha")[1]


@pytest.fixture
def rows(accounts: dict[str, User]) -> dict[str, Any]:
    return fill(Office.objects.get(), accounts["head"])


def join(rows: dict[str, Any], by: User, *, person: dict[str, Any], **fields: Any) -> None:
    """Somebody more in the delegation."""
    visit = rows["visit"]
    somebody = keep(models.Person(office=visit.office, **person), by=by)
    keep(models.Delegate(office=visit.office, visit=visit, person=somebody, **fields), by=by)


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_xlsx(content: bytes) -> list[list[str]]:
    sheet = load_workbook(io.BytesIO(content)).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} <= {"s"}
    return [[cell.value or "" for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize(
    ("purpose", "expected"),
    [
        (
            "hotel",
            [
                ["family name", "given name", "arrives on", "departs on", "room", "diet"],
                [f"Family {SECRET}", "Given", DAY, "7 October 2017", f"suite {SECRET}", f"no fish {SECRET}"],
                ["Zëe", "Åsa", "", "", "", ""],
                ["Имя", "", DAY, "", "12", "vegan"],
            ],
        ),
        (
            "coach",
            [
                ["family name", "given name", "arrives on", "arrives by", "departs on", "departs by"],
                [f"Family {SECRET}", "Given", DAY, f"SU 1 {SECRET}", "7 October 2017", f"SU 2 {SECRET}"],
                ["Zëe", "Åsa", "", "", "", ""],
                ["Имя", "", DAY, "TGV", "", ""],
            ],
        ),
        (
            "interpreter",
            [
                ["precedence", "family name", "given name", "name in its own script", "form of address", "as", "languages spoken"],
                ["1", f"Family {SECRET}", "Given", f"Имя {SECRET}", f"Mr Governor {SECRET}", f"head {SECRET}", "ru, en"],
                ["7", "Zëe", "Åsa", "", "", "", ""],
                ["", "Имя", "", "", "", "driver", "ru"],
            ],
        ),
    ],
)
def test_a_list_has_the_columns_of_its_purpose_and_a_row_a_delegate(
    rows: dict[str, Any], accounts: dict[str, User], purpose: str, expected: list[list[str]]
) -> None:
    by = accounts["head"]
    contact = {"contact": "nobody's business", "note": "a note", "source": "a source"}
    join(
        rows,
        by,
        person={"family_name": "Имя", "diet": "vegan", "languages": "ru", "phone": "+7 495 1", "email": "i@x.example", "note": "a note"},
        **contact,
        capacity="driver",
        arrives_on=date(2017, 10, 3),
        arrives_by="TGV",
        room="12",
    )
    join(rows, by, person={"family_name": "Zëe", "given_name": "Åsa"}, precedence=7)
    table = lists.table(rows["visit"], purpose)

    assert read_csv(lists.as_csv(table)) == expected
    assert read_xlsx(lists.as_xlsx(table, "Visit")) == expected


@pytest.mark.parametrize("purpose", lists.PURPOSES)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_list_holds_nothing_internal(rows: dict[str, Any], accounts: dict[str, User], browser: Any, purpose: str, form: str) -> None:
    visit, delegate = rows["visit"], rows["delegate"]

    answer = browser(accounts["reader"]).get(f"/alpha/visit/{visit.pk}/delegation/{purpose}.{form}")

    cells = [cell for row in (read_csv if form == "csv" else read_xlsx)(answer.content) for cell in row]
    inside = [str(visit.pk), str(delegate.pk), str(rows["person"].pk), "note", "source", "contact", "@", "person.example", "+7 495"]
    assert [cell for cell in cells for word in inside if word in cell] == []
    assert answer["Content-Disposition"] == f'attachment; filename="visit-kormoran-{purpose}.{form}"'


@pytest.mark.parametrize("address", ["nobody.csv", "hotel.html", "hotel.exe"])
def test_there_are_no_other_lists(rows: dict[str, Any], accounts: dict[str, User], browser: Any, address: str) -> None:
    assert browser(accounts["reader"]).get(f"/alpha/visit/{rows['visit'].pk}/delegation/{address}").status_code == 404


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_a_text_in_both(formula: str) -> None:
    table = [["room"], [formula]]
    [_head, [cell]] = read_csv(lists.as_csv(table))

    assert not RUNS.search(cell)
    assert cell.replace("'", "") == formula.replace("'", "")
    assert read_xlsx(lists.as_xlsx(table, "Visit"))[1] == [formula.replace("\r", "_x000D_")]  # as openpyxl shows it


@given(st.text(st.sampled_from("=+-@＝＋－＠;\t\r\n '\"a1,|"), max_size=12))
def test_no_cell_runs_wherever_a_spreadsheet_divides_it(text: str) -> None:
    [[cell]] = read_csv(lists.as_csv([[text]])) if text else [[""]]

    assert not RUNS.search(cell)
    assert cell.replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("+7 495 123-45-67", "'+7 495 123-45-67"),
        ("-", "'-"),
        ("no fish", "no fish"),
        ("Saint-Étienne", "Saint-Étienne"),
        ("1 = 1; 2 - 1", "1 = 1; 2 - 1"),
        ("suite; +33 4", "suite;' +33 4"),
        ("O'Neil", "O'Neil"),
        ("", ""),
    ],
)
def test_what_is_no_formula_stays_readable(typed: str, cell: str) -> None:
    assert lists.harmless(typed) == cell


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20), min_size=1, max_size=6))
def test_a_workbook_gives_back_every_text(cells: list[str]) -> None:
    assert read_xlsx(lists.as_xlsx([["a"] * len(cells), cells], "Visit"))[1:] in ([cells], [] if not any(cells) else [cells])


def test_a_text_that_looks_like_a_code_of_excel_or_an_address_is_a_text() -> None:
    cells = ["_x0041_", "https://a.example/", "00123", "1e5", "TRUE", "#REF!", "2017-10-03", "{=1}"]

    assert read_xlsx(lists.as_xlsx([["a"] * len(cells), cells], "Visit"))[1] == cells
    assert read_csv(lists.as_csv([cells])) == [cells]
