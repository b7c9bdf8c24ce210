"""Where a place stands: each of its figures, ranked among the places comparable in size."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from jumelles.atlas.corrections import corrections
from jumelles.atlas.indicators import Indicator, indicators
from jumelles.facts import Fact, Place, Source
from jumelles.languages import current

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jumelles.atlas import own
    from jumelles.atlas.store import Atlas

FACTOR = 2.0
"""Comparable places are of the same kind and have between half and twice as many inhabitants."""
UNRANKED = frozenset({"rank", "same", "step", "plain"})
"""Transforms of which more is not "higher": a rank has its own order, a class has none."""
SHARED = "country_share"


@dataclass(frozen=True)
class Figure:
    """One line of a card.

    `share` is the part of its country's total, for counts; `rank` of `among` counts from the greatest among the comparable places
    of which the figure is known (counts compare by their share of the country's); `known` is in how many of the country's cities,
    from 0 to 1, the figure is known. `beside` is what the sources say where the office's own figure stands in place of it.
    """

    indicator: Indicator
    fact: Fact
    share: float | None = None
    rank: int | None = None
    among: int | None = None
    known: float | None = None
    beside: Fact | None = None


@dataclass(frozen=True)
class Peers:
    """The places comparable with one, itself among them: their `values` and countries, row by row; `here` is its own row.

    `totals` are the sums of a count over each country, from the table "coverage", and `nation` what that table says of the place's own;
    `mine` are the office's own figures.
    """

    values: pl.DataFrame
    countries: pl.Series
    here: Mapping[str, object]
    totals: pl.DataFrame
    nation: Mapping[str, Mapping[str, float]]
    mine: Mapping[tuple[int, str], own.OwnFigure]


def peers(atlas: Atlas, place: Place) -> Peers:
    """The comparable places, with the office's own figures in place of the sources'."""
    row = atlas.row(place.id)
    first, count = comparable(atlas, place, row)
    known, mine = atlas.rows("values", first, count), atlas.own
    coverage = atlas.table("coverage")
    nation = {line["indicator"]: line for line in coverage.filter(pl.col("country") == place.country).iter_rows(named=True)}
    countries = atlas.places.slice(first, count)["country"]
    here = known.row(row - first, named=True)
    return Peers(_with_own(known, mine), countries, here, coverage.select("country", "indicator", "total"), nation, mine)


def figures(atlas: Atlas, place: Place, among: Peers) -> tuple[list[Figure], list[Indicator]]:
    """What is known of a place, ranked among its peers, and the indicators that nobody knows of it."""
    found, unknown = [], []
    for key, indicator in indicators().items():
        mine = among.mine.get((place.id, key))
        theirs = _fact(atlas, place, indicator, among.here)
        fact = theirs if mine is None else _own_fact(place, indicator, mine)
        if fact is not None:
            found.append(replace(_figure(indicator, fact, place, among), beside=None if mine is None else theirs))
        elif indicator.speaks_of(place):
            unknown.append(indicator)
    return found, unknown


def comparable(atlas: Atlas, place: Place, row: int) -> tuple[int, int]:
    """First row and number of the comparable places, which are neighbours in the table; the place alone without a population."""
    if place.population is None or not place.is_candidate:
        return row, 1
    first, people = atlas.people[place.kind]
    # The greatest population stands first.
    start = np.searchsorted(-people, -place.population * FACTOR, side="left")
    stop = np.searchsorted(-people, -place.population / FACTOR, side="right")
    return first + int(start), int(stop - start)


def _with_own(near: pl.DataFrame, mine: Mapping[tuple[int, str], own.OwnFigure]) -> pl.DataFrame:
    """The values of the comparable places, an office's own figures in place of the sources': they compare like the rest.

    A count that compares by its share of the country's leaves the comparison: the total is another source's.
    """
    here, told = set(near["place"]), dict[str, dict[int, object]]()
    for (place, key), figure in mine.items():
        if place in here and key in near.columns:
            told.setdefault(key, {})[place] = None if indicators()[key].transform == SHARED else figure.value
    return near.with_columns(_instead(key, values, near.schema[key]) for key, values in told.items())


def _instead(key: str, values: Mapping[int, object], kind: pl.DataType) -> pl.Expr:
    return pl.col("place").replace_strict(list(values), pl.Series(list(values.values()), dtype=kind), default=pl.col(key)).alias(key)


def _own_fact(place: Place, indicator: Indicator, mine: own.OwnFigure) -> Fact:
    source = Source("office", mine.source, mine.source, mine.source, "", mine.source, "", mine.date)
    return Fact(place.id, indicator.key, mine.value, indicator.unit, source, mine.date, own=True, note=mine.note)


def _fact(atlas: Atlas, place: Place, indicator: Indicator, here: Mapping[str, object]) -> Fact | None:
    """The corrected figure, else the sources'; None where no source knows."""
    value = here[indicator.key]
    if value is None or indicator.by_office:
        return None
    known = float(f"{value:.7g}") if isinstance(value, float) else str(value)
    level, key, date = "region" if place.kind == "region" else "place", indicator.sources[0], ""
    if indicator.key == "gdp_per_head":
        level = str(here["gdp_level"])
        key = "eurostat" if level == "nuts3" else "worldbank"
        date = str(here["gdp_year"])
    source = atlas.source(key)
    for entry in corrections()[0]:
        if (entry.place, entry.indicator) == (place.id, indicator.key):
            cited = entry.sources[current()]
            source = Source("corrections", cited, cited, "Jumelles", "", cited, "", entry.date)
            return Fact(place.id, indicator.key, known, indicator.unit, source, entry.date, note=entry.reasons[current()])
    return Fact(place.id, indicator.key, known, indicator.unit, source, date or source.as_of, level=level)  # type: ignore[arg-type]


def _figure(indicator: Indicator, fact: Fact, place: Place, among: Peers) -> Figure:
    """The fact with its share and rank, where they mean something: an own count has no total to be a share of."""
    nation = among.nation.get(indicator.key)
    known = nation["known"] / nation["cities"] if nation and nation["cities"] else None
    shared = indicator.transform == SHARED
    whole = indicator.transform == "flag" and fact.level != "region"
    alone = len(among.values) < 2
    if not isinstance(fact.value, float | int) or indicator.transform in UNRANKED or whole or (shared and fact.own):
        return Figure(indicator, fact, known=known)
    value, column, share = float(fact.value), among.values[indicator.key].cast(pl.Float64), None
    if shared and not alone:
        totals = _totals(indicator, among)
        column = column / among.countries.replace_strict(list(totals), list(totals.values()), default=None, return_dtype=pl.Float64)
        share = value / totals[place.country] if totals.get(place.country) else None
    if alone:
        return Figure(indicator, fact, known=known)
    return Figure(indicator, fact, share, *_rank(value if share is None else share, column), known)


def _totals(indicator: Indicator, among: Peers) -> dict[str, float]:
    """By country, how many of a kind there are in all; what lies within 25 km is a share of the same whole."""
    rows = among.totals.filter(pl.col("indicator") == indicator.key.removesuffix("_25km"))
    return dict(rows.select("country", "total").iter_rows())


def _rank(value: float, column: pl.Series) -> tuple[int, int]:
    """The rank of a value among those known, equals sharing the better one, and how many are known."""
    known = column.filter(column.is_not_null() & column.is_finite())
    # Values are kept in 32 bits: what differs by less is the same.
    return 1 + int((known > value * (1 + 1e-6)).sum()), len(known)
