"""Universities, laboratories, companies and healthcare organisations of ROR (schema v2)."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator

import polars as pl

from jumelles.atlas.reading.context import Context, SourceError
from jumelles.atlas.reading.higher_education import judge
from jumelles.atlas.reading.tables import Table, table
from jumelles.languages import _

DUMP = "v2.3-partial-ror-data.zip"
KINDS = {"education": "university", "facility": "laboratory", "company": "company", "healthcare": "healthcare"}
"""ROR's type of an organisation, and the kind of row it becomes; one of two types becomes two rows."""

# Of each record only these are parsed: names in other scripts, links, identifiers elsewhere, domains, relations and history are not used.
TEXT, DEGREES = pl.String(), pl.Float64()
TOWN = pl.Struct({"name": TEXT, "country_code": TEXT, "lat": DEGREES, "lng": DEGREES})
RECORD: dict[str, pl.DataType] = {
    "id": TEXT,
    "status": TEXT,
    "types": pl.List(TEXT),
    "names": pl.List(pl.Struct({"value": TEXT, "types": pl.List(TEXT)})),
    "locations": pl.List(pl.Struct({"geonames_id": pl.Int64(), "geonames_details": TOWN})),
}


def read(context: Context) -> Iterator[Table]:
    """Yield assets: one row per organisation and kind."""
    records = _active(context, _flat(_records(context)))
    _report_unused(context, records)
    typed = records.explode("types").filter(pl.col("types").is_in(list(KINDS)))
    kinds = typed.with_columns(pl.col("types").replace_strict(KINDS, return_dtype=pl.String).alias("kind")).drop("types")
    yield table("assets", _without_schools(context, kinds.unique(["key", "kind"], maintain_order=True)))


def _records(context: Context) -> pl.DataFrame:
    """The records of the dump, as ROR nests them."""
    try:
        records = pl.read_json(_json(context), schema=RECORD)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, pl.exceptions.PolarsError) as error:
        raise context.unreadable(DUMP, error) from error
    hollow = [column for column in RECORD if not records[column].count()]
    if hollow:
        message = _("{source}: the file {file} has no column {columns}: its publisher changed it; the previous atlas stays in use.")
        names = ", ".join(f"“{column}”" for column in hollow)
        raise SourceError(message.format(source=context.key, file=context.path(DUMP), columns=names))
    return records


def _json(context: Context) -> bytes:
    """The JSON of schema v2: ROR packs a CSV beside it, and until 2025 also schema v1."""
    with zipfile.ZipFile(context.path(DUMP)) as archive:
        found = [name for name in archive.namelist() if name.endswith(".json")]
        if not found:
            raise zipfile.BadZipFile("no .json inside")
        return archive.read(next((name for name in found if name.endswith("schema_v2.json")), found[0]))


def _flat(records: pl.DataFrame) -> pl.DataFrame:
    shown = pl.element().filter(pl.element().struct.field("types").list.contains("ror_display")).struct.field("value")
    place = pl.col("locations").list.first()
    details = place.struct.field("geonames_details").struct
    return records.select(
        pl.col("id").str.strip_prefix("https://ror.org/").alias("key"),
        "status",
        "types",
        pl.col("names").list.eval(shown).list.first().alias("name"),
        place.struct.field("geonames_id").alias("geonames"),
        details.field("country_code").alias("country"),
        details.field("name").alias("city"),
        details.field("lat").alias("lat"),
        details.field("lng").alias("lon"),
    )


def _active(context: Context, records: pl.DataFrame) -> pl.DataFrame:
    """The organisations that exist today, have a name and stand somewhere."""
    label = pl.format("{} ({})", pl.col("name").fill_null("?"), "key")
    for problem, lost in {
        "organisations that are inactive or withdrawn": pl.col("status").fill_null("") != "active",
        "organisations without a name": pl.col("name").is_null(),
        "organisations without a location": pl.col("geonames").is_null() & (pl.col("lat").is_null() | pl.col("lon").is_null()),
    }.items():
        rows = records.filter(lost)
        context.report(problem, len(rows), rows.select(label).to_series())
        records = records.filter(~lost)
    return records.drop("status")


def _report_unused(context: Context, records: pl.DataFrame) -> None:
    unused = records.filter(~pl.col("types").list.eval(pl.element().is_in(list(KINDS))).list.any())
    counts = unused.explode("types").group_by("types").len("count").sort("count", "types", descending=[True, False])
    examples = counts.select(pl.format("{}: {}", "types", "count")).to_series()
    context.report("organisations of types that are not used", len(unused), examples)


def _without_schools(context: Context, rows: pl.DataFrame) -> pl.DataFrame:
    education = rows.filter(pl.col("kind") == "university")
    higher = judge(education["name"], register="ror", countries=education["country"])
    schools = education.filter(~higher)
    examples = schools.select(pl.format("{} ({})", "name", pl.col("country").fill_null("?"))).to_series()
    context.report("education that is not higher education by its name", len(schools), examples)
    return pl.concat([education.filter(higher), rows.filter(pl.col("kind") != "university")])
