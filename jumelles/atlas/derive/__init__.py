"""Indicators computed from the findings: one column per indicator, one row per place of the atlas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from jumelles.atlas.corrections import valued
from jumelles.atlas.derive import counts, engagement, flights, ground, regions, size, twinnings
from jumelles.atlas.indicators import indicators

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jumelles.atlas.findings import Findings

EXTRAS = {"gdp_level": pl.String, "gdp_year": pl.Int64}
"""Columns beside the indicators: of which area the GDP speaks, and of which year."""


def values(places: pl.DataFrame, findings: Findings, covers_from: Mapping[str, int]) -> pl.DataFrame:
    """All indicators of all places, in the order of `places` (see `arrange.arranged`); null is "not known".

    `covers_from` says, per source, with how many rows a country counts as covered: only there is "none found" a zero.
    """
    cities = places.filter(pl.col("kind") == "city")
    known = places.select("place")
    towns = [
        size.of_cities(cities),
        ground.of_towns(places, findings),
        counts.of_cities(places, findings.assets, covers_from),
        flights.of_towns(places, findings.airports, findings.legs),
        twinnings.of_cities(cities, findings.twinnings),
        engagement.of_cities(places, findings.assets, covers_from["covenant"]),
    ]
    wide = known
    for part in towns:
        wide = wide.join(part, on="place", how="left", maintain_order="left")
    return regions.filled(places, valued(_completed(wide)))


def _completed(wide: pl.DataFrame) -> pl.DataFrame:
    """Every indicator has its column, those that only an office fills too; counts and measures are kept in 32 bits."""
    columns = []
    for key, indicator in indicators().items():
        dtype = pl.String if indicator.is_text else pl.Float32
        column = pl.col(key) if key in wide.columns else pl.lit(None)
        columns.append(column.cast(dtype).alias(key))
    return wide.select("place", *columns, *(pl.col(name).cast(dtype) for name, dtype in EXTRAS.items()))
