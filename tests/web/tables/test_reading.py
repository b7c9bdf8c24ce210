"""Whatever is brought in: rows, or one sentence."""

import io
from datetime import date, datetime, time
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from jumelles.web.openings import items, mapping
from jumelles.web.tables import reading
from jumelles.web.tables.encodings import CYRILLIC, WESTERN, encoding_of

FRENCH = "Réf;Intitulé;Résumé\nA1;Détection de fuites très précise;Été comme hiver, à côté des réseaux, sans façon\n"
RUSSIAN = "Номер,Название,Описание\nA1,Прибор для поиска утечек воды,Находит утечки без раскопок улиц\n"


TITLED = (("Ville", "Pays", "Depuis", "Note"), ("Cork", "Irlande", 1984, None), ("Salé", "Maroc", 2001, "revue"))


def table(folder: Path, content: bytes, encoding: str = "") -> reading.Table:
    path = folder / "table"
    path.write_bytes(content)
    return reading.read(path, encoding)


def workbook(*rows: tuple[object, ...], digits: str = "") -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if digits:
        book.active.cell(2, 2).number_format = digits
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", *WESTERN])
def test_french_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    found = table(tmp_path, FRENCH.encode(encoding))

    assert found.columns == ("Réf", "Intitulé", "Résumé")
    assert list(found.rows()) == [(2, ["A1", "Détection de fuites très précise", "Été comme hiver, à côté des réseaux, sans façon"])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", *CYRILLIC])
def test_russian_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    found = table(tmp_path, RUSSIAN.encode(encoding))

    assert found.columns == ("Номер", "Название", "Описание")
    assert list(found.rows()) == [(2, ["A1", "Прибор для поиска утечек воды", "Находит утечки без раскопок улиц"])]


def test_an_encoding_that_is_chosen_wins(tmp_path: Path) -> None:
    assert table(tmp_path, "Имя\nда\n".encode("koi8-r"), "koi8-r").columns == ("Имя",)


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_the_separator_is_found(tmp_path: Path, sign: str) -> None:
    found = table(tmp_path, f'ref{sign}title\n1{sign}"a {sign} b"\n2{sign}c\n'.encode())

    assert list(found.rows()) == [(2, ["1", f"a {sign} b"]), (3, ["2", "c"])]


def test_rows_keep_their_numbers_and_the_width_of_the_header(tmp_path: Path) -> None:
    found = table(tmp_path, b"a,b,a,\n\n1\n,,,\n1,2,3,4,5\n")

    assert found.columns == ("a", "b", "a (3)", "column 4")
    assert list(found.rows()) == [(3, ["1", "", "", ""]), (5, ["1", "2", "3", "4"])]


def test_a_workbook_is_read_as_its_reader_sees_it(tmp_path: Path) -> None:
    found = table(tmp_path, workbook(("title", "code", "year", "yes"), ("One", 26.6, 2017, True), (None, None, None, None)))
    assert list(found.rows()) == [(2, ["One", "26.6", "2017", "true"])]

    shown = table(tmp_path, workbook(("title", "code"), ("One", 26.6), digits="0.00"))
    assert list(shown.rows()) == [(2, ["One", "26.60"])]


@pytest.mark.parametrize(
    "content",
    [
        workbook(("Jumelages de la ville, état 2026",), ("Service des relations internationales", None, "2026"), (), *TITLED),
        workbook(("Jumelages",), *TITLED[:2]),
        "Jumelages de la ville, état 2026\n\nVille;Pays;Depuis;Note\nCork;Irlande;1984;\nSalé;Maroc;2001;revue\n".encode(),
    ],
)
def test_titles_above_the_heads_are_no_heads(tmp_path: Path, content: bytes) -> None:
    found = table(tmp_path, content)

    assert found.columns == ("Ville", "Pays", "Depuis", "Note")
    assert found.first(1)[0][1] == ["Cork", "Irlande", "1984", ""]


def test_one_wide_row_makes_no_title_of_the_heads(tmp_path: Path) -> None:
    assert table(tmp_path, b"Ville;Pays\nCork;Irlande\nFes;Maroc;a;b;c\nBari;Italie\n").columns == ("Ville", "Pays")


def test_a_day_of_a_workbook_has_no_time(tmp_path: Path) -> None:
    found = table(tmp_path, workbook(("day", "moment"), tuple(datetime.combine(date(2016, 5, 13), at) for at in (time.min, time(9, 30)))))

    assert list(found.rows()) == [(2, ["2016-05-13", "2016-05-13 09:30:00"])]


def bomb() -> bytes:
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 20_000_000)
    return held.getvalue()


