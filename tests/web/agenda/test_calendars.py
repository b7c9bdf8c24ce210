"""Calendar files, as two parsers that are not ours read them."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from jumelles.languages import speaking
from jumelles.web.agenda.calendars import calendar
from jumelles.web.agenda.models import Feed
from jumelles.web.recording import keep
from jumelles.web.register import ahead, models
from tests.web.agenda.conftest import House

pytestmark = pytest.mark.django_db


def written(house: House, happenings: list[ahead.Happening], *, language: str = "en") -> bytes:
    with speaking(language):
        return calendar("Ours", happenings, house.office, by=house.accounts["reader"], absolute=lambda path: f"https://ours.example{path}")


def of_visit(house: House, visit: Any) -> bytes:
    return written(house, ahead.of_visits(house.accounts["reader"], house.office, [visit.pk]))


def events(body: bytes) -> dict[str, Any]:
    return {str(event["summary"]): event for event in Calendar.from_ical(body).walk("VEVENT")}


def test_a_visit_is_whole_days_and_ends_before_the_day_after(house: House, visit: Any) -> None:
    event = events(of_visit(house, visit))["Visit; with, signs \\ of “grammar”"]

    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 10, 24), date(2026, 10, 27))
    assert str(event["uid"]) == f"visit-{visit.pk}@jumelles"
    assert str(event["url"]) == f"https://ours.example/ours/visit/{visit.pk}/"
    assert (int(event["sequence"]), str(event["transp"]), str(event["status"])) == (0, "TRANSPARENT", "CONFIRMED")


def test_the_programme_has_its_hours_place_and_company(house: House, visit: Any) -> None:
    found = events(of_visit(house, visit))

    # Paris keeps summer time (UTC+2) until three o’clock on 25 October 2026, then UTC+1.
    dinner, farewell, excursion = found["Dinner"], found["Farewell"], found["Excursion"]
    assert (dinner["dtstart"].dt, dinner["dtend"].dt) == (
        datetime(2026, 10, 24, 17, 30, tzinfo=UTC),
        datetime(2026, 10, 24, 20, 0, tzinfo=UTC),
    )
    assert str(dinner["location"]) == "Town hall, great hall"
    assert str(dinner["description"]).splitlines() == ["Visit; with, signs \\ of “grammar”", "Kumamoto", "With: the mayor"]
    assert (farewell["dtstart"].dt, "dtend" in farewell) == (datetime(2026, 10, 26, 8, 0, tzinfo=UTC), False)
    assert (excursion["dtstart"].dt, excursion["dtend"].dt) == (date(2026, 10, 25), date(2026, 10, 26))


def test_who_travels_lives_by_the_partners_clock(house: House, kumamoto: Any) -> None:
    visit = house.new(models.Visit, partnership=kumamoto, direction="outbound", title="V", starts="2026-07-01")
    house.new(models.ProgrammeItem, visit=visit, day=date(2026, 7, 1), starts=time(9), title="Reception")

    assert events(of_visit(house, visit))["Reception"]["dtstart"].dt == datetime(2026, 7, 1, 0, 0, tzinfo=UTC)  # UTC+9


def test_another_parser_reads_the_same(house: House, visit: Any) -> None:
    read = vobject.readOne(of_visit(house, visit).decode())

    told = {event.summary.value: event.dtstart.value for event in read.vevent_list}
    assert told == {
        "Visit; with, signs \\ of “grammar”": date(2026, 10, 24),
        "Dinner": datetime(2026, 10, 24, 17, 30, tzinfo=UTC),
        "Excursion": date(2026, 10, 25),
        "Farewell": datetime(2026, 10, 26, 8, 0, tzinfo=UTC),
    }


def test_lines_are_short_and_the_same_records_give_the_same_bytes(house: House, visit: Any) -> None:
    body = of_visit(house, visit)

    assert max(len(line) for line in body.split(b"\r\n")) <= 75
    assert of_visit(house, visit) == body


def test_a_change_counts_up_and_is_dated(house: House, visit: Any) -> None:
    visit.title = "Changed"
    keep(visit, by=house.accounts["officer"], seen=1)
    event = events(of_visit(house, visit))["Changed"]
    changed = visit.history.latest().history_date.replace(microsecond=0)

    assert (int(event["sequence"]), event["last-modified"].dt, event["dtstamp"].dt) == (1, changed, changed)


def test_agreements_and_anniversaries_in_the_owners_language(house: House, kumamoto: Any) -> None:
    house.new(models.Agreement, partnership=kumamoto, kind="charter", title="Charter", expires="2026-05-19", renewal="tacit")
    house.new(models.StatusStep, partnership=kumamoto, status="signed", on="1992")
    happenings = ahead.between(house.accounts["reader"], house.office, date(2022, 1, 1), date(2026, 12, 31))

    found = events(written(house, happenings))

    vague = found["30 years: Kumamoto (day not known: 2022)"]
    assert (vague["dtstart"].dt, str(vague["status"])) == (date(2022, 1, 1), "TENTATIVE")
    assert str(vague["uid"]) == f"anniversary-{kumamoto.pk}-30@jumelles"
    assert found["Renews itself: Charter"]["dtstart"].dt == date(2026, 5, 19)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.dates(date(1900, 1, 1), date(2200, 12, 31)), length=st.integers(0, 366))
def test_all_days_of_anything_come_back(house: House, kumamoto: Any, first: date, length: int) -> None:
    last = date.fromordinal(first.toordinal() + length)
    visit = models.Visit(office=house.office, partnership=kumamoto, title="V", direction="inbound")
    kumamoto.office = house.office

    event = events(written(house, [ahead.Happening("visit", first, last, visit, kumamoto)]))["V"]

    assert (event["dtend"].dt - event["dtstart"].dt).days == length + 1
    assert event["dtstart"].dt == first


def test_a_feed_is_no_record_of_the_register() -> None:
    from jumelles.web.exchange.shape import SECTIONS

    assert Feed not in SECTIONS.values()
