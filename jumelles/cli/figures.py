"""Figures in words: the value with its unit, its rank, its share, where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumelles.atlas.climate import described
from jumelles.languages import _, date, gettext_noop, number, percent

if TYPE_CHECKING:
    from jumelles.atlas.card import Figure

LEAST = 0.0001
SEATS = {
    3: gettext_noop("national capital"),
    2: gettext_noop("seat of a first-level region"),
    1: gettext_noop("seat of a second-level division"),
    0: gettext_noop("none"),
}


def value(figure: Figure) -> str:
    """The value with its unit, in the current language."""
    known, unit = figure.fact.value, figure.indicator.unit
    if isinstance(known, str):
        return described(known)
    amount = float(known or 0)
    if figure.indicator.key == "seat":
        return _(SEATS[int(amount)])
    if figure.indicator.transform == "flag" and figure.fact.level != "region":
        return _("yes") if amount else _("no")
    words = {
        "share": share(amount),
        "rank": _("no. {n}").format(n=number(amount, 0)),
        "usd": _("US$ {n}").format(n=number(round(amount, -2), 0)),
        "km": _("{n} km").format(n=number(amount, 0)),
        "m": _("{n} m").format(n=number(amount, 0)),
        "degrees": _degrees(amount),
        "score": _("{n} out of 100").format(n=number(amount)),
    }
    return words.get(unit, number(amount, 0 if amount.is_integer() or amount >= 100 else 1))


def share(part: float) -> str:
    """A percentage, of which the smallest is not written as nothing."""
    return _("less than {share}").format(share=percent(LEAST)) if 0 < part < LEAST else percent(part)


def _degrees(amount: float) -> str:
    words = _("{n}° north") if amount >= 0 else _("{n}° south")
    return words.format(n=number(abs(amount), 1))


def standing(figure: Figure) -> str:
    """Its rank among comparable places, and a count's share of its country's."""
    parts = []
    if figure.share is not None:
        parts.append(_("{share} of the country’s").format(share=share(figure.share)))
    if figure.rank is not None and figure.among:
        parts.append(_("{rank} of {among}").format(rank=number(figure.rank), among=number(figure.among)))
    return " · ".join(parts)


def origin(figure: Figure) -> str:
    """Its source and date, and of which area it speaks if not of the place itself."""
    fact = figure.fact
    levels = {"country": _("whole country"), "nuts3": _("NUTS 3 region")}
    parts = [fact.source.short if fact.source else "", date(fact.date), levels.get(fact.level, "")]
    if fact.own:
        parts.append(_("office’s own figure"))
    return ", ".join(part for part in parts if part)
