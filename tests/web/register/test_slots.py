"""A meeting of a case is free of others, whoever moves it, and on whatever way."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from jumelles.web.people.models import User
from jumelles.web.recording import bring_back, keep, remove, revert
from jumelles.web.register import slots
from jumelles.web.register.models import Ambassador, Introduction, Person, ProgrammeItem
from tests.web.openings.conftest import Room, room

__all__ = ["room"]
pytestmark = pytest.mark.django_db


def meet(room: Room, hour: int, *, table: str = "", interpreter: Any = None, **told: Any) -> Introduction:
    """A new case with its meeting of one hour; as each has its own companies and ambassador, nothing but what is told can clash."""
    number = Introduction.history.filter(history_type="+").count()  # type: ignore[attr-defined]
    by = room.people["officer"]
    for kind in ("need", "offer"):
        firm = room.companies[kind]
        twin = type(firm)(office=room.office, name=f"{kind} {number}", kind="company", email=f"{kind}{number}@firm.example")
        room.companies[kind] = told.get(kind) or keep(twin, by=by)
    person = keep(Person(office=room.office, family_name=f"Ambassador {number}"), by=by)
    known = {"person": person, "authority": room.ambassador.authority, "since": room.ambassador.since, "consent_on": room.ambassador.since}
    room.ambassador = told.get("ambassador") or keep(Ambassador(office=room.office, max_open=9, **known), by=by)
    case = room.introduced(room.case())
    slot = (room.visit.starts_from, time(hour), time(hour + 1))
    return slots.arrange(case, room.visit, slot, table=table, interpreter=interpreter, by=by, seen=case.version)


def move(room: Room, item: Any, hour: int, **told: Any) -> ProgrammeItem:
    for name, value in {"starts": time(hour), "ends": time(hour + 1), **told}.items():
        setattr(item, name, value)
    return keep(item, by=room.people["officer"], seen=item.version)


def interpreter(room: Room) -> Person:
    return keep(Person(office=room.office, family_name="Interpreter"), by=room.people["officer"])


def test_a_line_of_the_programme_is_moved_to_where_all_are_free(room: Room) -> None:
    meet(room, 9, table="Table 1")
    second = meet(room, 10, table="Table 1")

    move(room, second.meeting, 11)

    assert ProgrammeItem.objects.get(pk=second.meeting_id).starts == time(11)  # type: ignore[attr-defined]


def test_a_table_is_not_taken_twice_by_moving_a_line(room: Room) -> None:
    meet(room, 9, table="Table 1")
    second = meet(room, 9, table="Table 2")

    with pytest.raises(ValidationError, match="table 1 is taken at this time"):
        move(room, second.meeting, 9, where="table 1")


def test_an_interpreter_is_not_booked_twice_by_moving_a_line(room: Room) -> None:
    speaks = interpreter(room)
    meet(room, 9, interpreter=speaks)
    second = meet(room, 10, interpreter=speaks)

    with pytest.raises(ValidationError, match="Interpreter has another meeting at this time"):
        move(room, second.meeting, 9)


def test_a_company_is_not_booked_twice_by_moving_a_line(room: Room) -> None:
    first = meet(room, 9)
    second = meet(room, 10, need=first.need.organisation)

    with pytest.raises(ValidationError, match="need 0 has another meeting at this time"):
        move(room, second.meeting, 9)


def test_an_ambassador_does_not_interpret_elsewhere_at_this_time(room: Room) -> None:
    first = meet(room, 9)
    assert first.ambassador

    with pytest.raises(ValidationError, match="Ambassador 0 has another meeting at this time"):
        meet(room, 9, interpreter=first.ambassador.person)


def test_a_meeting_keeps_its_hours_and_its_visit(room: Room) -> None:
    case = meet(room, 9)

    with pytest.raises(ValidationError, match="the beginning and the end of the meeting"):
        move(room, case.meeting, 9, starts=None, ends=None)
    assert case.meeting
    case.meeting.refresh_from_db()
    with pytest.raises(ValidationError, match="outside the visit"):
        move(room, case.meeting, 9, day=room.visit.ends_until + timedelta(days=1))


def test_other_words_of_a_line_are_changed_freely(room: Room) -> None:
    case = meet(room, 9)

    assert move(room, case.meeting, 9, title="Meeting of two", press=True).version == 2


def test_the_form_of_the_register_says_what_stands_in_the_way(room: Room, browser: Callable[[User | None], Client]) -> None:
    meet(room, 9, table="Table 1")
    item: Any = meet(room, 10, table="Table 1").meeting
    sent = {"day": f"{item.day}", "starts": "09:30", "ends": "10:30", "title": item.title, "where": item.where, "seen": "1"}

    answer = browser(room.people["officer"]).post(f"/valmore/programme/{item.pk}/edit/", sent)

    item.refresh_from_db()
    assert (answer.status_code, item.starts) == (422, time(10))
    assert "Table 1 is taken at this time." in answer.content.decode()


def test_the_history_gives_no_slot_back_that_is_taken(room: Room) -> None:
    first, by = meet(room, 9, table="Table 1"), room.people["officer"]
    item: Any = first.meeting
    move(room, item, 10)
    meet(room, 9, table="Table 1")

    with pytest.raises(ValidationError, match="Table 1 is taken"):
        revert(item, item.history.get(version=1), by=by, seen=2)


def test_a_case_comes_back_to_no_slot_that_is_taken(room: Room) -> None:
    speaks, by = interpreter(room), room.people["officer"]
    first = meet(room, 9, interpreter=speaks)
    remove(first, by=by, seen=first.version)
    gone = Introduction.history.filter(history_type="-").latest()  # type: ignore[attr-defined]
    meet(room, 9, interpreter=speaks)

    with pytest.raises(ValidationError, match="Interpreter has another meeting at this time"):
        bring_back(gone, by=by)
