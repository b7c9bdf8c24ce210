"""The outline of each country's land."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from jumelles.atlas.reading.context import Context
from jumelles.atlas.reading.tables import Table, table
from jumelles.atlas.sources.geojson import polygons

FILE = "ne_50m_admin_0_countries.json"
CODES = {
    # The ISO code is "-99" where a country has overseas parts, or "CN-TW": the publisher's own code tells which it is.
    "FRA": "FR",
    "NOR": "NO",
    "KOS": "XK",
    "TWN": "TW",
    # These have no code: their towns are in GeoNames under that country.
    "ATC": "AU",
    "CYN": "CY",
    "SOL": "SO",
}


def read(context: Context) -> Iterator[Table]:
    """Yield land: a country may have several rows, and land without any code has a null country (it is land all the same)."""
    outlines = polygons(context, FILE, use=["ISO_A2", "ADM0_A3", "NAME"])
    own = pl.col("ADM0_A3").replace_strict(CODES, default=None, return_dtype=pl.String)
    iso = pl.when(pl.col("ISO_A2").str.contains("^[A-Z]{2}$")).then("ISO_A2")
    land = outlines.select(pl.coalesce(iso, own).alias("country"), "NAME", "wkb")
    nameless = land.filter(pl.col("country").is_null())["NAME"]
    context.report("land without a country's code", len(nameless), nameless)
    yield table("land", land)
