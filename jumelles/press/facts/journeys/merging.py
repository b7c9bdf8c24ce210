"""Which mentions tell of the same journey."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from jumelles.press.facts.days import apart
from jumelles.press.facts.journeys.visits import Found

Merged = tuple[Found, list[tuple[int, int]]]
"""A journey, and where it is told."""


def merged_visits(found: Iterable[Found]) -> list[Merged]:
    """One for each destination and direction; a sentence that only speaks of “the visit” belongs to the one before."""
    kept: list[Merged] = []
    for one in found:
        match = next((pair for pair in reversed(kept) if _same_visit(pair[0], one)), None)
        if match is None:
            kept.append((replace(one), [(one.start, one.end)]))
            continue
        first, spans = match
        spans.append((one.start, one.end))
        if (first.status, one.status) == ("past", "ongoing") and one.definite:
            first.status = "ongoing"
        first.trust = min(0.95, first.trust + 0.08)
        first.who += [name for name in one.who if name not in first.who]
        if one.said and ((not first.said and not (one.definite and one.whole == "region")) or (first.whole and not one.whole)):
            first.to, first.said, first.whole = one.to, True, one.whole
        first.to, first.origin = first.to or one.to, first.origin or one.origin
        first.size, first.date = first.size or one.size, first.date or one.date
        first.media, first.programme = first.media or one.media, first.programme or one.programme
    return kept


_NOW = {"past", "ongoing"}


def _same_visit(a: Found, b: Found) -> bool:
    """Two journeys differ by destination, by being past or ahead, and by the year or day."""
    alike = a.status == b.status or {a.status, b.status} <= _NOW or {a.status, b.status} == {"ongoing", "planned"}
    alike = alike or (
        b.definite and b.status == "planned" and a.to == b.to and b.start - a.end < 1500 and (_one_stay(a, b) or not apart(a.date, b.date))
    )
    other = "ongoing" not in {a.status, b.status} and not b.definite and apart(a.date, b.date) and not _one_stay(a, b)
    return alike and _one_end(a, b) and not other and not _other_travellers(a, b)


def _one_end(a: Found, b: Found) -> bool:
    """Whether both go to one place, or the later one only tells its country: a town that was not said, or the same group's."""
    inside = bool(a.land and b.whole) and a.land == b.land and not a.whole and b.start - a.end < CLOSE + CLOSE
    return not a.to or not b.to or a.to == b.to or (inside and (b.definite or not a.said))


def _one_stay(a: Found, b: Found) -> bool:
    """Whether two days are those on which the same guests come and leave."""
    known = bool(a.to) and a.to == b.to and (not a.who or not b.who or _share(a.who, b.who))
    try:
        return known and abs(date.fromisoformat(a.date or "") - date.fromisoformat(b.date or "")).days <= A_STAY
    except ValueError:
        return False


A_STAY = 7
"""Days that guests stay."""
CLOSE = 200
"""Letters within which others are still told of the same journey: the choir, then its singers."""


def _other_travellers(a: Found, b: Found) -> bool:
    """Whether the later mention introduces people of its own, who are none of those spoken of."""
    if b.definite or not a.who or not b.who or b.start - a.end < CLOSE:
        return False
    return not _share(a.who, b.who)


def _share(some: list[str], others: list[str]) -> bool:
    return any(one in other or other in one for one in some for other in others)
