"""The tables that readers yield: one schema per kind of row, checked where a reader hands them over."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

TEXT, WHOLE, REAL, TRUTH = pl.String, pl.Int64, pl.Float64, pl.Boolean

SCHEMAS: dict[str, dict[str, type[pl.DataType]]] = {
    # Towns: GeoNames id, name, ISO 3166 country, code of the first-level region ("FR.76"), degrees, inhabitants.
    "places": {"place": WHOLE, "name": TEXT, "country": TEXT, "region_code": TEXT, "lat": REAL, "lon": REAL, "population": WHOLE},
    # Every other spelling that GeoNames keeps for a town, one row each.
    "spellings": {"place": WHOLE, "spelling": TEXT},
    # GeoNames feature code (PPLX is a section of a town) and metres above the sea.
    "features": {"place": WHOLE, "feature": TEXT, "elevation": REAL},
    "regions": {"region": WHOLE, "code": TEXT, "name": TEXT},
    "countries": {"country": TEXT, "iso3": TEXT, "name": TEXT, "capital": TEXT, "continent": TEXT},
    # ISO 3166-2 code and its name in English, French, Russian; joined to regions by name.
    "subdivisions": {"iso": TEXT, "country": TEXT, "en": TEXT, "fr": TEXT, "ru": TEXT},
    # Named things at a place, by GeoNames id, by town name, or by point; `size` is beds where the kind counts beds.
    "assets": {
        "key": TEXT,
        "kind": TEXT,
        "name": TEXT,
        "country": TEXT,
        "geonames": WHOLE,
        "city": TEXT,
        "lat": REAL,
        "lon": REAL,
        "size": REAL,
        "date": TEXT,
    },
    # Twinned bodies; both ends as the source describes them.
    "twinnings": {
        "a": WHOLE,
        "a_name": TEXT,
        "a_country": TEXT,
        "a_lat": REAL,
        "a_lon": REAL,
        "a_wikidata": TEXT,
        "b": WHOLE,
        "b_name": TEXT,
        "b_country": TEXT,
        "b_lat": REAL,
        "b_lon": REAL,
        "b_wikidata": TEXT,
        "start": WHOLE,
        "end": WHOLE,
        "first_seen": WHOLE,
        "last_seen": WHOLE,
    },
    # Airports by ICAO code, and flights seen between two of them (how many call signs; never "flies today").
    "airports": {"icao": TEXT, "iata": TEXT, "name": TEXT, "country": TEXT, "lat": REAL, "lon": REAL},
    "legs": {"origin": TEXT, "destination": TEXT, "callsigns": WHOLE},
    # Köppen-Geiger class at a point of the half-degree grid.
    "climates": {"lat": REAL, "lon": REAL, "climate": TEXT},
    # Polygons as WKB: statistical areas (NUTS 3) and land.
    "areas": {"area": TEXT, "version": TEXT, "wkb": pl.Binary},
    "land": {"country": TEXT, "wkb": pl.Binary},
    # Money in euros per head by NUTS area (a country's code has two letters), and yearly figures by country.
    "area_values": {"area": TEXT, "measure": TEXT, "year": WHOLE, "value": REAL},
    "country_values": {"iso3": TEXT, "measure": TEXT, "year": WHOLE, "value": REAL},
    "country_pairs": {"iso3_a": TEXT, "iso3_b": TEXT, "contiguous": TRUTH, "common_language": TRUTH, "colonial": TRUTH},
    "languages": {"country": TEXT, "language": TEXT, "percent": REAL, "official": TRUTH},
}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind, in the columns and types that SCHEMAS promises."""

    kind: str
    rows: pl.DataFrame


def table(kind: str, rows: pl.DataFrame) -> Table:
    """The rows as a table of that kind; columns that the source lacks are filled with null.

    Raises:
        polars.exceptions.InvalidOperationError: a value does not fit the type that the kind promises.
    """
    schema = SCHEMAS[kind]
    missing = [pl.lit(None, dtype=dtype).alias(name) for name, dtype in schema.items() if name not in rows.columns]
    return Table(kind, rows.with_columns(missing).select(pl.col(name).cast(dtype) for name, dtype in schema.items()))
