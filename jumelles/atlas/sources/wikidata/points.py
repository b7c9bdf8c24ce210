"""What answers of the Wikidata query service hold: items, points and days as text."""

from __future__ import annotations

import polars as pl

_POINT = r"^Point\((-?[\d.]+(?:E-?\d+)?) (-?[\d.]+(?:E-?\d+)?)\)$"


def item(column: str) -> pl.Expr:
    """The Q-id of an item; null where the answer has none ("some value", which Wikidata writes as a generated id)."""
    return pl.col(column).str.extract(r"/entity/(Q\d+)$")


def lat(column: str) -> pl.Expr:
    """Latitude of a point on the Earth, which is written with the longitude first."""
    return pl.col(column).str.extract(_POINT, 2).cast(pl.Float64, strict=False)


def lon(column: str) -> pl.Expr:
    """Longitude of a point on the Earth."""
    return pl.col(column).str.extract(_POINT, 1).cast(pl.Float64, strict=False)


def year(column: str) -> pl.Expr:
    """The year of a day such as 1961-10-01T00:00:00Z."""
    return pl.col(column).str.extract(r"^(\d{4})").cast(pl.Int64)
