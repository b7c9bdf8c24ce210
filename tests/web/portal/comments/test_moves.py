"""Moves: what may be done by whom to one comment or ten thousand, what it leaves, and that it never shows what nobody approved."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jumelles.web.people.models import Membership, User
from jumelles.web.portal.comments import moves
from jumelles.web.portal.comments.shown import thread
from jumelles.web.portal.comments.states import BY_OFFICE, DECISIONS, VISIBLE, State, after
from jumelles.web.portal.models import Comment, Move, Step
from jumelles.web.recording import keep
from tests.web.offices import office as made_office
from tests.web.portal.comments.conftest import House

ROLES = ("reader", "officer", "head", "administrator")
OFFICE_ACTS = sorted(BY_OFFICE)


def all_rows() -> Any:
    return Comment.objects.all()


def test_an_officer_moves_what_may_be_moved(house: House, said: Callable[..., Comment]) -> None:
    officer = house.users["officer"]
    for state, act in product(State, OFFICE_ACTS):
        comment = said(state)

        move = moves.decide(all_rows().filter(pk=comment.pk), act, by=officer, office=house.office, reason="off the subject")

        comment.refresh_from_db()
        wanted = after(state, act)
        assert comment.state == (wanted or state)
        assert (move and (move.act, move.by, move.reason, move.count)) == ((act, officer, "off the subject", 1) if wanted else None)
        assert list(comment.steps.values_list("move", "was")) == ([(move.pk, state)] if move else [])


@pytest.mark.parametrize("role", ["reader", "nobody", "stranger"])
def test_nobody_else_decides(house: House, said: Callable[..., Comment], role: str) -> None:
    comment = said()
    strangers = made_office("brisac")[1]
    by: Any = {"reader": house.users["reader"], "nobody": AnonymousUser(), "stranger": strangers["administrator"]}[role]

    for act in OFFICE_ACTS:
        with pytest.raises(PermissionDenied):
            moves.decide(all_rows(), act, by=by, office=house.office)
    with pytest.raises(PermissionDenied):
        moves.answer(comment, "Thank you", by=by)

    comment.refresh_from_db()
    assert (comment.state, comment.reply, Move.objects.count()) == ("held", "", 0)


def test_a_decision_stays_in_its_office(said: Callable[..., Comment]) -> None:
    comment = said()
    other, strangers = made_office("brisac")

    assert moves.decide(all_rows(), "approve", by=strangers["head"], office=other) is None
    comment.refresh_from_db()
    assert comment.state == "held"


def test_ten_thousand_are_decided_by_one_statement_and_undone_by_one(house: House) -> None:
    Comment.objects.bulk_create(Comment(office=house.office, about=house.article.key, name="x", text=f"buy {n}") for n in range(10_000))

    with CaptureQueriesContext(connection) as asked:
        move = moves.decide(all_rows(), "spam", by=house.users["officer"], office=house.office)
    updates = [each["sql"] for each in asked if each["sql"].startswith('UPDATE "portal_comment"')]
    assert len(updates) == 1
    assert move is not None
    assert (move.count, Comment.objects.filter(state="spam").count(), Step.objects.count()) == (10_000, 10_000, 10_000)

    moved = Comment.objects.first()
    assert moved
    moves.decide(all_rows().filter(pk=moved.pk), "approve", by=house.users["head"], office=house.office)
    undone = moves.undo(move, by=house.users["officer"])
    assert undone is not None
    assert undone.count == 9_999
    assert dict.fromkeys(("held", "approved")) == dict.fromkeys(
        sorted(Comment.objects.values_list("state", flat=True).distinct().order_by(), reverse=True)
    )
    assert moves.undo(move, by=house.users["officer"]) is None


def test_undo_gives_back_the_state_and_when_it_was_decided(house: House, said: Callable[..., Comment]) -> None:
    comment, by = said(), house.users["officer"]
    moves.decide(all_rows(), "approve", by=by, office=house.office)
    second = moves.decide(all_rows(), "refuse", by=by, office=house.office)
    assert second
    moves.undo(second, by=by)
    comment.refresh_from_db()
    assert (comment.state, comment.decided is None) == ("approved", False)
    moves.undo(Move.objects.get(act="approve"), by=by)
    comment.refresh_from_db()
    assert comment.state == "approved"  # it was moved since


def test_an_erasure_cannot_be_undone(house: House, said: Callable[..., Comment]) -> None:
    said()
    move = moves.decide(all_rows(), "erase", by=house.users["officer"], office=house.office)
    assert move

    assert moves.undo(move, by=house.users["officer"]) is None


@pytest.mark.parametrize(
    ("state", "reply", "kept"), [("approved", "Thank you", "Thank you"), ("held", "Thank you", ""), ("approved", "", "")]
)
def test_what_is_erased_is_gone(house: House, said: Callable[..., Comment], state: str, reply: str, kept: str) -> None:
    comment = said("refused", sender="a", likeness="b")
    moves.appeal(comment, "But I, Odile, was there")
    Comment.objects.update(state=state, reply=reply)

    moves.erase(all_rows(), house.office)

    comment.refresh_from_db()
    assert [getattr(comment, name) for name in ("state", "name", "email", "text", "sender", "likeness", "reply")] == [
        "erased",
        *[""] * 5,
        kept,
    ]
    assert list(Move.objects.order_by("at").values_list("act", "reason")) == [("appeal", ""), ("erase", "")]
    found = thread(house.article.key)
    assert found
    assert [(one.removed, one.name, one.paragraphs, one.answer) for one in found.said] == ([(True, "", [], [kept])] if kept else [])


def test_a_report_hides_nothing_and_an_appeal_comes_once(house: House, said: Callable[..., Comment]) -> None:
    comment = said("approved")
    moves.report(comment, "He was not there")
    moves.report(comment, "No, he was not")
    comment.refresh_from_db()
    assert comment.state == "reported"
    assert [one.key for one in thread(house.article.key).said] == [comment.pk]

    moves.decide(all_rows(), "refuse", by=house.users["officer"], office=house.office)
    moves.appeal(comment, "I was")
    moves.decide(all_rows(), "refuse", by=house.users["officer"], office=house.office)
    with pytest.raises(moves.NotNow):
        moves.appeal(comment, "I was!")
    with pytest.raises(moves.NotNow):
        moves.report(comment, "He was not")


def test_an_answer_is_kept_and_taken_back(house: House, said: Callable[..., Comment]) -> None:
    comment = said("approved")
    moves.answer(comment, "Thank you", by=house.users["officer"])
    comment.refresh_from_db()
    assert (comment.reply, comment.replied_by) == ("Thank you", house.users["officer"])
    moves.answer(comment, "", by=house.users["officer"])
    comment.refresh_from_db()
    assert (comment.reply, comment.replied, comment.replied_by) == ("", None, None)
    moves.erase(all_rows(), house.office)
    with pytest.raises(moves.NotNow):
        moves.answer(comment, "Thank you", by=house.users["officer"])


WHO = ("anonymous", "guest", *ROLES, "stranger")
WHAT = ("confirm", "report", "appeal", "own erase", "undo", "answer", *OFFICE_ACTS)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(WHO), st.sampled_from(WHAT)), max_size=12), st.sampled_from(["held", "unverified"]))
def test_nothing_unapproved_is_ever_visible(house: House, done: list[tuple[str, str]], begins: str) -> None:
    """Whoever does whatever in whatever order: what is shown was approved by the office after it was last withdrawn."""
    Step.objects.all().delete()
    Comment.objects.all().delete()
    Move.objects.all().delete()
    people = _people(house)
    comment = Comment.objects.create(office=house.office, about=house.article.key, name="Odile", text="marked", state=begins)
    approved, before = False, False  # written apart from the code: approved now, and before the last decision
    state = begins
    for who, what in done:
        try:
            did = _do(comment, who, what, people)
        except (PermissionDenied, moves.NotNow):
            did = False
        if did and what in DECISIONS:
            assert who in {"officer", "head", "administrator"}
            before, approved = approved, what == "approve"
        elif did and what == "undo":
            assert who in {"officer", "head", "administrator"}
            approved, before = before, approved
        elif did and what in {"erase", "own erase"}:
            approved = before = False
        comment.refresh_from_db()
        state = comment.state
        found = thread(house.article.key)
        assert found
        shown = [line for one in found.said for line in one.paragraphs]
        assert shown == (["marked"] if approved else [])
        assert found.count == int(approved)
    assert (state in VISIBLE) == approved


def _people(house: House) -> dict[str, Any]:
    """Accounts as a new request finds them, made once."""
    if not User.objects.filter(email="guest@valmore.example").exists():
        made_office("brisac")
        guest = User.objects.create(email="guest@valmore.example", name="guest", language="en")
        keep(Membership(office=house.office, user=guest, role="guest"), by=house.users["administrator"])
    found = {role: User.objects.get(memberships__office=house.office, memberships__role=role) for role in (*ROLES, "guest")}
    stranger = User.objects.get(memberships__office__slug="brisac", memberships__role="administrator")
    return found | {"anonymous": AnonymousUser(), "stranger": stranger}


def _do(comment: Comment, who: str, what: str, people: dict[str, Any]) -> bool:
    """One act; whether it changed something."""
    by, office = people[who], comment.office
    before = Comment.objects.get(pk=comment.pk)
    if what in {"confirm", "report", "appeal"}:
        {"confirm": moves.confirm, "report": lambda c: moves.report(c, "r"), "appeal": lambda c: moves.appeal(c, "r")}[what](comment)
        return False
    if what == "own erase":
        return moves.erase(all_rows(), office) is not None
    if what == "answer":
        moves.answer(comment, "", by=by)
        return False
    if what == "undo":
        return before.last is not None and moves.undo(before.last, by=by) is not None
    return moves.decide(all_rows(), what, by=by, office=office) is not None
