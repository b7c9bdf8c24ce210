"""The queue of an office: which comments are asked for, by state, by sign, by time, and how many there are of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext_lazy

from jumelles.web.access import require
from jumelles.web.portal.comments.rules import LIKELY_SPAM
from jumelles.web.portal.comments.states import WAITING, State
from jumelles.web.portal.models import Comment

PAGE = 50
STATES: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "waiting": (pgettext_lazy("comments", "To decide"), WAITING),
    "reported": (pgettext_lazy("comments", "Reported"), (State.REPORTED,)),
    "appealed": (pgettext_lazy("comments", "Appealed"), (State.APPEALED,)),
    "approved": (pgettext_lazy("comments", "Approved"), (State.APPROVED,)),
    "refused": (pgettext_lazy("comments", "Refused"), (State.REFUSED,)),
    "spam": (pgettext_lazy("comments", "Spam"), (State.SPAM,)),
    "unverified": (pgettext_lazy("comments", "Not confirmed"), (State.UNVERIFIED,)),
    "erased": (pgettext_lazy("comments", "Erased"), (State.ERASED,)),
}
"""The lists of the queue: their names, and the states they hold."""
SIGNS: dict[str, tuple[Any, Q]] = {
    "": (gettext_lazy("any"), Q()),
    "score": (gettext_lazy("likely spam"), Q(score__gte=LIKELY_SPAM)),
    "links": (gettext_lazy("more than 2 links"), Q(links__gt=2)),
    "repeats": (gettext_lazy("same text as before"), Q(repeats__gt=0)),
    "pace": (gettext_lazy("many from one machine"), Q(pace__gt=3)),
    "listed": (gettext_lazy("words of your list"), Q(listed__gt=0)),
    "shouting": (gettext_lazy("all in capitals"), Q(shouting=True)),
    "mixed": (gettext_lazy("mixed alphabets"), Q(mixed=True)),
    "none": (gettext_lazy("no sign of spam"), Q(score=0)),
}
"""What may be kept to, by what was counted when a comment came."""
TIMES: dict[str, tuple[Any, timedelta | None]] = {
    "": (gettext_lazy("any time"), None),
    "hour": (gettext_lazy("the last hour"), timedelta(hours=1)),
    "day": (gettext_lazy("the last 24 hours"), timedelta(days=1)),
    "week": (gettext_lazy("the last 7 days"), timedelta(days=7)),
}


@dataclass(frozen=True)
class Asked:
    """What is asked for; `until` is the moment at which it was, so that nothing is decided that came after and nobody saw."""

    state: str = "waiting"
    sign: str = ""
    time: str = ""
    about: UUID | None = None
    until: datetime | None = None
    page: int = 1

    def at(self, **changed: Any) -> str:
        """The query of the same list with something changed; it begins at its first page."""
        other = replace(self, **{"page": 1, "until": None} | changed)
        told = {"state": other.state, "sign": other.sign, "time": other.time, "about": other.about or "", "page": other.page}
        return "?" + urlencode({name: value for name, value in told.items() if value not in ("", 1)})

    def hidden(self) -> dict[str, str]:
        """What a form repeats, so that it means the same comments."""
        moment = (self.until or timezone.now()).isoformat()
        return {"state": self.state, "sign": self.sign, "time": self.time, "about": str(self.about or ""), "until": moment}


def asked(told: Mapping[str, str]) -> Asked:
    """What an address or a form asks for; what cannot be, counts as not asked."""
    page, state, sign, time = (told.get(name, "") for name in ("page", "state", "sign", "time"))
    return Asked(
        state=state if state in STATES else "waiting",
        sign=sign if sign in SIGNS else "",
        time=time if time in TIMES else "",
        about=key(told.get("about", "")),
        until=_moment(told.get("until", "")),
        page=int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 6 and int(page) else 1,
    )


def key(text: str) -> UUID | None:
    """The key of a comment or of what it is about, as an address or a form writes it."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if timezone.is_aware(moment) else None


def found(by: Any, office: Any, wanted: Asked) -> QuerySet[Comment]:
    """The comments that are asked for, newest first.

    Raises:
        PermissionDenied: `by` does not look after the comments of this office.
    """
    require(by, "view", Comment(office=office))
    rows = Comment.objects.filter(SIGNS[wanted.sign][1], office=office, state__in=STATES[wanted.state][1])
    now = wanted.until or timezone.now()
    if wanted.until:
        rows = rows.filter(posted__lte=wanted.until)
    if (span := TIMES[wanted.time][1]) is not None:
        rows = rows.filter(posted__gt=now - span)
    return (rows.filter(about=wanted.about) if wanted.about else rows).order_by("-posted", "id")


def counts(by: Any, office: Any) -> dict[str, int]:
    """How many comments each list holds. Raises as `found`."""
    require(by, "view", Comment(office=office))
    by_state = dict(Comment.objects.filter(office=office).order_by().values_list("state").annotate(Count("pk")))
    return {name: sum(by_state.get(state, 0) for state in states) for name, (_words, states) in STATES.items()}


def waiting(by: Any, office: Any) -> int:
    """How many comments somebody has to decide. Raises as `found`."""
    return counts(by, office)["waiting"]
