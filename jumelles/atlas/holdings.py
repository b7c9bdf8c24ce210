"""What stands in many cities by name, found quickly: the table of assets in the order of cities."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from jumelles.facts import Asset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jumelles.facts import Place


UNIVERSITY = r"(?i)\b(?:uni|univ|univer[sz]i\w{1,6}|univerza|uniwersytet\w*|egyetem|yliopisto|ülikool|университет\w*|daigaku)\b"
NOWHERE = 2**62
"""Stands after every id, as the assets without a town do."""
COLUMNS = ("key", "kind", "name", "place", "source", "size", "fields")


def placed(assets: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """The assets with the `city` and the `region` for which each counts (a section's count for its city), and with their `fields`.

    They stand city by city and kind by kind, those first that a stranger would name: a university before a school, one that bears the
    town's name before another, a short name before a long one.
    """
    from jumelles.atlas.fields import fields_of_all
    from jumelles.atlas.naming.folding import fold_all

    towns = places.filter(pl.col("kind") != "region").select("place", "region", pl.coalesce("parent", "place").alias("city"))
    names = places.select(pl.col("place").alias("city"), pl.col("name").alias("town"))
    rows = assets.join(towns, on="place", how="left", maintain_order="left").join(names, on="city", how="left", maintain_order="left")
    folded = {f"{column}_folded": pl.Series(fold_all(rows[column].fill_null("")), dtype=pl.String) for column in ("name", "town")}
    return (
        rows.with_columns(fields_of_all(rows["name"]).alias("fields"), **folded)
        .sort(
            "city",
            "kind",
            ~pl.col("name").str.contains(UNIVERSITY),
            ~pl.col("name_folded").str.contains(pl.col("town_folded"), literal=True),
            pl.col("name").str.len_chars(),
            "name",
            "source",
            "key",
            nulls_last=True,
        )
        .drop("town", *folded)
    )


class Holdings:
    """Assets by city or region, in the order of `placed`."""

    def __init__(self, assets: pl.DataFrame) -> None:
        """Take the atlas's table "assets"."""
        self._assets = assets.select(COLUMNS)
        self._cities = assets["city"].fill_null(NOWHERE).to_numpy()
        self._regions = assets["region"].fill_null(-1).to_numpy()

    @cached_property
    def spread(self) -> list[int]:
        """How many institutions of the world work in each field, by its bit."""
        masks = self._assets["fields"].to_numpy()
        return [int(np.count_nonzero(masks >> bit & 1)) for bit in range(32)]

    def of(self, place: Place) -> Iterator[tuple[Asset, int]]:
        """Each asset of a city and its sections, or of a region's towns, with the mask of its fields."""
        if place.kind == "region":
            rows = self._assets[np.flatnonzero(self._regions == place.id)]
        else:
            first, last = np.searchsorted(self._cities, [place.id, place.id + 1])
            rows = self._assets[int(first) : int(last)]
        for key, kind, name, town, source, size, fields in rows.iter_rows():
            yield Asset(key, kind, name, town, source, size), fields
