"""Figures in words: the value with its unit, its share, its rank, where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumelles.atlas.climate import described
from jumelles.languages import _, gettext_noop, number, percent

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumelles.atlas.card import Figure
    from jumelles.atlas.indicators import Indicator

LEAST = 0.0001
SEATS = {
    3: gettext_noop("national capital"),
    2: gettext_noop("seat of a first-level region"),
    1: gettext_noop("seat of a second-level division"),
    0: gettext_noop("none"),
}


def amount(indicator: Indicator, known: float | str | None, *, level: str = "place") -> str:
    """A value with its unit, in the current language."""
    if isinstance(known, str):
        return described(known)
    size = float(known or 0)
    if indicator.key == "seat":
        return _(SEATS[int(size)])
    if indicator.transform == "flag" and level != "region":
        return _("yes") if size else _("no")
    return _IN_UNIT.get(indicator.unit, _plain)(size)


def _plain(size: float) -> str:
    return number(size, 0 if size.is_integer() or size >= 100 else 1)


def value(figure: Figure) -> str:
    """The value of a figure with its unit."""
    return amount(figure.indicator, figure.fact.value, level=figure.fact.level)


def share(part: float) -> str:
    """A percentage, of which the smallest is not written as nothing."""
    return _("less than {share}").format(share=percent(LEAST)) if 0 < part < LEAST else percent(part)


def _degrees(latitude: float) -> str:
    words = _("{n}° north") if latitude >= 0 else _("{n}° south")
    return words.format(n=number(abs(latitude), 1))


_IN_UNIT: dict[str, Callable[[float], str]] = {
    "share": share,
    "rank": lambda size: _("no. {n}").format(n=number(size, 0)),
    "usd": lambda size: _("US$ {n}").format(n=number(round(size, -2), 0)),
    "km": lambda size: _("{n} km").format(n=number(size, 0)),
    "m": lambda size: _("{n} m").format(n=number(size, 0)),
    "degrees": _degrees,
    "score": lambda size: _("{n} out of 100").format(n=number(size)),
}
"""How a value is written in its unit; only the one that is needed, as numbers take their time to write."""


def with_share(figure: Figure) -> str:
    """The value and, for a count, its share of the country's in brackets."""
    return value(figure) if figure.share is None else f"{value(figure)} ({share(figure.share)})"


def standing(figure: Figure) -> str:
    """Its rank among comparable places: 12/3,490; empty where it is known of no other."""
    if figure.rank is None or figure.among is None or figure.among < 2:
        return ""
    return f"{number(figure.rank)}/{number(figure.among)}"


def origin(figure: Figure) -> str:
    """Its source in short, the year, and of which area it speaks if not of the place itself."""
    fact = figure.fact
    if fact.own:
        return _("office {year}").format(year=fact.date[:4])
    if fact.source is not None and fact.source.key == "corrections":
        return _("corrected {year}").format(year=fact.date[:4])
    levels = {"country": _("country"), "nuts3": "NUTS 3"}
    name = f"{fact.source.short} {fact.date[:4]}" if fact.source else ""
    return ", ".join(part for part in (name, levels.get(fact.level, "")) if part)
