"""Holders of an Erasmus Charter that are institutions of higher education."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from jumelles.atlas.reading.context import Context
from jumelles.atlas.reading.higher_education import judge
from jumelles.atlas.reading.lettering import readable
from jumelles.atlas.reading.tables import Table, table
from jumelles.atlas.sources.eche.names import town
from jumelles.atlas.sources.eche.workbook import Workbook

CONVERTED, PUBLISHED = "eche_2024-07.csv", "accredited-heis.xlsx"
ISO = {"EL": "GR", "UK": "GB"}
"""The European Commission's own country codes, and those of ISO 3166."""
# Where the address says France, its post code tells which country of ISO 3166 that is; those of 977 and 978 are post boxes in Réunion.
OVERSEAS = {
    "971": "GP", "972": "MQ", "973": "GF", "974": "RE", "975": "PM", "976": "YT", "977": "RE", "978": "RE",
    "986": "WF", "987": "PF", "988": "NC",
}  # fmt: skip
USED = ("Proposal number", "Erasmus Code", "Legal Name", "Post Cd", "City", "Country Cd", "Erasmus Eche End")
IGNORED = ("Pic", "OID", "Street", "Website Url", "Erasmus Eche Start")


def read(context: Context) -> Iterator[Table]:
    """Yield assets of the kind charter; the Erasmus code is the key."""
    holders = _named(_holders(context))
    for problem, lost in {
        "charters without name or country": pl.any_horizontal(pl.col("name", "country").is_null()),
        # Text: both begin with year and month.
        "charters that have ended": pl.col("end").str.head(7) < context.declaration.source.as_of,
        "charters listed twice": ~pl.col("key").is_first_distinct(),
    }.items():
        holders = _dropped(context, holders, problem, lost.fill_null(value=False))
    # A lycée in Réunion is judged as one in France.
    higher = judge(holders["name"], register="eche", countries=holders["state"])
    holders = _dropped(context, holders, "charters of schools that are not higher education by their name", ~pl.lit(higher))
    yield table("assets", holders.with_columns(kind=pl.lit("charter")))


def _holders(context: Context) -> pl.DataFrame:
    if context.has(CONVERTED):
        return context.table(CONVERTED, use=dict.fromkeys(USED, pl.String), ignore=IGNORED)
    opened = Workbook(context.declaration, context.files, context.issues, names=(*USED, *IGNORED))
    return opened.table(PUBLISHED, use=dict.fromkeys(USED, pl.String), ignore=IGNORED)


def _named(holders: pl.DataFrame) -> pl.DataFrame:
    # Blanks in codes are of two kinds and any number: "A  GRAZ01".
    code = pl.col("Erasmus Code").str.replace_all(r"\s+", " ")
    island = pl.col("Post Cd").str.extract(r"^(9[78]\d)\d\d").replace_strict(OVERSEAS, default=None, return_dtype=pl.String)
    state = pl.col("Country Cd").replace(ISO)
    country = pl.when(state == "FR").then(pl.coalesce(island, state)).otherwise(state)
    return holders.select(
        pl.coalesce(code, "Proposal number").alias("key"),
        pl.col("Legal Name").map_elements(readable, return_dtype=pl.String).alias("name"),
        state.alias("state"),
        country.alias("country"),
        town(pl.col("City"), country).alias("city"),
        pl.col("Erasmus Eche End").alias("end"),
    )


def _dropped(context: Context, holders: pl.DataFrame, problem: str, lost: pl.Expr) -> pl.DataFrame:
    rows = holders.filter(lost)
    words = pl.format("{} ({} {})", pl.col("name").fill_null("?"), pl.col("city").fill_null("?"), pl.col("country").fill_null("?"))
    context.report(problem, len(rows), rows.select(words).to_series())
    return holders.filter(~lost)
