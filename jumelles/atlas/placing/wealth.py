"""Gross domestic product by head: of a country in US dollars, of a European region as a ratio to its country's."""

from __future__ import annotations

import polars as pl


def country_figures(countries: pl.DataFrame, values: pl.DataFrame) -> pl.DataFrame:
    """Countries with `gdp_per_head`, in current US dollars, of the latest year for which both figures are known.

    GDP and population come from one publisher (the World Bank, NY.GDP.MKTP.CD and SP.POP.TOTL), so that the ratio is of one kind.
    """
    wide = values.drop("source").pivot("measure", index=["iso3", "year"], values="value", aggregate_function="first").drop_nulls()
    latest = wide.sort("year").group_by("iso3").last()
    heads = latest.select("iso3", (pl.col("gdp") / pl.col("population")).round(0).alias("gdp_per_head"), pl.col("year").alias("gdp_year"))
    return countries.join(heads, on="iso3", how="left").select("country", "iso3", "continent", "gdp_per_head", "gdp_year").sort("country")


def regional_ratios(values: pl.DataFrame) -> pl.DataFrame:
    """By NUTS 3 area: `gdp_ratio`, its GDP by head over its country's of the same year, and that year.

    A ratio carries over to the World Bank's dollars, where euros beside dollars would not compare. The latest year in which
    both the area and its country are known is taken.
    """
    wide = values.drop("source").pivot("measure", index=["area", "year"], values="value", aggregate_function="first").drop_nulls()
    heads = wide.select("area", "year", (pl.col("gdp") / pl.col("population")).alias("head"))
    nation = heads.filter(pl.col("area").str.len_chars() == 2).select(pl.col("area").alias("nation"), "year", pl.col("head").alias("mean"))
    return (
        heads.filter(pl.col("area").str.len_chars() == 5)
        .with_columns(pl.col("area").str.slice(0, 2).alias("nation"))
        .join(nation, on=["nation", "year"])
        .sort("year")
        .group_by("area")
        .last()
        .select("area", (pl.col("head") / pl.col("mean")).round(4).cast(pl.Float32).alias("gdp_ratio"), pl.col("year").alias("gdp_year"))
    )
