"""What ties two countries: a common border, a common official language, a colonial past."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from jumelles.atlas.reading.context import Context
from jumelles.atlas.reading.tables import Table, table
from jumelles.atlas.sources.cepii.stata import stata

TEXT, STATA = "dist_cepii.csv", "dist_cepii.dta"
USED = {"iso_o": pl.String, "iso_d": pl.String, "contig": pl.Int64, "comlang_off": pl.Int64, "colony": pl.Int64}
IGNORED = [
    "comlang_ethno",  # spoken by 9 % in both: Babel has shares of all languages
    "comcol",  # a common coloniser
    "curcol",  # colony says it too
    "col45",  # colony says it too
    "smctry",  # were or are one country
    "dist", "distcap", "distw", "distwces",  # distances are measured between the two towns
]  # fmt: skip
CODES = {"PAL": "PSE", "ROM": "ROU", "TMP": "TLS", "YUG": "SRB", "ZAR": "COD"}
"""Codes that ISO 3166 gave up, and those of today."""


def read(context: Context) -> Iterator[Table]:
    """Yield country pairs, each in both directions.

    Colonial means that one of the two ever colonised the other for a long time and took part in its government (CEPII's
    `colony`), not that both had the same coloniser.
    """
    found = context.table(TEXT, use=USED, ignore=IGNORED, separator=";") if context.has(TEXT) else stata(context, STATA, use=USED)
    ends = pl.concat([found["iso_o"], found["iso_d"]])
    old = ends.filter(ends.is_in(list(CODES)))
    context.report("country codes of the past, read as today's", len(old), old.unique(maintain_order=True))
    pairs = found.filter(pl.col("iso_o") != pl.col("iso_d")).select(
        pl.col("iso_o").replace(CODES).alias("iso3_a"),
        pl.col("iso_d").replace(CODES).alias("iso3_b"),
        (pl.col("contig") == 1).alias("contiguous"),
        (pl.col("comlang_off") == 1).alias("common_language"),
        (pl.col("colony") == 1).alias("colonial"),
    )
    yield table("country_pairs", pairs)
