"""Who is asleep, by contacts and months counted by hand; and what is suggested, from each partnership's own records."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from jumelles.web.desk.dates import anniversaries
from jumelles.web.desk.sleeping import Life, life
from jumelles.web.desk.steps import Step, steps
from jumelles.web.people.models import Office, User
from jumelles.web.recording import keep
from jumelles.web.register.models import Action, Agreement, MediaMention, Partnership, StatusStep
from jumelles.web.register.spans import months_since
from tests.web.desk.conftest import TODAY

pytestmark = pytest.mark.django_db
House = tuple[Office, dict[str, User]]
Making = Callable[..., Any]
LETTER = "Ask how they are, and what they would like to do"


def names(found: Life) -> dict[str, list[str]]:
    sleepers = {name: [one.partnership.name for one in getattr(found, name)] for name in ("awake", "asleep", "silent")}
    return sleepers | {name: [one.name for one in getattr(found, name)] for name in ("proposed", "ended")}


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2026, 3, 16), 0),
        (date(2026, 2, 17), 0),
        (date(2026, 2, 16), 1),
        (date(2024, 3, 17), 23),
        (date(2024, 3, 16), 24),
        (date(2023, 12, 31), 26),
        (date(1991, 3, 16), 420),
    ],
)
def test_months_are_full_months(day: date, months: int) -> None:
    assert months_since(day, TODAY) == months


def test_partnerships_are_sorted_by_how_alive_they_are(house: House, partnership: Making) -> None:
    partnership("awake by a day", signed="1961", visited="2024-03-17")
    partnership("asleep since today", signed="1961", visited="2024-03-16")
    partnership("asleep for long", signed="1961", visited="1995-06")
    partnership("said to be dormant", signed="1961", visited="1970", status=("dormant", "1980"))
    partnership("ended", signed="1961", status=("terminated", "2022-03-01"))
    partnership("only proposed", status=("proposed", "2026-01-10"))
    partnership("nothing at all")
    partnership("only expired", status=("expired", "2001"))

    assert names(life(house[0], TODAY)) == {
        "awake": ["awake by a day"],
        "asleep": ["asleep for long", "asleep since today", "said to be dormant"],
        "silent": ["nothing at all", "only expired"],
        "proposed": ["only proposed"],
        "ended": ["ended"],
    }


def test_the_office_says_how_long_a_silence_may_be(house: House, partnership: Making) -> None:
    office, accounts = house
    partnership("three years", signed="1961", visited="2023-03-16")
    office.quiet_after = 37
    keep(office, by=accounts["administrator"], seen=1)

    before = names(life(office, TODAY))["awake"]
    office.quiet_after = 36

    assert (before, names(life(office, TODAY))["asleep"]) == (["three years"], ["three years"])


def test_an_article_and_a_plan_wake_nobody(house: House, partnership: Making, new: Making) -> None:
    asleep = partnership("asleep", signed="1961", visited="2020-01-01")
    new(MediaMention, partnership=asleep, title="Remember?", published="2026-01-01", outlet="a paper")
    new(Action, partnership=asleep, title="Concert", domain="culture", stage="planned", starts="2026-01-01")
    new(Action, partnership=asleep, title="March", domain="sport", stage="cancelled", starts="2026-01-01")

    assert names(life(house[0], TODAY))["asleep"] == ["asleep"]


def test_the_step_reactivated_wakes(house: House, partnership: Making, new: Making) -> None:
    asleep = partnership("asleep", signed="1961", visited="2020-01-01", status=("dormant", "2024"))
    new(StatusStep, partnership=asleep, status="reactivated", on="2026-03-16", source="a letter of the mayor")

    assert names(life(house[0], TODAY))["awake"] == ["asleep"]


def suggested(house: House, of: Partnership) -> Step:
    office, accounts = house
    found = life(office, TODAY).asleep
    return steps(office, found, anniversaries(accounts["reader"], office, TODAY), TODAY)[of.pk]


def test_without_a_partner_the_step_is_to_name_it(house: House, partnership: Making) -> None:
    asleep = partnership("A – B", signed="1962-01-01", visited="2020")

    step = suggested(house, asleep)

    assert (step.words, step.reason, step.write) == ("Say who the partner is", "No party of the other side is recorded.", None)
    assert step.act.link == f"/ours/party/add/?on={asleep.pk}"


def test_without_a_person_the_step_is_to_find_one(house: House, partnership: Making, partner: Making) -> None:
    asleep = partnership("A – B", signed="1962-01-01", visited="2020")
    partner(asleep, "Kumamoto", person="Ken Mori", email="mori@kumamoto.example", until="2023")

    step = suggested(house, asleep)

    told = "Nobody with a present post at City of Kumamoto is recorded."
    assert (step.words, step.reason, step.act.link) == ("Find a contact person", told, "/ours/person/add/")


def test_without_an_address_the_step_is_to_add_it(house: House, partnership: Making, partner: Making) -> None:
    asleep = partnership("A – B", signed="1962-01-01", visited="2020")
    partner(asleep, "Kumamoto", person="Ken Mori")

    step = suggested(house, asleep)

    told = "Ken Mori has a post there, but no e-mail address is recorded."
    assert (step.words, step.reason, step.write) == ("Add an address to write to", told, None)


def test_an_anniversary_is_an_occasion(house: House, partnership: Making, partner: Making) -> None:
    asleep = partnership("A – B", signed="1991-05-30", visited="2020")
    partner(asleep, "Kumamoto", person="Ken Mori", email="mori@kumamoto.example")

    step = suggested(house, asleep)

    assert (step.words, step.reason) == (
        "Use the anniversary for an invitation",
        "35 years since the first signature: 30 May 2026.",
    )
    assert step.write
    assert (step.write.words, step.write.link) == ("Write to Ken Mori", "mailto:mori@kumamoto.example?subject=A%20%E2%80%93%20B")


@pytest.mark.parametrize(("later", "words"), [("", "Propose to renew the agreement"), ("2030", LETTER)])
def test_a_lapsed_agreement_is_renewed_unless_another_goes_on(
    house: House, partnership: Making, partner: Making, new: Making, later: str, words: str
) -> None:
    asleep = partnership("A – B", signed="1963-02-01", visited="2020")
    partner(asleep, "Kumamoto", person="Ken Mori", email="mori@kumamoto.example")
    new(Agreement, partnership=asleep, kind="framework", title="Framework", signed="2010", expires="2015-12-31")
    if later:
        new(Agreement, partnership=asleep, kind="framework", title="Second framework", signed="2016", expires=later)

    assert suggested(house, asleep).words == words


def test_what_you_put_to_rest_is_for_you_to_decide(house: House, partnership: Making, partner: Making) -> None:
    asleep = partnership("A – B", signed="1991-05-30", visited="2008", status=("suspended", "2022-03"))
    partner(asleep, "Kumamoto", person="Ken Mori", email="mori@kumamoto.example")

    step = suggested(house, asleep)

    assert (step.words, step.reason) == ("Decide: take it up again, or end it", "You recorded it as suspended: March 2022.")


@pytest.mark.parametrize(("others", "words"), [(3, "Propose to take up again: culture"), (4, LETTER)])
def test_what_half_of_the_actions_were_about_is_taken_up(
    house: House, partnership: Making, partner: Making, new: Making, others: int, words: str
) -> None:
    asleep = partnership("A – B", signed="1963-02-01", visited="2020")
    partner(asleep, "Kumamoto", person="Ken Mori", email="mori@kumamoto.example")
    for n in range(3):
        new(Action, partnership=asleep, title=f"Concert {n}", domain="culture", stage="done", starts="2015", result="heard")
    for n in range(others):
        new(Action, partnership=asleep, title=f"Other {n}", domain=("sport", "youth")[n % 2], stage="done", starts="2016", result="done")

    assert suggested(house, asleep).words == words
