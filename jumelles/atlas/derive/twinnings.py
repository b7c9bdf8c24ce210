"""How many twinnings of a city are documented."""

from __future__ import annotations

import polars as pl

LEAST_POPULATION = 10_000
"""The newest snapshot of Wikidata's twinnings asked for cities above this; below it, none found says nothing."""


def of_cities(cities: pl.DataFrame, twinnings: pl.DataFrame) -> pl.DataFrame:
    """Known twinnings of each city that have not ended; zero for a city of 10,000 and more in a country with any, else null."""
    lasting = twinnings.filter(pl.col("end").is_null())
    ends = pl.concat([lasting.select(pl.col(end).alias("place")) for end in ("a", "b")])
    counts = ends.group_by("place").agg(pl.len().alias("found"))
    rows = cities.select("place", "country", "population").join(counts, on="place", how="left", maintain_order="left")
    asked = pl.col("found").is_not_null().any().over("country") & (pl.col("population") >= LEAST_POPULATION)
    return rows.select("place", pl.coalesce("found", pl.when(asked).then(0)).alias("twinnings"))
