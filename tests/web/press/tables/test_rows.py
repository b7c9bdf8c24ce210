"""Lists become records: what each row says, what the register holds already, and what is taken back."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jumelles.web.exchange.give import contents
from jumelles.web.press.accepting import accept, undo
from jumelles.web.press.models import Decision
from jumelles.web.press.planning import plan
from jumelles.web.press.tables import deciding
from jumelles.web.press.tables.rows import state
from jumelles.web.recording import keep
from jumelles.web.register.models import Agreement, Evidence, Partnership, Party, StatusStep, Town, Visit
from tests.web.press.desk import Desk
from tests.web.press.tables import lists


def test_a_russian_list_of_twin_towns_becomes_partnerships_with_their_parties(desk: Desk) -> None:
    came = lists.given(desk, lists.TWINS.encode("cp1251"), "побратимы.csv", language="ru")
    assert (came.noun, came.encoding) == ("partnership", "cp1251")
    assert came.mapping == {"partner": 0, "country": 1, "since": 2, "note": 3, "kind": "=twinning"}

    read = lists.read(came)
    assert lists.accept(desk, read) == "2 rows were accepted. 1 row was left: correct it."

    made = Partnership.objects.exclude(pk=desk.partnership.pk).order_by("name")
    assert [(one.name, one.kind, one.note) for one in made] == [
        ("Colmar – Нант", "twinning", ""),
        ("Colmar – Страсбург", "twinning", "Открытие сквера"),
    ]
    parties = Party.objects.filter(partnership=made[1]).order_by("side")
    assert [(one.side, one.authority.name, one.authority.town.name) for one in parties] == [
        ("home", "City of Colmar", "Colmar"),
        ("partner", "Страсбург", "Strasbourg"),
    ]
    assert [(one.status, one.on) for one in StatusStep.objects.order_by("on")] == [("in_force", "1998"), ("in_force", "2003-05-15")]
    left = plan(read.proposals.get(number=3), by=desk.by)
    assert [slot.name for slot in left.slots if slot.problem] == ["partner", "since"]


def test_french_conventions_of_a_workbook_are_read_with_their_dates_and_amounts(desk: Desk) -> None:
    read = lists.read(lists.given(desk, lists.workbook(lists.CONVENTIONS), "conventions.xlsx"))
    assert lists.accept(desk, read) == "2 rows were accepted."

    made = Agreement.objects.order_by("signed")
    assert [(one.title, one.kind, one.signed, one.amount, one.currency) for one in made] == [
        ("Convention culturelle", "convention", "2017-03-31", pytest.approx(12500.5), "EUR"),
        ("Avenant n° 1", "amendment", "2019-03", None, ""),
    ]
    first = Evidence.objects.get(agreement=made[0])
    assert (first.cell, first.exact) == ("Feuil1!A2:F2", "Tver · Convention culturelle · convention · 42825 · 12 500,50 · €")
    assert first.sha256 == read.sha256


def test_a_bad_cell_is_told_and_its_row_is_kept_to_be_corrected(desk: Desk) -> None:
    read = lists.read(lists.given(desk, lists.VISITS.encode(), "visits.csv"))
    good, bad = read.proposals.all()
    assert (good.confidence, bad.confidence) == (1, 0)
    made = plan(bad, by=desk.by)
    assert [(slot.name, slot.value, slot.problem) for slot in made.slots if slot.problem] == [
        ("headcount", "forty", "is no whole number: write it as 25")
    ]
    assert {one["field"]: one["cell"] for one in bad.evidence}["headcount"] == "F3"

    with pytest.raises(ValidationError, match="forty"):
        accept(bad, by=desk.by, values={slot.name: slot.value for slot in made.slots})
    assert Visit.objects.count() == 0

    accept(bad, by=desk.by, values={slot.name: slot.value for slot in made.slots} | {"headcount": "40"})
    visit = Visit.objects.get()
    assert (visit.title, visit.starts, visit.direction, visit.headcount) == ("Choir in Tver", "2018-05", "outbound", 40)


def test_what_differs_from_the_register_is_shown_and_left_alone(desk: Desk) -> None:
    held = Visit(office=desk.office, partnership=desk.partnership, title="Spring delegation", starts="2017-03-31", direction="inbound")
    held.headcount = 11
    keep(held, by=desk.by)
    read = lists.read(lists.given(desk, lists.VISITS.encode(), "visits.csv"))
    row = read.proposals.get(number=1)
    made = plan(row, by=desk.by)
    assert (made.confirms, state(made)) == (held, "differs")
    assert [(slot.name, slot.held, slot.ticked) for slot in made.slots if slot.held] == [("headcount", "11", False)]

    accept(row, by=desk.by)
    held.refresh_from_db()
    row.refresh_from_db()
    assert (held.headcount, held.ends, row.decision) == (11, "2017-04-03", Decision.CONFIRMED)
    assert list(Evidence.objects.values_list("field", "exact", "cell")) == [("ends", "3 April 2017", "D2")]

    undo(row, by=desk.by)
    held.refresh_from_db()
    assert (held.ends, Evidence.objects.count()) == ("", 0)

    accept(row, by=desk.by, values={"headcount": "12"})
    held.refresh_from_db()
    assert (held.headcount, held.ends) == (12, "")


def test_a_list_that_came_before_confirms_what_it_brought(desk: Desk) -> None:
    lists.accept(desk, lists.read(lists.given(desk, lists.workbook(lists.CONVENTIONS), "conventions.xlsx")))
    again = lists.read(lists.given(desk, lists.workbook(lists.CONVENTIONS), "conventions.xlsx"))
    assert [state(plan(one, by=desk.by)) for one in again.proposals.all()] == ["confirms", "confirms"]
    lists.accept(desk, again)
    assert Agreement.objects.count() == 2
    assert Agreement.objects.filter(version=1).count() == 2


def test_what_a_list_brought_leaves_with_the_office(desk: Desk) -> None:
    lists.accept(desk, lists.read(lists.given(desk, lists.workbook(lists.CONVENTIONS, "Accords"), "conventions.xlsx")))
    told = contents(desk.office)["records"]
    assert [(row["title"], row["signed"], row.get("amount")) for row in sorted(told["agreement"], key=lambda row: row["signed"])] == [
        ("Convention culturelle", "2017-03-31", "12500.50"),
        ("Avenant n° 1", "2019-03", None),
    ]
    titles = {row["id"]: row["title"] for row in told["agreement"]}
    assert {(titles[row["agreement"]], row["cell"]) for row in told["evidence"]} == {
        ("Convention culturelle", "Accords!A2:F2"),
        ("Avenant n° 1", "Accords!A3:D3"),
    }


def test_a_batch_is_taken_back_with_all_that_it_wrote(desk: Desk) -> None:
    before = [model.objects.count() for model in (Partnership, Party, StatusStep, Town, Evidence)]
    read = lists.read(lists.given(desk, lists.TWINS.encode("cp1251"), "towns.csv"))
    lists.accept(desk, read)
    numbers = deciding.last_batch(read, desk.by)
    assert numbers == [2, 1]
    deciding.run(read.pk, "undo", numbers, desk.by.pk)
    read.refresh_from_db()
    assert read.told == "2 rows were taken back."
    assert [model.objects.count() for model in (Partnership, Party, StatusStep, Town, Evidence)] == before
    assert set(read.proposals.values_list("decision", flat=True)) == {Decision.OPEN}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(4)))
@pytest.mark.django_db(transaction=False)
def test_the_order_of_the_columns_changes_nothing(desk: Desk, order: list[int]) -> None:
    rows = (
        ("Фамилия", "Имя", "Языки", "Телефон"),
        ("Лесная", "Вера", "русский, французский", "+7 900 000-00-00"),
        ("Озёров", "Пётр", "", ""),
    )
    content = "\n".join(";".join(row[at] for at in order) for row in rows)
    read = lists.read(lists.given(desk, content.encode("koi8-r", "replace"), "люди.csv"))
    assert read.noun == "person"
    told: list[Any] = [{slot.name: slot.value for slot in plan(one, by=desk.by).slots if slot.value} for one in read.proposals.all()]
    assert told == [
        {"family_name": "Лесная", "given_name": "Вера", "languages": "русский, французский", "phone": "+7 900 000-00-00"},
        {"family_name": "Озёров", "given_name": "Пётр"},
    ]
