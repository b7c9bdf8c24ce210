"""The gate before an introduction, a meeting and the disclosure of documents: a head decides, on record, for ninety days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jumelles.web.recording import keep
from jumelles.web.register import gates
from jumelles.web.register.models import Clearance, GateMark, Introduction
from jumelles.web.register.models.opening_words import GatedAct, Ruling

VALID = timedelta(days=90)
"""How long a decision stands."""


@dataclass(frozen=True)
class Standing:
    """How a case stands before one act: the marks it meets, the last decision, and whether it is `open` (or why not: `why`)."""

    act: str
    marks: list[GateMark]
    decision: Clearance | None
    open: bool
    why: Any = ""

    @property
    def name(self) -> str:
        """The act in words."""
        return str(GatedAct(self.act).label)


def standing(case: Introduction, act: str, today: date | None = None) -> Standing:
    """Look at the gate, without passing it."""
    return _before(case, act, gates.met(case), today)


def standings(case: Introduction) -> list[Standing]:
    """How it stands before each act."""
    marks = gates.met(case)
    return [_before(case, act, marks) for act in GatedAct.values]


def _before(case: Introduction, act: str, marks: list[GateMark], today: date | None = None) -> Standing:
    last = _last(case, act)
    if not marks:
        return Standing(act, marks, last, open=True)
    why = _shut(marks, last, today or timezone.localdate())
    return Standing(act, marks, last, open=not why, why=why)


def _last(case: Introduction, act: str) -> Clearance | None:
    """The newest decision: of one day, that which was written last."""
    rows = list(Clearance.objects.filter(introduction=case, act=act).select_related("decided_by"))
    entries = Clearance.history.filter(id__in=[row.pk for row in rows]).order_by("-history_date")  # type: ignore[attr-defined]
    first = dict(entries.values_list("id", "history_date"))  # of several entries the oldest, which comes last
    return max(rows, key=lambda row: (row.on, first[row.pk]), default=None)


def _shut(marks: list[GateMark], last: Clearance | None, today: date) -> Any:
    """Why it stays shut; empty where the decision holds."""
    if last is None:
        return gettext_lazy("A mark for caution is met: a head of the office decides first.")
    if last.ruling == Ruling.STOP:
        return gettext_lazy("A head of the office has stopped this.")
    if set(_told(marks)) - set(last.covers.split("\n")):
        return gettext_lazy("What is marked, or its list, has changed since the decision: a head decides anew.")
    if last.on + VALID < today:
        return gettext_lazy("The decision is older than 90 days: a head decides anew.")
    return ""


def _told(marks: list[GateMark]) -> list[str]:
    """What a decision covers: each mark as its list had it."""
    return sorted(f"{mark.pk} {mark.list_version} {mark.list_date}" for mark in marks)


def require_open(case: Introduction, act: Any) -> None:
    """Let the case go on, or stop here.

    Raises:
        ValidationError: a mark is met, and no decision lets it pass.
    """
    found = standing(case, act)
    if not found.open:
        raise ValidationError(str(found.why))


def decide(case: Introduction, act: str, ruling: str, basis: str, *, by: Any) -> Clearance:
    """Record a head's decision on what is marked now.

    Raises:
        PermissionDenied: `by` is no head.
        ValidationError: nothing is marked, or no ground is given.
    """
    marks = gates.met(case)
    if not marks:
        raise ValidationError(_("No mark is met: there is nothing to decide."))
    if act not in GatedAct.values or ruling not in Ruling.values:
        raise ValidationError(_("Choose one of the decisions."))
    lists = "\n".join(f"{mark}: {mark.reason} ({mark.list_name}, {mark.list_version}, {mark.list_date})" for mark in marks)
    made = Clearance(office=case.office, introduction=case, act=act, ruling=ruling, on=timezone.localdate(), decided_by=by)
    made.hit, made.covers, made.basis = lists[:5000], "\n".join(_told(marks)), basis
    return keep(made, by=by, why=basis[:300])  # type: ignore[no-any-return]
