"""What is done to comments: each move is checked, done in one statement for however many, and leaves who, when and why."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, TextField, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from jumelles.errors import JumellesError
from jumelles.web.access import require
from jumelles.web.fields import check_text
from jumelles.web.people.models import Office
from jumelles.web.portal.comments.states import BY_OFFICE, DECIDED, DECISIONS, VISIBLE, Act, State, after, open_to
from jumelles.web.portal.models import Comment, Move, Step

STEPS = 1000
"""Rows of the log that are written at once."""
REPORTS = 20
"""Reports of one comment that are kept: more tell the office nothing new."""


class NotNow(JumellesError):
    """The comment is no longer in a state in which this can be done."""

    def __init__(self) -> None:
        super().__init__(_("This can no longer be done: the comment was decided or erased meanwhile."))


def decide(rows: QuerySet[Comment], act: str, *, by: Any, office: Office, reason: str = "") -> Move | None:
    """Approve, refuse, call spam or erase all those of `rows` that this can be done to; None where there is not one.

    Raises:
        PermissionDenied: `by` does not decide for this office.
    """
    require(by, "decide", Comment(office=office))
    if act not in BY_OFFICE:
        raise ValueError(act)
    check_text(reason)
    if act == Act.ERASE:
        return _erase(rows.filter(office=office), office, by, reason)
    return _moved(rows.filter(office=office), Act(act), {"state": DECISIONS[Act(act)], "decided": timezone.now()}, office, by, reason)


def undo(move: Move, *, by: Any) -> Move | None:
    """Give what a decision moved, and nobody moved since, back the state that it had; None where there is nothing left to undo.

    Raises:
        PermissionDenied: `by` does not decide for this office.
    """
    require(by, "decide", Comment(office=move.office))
    if move.act not in DECISIONS:
        return None
    rows = Comment.objects.filter(office=move.office, last=move, state=DECISIONS[Act(move.act)])
    before = Case(When(was__in=DECIDED, then=F("decided")), default=Value(None))
    with transaction.atomic():
        made = Move.objects.create(office=move.office, act="undo", by=by, undoes=move)
        return _logged(made, rows.update(state=F("was"), was=F("state"), decided=before, last=made))


def answer(comment: Comment, text: str, *, by: Any) -> Move:
    """Let the office answer below a comment; an empty text takes the answer back.

    Raises:
        PermissionDenied: `by` does not decide for this office.
        NotNow: the comment is erased.
    """
    require(by, "decide", comment)
    check_text(text)
    replied = {"reply": text, "replied": timezone.now(), "replied_by": by} if text else {"reply": "", "replied": None, "replied_by": None}
    with transaction.atomic():
        if not Comment.objects.filter(pk=comment.pk).exclude(state=State.ERASED).update(**replied):
            raise NotNow
        move = Move.objects.create(office=comment.office, act="reply", by=by)
        Step.objects.create(move=move, comment=comment, was=Comment.objects.get(pk=comment.pk).state)
        return move


def report(comment: Comment, reason: str) -> None:
    """Note what a visitor says against a comment; it stays visible until the office has looked.

    Raises:
        NotNow: it is not visible any more.
    """
    check_text(reason)
    if comment.steps.filter(move__act=Act.REPORT).count() < REPORTS:
        _alone(comment, Act.REPORT, {"state": State.REPORTED}, reason)


def appeal(comment: Comment, reason: str) -> None:
    """Let the author ask the office to look once more.

    Raises:
        NotNow: it is not refused, or was appealed before.
    """
    check_text(reason)
    _alone(comment, Act.APPEAL, {"state": State.APPEALED, "appealed": True}, reason)


def confirm(comment: Comment) -> None:
    """Note that the address is its author's, who followed the link in the mail to it. A second time changes nothing."""
    with transaction.atomic():
        Comment.objects.filter(pk=comment.pk, confirmed=None).exclude(state=State.ERASED).update(confirmed=timezone.now())
        _moved(Comment.objects.filter(pk=comment.pk), Act.CONFIRM, {"state": State.HELD}, comment.office, None, "")


def erase(rows: QuerySet[Comment], office: Office) -> Move | None:
    """Take away what an author wrote, at the author's wish."""
    return _erase(rows.filter(office=office), office, None, "")


def _alone(comment: Comment, act: Act, values: dict[str, Any], reason: str) -> None:
    stored = Comment.objects.get(pk=comment.pk)
    if after(stored.state, act, appealed=stored.appealed) is None:
        raise NotNow
    if _moved(Comment.objects.filter(pk=comment.pk), act, values, comment.office, None, reason) is None:
        raise NotNow


def _moved(rows: QuerySet[Comment], act: Act, values: dict[str, Any], office: Office, by: Any, reason: str) -> Move | None:
    """Move those that are in a state for it, by one statement."""
    there = rows.filter(state__in=open_to(act))
    if act == Act.APPEAL:
        there = there.filter(appealed=False)
    with transaction.atomic():
        move = Move.objects.create(office=office, act=act, by=by, reason=reason)
        return _logged(move, there.update(was=F("state"), last=move, **values))


def _erase(rows: QuerySet[Comment], office: Office, by: Any, reason: str) -> Move | None:
    """Empty them. An answer stays where readers saw it, so that it is seen to what place it belongs; so does who decided, but not why."""
    gone = {"name": "", "email": "", "text": "", "sender": "", "likeness": "", "confirmed": None, "decided": timezone.now()}
    kept = Case(When(state__in=VISIBLE, then=F("reply")), default=Value("", output_field=TextField()))
    with transaction.atomic():
        move = _moved(rows, Act.ERASE, gone | {"state": State.ERASED, "reply": kept}, office, by, reason)
        if move:
            touched = Q(count=1, steps__comment__in=Comment.objects.filter(last=move).values("pk"))
            said = Move.objects.filter(touched).exclude(pk=move.pk).values("pk")
            Move.objects.filter(pk__in=list(said.values_list("pk", flat=True))).update(reason="")
    return move


def _logged(move: Move, count: int) -> Move | None:
    """Write down which comments a move touched; one that touched none was none."""
    if not count:
        move.delete()
        return None
    touched = Comment.objects.filter(last=move).values_list("pk", "was")
    Step.objects.bulk_create((Step(move=move, comment_id=pk, was=was) for pk, was in touched.iterator(STEPS)), batch_size=STEPS)
    move.count = count
    move.save(update_fields=["count"])
    return move