def entities() -> bytes:
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE w [<!ENTITY a "aaaa">]><workbook>&a;</workbook>')
    return held.getvalue()


def no_workbook() -> bytes:
    held = io.BytesIO()
    with ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return held.getvalue()


EMPTY = "The file is empty: choose a table with a header and at least one row."
NO_TABLE = "The file is no table: choose a CSV file or an Excel workbook (XLSX)."
DAMAGED = "The workbook is damaged: open it and save it again as XLSX, or as CSV."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", EMPTY),
        (b" \n\n", EMPTY),
        (b"\xef\xbb\xbf", EMPTY),
        (workbook(), EMPTY),
        (b"title\n", "The table has a header and nothing below it: choose one with at least one row."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", NO_TABLE),
        (no_workbook(), NO_TABLE),
        (
            b'title\na\n"never closed\nb\n',
            "From row 3 on the file is no table (a quotation mark is not closed, or a cell too long): save it again as CSV.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "The workbook has a password or is of the old kind (XLS): save it again as XLSX without a password.",
        ),
        (bomb(), "The workbook unpacks to far too much: save it again with the table alone, or as CSV."),
        (entities(), DAMAGED),
        (workbook(("title",), ("one",))[:-40], DAMAGED),
        (b"a," * 300 + b"a\n1\n", "The table has more than 200 columns: delete those that are not needed."),
    ],
)
def test_what_is_no_table_is_told_in_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    with pytest.raises(reading.Unreadable) as told:
        list(table(tmp_path, content).rows())

    assert str(told.value) == sentence


def test_more_rows_than_a_portfolio_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 2)

    with pytest.raises(reading.Unreadable, match="The table has more than 2 rows: divide it"):
        list(table(tmp_path, b"t\n1\n2\n3\n").rows())


def taken(found: reading.Table) -> int:
    """How many rows are items, or have faults that can be told."""
    reader = items.Reader(mapping.guess(found.columns, [cells for _number, cells in found.first(9)]) or {"title": 0}, {})
    read = [reader.read(number, cells) for number, cells in found.rows()]
    assert all(bool(item) != bool(faults) for item, faults in read)
    return sum(len(str(items.WRONG[fault.wrong]) % fault.more) > 0 for _item, faults in read for fault in faults) + sum(
        item is not None for item, _faults in read
    )


def told(folder: Path, content: bytes) -> str:
    """The sentence about a file that is no table; empty where its rows could be read."""
    try:
        assert taken(table(folder, content)) >= 1
    except reading.Unreadable as error:
        return str(error)
    return ""


def is_one_sentence(text: str) -> bool:
    return not text or (text.endswith(".") and text.count(". ") == 0 and "\n" not in text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=5), max_size=6), st.sampled_from([";", ",", "\t"]))
def test_any_table_gives_rows_or_one_sentence(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], sign: str) -> None:
    content = "\n".join(sign.join(cells) for cells in [["ref", "title", "nace", "hs"], *rows]).encode("utf-8", "surrogatepass")

    assert is_one_sentence(told(tmp_path_factory.mktemp("any"), content))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_one_sentence(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    assert is_one_sentence(told(tmp_path_factory.mktemp("any"), content))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 4000), st.binary(min_size=1, max_size=4))
def test_a_damaged_workbook_gives_rows_or_one_sentence(tmp_path_factory: pytest.TempPathFactory, place: int, other: bytes) -> None:
    good = workbook(("title", "nace"), ("One", "26.60"), ("Two", "01.49"))
    at = place % len(good)

    assert is_one_sentence(told(tmp_path_factory.mktemp("any"), good[:at] + other + good[at + len(other) :]))


def test_binary_has_no_encoding() -> None:
    assert encoding_of(b"a\0b") == ""


def test_a_sign_in_the_text_of_one_column_does_not_separate(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Title\nПасека Лесная, мёд и ульи\n", "utf-8")
    table = reading.read(path)
    assert (table.columns, [cells for _number, cells in table.first(5)]) == (("Title",), [["Пасека Лесная, мёд и ульи"]])


def test_a_table_without_heads_gives_all_its_rows_and_numbers_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "table"
    path.write_bytes(b"Towns\n\nCork;1984\nBari;2019\n")

    found = reading.read(path, headless=True)

    assert found.columns == ("column 1", "column 2")
    assert found.first(9) == [(3, ["Cork", "1984"]), (4, ["Bari", "2019"])]
