"""What lies under a town: climate, coast, height, latitude, and the wealth of its area."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from jumelles.atlas.findings import Findings


def of_towns(places: pl.DataFrame, findings: Findings) -> pl.DataFrame:
    """Ground and wealth of each town, sections included.

    GDP by head is the country's in US dollars; where Eurostat knows the town's NUTS 3 region, times the region's ratio to the
    country, so that towns of one country differ and those of two countries compare in one currency.
    """
    nation = findings.countries.select("country", "gdp_per_head", pl.col("gdp_year").alias("nation_year"))
    regional = pl.col("gdp_ratio").is_not_null() & pl.col("gdp_per_head").is_not_null()
    return (
        places.filter(pl.col("kind") != "region")
        .select("place", "country", pl.col("lat").alias("latitude"))
        .join(findings.traits.drop("feature"), on="place", how="left")
        .join(nation, on="country", how="left")
        .select(
            "place",
            "latitude",
            "climate",
            "coast_km",
            "elevation",
            (pl.col("gdp_per_head") * pl.col("gdp_ratio").fill_null(1.0)).round(0).alias("gdp_per_head"),
            pl.when(regional).then(pl.lit("nuts3")).when(pl.col("gdp_per_head").is_not_null()).then(pl.lit("country")).alias("gdp_level"),
            pl.when(regional).then(pl.col("gdp_year")).otherwise(pl.col("nation_year")).alias("gdp_year"),
        )
    )
