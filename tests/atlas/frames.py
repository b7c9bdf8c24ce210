"""Small tables for tests whose answers are worked out by hand: each row is told in the columns that matter, the rest is filled."""

from typing import Any

import polars as pl

from jumelles.atlas.placing.arrange import COLUMNS, KINDS
from jumelles.atlas.placing.geo import EARTH_KM
from jumelles.atlas.reading.tables import SCHEMAS, table

DEGREE_KM = EARTH_KM * 3.141592653589793 / 180
"""One degree along the equator or a meridian."""

PLACES = {
    "place": pl.Int64,
    "name": pl.String,
    "kind": pl.Enum(KINDS),
    "country": pl.String,
    "region": pl.Int64,
    "region_name": pl.String,
    "lat": pl.Float32,
    "lon": pl.Float32,
    "population": pl.Int64,
    "parent": pl.Int64,
    "feature": pl.String,
}
ASSETS = {
    "key": pl.String,
    "kind": pl.String,
    "name": pl.String,
    "place": pl.Int64,
    "lat": pl.Float32,
    "lon": pl.Float32,
    "size": pl.Float32,
    "date": pl.String,
    "source": pl.String,
}
TWINNINGS = dict.fromkeys(("a", "b", "start", "end", "first_seen", "last_seen"), pl.Int64)


def rows(kind: str, *given: dict[str, Any]) -> pl.DataFrame:
    """A table of what readers yield, as `jumelles.atlas.reading.tables` types it."""
    return table(kind, pl.DataFrame(list(given), schema={name: SCHEMAS[kind][name] for row in given for name in row})).rows


def places(*given: dict[str, Any]) -> pl.DataFrame:
    """The table "places" of an atlas: cities of the country XU and its region 9001 unless told otherwise."""
    usual = dict.fromkeys(COLUMNS) | {"kind": "city", "country": "XU", "region": 9001, "lat": 45.0, "lon": -30.0}
    return pl.DataFrame([usual | row for row in given], schema=PLACES, orient="row")


def assets(*given: dict[str, Any]) -> pl.DataFrame:
    """Assets at their places, numbered as they stand."""
    return pl.DataFrame([dict.fromkeys(ASSETS) | {"key": f"k{i}"} | row for i, row in enumerate(given)], schema=ASSETS)


def twinnings(*given: dict[str, Any]) -> pl.DataFrame:
    """Twinnings of placed towns."""
    return pl.DataFrame([dict.fromkeys(TWINNINGS) | row for row in given], schema=TWINNINGS)


def column(frame: pl.DataFrame, name: str) -> dict[int, Any]:
    """One column by place."""
    return dict(frame.select("place", name).iter_rows())
