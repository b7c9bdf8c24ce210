"""Twinned administrative bodies and hospitals of Wikidata."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from jumelles.atlas.reading.context import Context
from jumelles.atlas.reading.tables import Table, table
from jumelles.atlas.sources.wikidata.points import item, lat, lon, year

TWINNINGS, HOSPITALS, ANSWERED = "p190.csv", "hospitals.tsv", "hospitals.csv"
ENDS = ("a", "b")
USED = {f"{end}{field}": pl.String for end in ENDS for field in ("", "Label", "Country", "Coord")}
IDS = {f"{end}Geonames": pl.Int64 for end in ENDS}
# The query does not ask for the years of snapshots: they are known only where snapshots were laid over one another.
SEEN = {"firstSeen": pl.Int64, "lastSeen": pl.Int64}


def read(context: Context) -> Iterator[Table]:
    """Yield twinnings, each pair once, and assets of the kind hospital."""
    yield table("twinnings", _pairs(_bodies(context)))
    yield table("assets", _hospitals(context))


def _bodies(context: Context) -> pl.DataFrame:
    """The twinnings as the source lists them, each end as a struct; the one that sorts first is called a."""
    rows = context.table(TWINNINGS, use=USED | IDS | {"start": pl.String, "end": pl.String}, optional=SEEN)
    rows = rows.with_columns(pl.lit(None, dtype=pl.Int64).alias(name) for name in SEEN if name not in rows.columns)
    rows = rows.with_columns(*(_body(end) for end in ENDS), year("start"), year("end"))
    rows = rows.with_columns(_key(end).alias(f"key_{end}") for end in ENDS)
    for problem, lost in {
        "twinnings with an end that has no identifier": pl.any_horizontal(pl.col("key_a", "key_b").is_null()),
        "bodies twinned with themselves": pl.col("key_a") == pl.col("key_b"),
    }.items():
        words = pl.format("{} – {}", *(pl.col(f"{end}Label").fill_null("?") for end in ENDS))
        found = rows.filter(lost).select(words).to_series()
        context.report(problem, len(found), found)
        rows = rows.filter(~lost)
    return rows


def _body(end: str) -> pl.Expr:
    return pl.struct(
        id=f"{end}Geonames",
        name=f"{end}Label",
        country=f"{end}Country",
        lat=lat(f"{end}Coord"),
        lon=lon(f"{end}Coord"),
        wikidata=item(end),
    ).alias(end)


def _key(end: str) -> pl.Expr:
    """What tells bodies apart: the item, or where an older layer has none, the GeoNames id."""
    return pl.coalesce(pl.col(end).struct.field("wikidata"), pl.col(end).struct.field("id").cast(pl.String))


def _pairs(rows: pl.DataFrame) -> pl.DataFrame:
    """Each pair once: most are listed from both sides, and again for each coordinate or date that an item has."""
    turned = pl.col("key_a") > pl.col("key_b")
    pairs = rows.select(
        pl.when(turned).then("b").otherwise("a").alias("a"),
        pl.when(turned).then("a").otherwise("b").alias("b"),
        *("start", "end", "firstSeen", "lastSeen"),
        pair=pl.concat_list(pl.min_horizontal("key_a", "key_b"), pl.max_horizontal("key_a", "key_b")),
    )
    years = {"start": pl.min("start"), "end": pl.max("end"), "first_seen": pl.min("firstSeen"), "last_seen": pl.max("lastSeen")}
    once = pairs.group_by("pair", maintain_order=True).agg(pl.first("a"), pl.first("b"), **years)
    fields = {"id": "", "name": "_name", "country": "_country", "lat": "_lat", "lon": "_lon", "wikidata": "_wikidata"}
    return once.select(
        *(pl.col(end).struct.field(field).alias(end + suffix) for end in ENDS for field, suffix in fields.items()),
        *years,
    )


def _hospitals(context: Context) -> pl.DataFrame:
    """One row per item; its country is known only by label and is left to the point."""
    used, ignored = dict.fromkeys(("item", "itemLabel", "geo"), pl.String), ("countryLabel", "official_website")
    if context.has(HOSPITALS):
        rows = context.table(HOSPITALS, use=used, ignore=ignored, separator="\t", quote=None)
    else:
        rows = context.table(ANSWERED, use=used, ignore=ignored)
    rows = rows.select(key=item("item"), kind=pl.lit("hospital"), name="itemLabel", lat=lat("geo"), lon=lon("geo"))
    lost = rows.filter(pl.any_horizontal(pl.col("key", "lat", "lon").is_null()))
    context.report("hospitals without item or point", len(lost), lost["name"])
    placed = rows.drop_nulls(["key", "lat", "lon"]).unique("key", keep="first", maintain_order=True)
    # One without a label is still a hospital; its name is then its Q-id, as the query service writes it.
    return placed.with_columns(pl.coalesce("name", "key").alias("name"))
