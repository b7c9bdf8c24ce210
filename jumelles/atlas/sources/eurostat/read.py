"""Gross domestic product and population of European regions, and the outlines of the smallest of them."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from jumelles.atlas.reading.context import Context
from jumelles.atlas.reading.tables import Table, table
from jumelles.atlas.sources.geojson import polygons

# Millions of euros, and inhabitants on 1 January.
MEASURES = {
    "gdp": ("eurostat_nama_10r_3gdp.csv", {"unit": "MIO_EUR"}),
    "population": ("eurostat_demo_r_pjanaggr3.csv", {"unit": "NR", "sex": "T", "age": "TOTAL"}),
}
MIRRORED, PUBLISHED = "eutwinnings_nuts3.geojson", "NUTS_RG_10M_2024_4326_LEVL_3.geojson"
VERSIONS = {MIRRORED: "2021", PUBLISHED: "2024"}
"""Of which version of NUTS the outlines of a file are: the file itself does not say."""
SINCE = 2015
OUTSIDE = r"(ZZZ|XXX)$"
"""Codes of what belongs to no region, such as embassies and oil platforms."""


def read(context: Context) -> Iterator[Table]:
    """Yield values of countries (two letters) and NUTS 3 areas (five) since 2015, and the outlines of the latter."""
    areas = _areas(context)
    values = {measure: _values(context, measure) for measure in MEASURES}
    _compare(context, areas, values)
    for measure, frame in values.items():
        yield table("area_values", frame.with_columns(measure=pl.lit(measure)))
    yield table("areas", areas)


def _values(context: Context, measure: str) -> pl.DataFrame:
    name, series = MEASURES[measure]
    used = {**dict.fromkeys(series, pl.String), "geo": pl.String, "TIME_PERIOD": pl.Int64, "OBS_VALUE": pl.Float64}
    # The flags mark breaks, estimates and provisional figures: good enough to compare regions.
    ignored = ["DATAFLOW", "LAST UPDATE", "freq", "OBS_FLAG", "CONF_STATUS"]
    found = context.table(name, use=used, ignore=ignored).filter(*(pl.col(column) == code for column, code in series.items()))
    level = pl.col("geo").str.len_chars().is_in([2, 5]) & ~pl.col("geo").str.contains(OUTSIDE)
    recent = found.filter(level, pl.col("TIME_PERIOD") >= SINCE).select(area="geo", year="TIME_PERIOD", value="OBS_VALUE")
    return recent.drop_nulls()


def _areas(context: Context) -> pl.DataFrame:
    name = MIRRORED if context.has(MIRRORED) else PUBLISHED
    outlines = polygons(context, name, use=["NUTS_ID"])
    return outlines.select(pl.col("NUTS_ID").alias("area"), pl.lit(VERSIONS[name]).alias("version"), "wkb")


def _compare(context: Context, areas: pl.DataFrame, values: dict[str, pl.DataFrame]) -> None:
    """Report which areas are in one file and not in another, because their NUTS versions differ."""
    small = {measure: set(frame["area"].filter(frame["area"].str.len_chars() == 5)) for measure, frame in values.items()}
    drawn = set(areas["area"])
    for measure, known in small.items():
        _report(context, f"areas with {measure} and without an outline", known - drawn)
        _report(context, f"areas with an outline and without {measure}", drawn - known)
    _report(context, "areas with gdp and without population", small["gdp"] - small["population"])


def _report(context: Context, problem: str, areas: set[str]) -> None:
    context.report(problem, len(areas), sorted(areas))
