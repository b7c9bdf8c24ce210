"""The steps of a case in their order, and what each asks for."""

import re
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from jumelles.web.recording import keep
from jumelles.web.register import cases, confiding, openings, queries, relaying, slots
from jumelles.web.register.models import Agreement, Ambassador, Introduction, Opening, ProgrammeItem
from tests.web.openings.conftest import Room, room

__all__ = ["room"]
pytestmark = pytest.mark.django_db


def test_who_wrote_it_does_not_publish_it(room: Room) -> None:
    made = Opening(office=room.office, kind="need", organisation=room.companies["need"], title="x", summary="y", language="fr")
    by = room.people["head"]
    openings.draft(made, by=by)
    openings.act(made, "submit", by=by, seen=1)

    with pytest.raises(ValidationError, match="does not review it"):
        openings.act(made, "publish", by=by, seen=2)
    openings.act(made, "publish", by=room.people["officer"], seen=2)

    assert (made.state, made.reviewer, (made.expires_on - made.published_on).days in {365, 366}) == (
        "published",
        room.people["officer"],
        True,
    )


def test_no_name_is_told_before_both_sides_agree(room: Room) -> None:
    case, by = room.case(), room.people["officer"]
    cases.express(case, "We look for a partner.", by=by, seen=1)
    cases.answer(case, accept=True, reason="", by=by, seen=2)
    cases.consent(case, "need", by=by, seen=3)

    with pytest.raises(ValidationError, match="Both sides agree first"):
        cases.introduce(case, room.ambassador, by=by, seen=4)
    cases.consent(case, "offer", by=by, seen=4)
    cases.introduce(case, room.ambassador, by=by, seen=5)

    assert (case.stage, case.disclosure, case.ambassador) == ("introduced", 1, room.ambassador)


@pytest.mark.parametrize("body", ["write to a@b.example", "call +7 495 123-45-67", "see https://x.example", "we are OUÏE CLAIRE"])
def test_a_message_tells_no_address_and_no_name_before_that(room: Room, body: str) -> None:
    case = room.case()

    with pytest.raises(ValidationError, match="until both sides have agreed"):
        cases.express(case, body, by=room.people["officer"], seen=1)
    case.refresh_from_db()
    assert (case.stage, case.messages.count()) == ("candidate", 0)


def test_a_mail_goes_to_the_other_side_and_tells_neither_address(room: Room, django_capture_on_commit_callbacks: Any) -> None:
    case = room.case()
    with django_capture_on_commit_callbacks(execute=True):
        cases.express(case, "We look for a partner.", by=room.people["officer"], seen=1)

    (sent,) = mail.outbox
    assert sent.to == ["offer@firm.example"]
    assert "firm.example" not in sent.subject + sent.body
    assert "Ouïe" not in sent.subject + sent.body
    found = re.search(r"/openings/reply/([^/]+)/", sent.body)
    assert found
    assert relaying.of_token(found[1]) == (case, "offer")


def test_an_answer_is_passed_on_and_records_consent(room: Room, django_capture_on_commit_callbacks: Any) -> None:
    case = room.case()
    cases.express(case, "We look for a partner.", by=room.people["officer"], seen=1)
    with django_capture_on_commit_callbacks(execute=True):
        relaying.answered(case, "offer", "Gladly.", agrees=True)

    case.refresh_from_db()
    assert [(one.towards, one.body) for one in case.messages.all()] == [("offer", "We look for a partner."), ("need", "Gladly.")]
    assert (case.offer_consent_on is not None, case.need_consent_on) == (True, None)
    assert [one.to for one in mail.outbox] == [["need@firm.example"]]


def test_an_ambassador_takes_no_more_than_they_said(room: Room) -> None:
    for _n in range(2):
        room.introduced(room.case())
    case = room.agreed(room.case())

    with pytest.raises(ValidationError, match="as many open cases"):
        cases.introduce(case, room.ambassador, by=room.people["officer"], seen=case.version)


def meet(room: Room, case: Introduction, hours: str = "10:00-10:30", **told: Any) -> Introduction:
    from datetime import time

    starts, ends = (time.fromisoformat(hour) for hour in hours.split("-"))
    wanted = {"table": "", "interpreter": None} | told
    return slots.arrange(case, room.visit, (room.visit.starts_from, starts, ends), by=room.people["officer"], seen=case.version, **wanted)


def test_a_meeting_stands_in_the_programme_of_the_visit(room: Room) -> None:
    case = meet(room, room.introduced(room.case()), table="Table 3")

    (item,) = ProgrammeItem.objects.all()
    assert (item.title, item.where, item.visit, case.meeting) == ("Meeting: Ouïe Claire – Slukh Plus", "Table 3", room.visit, item)


@pytest.mark.parametrize(
    ("hours", "refused"), [("10:15-10:45", True), ("10:29-11:00", True), ("10:30-11:00", False), ("09:00-10:00", False)]
)
def test_nobody_is_booked_twice_at_the_same_time(room: Room, hours: str, refused: bool) -> None:  # noqa: FBT001
    meet(room, room.introduced(room.case()))
    other = room.introduced(room.case())

    if refused:
        with pytest.raises(ValidationError, match="another meeting at this time"):
            meet(room, other, hours)
    else:
        meet(room, other, hours)
    other.refresh_from_db()
    assert (other.meeting is None) == refused


def test_a_meeting_may_be_moved_within_its_own_time(room: Room) -> None:
    case = meet(room, room.introduced(room.case()))
    meet(room, case, "10:15-10:45")

    assert [f"{item.starts:%H:%M}" for item in ProgrammeItem.objects.all()] == ["10:15"]


def test_a_meeting_lies_within_its_visit(room: Room) -> None:
    from datetime import time, timedelta

    case = room.introduced(room.case())
    with pytest.raises(ValidationError, match="outside the visit"):
        slots.arrange(
            case,
            room.visit,
            (room.visit.ends_until + timedelta(days=1), time(9), time(10)),
            table="",
            interpreter=None,
            by=room.people["officer"],
            seen=case.version,
        )


def test_a_case_ends_with_the_agreement_that_was_signed(room: Room) -> None:
    case, by = room.introduced(room.case()), room.people["officer"]
    signed = keep(Agreement(office=room.office, partnership=room.partnership, kind="company", title="Pact", signed="2026-05-01"), by=by)
    cases.sign(case, signed, by=by, seen=case.version)

    assert (case.stage, f"{case.agreed_on}", case.agreement) == ("agreed", "2026-05-01", signed)


def test_what_is_confided_is_known_to_few(room: Room) -> None:
    case = room.case(confidentiality="ambassador")
    knows = {
        role: (
            queries.visible(user, room.office, Opening).filter(pk=case.need.pk).exists(),
            queries.visible(user, room.office, Introduction).exists(),
            confiding.is_in_on_it(user, case.need),
            confiding.is_in_on_it(user, case),
        )
        for role, user in room.people.items()
    }

    nothing, all_of_it = (False,) * 4, (True,) * 4
    assert knows == {"reader": nothing, "officer": all_of_it, "head": all_of_it, "administrator": all_of_it}


def test_the_named_ambassador_knows_what_is_confided(room: Room) -> None:
    member = room.office.memberships.get(user=room.people["reader"])
    ambassador: Ambassador = room.ambassador
    ambassador.member = member
    keep(ambassador, by=room.people["officer"], seen=1)
    case = room.case(confidentiality="ambassador", ambassador=ambassador)

    assert list(queries.visible(room.people["reader"], room.office, Introduction)) == [case]
    assert confiding.is_in_on_it(room.people["reader"], case)
