"""A region's figures: sums, or means weighted by inhabitants, of its cities."""

from __future__ import annotations

import polars as pl

from jumelles.atlas.derive.size import ranked, share
from jumelles.atlas.indicators import indicators

KNOWN_SHARE = 0.5
"""A mean speaks for a region only if at least half of its inhabitants live where the figure is known."""


def filled(places: pl.DataFrame, values: pl.DataFrame) -> pl.DataFrame:
    """`values` with the rows of regions computed from those of their cities, as `region` in indicators.toml says."""
    ways = {way: [key for key, indicator in indicators().items() if indicator.region == way] for way in ("sum", "mean", "most")}
    cities = values.with_columns(places["kind"], places["region"], places["population"].alias("people")).filter(
        (pl.col("kind") == "city") & pl.col("region").is_not_null()
    )
    rows = cities.group_by("region", maintain_order=True).agg(
        *(_sum(key) for key in ways["sum"]),
        *(_mean(key) for key in ways["mean"]),
    )
    for key in (*ways["most"], "gdp_level", "gdp_year"):
        rows = rows.join(_most(cities, key), on="region", how="left", maintain_order="left")
    computed = _ranked(places, rows.rename({"region": "place"}))
    kept = values.filter(places["kind"] != "region")
    together = pl.concat([kept, computed.select(pl.col(name).cast(dtype) for name, dtype in values.schema.items())])
    return places.select("place").join(together, on="place", how="left", maintain_order="left")


def _sum(key: str) -> pl.Expr:
    """Null only where the figure is known of no city."""
    return pl.when(pl.col(key).is_not_null().any()).then(pl.col(key).sum()).alias(key)


def _mean(key: str) -> pl.Expr:
    weight = pl.when(pl.col(key).is_not_null()).then(pl.col("people")).sum()
    mean = (pl.col(key).cast(pl.Float64) * pl.col("people")).sum() / weight
    return pl.when((weight > 0) & (weight >= KNOWN_SHARE * pl.col("people").sum())).then(mean).alias(key)


def _most(cities: pl.DataFrame, key: str) -> pl.DataFrame:
    """By region, the value under which most inhabitants live."""
    known = cities.drop_nulls(["people", key]).group_by("region", key).agg(pl.col("people").sum())
    return known.sort("people", key, descending=True).unique("region", keep="first", maintain_order=True).select("region", key)


def _ranked(places: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """All regions, with their rank and share among those of their country; columns that regions do not have are null."""
    frame = places.filter(pl.col("kind") == "region").select("place", "country").join(rows, on="place", how="left")
    frame = frame.with_columns(ranked("country", "country"), share("country", "country"))
    absent = [pl.lit(None).alias(key) for key, indicator in indicators().items() if key not in frame.columns]
    return frame.with_columns(absent)
