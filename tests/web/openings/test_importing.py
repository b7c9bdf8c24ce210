"""A table becomes a portfolio: all good rows or nothing, by their references."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from jumelles.web.openings import importing, incoming
from jumelles.web.recording import keep
from jumelles.web.register.models import Intake, Portfolio, PortfolioItem
from tests.web.openings.lists import TABLE, House


def rows(portfolio: Any) -> list[tuple[Any, ...]]:
    held = PortfolioItem.objects.filter(portfolio=portfolio).order_by("ref")
    return list(held.values_list("pk", "row", "ref", "title", "language", "codes", "kind", "gone_on"))


def test_a_table_becomes_a_portfolio(house: House) -> None:
    made = house.portfolio()

    assert [row[1:] for row in rows(made)] == [
        (2, "A1", "Acoustic search for leaks", "en", "nace2:26.51", "offer", None),
        (3, "A2", "Пасека Лесная", "ru", "nace2:01.49", "offer", None),
        (4, "A3", "Fromages de chèvre affinés", "fr", "nace2:10.51", "offer", None),
    ]
    assert (made.title, made.count, made.confidentiality, made.organisation) == ("Patents", 3, "members", house.theirs)
    assert made.history.first().history_change_reason == "list.csv: 3 items added, 0 changed, 0 no longer in the list"


def test_the_same_table_twice_changes_nothing(house: House) -> None:
    made = house.portfolio()
    before, version = rows(made), made.version

    again = house.intake(portfolio=made)
    importing.run(again.pk)

    again.refresh_from_db()
    made.refresh_from_db()
    assert (again.state, again.same, again.added, again.changed, again.gone) == ("done", 3, 0, 0, 0)
    assert (rows(made), made.version, Portfolio.objects.count()) == (before, version, 1)


def test_a_new_list_adds_changes_and_marks_what_is_gone(house: House) -> None:
    made = house.portfolio()
    keys = {row[2]: row[0] for row in rows(made)}
    second = TABLE.replace("A3;Fromages de chèvre affinés", "A4;Caves à fromage").replace("without digging", "from the street")

    again = house.intake(second, portfolio=made)
    importing.run(again.pk)

    again.refresh_from_db()
    made.refresh_from_db()
    assert (again.state, again.same, again.added, again.changed, again.gone) == ("done", 1, 1, 1, 1)
    held = {item.ref: item for item in PortfolioItem.objects.filter(portfolio=made)}
    assert {ref: item.pk for ref, item in held.items() if ref in keys} == keys
    assert (held["A1"].summary, held["A3"].gone_on is None, held["A4"].gone_on) == (
        "Finds leaks in water pipes from the street.",
        False,
        None,
    )
    assert made.count == 3

    back = house.intake(TABLE, portfolio=made)
    importing.run(back.pk)
    assert PortfolioItem.objects.get(portfolio=made, ref="A3").gone_on is None


def test_bad_rows_are_told_and_the_others_stored(house: House) -> None:
    made = house.intake(TABLE.replace("01.49", "99.99") + "A1;Another;;;\nA5;;nothing;;\n")
    importing.run(made.pk)

    made.refresh_from_db()
    assert (made.state, made.read, made.added, made.faulty) == ("done", 5, 2, 3)
    assert [(fault["row"], fault["field"], fault["wrong"], fault["more"]) for fault in made.faults] == [
        (3, "nace", "nace", {}),
        (5, "ref", "twice", {"other": "2"}),
        (6, "title", "empty", {}),
    ]
    assert not incoming.path_of(made).exists()


def test_nothing_is_stored_of_a_table_without_a_good_row(house: House) -> None:
    made = house.intake("Title;NACE\nOne;99.99\n")
    importing.run(made.pk)

    made.refresh_from_db()
    assert (made.state, made.told) == ("failed", "No row can be used: nothing was stored. What is wrong with them stands below.")
    assert (Portfolio.objects.count(), incoming.path_of(made).exists()) == (0, True)


def test_a_cancelled_import_stores_nothing(house: House) -> None:
    made = house.intake()
    Intake.objects.filter(pk=made.pk).update(stop=True)
    importing.run(made.pk)

    made.refresh_from_db()
    assert (made.state, Portfolio.objects.count(), incoming.path_of(made).exists()) == ("cancelled", 0, False)


def test_a_failure_in_the_midst_stores_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    made = house.intake()

    def refuse(*_arguments: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(importing, "_sign", refuse)
    with pytest.raises(RuntimeError):
        importing.run(made.pk)

    made.refresh_from_db()
    assert (made.state, Portfolio.objects.count(), PortfolioItem.objects.count()) == ("failed", 0, 0)
    assert made.told == "Something of ours went wrong: nothing was stored."


def test_a_reader_brings_nothing_in(house: House) -> None:
    with pytest.raises(PermissionDenied):
        incoming.begin(Intake(office=house.office, title="x"), TABLE.encode(), by=house.accounts["reader"])

    assert (Intake.objects.count(), Portfolio.objects.count()) == (0, 0)


def test_who_may_no_longer_write_is_told(house: House) -> None:
    made = house.intake()
    member = house.accounts["officer"].memberships.get()
    member.role = "reader"
    keep(member, by=house.accounts["administrator"], seen=member.version)
    importing.run(made.pk)

    made.refresh_from_db()
    assert (made.state, made.told) == ("failed", "You may not write portfolios here any more.")


@pytest.mark.parametrize(("written", "stage"), [("TRL 4", "prototype"), ("9", "market"), ("Prototype", "prototype"), ("idea", "idea")])
def test_a_stage_is_known_as_people_write_it(house: House, written: str, stage: str) -> None:
    made = house.portfolio(f"Title;Stage\nOne;{written}\n")

    assert PortfolioItem.objects.get(portfolio=made).maturity == stage
