"""Towns, first-level regions and countries of GeoNames."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from jumelles.atlas.reading.context import Context
from jumelles.atlas.reading.tables import Table, table
from jumelles.atlas.sources.geonames.places import as_tables, read_places

PLACES, TOWNS, REGIONS, COUNTRIES = "cities500.json", "cities15000.zip", "regionInfo_admin1.tsv", "countryInfo.tsv"

# The publisher's files of towns and regions have no header; these are the names in its readme.
TOWN_COLUMNS = (
    "geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature class", "feature code", "country code", "cc2",
    "admin1 code", "admin2 code", "admin3 code", "admin4 code", "population", "elevation", "dem", "timezone", "modification date",
)  # fmt: skip
REGION_COLUMNS = ("#region_code", "name", "name_ascii", "geoname_id")
NO_HEIGHT = -9999
"""What the elevation model `dem` holds where it has no value."""


def read(context: Context) -> Iterator[Table]:
    """Yield places, spellings, features, regions and countries."""
    places, spellings = _mirrored(context) if context.has(PLACES) else read_places()
    yield table("places", places)
    yield table("spellings", spellings)
    yield table("features", _features(context))
    yield table("regions", _regions(context))
    yield table("countries", _countries(context))


def _mirrored(context: Context) -> tuple[pl.DataFrame, pl.DataFrame]:
    cities = context.json(PLACES)
    try:
        return as_tables(cities.values())
    except (AttributeError, KeyError, TypeError) as error:
        raise context.unreadable(PLACES, error) from error


def _features(context: Context) -> pl.DataFrame:
    """Feature codes, and metres above the sea: surveyed where GeoNames has it, else of the elevation model."""
    used = {"geonameid": pl.Int64, "feature code": pl.String, "elevation": pl.Float64, "dem": pl.Float64}
    # Names and figures of these towns are read with all others, from the package.
    rest = [column for column in TOWN_COLUMNS if column not in used]
    towns = context.table(TOWNS, use=used, ignore=rest, columns=TOWN_COLUMNS, separator="\t", quote=None)
    height = pl.coalesce("elevation", pl.col("dem").replace(NO_HEIGHT, None)).alias("height")
    towns = towns.drop_nulls("geonameid").with_columns(height)
    return towns.select(place="geonameid", feature="feature code", elevation="height")


def _regions(context: Context) -> pl.DataFrame:
    headed = context.bytes(REGIONS).startswith(b"#")
    columns = None if headed else REGION_COLUMNS
    used = {"#region_code": pl.String, "name": pl.String, "geoname_id": pl.Int64}
    # name_ascii is the name without accents.
    regions = context.table(REGIONS, use=used, ignore=["name_ascii"], columns=columns, separator="\t", quote=None)
    # Some copies of the file end in a blank line.
    return regions.rename({"#region_code": "code", "geoname_id": "region"}).drop_nulls(["code", "region"])


class _FromHeader(Context):
    """A context that skips what stands before the header: the publisher's list of countries begins with fifty lines of notes."""

    def bytes(self, name: str) -> bytes:
        content = super().bytes(name)
        return content[max(content.find(b"#ISO\t"), 0) :]


def _countries(context: Context) -> pl.DataFrame:
    used = {"#ISO": "country", "ISO3": "iso3", "Country": "name", "Capital": "capital", "Continent": "continent"}
    ignored = [
        "ISO-Numeric", "fips", "Area(in sq km)", "tld", "CurrencyCode", "CurrencyName", "Phone", "Postal Code Format", "Postal Code Regex",
        "geonameid", "EquivalentFipsCode",
        "Population",  # older than the World Bank's
        "Languages",  # without shares; Babel has them
        "neighbours",  # CEPII has them in both directions
    ]  # fmt: skip
    opened = _FromHeader(context.declaration, context.files, context.issues)
    countries = opened.table(COUNTRIES, use=dict.fromkeys(used, pl.String), ignore=ignored, separator="\t", quote=None)
    return countries.rename(used).drop_nulls("country")
