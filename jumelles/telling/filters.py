"""Filters in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumelles.languages import _, gettext_noop, list_of, number, territory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jumelles.matching.where import Where

CONTINENTS = {
    "AF": gettext_noop("Africa"),
    "AN": gettext_noop("Antarctica"),
    "AS": gettext_noop("Asia"),
    "EU": gettext_noop("Europe"),
    "NA": gettext_noop("North America"),
    "OC": gettext_noop("Oceania"),
    "SA": gettext_noop("South America"),
}


def told(where: Where) -> Iterator[str]:
    """One line for each filter that is set."""
    if where.countries:
        yield _("countries: {names}").format(names=list_of([territory(code) for code in where.countries]))
    if where.continents:
        yield _("continents: {names}").format(names=list_of([_(CONTINENTS[code]) for code in where.continents]))
    if where.level:
        yield _("regions only") if where.level == "region" else _("cities only")
    if where.population != (None, None):
        yield _("inhabitants: {range}").format(range=_range(*where.population))
    if where.distance != (None, None):
        yield _("kilometres away: {range}").format(range=_range(*where.distance))
    for is_set, words in (
        (where.unlinked, _("not twinned already")),
        (where.new_country, _("a country without a twin of ours")),
        (not where.abroad, _("also in our own country")),
        (where.diverse, _("spread over countries")),
    ):
        if is_set:
            yield words


def _range(low: float | None, high: float | None) -> str:
    if high is None:
        return _("from {n}").format(n=number(low or 0))
    return _("up to {n}").format(n=number(high)) if low is None else _("{low} to {high}").format(low=number(low), high=number(high))
