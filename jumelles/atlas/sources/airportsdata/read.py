"""Airports that have an IATA code."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from jumelles.atlas.reading.context import Context
from jumelles.atlas.reading.tables import Table, table

AIRPORTS = "airports.csv"
USED = {"icao": pl.String, "iata": pl.String, "name": pl.String, "country": pl.String, "lat": pl.Float64, "lon": pl.Float64}
IGNORED = ("city", "subd", "elevation", "tz", "lid")


def read(context: Context) -> Iterator[Table]:
    """Yield airports: the mirror's, else those of the installed package."""
    airports = context.table(AIRPORTS, use=USED, ignore=IGNORED) if context.has(AIRPORTS) else _packaged()
    # Routes know airports by ICAO code alone.
    lost = airports.filter(pl.any_horizontal(pl.col("icao", "lat", "lon").is_null()))
    context.report("airports without ICAO code or coordinates", len(lost), lost["iata"])
    yield table("airports", airports.drop_nulls(["icao", "lat", "lon"]))


def _packaged() -> pl.DataFrame:
    import airportsdata

    rows = list(airportsdata.load("IATA").values())
    return pl.DataFrame(rows, schema_overrides=USED).select(pl.col(pl.String).replace("", None), "lat", "lon")
