"""What an address of the agenda asks for: which view, from which day on, of which kind, of which partnership."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.utils import timezone

KINDS: dict[str, tuple[str, ...]] = {
    "visit": ("visit",),
    "programme": ("programme",),
    "action": ("action",),
    "agreement": ("expiry", "renewal"),
    "anniversary": ("anniversary",),
}
"""What one may keep to: each stands for kinds of happenings."""
YEARS = range(1900, 2201)
"""What the agenda turns its pages through."""


@dataclass(frozen=True)
class Asked:
    """What is asked: `view` is `month`, `list` or `day`; `day` is the first of the month, the first of the list, or the day itself."""

    view: str
    day: date
    kind: str = ""
    of: UUID | None = None

    def at(self, **changes: Any) -> str:
        """The address (from `?` on) of the same, but for some changes."""
        asked = replace(self, **changes)
        form = asked.day.isoformat()[: 7 if asked.view == "month" else 10]
        values = {"view": asked.view if asked.view != "month" else "", {"month": "month", "list": "from"}.get(asked.view, "day"): form}
        values |= {"kind": asked.kind, "of": str(asked.of or "")}
        return "?" + urlencode({name: value for name, value in values.items() if value})


def asked(given: Any) -> Asked:
    """From the query of an address; what cannot be read there asks for today."""
    today = timezone.localdate()
    view = given.get("view", "")
    view = view if view in {"list", "day"} else "month"
    day = _day(given.get({"month": "month", "list": "from"}.get(view, "day"), "")) or today
    kind = given.get("kind", "")
    return Asked(view, day.replace(day=1) if view == "month" else day, kind if kind in KINDS else "", _key(given.get("of", "")))


def _day(text: str) -> date | None:
    """A day, or a month by its first."""
    if not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", text, re.ASCII):
        return None
    try:
        day = date.fromisoformat(text if len(text) == 10 else f"{text}-01")
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
