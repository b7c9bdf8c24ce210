"""Openings that say nearly what another says: told to whoever writes or reviews it, so that nothing is published twice."""

from __future__ import annotations

from typing import Any

from jumelles.openings.asking import asked
from jumelles.openings.profiles import Profile
from jumelles.openings.scoring import scores
from jumelles.openings.stock import Stock
from jumelles.web.openings import visible
from jumelles.web.register.models import Opening
from jumelles.web.register.models.opening_words import OpeningState

ALIKE = 0.43
"""How much of their concepts two texts share from which on they are told as alike. The same need in other words or in another
language has .45 and more, needs about other things .41 and less. It was set on eight texts: it only tells, and hinders nobody."""
MOST = 200
"""Openings that are compared, the newest; more would keep the page waiting."""
SHOWN = 5


def alike(profile: Profile, kind: str, *, by: Any, office: Any) -> list[Opening]:
    """The openings of the same kind, of whatever organisation and state but closed, that `by` may know of and that say nearly the same."""
    rows = visible.openings(by, office).filter(kind=kind).exclude(state=OpeningState.CLOSED).select_related("organisation")
    there = {str(one.pk): one for one in rows[:MOST] if str(one.pk) != profile.key}
    if not there:
        return []
    stock = Stock.of(one.as_profile() for one in there.values())
    shared = scores(asked(profile, stock), stock).concepts
    found = sorted(((float(share), key) for share, key in zip(shared, stock.keys, strict=True) if share >= ALIKE), reverse=True)
    return [there[key] for _share, key in found[:SHOWN]]
