"""A city's card: every figure with its origin and its rank among comparable places, what stands there, and what is not known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from jumelles.atlas import own
from jumelles.atlas.corrections import corrections
from jumelles.atlas.derive.counts import NEAR_KM
from jumelles.atlas.derive.flights import NEAR_KM as AIRPORT_KM
from jumelles.atlas.derive.flights import believed
from jumelles.atlas.indicators import Indicator, indicators
from jumelles.atlas.placing import geo
from jumelles.facts import Asset, Fact, Place, Source, Tie
from jumelles.languages import current

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jumelles.atlas.store import Atlas

FACTOR = 2.0
"""Comparable places are of the same kind and have between half and twice as many inhabitants."""
UNRANKED = frozenset({"rank", "same", "step", "plain"})
"""Transforms of which more is not "higher": a rank has its own order, a class has none."""


@dataclass(frozen=True)
class Figure:
    """One line of a card.

    `share` is the part of its country's total, for counts; `rank` of `among` counts from the greatest among the comparable places
    of which the figure is known (counts compare by their share of the country's); `known` is in how many of the country's cities,
    from 0 to 1, the figure is known.
    """

    indicator: Indicator
    fact: Fact
    share: float | None = None
    rank: int | None = None
    among: int | None = None
    known: float | None = None


@dataclass(frozen=True)
class Airport:
    """An airport near a place: kilometres from its centre, and how many destinations have been seen non-stop."""

    iata: str
    name: str
    km: float
    destinations: int


@dataclass(frozen=True)
class Card:
    """Everything the atlas knows of a place."""

    place: Place
    figures: tuple[Figure, ...]
    unknown: tuple[Indicator, ...]
    comparable: int
    assets: Mapping[str, tuple[Asset, ...]] = field(default_factory=dict)
    airports: tuple[Airport, ...] = ()
    twinnings: tuple[tuple[Place, Tie], ...] = ()
    languages: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


def card(atlas: Atlas, place: Place) -> Card:
    """Put together what the atlas knows of a place."""
    row = atlas.row(place.id)
    first, count = _comparable(atlas, place, row)
    mine = own.load(atlas.home)
    near = _with_own(atlas.rows("values", first, count), mine)
    here = near.row(row - first, named=True)
    nation = {line["indicator"]: line for line in atlas.table("coverage").filter(pl.col("country") == place.country).iter_rows(named=True)}
    totals = _totals(atlas) if count > 1 else pl.DataFrame()
    peers = atlas.places.slice(first, count)["country"]
    figures, unknown = [], []
    for key, indicator in indicators().items():
        fact = _fact(atlas, place, indicator, here, mine.get((place.id, key)))
        if fact is None:
            unknown += [indicator] if indicator.speaks_of(place) else []
            continue
        figures.append(_figure(indicator, fact, near[key], peers, totals, nation.get(key)))
    used = {key for figure in figures if not figure.fact.own for key in figure.indicator.sources}
    return Card(
        place=place,
        figures=tuple(figures),
        unknown=tuple(unknown),
        comparable=count,
        assets=_assets(atlas, place),
        airports=_airports(atlas, place),
        twinnings=_twinnings(atlas, place),
        languages=tuple(atlas.table("languages").filter(pl.col("country") == place.country, "official")["language"].to_list()),
        sources=tuple(atlas.source(key) for key in sorted(used)),
    )


def _comparable(atlas: Atlas, place: Place, row: int) -> tuple[int, int]:
    """First row and number of the comparable places, which are neighbours in the table; the place alone without a population."""
    if place.population is None or not place.is_candidate:
        return row, 1
    people = pl.col("population").is_between(place.population / FACTOR, place.population * FACTOR)
    rows = atlas.places.with_row_index("row").filter(pl.col("kind") == place.kind, people)["row"]
    return int(rows[0]), len(rows)


def _with_own(near: pl.DataFrame, mine: Mapping[tuple[int, str], own.OwnFigure]) -> pl.DataFrame:
    """The values of the comparable places, an office's own figures in place of the sources': they compare like the rest.

    A count that compares by its share of the country's leaves the comparison: the total is another source's.
    """
    for (place, key), figure in mine.items():
        if key in near.columns:
            value = None if indicators()[key].transform == "country_share" else figure.value
            here = pl.when(pl.col("place") == place)
            near = near.with_columns(here.then(pl.lit(value, dtype=near.schema[key])).otherwise(key).alias(key))
    return near


def _fact(atlas: Atlas, place: Place, indicator: Indicator, here: Mapping[str, object], mine: own.OwnFigure | None) -> Fact | None:
    """The office's own figure, else the corrected one, else the sources'; None where nobody knows."""
    if mine is not None:
        source = Source("office", mine.source, mine.source, mine.source, "", mine.source, "", mine.date)
        return Fact(place.id, indicator.key, mine.value, indicator.unit, source, mine.date, own=True, note=mine.note)
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


def _totals(atlas: Atlas) -> pl.DataFrame:
    return atlas.table("coverage").select("country", "indicator", "total")


def _figure(
    indicator: Indicator, fact: Fact, values: pl.Series, peers: pl.Series, totals: pl.DataFrame, nation: Mapping[str, float] | None
) -> Figure:
    known = nation["known"] / nation["cities"] if nation and nation["cities"] else None
    if (
        not isinstance(fact.value, float | int)
        or indicator.transform in UNRANKED
        or (indicator.transform == "flag" and fact.level != "region")
        or (indicator.transform == "country_share" and fact.own)
    ):
        return Figure(indicator, fact, known=known)
    value, column = float(fact.value), values.cast(pl.Float64)
    share = None
    base = indicator.key.removesuffix("_25km")
    if indicator.transform == "country_share" and len(totals):
        whole = totals.filter(pl.col("indicator") == base)
        column = column / peers.replace_strict(whole["country"], whole["total"], default=None, return_dtype=pl.Float64)
    if indicator.transform == "country_share" and nation is not None:
        share = _share(value, totals, base, nation)
        value = share if share is not None else value
    column = column.filter(column.is_not_null() & column.is_finite())
    if len(values) < 2:
        return Figure(indicator, fact, share=share, known=known)
    return Figure(indicator, fact, share, 1 + int((column > value * (1 + 1e-6)).sum()), len(column), known)


def _share(value: float, totals: pl.DataFrame, base: str, nation: Mapping[str, object]) -> float | None:
    if not len(totals):
        return None
    row = totals.filter((pl.col("indicator") == base) & (pl.col("country") == nation["country"]))
    return value / row["total"][0] if len(row) and row["total"][0] else None


def _assets(atlas: Atlas, place: Place) -> dict[str, tuple[Asset, ...]]:
    """The named things in a city and its sections, or in a region's cities; by kind, the largest first where size is known."""
    towns = atlas.towns_of(place)
    rows = (
        atlas.table("assets")
        .filter(pl.col("place").is_in(towns.implode()))
        .sort("kind", "size", "name", descending=[False, True, False], nulls_last=True)
    )
    found: dict[str, list[Asset]] = {}
    for key, kind, name, town, size, source in rows.select("key", "kind", "name", "place", "size", "source").iter_rows():
        found.setdefault(kind, []).append(Asset(key, kind, name, town, source, size))
    return {kind: tuple(things) for kind, things in found.items()}


def _airports(atlas: Atlas, place: Place) -> tuple[Airport, ...]:
    """Airports within 100 km of a place, the nearest first."""
    if place.lat is None or place.lon is None:
        return ()
    rows = atlas.table("airports").filter(pl.col("lat").is_between(place.lat - 1.2, place.lat + 1.2))
    links = believed(atlas.table("airports"), atlas.table("legs")).group_by("origin").len().rename({"origin": "icao"})
    found = []
    for iata, name, lat, lon, count in rows.join(links, on="icao").select("iata", "name", "lat", "lon", "len").iter_rows():
        km = geo.distance_km(place.lat, place.lon, lat, lon)
        if km <= AIRPORT_KM:
            found.append(Airport(iata, name, round(km, 1), count))
    return tuple(sorted(found, key=lambda airport: airport.km))


def _twinnings(atlas: Atlas, place: Place) -> tuple[tuple[Place, Tie], ...]:
    partners = [(atlas.place(tie.b if tie.a == place.id else tie.a), tie) for tie in atlas.ties(place)]
    return tuple(sorted(partners, key=lambda pair: (pair[0].country, pair[0].name)))


__all__ = ["AIRPORT_KM", "NEAR_KM", "Airport", "Card", "Figure", "card"]
