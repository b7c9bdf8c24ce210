"""What happens when: each kind of record that has a day, who sees it, and what is told of a day that nobody knows."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jumelles.web.people.models import Office, User
from jumelles.web.recording import keep, remove
from jumelles.web.register import ahead, models
from tests.web.offices import fill, office

pytestmark = pytest.mark.django_db
New = Callable[..., Any]
MAY = date(2026, 5, 1), date(2026, 5, 31)


@pytest.fixture
def house() -> tuple[Office, User]:
    made, accounts = office("ours")
    return made, accounts["officer"]


@pytest.fixture
def new(house: tuple[Office, User]) -> New:
    made, by = house

    def kept(model: type[Any], **fields: Any) -> Any:
        return keep(model(office=made, source="a test", **fields), by=by)

    return kept


@pytest.fixture
def partnership(new: New) -> Any:
    return new(models.Partnership, name="Ours – Theirs", kind="twinning")


def told(house: tuple[Office, User], first: date, last: date, **asked: Any) -> list[tuple[Any, ...]]:
    office, by = house
    return [(one.kind, one.first, one.last, str(one.record), one.sure) for one in ahead.between(by, office, first, last, **asked)]


def test_a_visit_is_told_wherever_its_days_are_touched(house: Any, new: New, partnership: Any) -> None:
    new(models.Visit, partnership=partnership, direction="inbound", title="April to May", starts="2026-04-28", ends="2026-05-02")
    new(models.Visit, partnership=partnership, direction="inbound", title="April", starts="2026-04-27", ends="2026-04-30")
    new(models.Visit, partnership=partnership, direction="outbound", title="June", starts="2026-06-01")

    assert told(house, *MAY) == [("visit", date(2026, 4, 28), date(2026, 5, 2), "April to May", True)]


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        ("2026-05-04", "", (date(2026, 5, 4), date(2026, 5, 4), True)),
        ("2026-05-04", "2026-05-09", (date(2026, 5, 4), date(2026, 5, 9), True)),
        ("2026-05-04/2026-05-09", "", (date(2026, 5, 4), date(2026, 5, 9), True)),
        ("2026-05-04", "2026-06", (date(2026, 5, 4), date(2026, 5, 4), True)),
        ("2026-05-04~", "2026-05-09", (date(2026, 5, 4), date(2026, 5, 4), False)),
        ("2026-05", "2026-06", (date(2026, 5, 1), date(2026, 5, 1), False)),
    ],
)
def test_what_is_not_known_to_the_day_is_not_sure(
    house: Any, new: New, partnership: Any, starts: str, ends: str, expected: tuple[Any, ...]
) -> None:
    new(models.Visit, partnership=partnership, direction="inbound", title="V", starts=starts, ends=ends)

    assert told(house, *MAY) == [("visit", *expected[:2], "V", expected[2])]


def test_a_year_is_told_on_its_first_day(house: Any, new: New, partnership: Any) -> None:
    new(models.Visit, partnership=partnership, direction="inbound", title="V", starts="2026")

    assert told(house, date(2026, 1, 1), date(2026, 1, 1)) == [("visit", date(2026, 1, 1), date(2026, 1, 1), "V", False)]
    assert told(house, *MAY) == []


def test_actions_without_those_that_were_cancelled_and_long_ones_on_their_first_day(house: Any, new: New, partnership: Any) -> None:
    action = {"partnership": partnership, "domain": "culture"}
    new(models.Action, **action, title="Festival", stage="planned", starts="2026-04-25", ends="2026-05-08")
    new(models.Action, **action, title="Project", stage="underway", starts="2026-05-10", ends="2027-05-10")
    new(models.Action, **action, title="Old project", stage="underway", starts="2026-04-20", ends="2027-05-10")
    new(models.Action, **action, title="Cancelled", stage="cancelled", starts="2026-05-10")

    assert told(house, *MAY) == [
        ("action", date(2026, 4, 25), date(2026, 5, 8), "Festival", True),
        ("action", date(2026, 5, 10), date(2026, 5, 10), "Project", True),
    ]


@pytest.mark.parametrize(("renewal", "kind"), [("tacit", "renewal"), ("express", "renewal"), ("none", "expiry"), ("", "expiry")], ids=str)
def test_agreements_end_or_are_renewed(house: Any, new: New, partnership: Any, renewal: str, kind: str) -> None:
    new(models.Agreement, partnership=partnership, kind="charter", title="Charter", signed="2021-02", expires="2026-05-19", renewal=renewal)
    new(models.Agreement, partnership=partnership, kind="amendment", title="Amendment", signed="2024-02", expires="2029-05-19")

    assert told(house, *MAY) == [(kind, date(2026, 5, 19), date(2026, 5, 19), "Charter", True)]


def test_an_agreement_ends_on_the_last_day_that_it_may(house: Any, new: New, partnership: Any) -> None:
    new(models.Agreement, partnership=partnership, kind="charter", title="Charter", expires="2026")

    assert told(house, date(2026, 1, 1), date(2026, 12, 31)) == [("expiry", date(2026, 12, 31), date(2026, 12, 31), "Charter", False)]


def begins(new: New, partnership: Any, on: str, status: str = "signed") -> Any:
    return new(models.StatusStep, partnership=partnership, status=status, on=on)


@pytest.mark.parametrize(
    ("signed", "year", "years"),
    [("2025-05-17", 2026, 1), ("2024-05-17", 2026, 0), ("2021-05-17", 2026, 5), ("2016-05-17", 2026, 10), ("1991-05-17", 2026, 35)],
)
def test_anniversaries_are_the_first_and_every_fifth(house: Any, new: New, partnership: Any, signed: str, year: int, years: int) -> None:
    begins(new, partnership, signed)
    office, by = house

    found = ahead.between(by, office, date(year, 5, 1), date(year, 5, 31))

    assert [(one.kind, one.first, one.years, one.sure) for one in found] == (
        [("anniversary", date(year, 5, 17), years, True)] if years else []
    )


def test_what_began_on_29_february_is_kept_on_the_28th(house: Any, new: New, partnership: Any) -> None:
    begins(new, partnership, "2020-02-29")

    assert [day[1] for day in told(house, date(2025, 2, 1), date(2025, 3, 31))] == [date(2025, 2, 28)]
    assert [day[1] for day in told(house, date(2040, 2, 1), date(2040, 3, 31))] == [date(2040, 2, 29)]


def test_a_year_only_has_its_anniversary_in_that_year_and_not_on_a_day(house: Any, new: New, partnership: Any) -> None:
    begins(new, partnership, "1991")

    assert [(day[1], day[4]) for day in told(house, date(2026, 1, 1), date(2026, 12, 31))] == [(date(2026, 1, 1), False)]


def test_the_first_signature_is_dated_by_what_says_it_best(house: Any, new: New, partnership: Any) -> None:
    begins(new, partnership, "1991")
    begins(new, partnership, "1992-03-01", "in_force")
    new(models.Agreement, partnership=partnership, kind="charter", title="Charter", signed="1991-05-30")

    assert told(house, date(2026, 1, 1), date(2026, 12, 31)) == [("anniversary", date(2026, 5, 30), date(2026, 5, 30), "Charter", True)]


def test_what_has_ended_has_no_anniversaries(house: Any, new: New, partnership: Any) -> None:
    begins(new, partnership, "1991-05-17")
    begins(new, partnership, "2003-01-01", "terminated")

    assert told(house, *MAY) == []


def test_kinds_and_one_partnership_narrow_it_down(house: Any, new: New, partnership: Any) -> None:
    other = new(models.Partnership, name="Ours – Others", kind="twinning")
    for one, title in ((partnership, "Theirs"), (other, "Others")):
        visit = new(models.Visit, partnership=one, direction="inbound", title=title, starts="2026-05-04")
        new(models.ProgrammeItem, visit=visit, day=date(2026, 5, 5), starts=time(9), title=f"Dinner with {title}")

    assert [row[3] for row in told(house, *MAY)] == ["Others", "Theirs", "Dinner with Others", "Dinner with Theirs"]
    assert [row[3] for row in told(house, *MAY, kinds=("programme",))] == ["Dinner with Others", "Dinner with Theirs"]
    assert [row[3] for row in told(house, *MAY, on=other)] == ["Others", "Dinner with Others"]


def test_guests_see_the_partnership_they_are_invited_to_and_strangers_nothing() -> None:
    made, accounts = office("ours")
    other = fill(made, accounts["administrator"], mark="Unshared")["invitation"]
    remove(other, by=accounts["administrator"], seen=other.version)
    shared = fill(made, accounts["administrator"], mark="Shared")
    stranger = office("others")[1]["administrator"]
    october = date(2017, 10, 1), date(2017, 10, 31)

    def seen(by: User) -> list[str]:
        return sorted(str(one.record) for one in ahead.between(by, made, *october))

    assert seen(shared["invitation"].member.user) == ["Item Shared", "Visit Shared"]
    assert seen(accounts["reader"]) == ["Item Shared", "Item Unshared", "Visit Shared", "Visit Unshared"]
    assert seen(stranger) == []


def test_the_visits_of_a_list_with_their_programmes(house: Any, new: New, partnership: Any) -> None:
    office, by = house
    visits = [new(models.Visit, partnership=partnership, direction="inbound", title=f"V{n}", starts=f"2026-0{n}-04") for n in (1, 2, 3)]
    for visit in visits:
        new(models.ProgrammeItem, visit=visit, day=date(2026, 7, 1), title=f"Item of {visit}")

    found = ahead.of_visits(by, office, [visits[0].pk, visits[2].pk])

    assert [str(one.record) for one in found] == ["V1", "V3", "Item of V1", "Item of V3"]


def test_the_number_of_queries_does_not_grow(house: Any, new: New) -> None:
    office, by = house

    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            for one in ahead.between(by, office, date(2026, 1, 1), date(2026, 12, 31)):
                str(one.record), str(one.partnership), one.record.office.slug
        return len(queries)

    def one_more(n: int) -> None:
        partnership = new(models.Partnership, name=f"P{n}", kind="twinning")
        begins(new, partnership, "1991-05-17")
        visit = new(models.Visit, partnership=partnership, direction="inbound", title="V", starts="2026-05-04")
        new(models.ProgrammeItem, visit=visit, day=date(2026, 5, 5), title="I")
        new(models.Action, partnership=partnership, title="A", domain="culture", starts="2026-05-04")
        new(models.Agreement, partnership=partnership, kind="charter", title="C", expires="2026-05-04")

    one_more(1)
    alone = counted()
    for n in range(2, 6):
        one_more(n)
    assert counted() == alone
