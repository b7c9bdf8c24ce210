"""The drawing of the dormancy radar: a half disc with today at its centre, and the silence as the distance from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin, sqrt

from django.utils.translation import ngettext

from jumelles.languages import number
from jumelles.web.desk.lines import SHOWN
from jumelles.web.desk.sleeping import SAID_ASLEEP, Sleeper
from jumelles.web.register.spans import silence

WIDTH, HEIGHT = 400, 222
CENTRE, FLOOR, REACH = WIDTH / 2, 200, 188
"""Where today is, and how far the outermost ring lies from it, in the units of the drawing."""
RINGS = (5, 10, 20, 40, 80)
"""Years that a ring may stand for."""
APART = 76
"""How far the words of two rings must be from each other."""


@dataclass(frozen=True)
class Dot:
    """One partnership: where it is drawn, its name and silence, and the number it has in the list beside; 0 for none."""

    x: float
    y: float
    name: str
    since: str
    number: int = 0
    asleep: bool = False
    said: bool = False


@dataclass(frozen=True)
class Ring:
    """A distance from today, and what it stands for; `limit` is where sleep begins for this office."""

    radius: float
    words: str
    limit: bool = False


@dataclass(frozen=True)
class Radar:
    """All of the drawing."""

    rings: list[Ring]
    dots: list[Dot]
    asleep: int
    awake: int
    width: int = WIDTH
    height: int = HEIGHT
    centre: float = CENTRE
    floor: float = FLOOR
    reach: float = REACH


def radar(awake: Sequence[Sleeper], asleep: Sequence[Sleeper], quiet_after: int) -> Radar:
    """Place every partnership that ever had a contact; the distance grows as the root of the months, so that the last years have room."""
    longest = max([quiet_after * 2, *(one.months for one in asleep)])
    rings = [Ring(_radius(quiet_after, longest), _limit(quiet_after), limit=True)]
    for years in RINGS:
        radius = _radius(years * 12, longest)
        if years * 12 <= longest and radius >= rings[-1].radius + APART:
            rings.append(Ring(radius, _years(years)))
    said = cache(silence)  # many have been silent for as long as others
    dots = [_dot(one, at, len(awake), longest, said(one.months)) for at, one in enumerate(awake)]
    told = {id(one): n for n, one in enumerate(asleep[:SHOWN], 1)}
    # Those with a number come last: nothing is drawn over them.
    for at, one in reversed(list(enumerate(asleep))):
        dots.append(_dot(one, at, len(asleep), longest, said(one.months), asleep=True, n=told.get(id(one), 0)))
    return Radar(rings, dots, len(asleep), len(awake))


def _radius(months: int, longest: int) -> float:
    return round(20 + (REACH - 32) * sqrt(max(months, 0) / longest), 1)


def _dot(one: Sleeper, at: int, of: int, longest: int, since: str, *, asleep: bool = False, n: int = 0) -> Dot:
    angle = pi * (0.06 + 0.88 * (at + 0.5) / of)
    radius = _radius(one.months, longest)
    x, y = round(CENTRE - radius * cos(angle), 1), round(FLOOR - radius * sin(angle), 1)
    return Dot(x, y, one.partnership.name, since, n, asleep=asleep, said=one.partnership.status in SAID_ASLEEP)


def _limit(months: int) -> str:
    return ngettext("%(n)s month", "%(n)s months", months) % {"n": number(months)}


def _years(years: int) -> str:
    return ngettext("%(n)s year", "%(n)s years", years) % {"n": number(years)}
