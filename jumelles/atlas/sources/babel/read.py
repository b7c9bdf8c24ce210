"""The languages of each country: the share of its people who use them, and whether they are official."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from jumelles.atlas.reading.context import Context
from jumelles.atlas.reading.tables import Table, table

FILE = "languages.csv"
SCHEMA = {"country": pl.String, "language": pl.String, "percent": pl.Float64, "status": pl.String}
EVERYWHERE = ("official", "de_facto_official")
"""Official in the whole country; "official_regional" is not."""


def read(context: Context) -> Iterator[Table]:
    """Yield languages, from the package or from a mirror that holds them.

    Scripts are left out: who writes Serbian in Latin letters and who in Cyrillic ones understand each other, and mostly
    they are the same people. So the largest share of a language's scripts is kept, and shares are not added.
    """
    found = context.table(FILE, use=SCHEMA) if context.has(FILE) else _packaged()
    yield table(
        "languages",
        found.with_columns(
            pl.col("language").str.split("_").list.first(), official=pl.col("status").is_in(EVERYWHERE).fill_null(value=False)
        )
        .group_by("country", "language", maintain_order=True)
        .agg(pl.max("percent"), pl.any("official")),
    )


def _packaged() -> pl.DataFrame:
    from babel import Locale
    from babel.languages import get_territory_language_info

    # Two letters: a country; the others are continents ("150").
    countries = sorted(code for code in map(str, Locale("en").territories) if len(code) == 2)
    rows = [
        (country, language, info["population_percent"], info["official_status"])
        for country in countries
        for language, info in get_territory_language_info(country).items()
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")
