"""In which state a comment is, who may do what to it, and where that leads: one table, which everything else asks."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """Where a comment stands. Only those in `VISIBLE` are ever shown to the public."""

    UNVERIFIED = "unverified", pgettext_lazy("comment", "address not confirmed")
    HELD = "held", pgettext_lazy("comment", "held")
    APPROVED = "approved", pgettext_lazy("comment", "approved")
    REFUSED = "refused", pgettext_lazy("comment", "refused")
    SPAM = "spam", pgettext_lazy("comment", "spam")
    REPORTED = "reported", pgettext_lazy("comment", "reported")
    APPEALED = "appealed", pgettext_lazy("comment", "appealed")
    ERASED = "erased", pgettext_lazy("comment", "erased")


class Act(StrEnum):
    """What may be done to a comment."""

    CONFIRM = "confirm"
    APPROVE = "approve"
    REFUSE = "refuse"
    SPAM = "spam"
    REPORT = "report"
    APPEAL = "appeal"
    ERASE = "erase"


VISIBLE = frozenset({State.APPROVED, State.REPORTED})
"""A report hides nothing by itself: else whoever dislikes a comment could take it down."""
WAITING = (State.HELD, State.REPORTED, State.APPEALED)
"""What somebody of the office has to decide."""
DECISIONS = {Act.APPROVE: State.APPROVED, Act.REFUSE: State.REFUSED, Act.SPAM: State.SPAM}
"""Where a decision of the office leads, from any state that it may be taken in."""
DECIDED = frozenset(DECISIONS.values())
_OPEN_TO = {
    Act.CONFIRM: frozenset({State.UNVERIFIED}),
    Act.APPROVE: frozenset({State.HELD, State.REPORTED, State.APPEALED, State.REFUSED, State.SPAM}),
    Act.REFUSE: frozenset({State.HELD, State.REPORTED, State.APPEALED, State.APPROVED, State.SPAM}),
    Act.SPAM: frozenset({State.UNVERIFIED, State.HELD, State.REPORTED, State.APPEALED, State.APPROVED, State.REFUSED}),
    Act.REPORT: VISIBLE,
    Act.APPEAL: frozenset({State.REFUSED, State.SPAM}),
    Act.ERASE: frozenset(State) - {State.ERASED},
}
_LEADS_TO: dict[Act, Any] = DECISIONS | {
    Act.CONFIRM: State.HELD,
    Act.REPORT: State.REPORTED,
    Act.APPEAL: State.APPEALED,
    Act.ERASE: State.ERASED,
}
BY_AUTHOR = frozenset({Act.CONFIRM, Act.APPEAL, Act.ERASE})
"""What the author may do, who shows a signed link and needs no account."""
BY_VISITOR = frozenset({Act.REPORT})
BY_OFFICE = frozenset({*DECISIONS, Act.ERASE})


def after(state: str, act: str, *, appealed: bool = False) -> Any:
    """The state that an act leads to; None where it cannot be done. One appeals once."""
    if State(state) not in _OPEN_TO[Act(act)] or (act == Act.APPEAL and appealed):
        return None
    return _LEADS_TO[Act(act)]


def open_to(act: str) -> frozenset[State]:
    """The states in which an act can be done."""
    return _OPEN_TO[Act(act)]
