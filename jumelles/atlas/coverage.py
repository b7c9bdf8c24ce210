"""How much is known where: of each indicator by country, and the totals that shares refer to."""

from __future__ import annotations

import polars as pl

from jumelles.atlas.indicators import indicators


def by_country(places: pl.DataFrame, values: pl.DataFrame) -> pl.DataFrame:
    """The table "coverage": country, indicator, cities of which it is known, cities, and the sum over them.

    The sum is given for counts: it is what a city's share of its country refers to.
    """
    keys = [key for key, indicator in indicators().items() if not indicator.by_office]
    numbers = [key for key in keys if not indicators()[key].is_text]
    cities = values.with_columns(places["kind"], places["country"]).filter(pl.col("kind") == "city")
    known = cities.group_by("country").agg(pl.len().alias("cities"), *(pl.col(key).count() for key in keys))
    total = cities.group_by("country").agg(*(pl.col(key).cast(pl.Float64).sum() for key in numbers))
    return (
        known.unpivot(keys, index=["country", "cities"], variable_name="indicator", value_name="known")
        .join(
            total.unpivot(numbers, index="country", variable_name="indicator", value_name="total"), on=["country", "indicator"], how="left"
        )
        .sort("country", "indicator")
    )


def shares(coverage: pl.DataFrame) -> dict[str, dict[str, float]]:
    """For the manifest: of each indicator, the part of a country's cities (0 to 1) of which it is known, where it is of any."""
    told: dict[str, dict[str, float]] = {}
    for country, cities, indicator, known in coverage.select("country", "cities", "indicator", "known").iter_rows():
        if known:
            told.setdefault(indicator, {})[country] = round(known / cities, 3)
    return told
