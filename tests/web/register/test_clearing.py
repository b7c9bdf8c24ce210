"""The gate: nothing passes where a mark is met and no head has decided, and a decision ends with its time or with its list."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from jumelles.web.recording import keep
from jumelles.web.register import cases, clearing
from jumelles.web.register.models import GateMark
from tests.web.openings.conftest import Room, room

__all__ = ["room"]
pytestmark = pytest.mark.django_db


def marked(room: Room, **told: Any) -> GateMark:
    listed = {"reason": "our list", "list_name": "List", "list_version": "1", "list_date": date(2026, 1, 1)}
    return keep(GateMark(office=room.office, **listed | told), by=room.people["head"])  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("mark", "is_open"),
    [
        ({"scope": "country", "code": "RU"}, False),
        ({"scope": "country", "code": "FR"}, False),
        ({"scope": "country", "code": "DE"}, True),
        ({"scope": "sector", "code": "26"}, False),
        ({"scope": "sector", "code": "26.60"}, False),
        ({"scope": "sector", "code": "27"}, True),
        ({"scope": "goods", "code": "9021"}, False),
        ({"scope": "goods", "code": "8501"}, True),
    ],
)
def test_a_case_that_meets_a_mark_waits(room: Room, mark: dict[str, str], is_open: bool) -> None:  # noqa: FBT001
    marked(room, **mark)
    case = room.agreed(room.case())

    found = clearing.standing(case, "introduction")

    assert (found.open, bool(found.marks)) == (is_open, not is_open)
    if not is_open:
        with pytest.raises(ValidationError, match="a head of the office decides first"):
            cases.introduce(case, room.ambassador, by=room.people["officer"], seen=case.version)
        case.refresh_from_db()
        assert (case.stage, case.introduced_on, case.disclosure) == ("accepted", None, 0)


def test_a_head_decides_and_the_case_goes_on(room: Room) -> None:
    marked(room, scope="organisation", organisation=room.companies["offer"])
    case = room.agreed(room.case())

    with pytest.raises(PermissionDenied):
        clearing.decide(case, "introduction", "clear", "no reason", by=room.people["officer"])
    made = clearing.decide(case, "introduction", "clear", "Article 1", by=room.people["head"])
    cases.introduce(case, room.ambassador, by=room.people["officer"], seen=case.version)

    assert (made.decided_by, made.basis, case.stage) == (room.people["head"], "Article 1", "introduced")
    assert "List, 1, 2026-01-01" in made.hit
    assert [clearing.standing(case, act).open for act in ("introduction", "meeting", "disclosure")] == [True, False, False]


def test_a_stop_stops_until_a_head_decides_otherwise(room: Room) -> None:
    marked(room, scope="country", code="RU")
    case = room.agreed(room.case())

    clearing.decide(case, "introduction", "stop", "no", by=room.people["head"])
    assert not clearing.standing(case, "introduction").open
    clearing.decide(case, "introduction", "clear", "yes", by=room.people["head"])
    assert clearing.standing(case, "introduction").open


def test_a_decision_ends_after_ninety_days_or_with_its_list(room: Room) -> None:
    mark = marked(room, scope="country", code="RU")
    case, today = room.agreed(room.case()), timezone.localdate()
    clearing.decide(case, "meeting", "clear", "yes", by=room.people["head"])

    days = [clearing.standing(case, "meeting", today + timedelta(days=n)).open for n in (0, 90, 91)]
    mark.list_version = "2"
    keep(mark, by=room.people["head"], seen=1)

    assert days == [True, True, False]
    assert not clearing.standing(case, "meeting").open


def test_what_has_no_place_is_taken_for_where_the_partners_are(room: Room) -> None:
    marked(room, scope="country", code="RU")
    company = room.companies["offer"]
    company.town = None
    keep(company, by=room.people["officer"], seen=1)

    assert not clearing.standing(room.case(), "introduction").open
