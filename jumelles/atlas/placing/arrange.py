"""Towns and regions in one table, in the order of the atlas: comparable places stand next to each other."""

from __future__ import annotations

import polars as pl

KINDS = ("city", "region", "section", "former")
COLUMNS = ("place", "name", "kind", "country", "region", "region_name", "lat", "lon", "population", "parent", "feature")


def arranged(towns: pl.DataFrame, regions: pl.DataFrame) -> pl.DataFrame:
    """The table "places", sorted by kind, then by population (unknown last), then by id.

    So the places comparable in size are neighbours, and a few rows of a file answer what is usual among them. A region's
    population is the sum of its cities (sections count in theirs), its point their mean weighted by inhabitants.
    """
    names = regions.select(pl.col("code").alias("region_code"), "region", pl.col("name").alias("region_name"))
    cities = towns.join(names, on="region_code", how="left")
    kind = pl.Enum(KINDS)
    return (
        pl.concat([cities.select(COLUMNS), _regions(cities, regions).select(COLUMNS)])
        .with_columns(pl.col("kind").cast(kind), pl.col("lat").cast(pl.Float32), pl.col("lon").cast(pl.Float32))
        .sort("kind", "population", "place", descending=[False, True, False], nulls_last=True)
    )


def _regions(cities: pl.DataFrame, regions: pl.DataFrame) -> pl.DataFrame:
    sums = (
        cities.filter((pl.col("kind") == "city") & pl.col("population").is_not_null())
        .group_by("region")
        .agg(pl.col("population").sum(), _mean("lat"), _mean_longitude())
    )
    return regions.join(sums, on="region", how="left").select(
        pl.col("region").alias("place"),
        "name",
        pl.lit("region").alias("kind"),
        pl.col("code").str.split(".").list.first().alias("country"),
        "region",
        pl.col("name").alias("region_name"),
        "lat",
        "lon",
        "population",
        pl.lit(None, dtype=pl.Int64).alias("parent"),
        pl.lit(None, dtype=pl.String).alias("feature"),
    )


def _mean(axis: str) -> pl.Expr:
    return ((pl.col(axis) * pl.col("population")).sum() / pl.col("population").sum()).alias(axis)


def _mean_longitude() -> pl.Expr:
    """A mean of directions, because plain degrees jump at the date line (Chukotka, Fiji)."""
    angle = pl.col("lon").radians()
    east, north = (angle.sin() * pl.col("population")).sum(), (angle.cos() * pl.col("population")).sum()
    return pl.arctan2(east, north).degrees().alias("lon")
