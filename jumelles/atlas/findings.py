"""What the sources together say, with every row at its place: the content of the snapshot that the package ships."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import polars as pl

from jumelles.atlas.corrections import renamed
from jumelles.atlas.placing import terrain
from jumelles.atlas.placing.regions import with_names
from jumelles.atlas.placing.resolve import Resolver
from jumelles.atlas.placing.wealth import country_figures, regional_ratios

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jumelles.atlas.reading.context import Context

POINT_DIGITS = 4
"""Decimals kept of a degree: about ten metres."""


@dataclass(frozen=True)
class Findings:
    """Tables of facts about places, independent of how places themselves are stored.

    regions: region, code, name, iso, en, fr, ru · countries: country, iso3, continent, gdp_per_head (current US dollars), gdp_year ·
    languages · country_pairs (ISO codes of two letters) · traits: one row per place with feature, elevation (m), climate,
    coast_km, nuts3, gdp_ratio (to its country's, by head), gdp_year · assets: key, kind, name, place, lat, lon, size, date, source ·
    airports · legs · twinnings: a, b (place ids), start, end, first_seen, last_seen · identifiers: place, wikidata.
    """

    regions: pl.DataFrame
    countries: pl.DataFrame
    languages: pl.DataFrame
    country_pairs: pl.DataFrame
    traits: pl.DataFrame
    assets: pl.DataFrame
    airports: pl.DataFrame
    legs: pl.DataFrame
    twinnings: pl.DataFrame
    identifiers: pl.DataFrame

    def tables(self) -> dict[str, pl.DataFrame]:
        """All tables by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def find(tables: Mapping[str, pl.DataFrame], towns: pl.DataFrame, contexts: Mapping[str, Context]) -> Findings:
    """Put every row that the readers yielded at its place; what cannot be placed becomes an issue of its source.

    `tables` are those of `jumelles.atlas.reading.tables`, with a column `source`; `towns` come from `places.with_kinds`.
    """
    resolver = Resolver(towns, tables["spellings"])
    regions, issues = with_names(renamed(tables["regions"].drop("source")), tables["subdivisions"])
    contexts["cldr"].issues.extend(issues)
    twinnings, identifiers = _twinnings(tables["twinnings"], resolver, contexts)
    return Findings(
        regions=regions.sort("code"),
        countries=country_figures(tables["countries"].drop("source"), tables["country_values"]),
        languages=tables["languages"].drop("source").sort("country", "percent", "language", descending=[False, True, False]),
        country_pairs=_pairs(tables["country_pairs"], tables["countries"]),
        traits=_traits(tables, towns),
        assets=_assets(tables["assets"], resolver, contexts),
        airports=tables["airports"].drop("source").drop_nulls("icao").unique("icao", keep="first", maintain_order=True).sort("icao"),
        legs=tables["legs"].drop("source").sort("origin", "destination"),
        twinnings=twinnings,
        identifiers=identifiers,
    )


def _traits(tables: Mapping[str, pl.DataFrame], towns: pl.DataFrame) -> pl.DataFrame:
    """What the ground and the statistical areas say of each town."""
    lat, lon = towns["lat"].to_numpy(), towns["lon"].to_numpy()
    areas = terrain.areas(towns, tables["areas"])
    return (
        towns.select("place", "feature", pl.col("elevation").cast(pl.Float32))
        .with_columns(
            pl.Series("climate", terrain.climates(lat, lon, tables["climates"]), dtype=pl.String),
            pl.Series("coast_km", terrain.coast_km(lat, lon, tables["land"]), dtype=pl.Float32, nan_to_null=True),
            pl.Series("nuts3", areas, dtype=pl.String),
        )
        .join(regional_ratios(tables["area_values"]), left_on="nuts3", right_on="area", how="left")
        .sort("place")
    )


def _assets(rows: pl.DataFrame, resolver: Resolver, contexts: Mapping[str, Context]) -> pl.DataFrame:
    placed = resolver.resolve(rows)
    _report(placed, contexts, pl.format("{} ({} {})", "name", pl.col("city").fill_null(""), pl.col("country").fill_null("")))
    # A register that knows only the town gives the town's point: kept empty, the place says it.
    own = pl.col("geonames").is_null()
    return (
        placed.filter(pl.col("place").is_not_null())
        .unique(["source", "kind", "key"], keep="first", maintain_order=True)
        .select(
            "key",
            "kind",
            "name",
            "place",
            pl.when(own).then(pl.col("lat").round(POINT_DIGITS)).cast(pl.Float32).alias("lat"),
            pl.when(own).then(pl.col("lon").round(POINT_DIGITS)).cast(pl.Float32).alias("lon"),
            pl.col("size").cast(pl.Float32),
            pl.col("date"),
            "source",
        )
        .sort("source", "kind", "place", "key")
    )


def _twinnings(rows: pl.DataFrame, resolver: Resolver, contexts: Mapping[str, Context]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Twinnings between places, each pair once with the smaller id first; and the Wikidata item of each place met."""
    ends = {}
    for end in ("a", "b"):
        names = {end: "geonames", f"{end}_name": "city", f"{end}_country": "country", f"{end}_lat": "lat", f"{end}_lon": "lon"}
        ends[end] = resolver.resolve(rows.select(pl.col(old).alias(new) for old, new in names.items()))["place"]
    placed = rows.with_columns(pl.Series("place_a", ends["a"]), pl.Series("place_b", ends["b"]))
    lost = placed.with_columns(pl.when(pl.col("place_a").is_not_null() & pl.col("place_b").is_not_null()).then(1).alias("place"))
    _report(lost.with_columns(pl.lit("twinning").alias("kind")), contexts, pl.format("{} ({}) – {} ({})", *_filled(rows)))
    items = pl.concat(
        [placed.select(pl.col(f"place_{end}").alias("place"), pl.col(f"{end}_wikidata").alias("wikidata")) for end in ("a", "b")]
    )
    pairs = (
        placed.drop_nulls(["place_a", "place_b"])
        .filter(pl.col("place_a") != pl.col("place_b"))
        .group_by(pl.min_horizontal("place_a", "place_b").alias("a"), pl.max_horizontal("place_a", "place_b").alias("b"))
        .agg(pl.col("start").min(), pl.col("end").max(), pl.col("first_seen").min(), pl.col("last_seen").max())
        .sort("a", "b")
    )
    return pairs, items.drop_nulls().unique().sort("place", "wikidata").unique("place", keep="first", maintain_order=True)


def _filled(rows: pl.DataFrame) -> list[pl.Expr]:
    return [pl.col(name).fill_null("?") for name in ("a_name", "a_country", "b_name", "b_country") if name in rows.columns]


def _report(placed: pl.DataFrame, contexts: Mapping[str, Context], words: pl.Expr) -> None:
    """One issue per source and kind for the rows without a place."""
    lost = placed.filter(pl.col("place").is_null()).with_columns(words.alias("words"))
    for (source, kind), rows in sorted(lost.group_by("source", "kind"), key=lambda group: [str(key) for key in group[0]]):
        contexts[str(source)].report(f"{kind}: rows that could not be placed", len(rows), rows["words"].sort(nulls_last=True))


def _pairs(rows: pl.DataFrame, countries: pl.DataFrame) -> pl.DataFrame:
    """Pairs of countries under their ISO codes of two letters, each once, only those with some tie."""
    codes = countries.select("iso3", "country")
    tied = pl.col("contiguous") | pl.col("common_language") | pl.col("colonial")
    return (
        rows.join(codes.rename({"iso3": "iso3_a", "country": "a"}), on="iso3_a")
        .join(codes.rename({"iso3": "iso3_b", "country": "b"}), on="iso3_b")
        .filter((pl.col("a") < pl.col("b")) & tied)
        .select("a", "b", "contiguous", "common_language", "colonial")
        .unique(["a", "b"], keep="first")
        .sort("a", "b")
    )
