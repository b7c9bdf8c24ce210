"""Gross domestic product (current US dollars) and population by country and year."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from jumelles.atlas.reading.context import Context
from jumelles.atlas.reading.tables import Table, table

MEASURES = {"gdp": ("worldbank_gdp.csv", "NY.GDP.MKTP.CD.json"), "population": ("worldbank_population.csv", "SP.POP.TOTL.json")}
SCHEMA = {"iso3": pl.String, "year": pl.Int64, "value": pl.Float64}


def read(context: Context) -> Iterator[Table]:
    """Yield country values, from a mirror's tables or from the answers of the publisher's API.

    Groups of countries stay in: no country has their codes (ARB, WLD), so whoever asks for a country does not meet them.
    """
    for measure, (tabled, answered) in MEASURES.items():
        values = _tabled(context, tabled) if context.has(tabled) else _answered(context, answered)
        yield table("country_values", values.with_columns(measure=pl.lit(measure)))


def _tabled(context: Context, name: str) -> pl.DataFrame:
    used = {"Country Code": pl.String, "Year": pl.Int64, "Value": pl.Float64}
    # Countries are named elsewhere.
    return context.table(name, use=used, ignore=["Country Name"]).rename(dict(zip(used, SCHEMA, strict=True))).drop_nulls()


def _answered(context: Context, name: str) -> pl.DataFrame:
    """The rows of an answer, which is a pair: the numbering of its pages, and the rows of one.

    Raises:
        SourceError: the answer has another shape, or more pages than the one asked for.
    """
    answer = context.json(name)
    try:
        numbering, found = answer
        pages = numbering["pages"]
        rows = [(row["countryiso3code"], int(row["date"]), row["value"]) for row in found]
    except (KeyError, TypeError, ValueError) as error:
        raise context.unreadable(name, error) from error
    if pages != 1:
        raise context.unreadable(name, ValueError(f"pages: {pages}"))
    # A group of countries may have no code; a year without a figure has a null.
    return pl.DataFrame(rows, schema=SCHEMA, orient="row", strict=False).filter(pl.col("iso3") != "").drop_nulls()
