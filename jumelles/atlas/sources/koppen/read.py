"""The Köppen-Geiger class of each point of a half-degree grid."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from jumelles.atlas.reading.context import Context
from jumelles.atlas.reading.tables import Table, table

TEXT, ARCHIVE = "Koeppen-Geiger-ASCII.txt", "Koeppen-Geiger-ASCII.zip"
POINT = r"^\s*(?<lat>-?\d+(?:\.\d+)?)\s+(?<lon>-?\d+(?:\.\d+)?)\s+(?<climate>[A-E][A-Za-z]{1,2})\s*$"
HEADER = r"^\s*Lat\s+Lon\s+Cls\s*$"


def read(context: Context) -> Iterator[Table]:
    """Yield climates.

    The columns are parted by any number of spaces. The publisher's file has a header, some copies have none.

    Raises:
        SourceError: the file is no text, or no line of it is a point with its class.
    """
    name = TEXT if context.has(TEXT) else ARCHIVE
    lines = _lines(context, name)
    points = lines.select(pl.col("line").str.extract_groups(POINT).struct.unnest())
    strays = lines.filter(points["climate"].is_null())["line"]
    if len(strays) == len(lines):
        raise context.unreadable(name, ValueError("no point"))
    context.report("lines that are no point with its class", len(strays), strays)
    yield table("climates", points.drop_nulls())


def _lines(context: Context, name: str) -> pl.DataFrame:
    try:
        text = context.bytes(name).decode("utf-8")
    except UnicodeDecodeError as error:
        raise context.unreadable(name, error) from error
    return pl.DataFrame({"line": text.splitlines()}).filter(~pl.col("line").str.contains(HEADER), pl.col("line").str.strip_chars() != "")
