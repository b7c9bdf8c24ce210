"""Health sites of Europe.

All sites are one kind: nothing in the data tells hospitals from consultations alike in all countries. `emergency` is filled for 2 % of the
rows, and the French `facility_type` is the legal form of the body that runs a site, the same for a university hospital and its day clinics.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from jumelles.atlas.reading.context import Context
from jumelles.atlas.reading.lettering import readable
from jumelles.atlas.reading.tables import Table, table

SITES = "healthcare_2020.csv"
ISO = {"EL": "GR", "UK": "GB"}
"""Eurostat's own country codes, and those of ISO 3166."""

USED = {
    "id": pl.String,
    "hospital_name": pl.String,
    "site_name": pl.String,
    "lat": pl.Float64,
    "lon": pl.Float64,
    "city": pl.String,
    "cc": pl.String,
    "cap_beds": pl.Float64,
}
IGNORED = (
    "geo_qual", "street", "house_number", "postcode", "address", "country", "cap_prac", "cap_rooms", "emergency", "facility_type",
    "public_private", "list_specs", "tel", "email", "url",
    "ref_date", "pub_date",  # days and months stand in either order
    "comments",
)  # fmt: skip
# Czech text was read as Western European on its way here: "Jièín" is Jičín. None of these letters is Czech.
BROKEN, MENDED = list("èìøùòïÈÌØÙÒÏ"), list("čěřůňďČĚŘŮŇĎ")


def read(context: Context) -> Iterator[Table]:
    """Yield assets of the kind health_site, with beds as their size."""
    sites = context.table(SITES, use=USED, ignore=IGNORED)
    lost = sites.filter(pl.any_horizontal(pl.col("id", "hospital_name", "cc").is_null()))
    context.report("health sites without id, name or country", len(lost), lost["id"])
    sites = sites.drop_nulls(["id", "hospital_name", "cc"])
    twice = sites.filter(sites.is_duplicated())["hospital_name"].unique().sort()
    context.report("health sites listed twice", len(sites) - sites.n_unique(), twice)
    sites = sites.unique(maintain_order=True)
    # Several sites of one body may share its id.
    number = pl.int_range(1, pl.len() + 1).over("id")
    key = pl.when(pl.len().over("id") > 1).then(pl.format("{}/{}", "id", number)).otherwise("id")
    czech = pl.col("cc") == "CZ"
    yield table(
        "assets",
        sites.select(
            key.alias("key"),
            pl.lit("health_site").alias("kind"),
            pl.when(czech)
            .then(_mended("hospital_name"))
            .otherwise("hospital_name")
            .map_elements(readable, return_dtype=pl.String)
            .alias("name"),
            pl.col("cc").replace(ISO).alias("country"),
            pl.when(czech).then(_mended("city")).otherwise("city").alias("city"),
            "lat",
            "lon",
            pl.col("cap_beds").alias("size"),
        ),
    )


def _mended(column: str) -> pl.Expr:
    return pl.col(column).str.replace_many(BROKEN, MENDED)
