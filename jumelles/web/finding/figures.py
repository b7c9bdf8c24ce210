"""The atlas as an office sees it: with the figures that it vouches for itself."""

from __future__ import annotations

from typing import Any

from jumelles import dates
from jumelles.atlas import own
from jumelles.atlas.indicators import indicators
from jumelles.atlas.own import OwnFigure
from jumelles.atlas.store import Atlas
from jumelles.matching.recent import Recent
from jumelles.web.register import models, places

_views: Recent[Atlas] = Recent(16)
"""Those of the offices that asked last: the same figures are the same view, so that what was computed for it serves again."""


def atlas_of(office: Any) -> Atlas:
    """The atlas in use, with the office's own figures in place of the sources', before those of the whole installation."""
    world, mine = places.atlas(), figures(office)
    if not mine:
        return world
    together = {**world.own, **mine}
    return _views.of(world, frozenset(together.values()), lambda: world.with_own(together))


def figures(office: Any) -> dict[tuple[int, str], OwnFigure]:
    """An office's own figures by place and indicator; those that this version of Jumelles cannot compare are left out."""
    rows = models.OwnFigure.objects.filter(office=office).values_list("town__place", "indicator", "value", "dated", "source", "note")
    return {(place, key): figure for place, key, *told in rows if (figure := _figure(place, key, *told))}


def _figure(place: int, key: str, value: float, dated: str, source: str, note: str) -> OwnFigure | None:
    known = indicators().get(key)
    if known is None or known.is_text:
        return None
    try:
        return OwnFigure(place, key, own.within(value, known.unit), known.unit, as_day(dated), source, note)
    except ValueError:
        return None


def as_day(dated: str) -> str:
    """A date of the register as the atlas writes it: as much of a year, month and day as is known."""
    plain = dated.rstrip("?~%")
    try:
        return own.check_day(plain)
    except ValueError:
        return f"{dates.read(dated).earliest.year:04}"
