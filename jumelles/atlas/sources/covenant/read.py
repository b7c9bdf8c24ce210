"""Signatories of the Covenant of Mayors, in force (kind signatory) or on hold (kind signatory_on_hold)."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from jumelles.atlas.reading.context import Context
from jumelles.atlas.reading.tables import Table, table

SIGNATORIES = "covenant_signatories_2024.csv.gz"
KINDS = {"published": "signatory", "on_hold": "signatory_on_hold"}
ISO = {"EL": "GR", "UK": "GB"}
"""The European Commission's own country codes, and those of ISO 3166."""
CROWD = 3
"""So many rows on one point: it is a country's centre. Two are a town and the group or province seated there."""

USED = dict.fromkeys(
    (
        "organisation_id", "organisation_name", "country_code", "organisation_latitude", "organisation_longitude", "signatory_status",
        "date_of_adhesion", "group_profile", "group_organisation_id",
    ),
    pl.String,
)  # fmt: skip
IGNORED = (
    "coordinator_name", "supporter_name", "country_name",
    "population_adhesion",  # of the year of adhesion
    "group_name",
    "commitment_CoM2020_flag", "commitment_CoM2030_flag", "commitment_CoM2050_flag", "commitment_mayoradapt_flag",
    "adhesion_type", "action_plan_expected",
    "gcom_id",  # not unique
)  # fmt: skip
# What stands before a town's name ("Comune di", "Ayuntamiento de") in the languages of most signatories.
AUTHORITY = (
    r"(?i)^(?:(?:comune di|comune de|municipality of|city of|town of|commune de|ville de|mairie de|ayuntamiento de|ajuntament de|"
    r"concello de|concelho de|câmara municipal d[eo]|município de|dimos|δήμος|stadt|gemeinde|gemeente|město|obec|grad|općina|občina|"
    r"primăria|comuna|orașul|municipiul)\s+|(?:commune|ville|mairie) d')"
)


def read(context: Context) -> Iterator[Table]:
    """Yield assets with the day of adhesion as their date."""
    rows = context.table(SIGNATORIES, use=USED, ignore=IGNORED).with_columns(pl.col(pl.String).replace("-", None))
    rows = rows.with_columns(_degrees("lat", "organisation_latitude"), _degrees("lon", "organisation_longitude"))
    vague = _vague()
    displaced = _named(rows, vague)
    context.report("signatories that share a point or stand on whole degrees: placed by name", len(displaced), displaced)
    rows = rows.with_columns(pl.when(~vague).then("lat").alias("lat"), pl.when(~vague).then("lon").alias("lon"))
    for problem, lost in {
        "groups of signatories: their members are read": _group(),
        "signatories without a name": pl.col("organisation_name").is_null(),
        "signatories of another status": ~pl.col("signatory_status").is_in(list(KINDS)).fill_null(value=False),
    }.items():
        named = _named(rows, lost)
        context.report(problem, len(named), named)
        rows = rows.filter(~lost)
    yield table(
        "assets",
        rows.select(
            pl.col("organisation_id").alias("key"),
            pl.col("signatory_status").replace_strict(KINDS, return_dtype=pl.String).alias("kind"),
            pl.col("organisation_name").alias("name"),
            pl.col("country_code").str.to_uppercase().replace(ISO).alias("country"),
            _town().alias("city"),
            "lat",
            "lon",
            pl.col("date_of_adhesion").str.head(10).alias("date"),
        ),
    )


def _degrees(name: str, column: str) -> pl.Expr:
    # Some releases write a comma.
    return pl.col(column).str.replace(",", ".").cast(pl.Float64, strict=False).alias(name)


def _vague() -> pl.Expr:
    """Points that are no town's: shared by many rows, or rounded to whole degrees, which is up to 70 km off."""
    crowded = pl.len().over("lat", "lon") >= CROWD
    whole = (pl.col("lat") % 1 == 0) & (pl.col("lon") % 1 == 0)
    return (crowded | whole) & pl.col("lat").is_not_null() & pl.col("lon").is_not_null()


def _group() -> pl.Expr:
    """Groups that have members, or list them in their name; a few towns are marked as groups and have none."""
    members = pl.col("organisation_id").is_in(pl.col("group_organisation_id").drop_nulls().implode())
    return (pl.col("group_profile") == "True") & (members | pl.col("organisation_name").str.contains("[,;]"))


def _town() -> pl.Expr:
    """The town's name alone: the first of two languages ("Bolzano/Bozen"), without province, remark or the word for its authority."""
    first = pl.col("organisation_name").str.replace(r"\s*[/,(;].*$", "").str.replace(AUTHORITY, "")
    return pl.when(first != "").then(first).otherwise("organisation_name")


def _named(rows: pl.DataFrame, chosen: pl.Expr) -> pl.Series:
    return rows.filter(chosen).select(pl.format("{} ({})", pl.col("organisation_name").fill_null("?"), "country_code")).to_series()
