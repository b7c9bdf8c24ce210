"""In which years an archive's dates fall: a visit in the year it begins, an action in every year that it touches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from jumelles import dates
from jumelles.web.register.models.words import Stage

DOUBTS = ("?", "~", "%")


@dataclass(frozen=True, slots=True)
class Lasting:
    """The first and the last year that an action touches, and whether the archive is sure of both."""

    first: int
    last: int
    sure: bool

    def touches(self, year: int) -> bool:
        """Whether the action was, or may have been, going on in this year."""
        return self.first <= year <= self.last


def sure(text: str) -> bool:
    """Whether a date lies in one year without doubt: not "2016~", and not "2016-12/2017-01"."""
    if any(part.endswith(DOUBTS) for part in text.strip().split("/")):
        return False
    span = dates.read(text)
    return span.earliest.year == span.latest.year


def lasting(starts: str, ends: str, stage: Any, today: date) -> Lasting | None:
    """The years of an action; None where no day is known from which, or until which, it lasted: as where it began "until 2017".

    Of an action without a beginning, the year of its end is all that counts. Without an end it lasts as long as its beginning says,
    and until today while it is under way; an open end (2016/..) lasts on.
    """
    begin = dates.read(starts).earliest if starts and not starts.startswith("..") else None
    end = dates.read(ends).latest if ends and not ends.endswith("..") else None
    if (first := begin or end) is None:
        return None
    last = end or _last(starts, ends, stage, today)
    return Lasting(first.year, last.year, all(sure(text) for text in (starts, ends) if text))


def _last(starts: str, ends: str, stage: Any, today: date) -> date:
    """The last day of an action whose end is not told, or lies open."""
    if ends:
        return date.max
    latest = dates.read(starts).latest
    return max(latest, today) if stage == Stage.UNDERWAY else latest
