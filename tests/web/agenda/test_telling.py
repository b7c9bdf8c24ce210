"""Dates and happenings in words, in three languages."""

from datetime import date
from typing import Any

import pytest

from jumelles.languages import speaking
from jumelles.web.agenda import telling
from jumelles.web.register import ahead, models
from tests.web.agenda.conftest import House

DAY = date(2017, 10, 3)


@pytest.mark.parametrize(
    ("language", "month", "day", "short"),
    [
        ("en", "October 2017", "Tuesday, 3 October 2017", "3 October"),
        ("fr", "Octobre 2017", "Mardi 3 octobre 2017", "3 octobre"),
        ("ru", "Октябрь 2017", "Вторник, 3 октября 2017 г.", "3 октября"),
    ],
)
def test_months_stand_alone_and_days_have_their_case(language: str, month: str, day: str, short: str) -> None:
    with speaking(language):
        assert (telling.month_name(DAY), telling.day_name(DAY).replace("\u202f", " "), telling.short_day(DAY)) == (month, day, short)


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("en", ("Mon", "Monday"), ("Sun", "Sunday")),
        ("fr", ("lun.", "lundi"), ("dim.", "dimanche")),
        ("ru", ("пн", "понедельник"), ("вс", "воскресенье")),
    ],
)
def test_weeks_begin_on_monday(language: str, first: tuple[str, str], last: tuple[str, str]) -> None:
    with speaking(language):
        assert (telling.weekdays()[0], telling.weekdays()[6], len(telling.weekdays())) == (first, last, 7)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "fields", "year", "when"),
    [
        (models.StatusStep, {"status": "signed", "on": "1991"}, 2026, "2026"),
        (models.StatusStep, {"status": "signed", "on": "1991-05~"}, 2026, "May 2026"),
        (models.StatusStep, {"status": "signed", "on": "1991-05-30"}, 2026, "30 May 2026"),
        (models.Agreement, {"title": "A", "kind": "charter", "expires": "2026-05"}, 2026, "May 2026"),
        (models.Visit, {"title": "V", "direction": "inbound", "starts": "2026-05", "ends": "2026-06"}, 2026, "May 2026 – June 2026"),
        (
            models.Visit,
            {"title": "V", "direction": "inbound", "starts": "2026-05-30", "ends": "2026-06-02"},
            2026,
            "30 May 2026 – 2 June 2026",
        ),
    ],
)
def test_a_date_is_said_as_well_as_it_is_known(
    house: House, kumamoto: Any, model: Any, fields: dict[str, str], year: int, when: str
) -> None:
    house.new(model, partnership=kumamoto, **fields)
    reader = house.accounts["reader"]

    found = ahead.between(reader, house.office, date(year, 1, 1), date(year, 12, 31))

    assert [telling.line(one, reader).when for one in found] == [when]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("direction", "ours", "theirs", "side"), [("inbound", "we receive", "we travel", "b"), ("outbound", "we travel", "we receive", "a")]
)
def test_who_travels_is_said_from_the_readers_side_and_drawn_in_the_citys_colour(
    house: House, kumamoto: Any, direction: str, ours: str, theirs: str, side: str
) -> None:
    visit = house.new(models.Visit, partnership=kumamoto, direction=direction, title="V", starts="2026-05-30")

    told = [telling.line(ahead.of_visits(by, house.office, [visit.pk])[0], by) for by in (house.accounts["reader"], house.guest(kumamoto))]

    assert [(line.sort, line.side) for line in told] == [(ours, side), (theirs, side)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("renewal", "text"), [("tacit", "Renews itself: A"), ("express", "To be renewed: A"), ("none", "Expires: A"), ("", "Expires: A")]
)
def test_what_happens_at_the_end_of_an_agreement(house: House, kumamoto: Any, renewal: str, text: str) -> None:
    house.new(models.Agreement, partnership=kumamoto, title="A", kind="charter", expires="2026-05-30", renewal=renewal)
    reader = house.accounts["reader"]

    assert [telling.line(one, reader).text for one in ahead.between(reader, house.office, date(2026, 5, 1), date(2026, 5, 31))] == [text]
