"""ISO 3166-2 codes and their names in English, French and Russian."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import polars as pl

from jumelles.atlas.reading.context import Context
from jumelles.atlas.reading.tables import Table, table

TABLE = "subdivisions.csv"
LANGUAGES = ("en", "fr", "ru")
INHERITED = "↑↑↑"
"""What CLDR writes for a name that is taken from elsewhere: no name of this language."""


def read(context: Context) -> Iterator[Table]:
    """Yield subdivisions, from the one table of a mirror or from the publisher's file of each language."""
    named = _tabled(context) if context.has(TABLE) else _published(context)
    countries = pl.col("iso").str.ends_with("-")
    whole = named.filter(countries)
    context.report("codes of whole countries among the subdivisions", len(whole), whole["iso"])
    yield table("subdivisions", named.filter(~countries).with_columns(country=pl.col("iso").str.slice(0, 2)))


def _tabled(context: Context) -> pl.DataFrame:
    return context.table(TABLE, use=dict.fromkeys(("iso_3166_2", *LANGUAGES), pl.String)).rename({"iso_3166_2": "iso"})


def _published(context: Context) -> pl.DataFrame:
    codes, *others = (_names(context, language) for language in LANGUAGES)
    for names in others:
        codes = codes.join(names, on="iso", how="full", coalesce=True)
    return codes.sort("iso")


def _names(context: Context, language: str) -> pl.DataFrame:
    """The names of one language; the code "fradp" is written FR-ADP.

    Raises:
        SourceError: the file is no XML, or holds no names.
    """
    name = f"{language}.xml"
    try:
        # The parser refuses entities that grow without end, and the file comes from the publisher over HTTPS.
        found = list(ET.fromstring(context.bytes(name)).iter("subdivision"))  # noqa: S314
        rows = [(node.attrib["type"].upper(), node.text) for node in found if "alt" not in node.attrib and node.text != INHERITED]
    except (ET.ParseError, KeyError) as error:
        raise context.unreadable(name, error) from error
    if not rows:
        raise context.unreadable(name, ValueError("no <subdivision>"))
    frame = pl.DataFrame(rows, schema={"code": pl.String, language: pl.String}, orient="row")
    code = pl.col("code").str.slice(0, 2) + "-" + pl.col("code").str.slice(2)
    return frame.select(code.alias("iso"), language)
