"""The life of a partnership and the checklist of an agreement, as pages tell them."""

import pytest

from jumelles.web.people.models import Office, User
from jumelles.web.recording import keep
from jumelles.web.register import life, stories
from jumelles.web.register.models import Agreement, Partnership, Requirement, StatusStep
from tests.web.offices import fill, office

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> tuple[Office, User]:
    valmore, accounts = office("valmore")
    return valmore, accounts["head"]


def told(partnership: Partnership, by: User) -> list[str]:
    return [event.when if event.gap else event.what for event in life.timeline(partnership, by)]


def test_steps_of_one_day_follow_a_partnerships_life_and_quiet_years_are_gaps(made: tuple[Office, User]) -> None:
    valmore, by = made
    partnership = keep(Partnership(office=valmore, name="P", kind="twinning"), by=by)
    for status, on in (("reactivated", "2011"), ("dormant", "1991/2011"), ("in_force", "1991"), ("signed", "1991"), ("renewed", "2026")):
        keep(StatusStep(office=valmore, partnership=partnership, status=status, on=on, source="archive"), by=by)

    assert told(partnership, by) == ["signed", "in force", "dormant", "1991–2011", "reactivated", "2011–2026", "renewed"]


def test_a_strange_year_draws_no_thousand_years(made: tuple[Office, User]) -> None:
    valmore, by = made
    partnership = keep(Partnership(office=valmore, name="P", kind="twinning"), by=by)
    for on in ("0002", "9998", "2020"):
        keep(StatusStep(office=valmore, partnership=partnership, status="signed", on=on, source="archive"), by=by)

    ribbon = life.ribbon(life.timeline(partnership, by))

    assert (ribbon[0], sum(count for _year, count in ribbon)) == ((2020, 1), 1)


def test_what_was_met_stays_though_it_is_no_longer_asked(made: tuple[Office, User]) -> None:
    valmore, by = made
    rows = fill(valmore, by)
    requirement: Requirement = rows["requirement"]
    agreement: Agreement = rows["agreement"]
    new = keep(Requirement(office=valmore, country="FR", text="new", place=2), by=by)
    requirement.in_use = False
    keep(requirement, by=by, seen=requirement.version)

    assert stories.checklist(agreement) == [(new, None), (requirement, rows["check"])]


@pytest.mark.parametrize("ranking", [None, {}, {"match": {}}, {"match": {"reasons": [{}], "rank": 1}, "a": 1}, [], "x"])
def test_a_ranking_that_cannot_be_read_is_not_shown(ranking: object) -> None:
    assert stories.kept_ranking(Partnership(ranking=ranking)) is None
