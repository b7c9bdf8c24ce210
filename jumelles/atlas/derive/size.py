"""Size and rank: how large a city is, alone and among those of its country and region."""

from __future__ import annotations

import polars as pl

SEATS = {"PPLC": 3, "PPLA": 2, "PPLA2": 1}
"""GeoNames feature codes of seats: of the country, of a first-level region, of a second-level one."""


def of_cities(cities: pl.DataFrame) -> pl.DataFrame:
    """Population, ranks, shares and administrative role of each city; what needs a population is null without one."""
    people = pl.col("population")
    return cities.select(
        "place",
        people,
        *(ranked(over, name) for over, name in (("country", "country"), ("region", "region"))),
        *(share(over, name) for over, name in (("country", "country"), ("region", "region"))),
        pl.col("feature").replace_strict(SEATS, default=pl.when(pl.col("feature").is_not_null()).then(0)).alias("seat"),
    )


def ranked(over: str, name: str) -> pl.Expr:
    """Rank by population within a group; 1 is the largest, equals share the better rank."""
    rank = pl.col("population").rank("min", descending=True).over(over)
    return pl.when(pl.col("population").is_not_null() & pl.col(over).is_not_null()).then(rank).alias(f"{name}_rank")


def share(over: str, name: str) -> pl.Expr:
    """Population over the sum of its group."""
    part = pl.col("population") / pl.col("population").sum().over(over)
    return pl.when(pl.col(over).is_not_null()).then(part).alias(f"{name}_share")
