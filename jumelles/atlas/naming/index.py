"""The prebuilt index of names: every spelling of every place, hashed and sorted, so that a look-up is a binary search."""

from __future__ import annotations

import unicodedata
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from jumelles.atlas.naming.designators import bare
from jumelles.atlas.naming.folding import fold_all

if TYPE_CHECKING:
    from collections.abc import Iterable

PRESENT = 1
"""The name is one that the place bears today: its own, or the official one of a region in one of our languages."""
EXACT = 2
"""The key is the spelling itself, not its folded form."""
REGION = "\x1e"
"""Before the bare name of a region in a key, for queries that say that they mean a region."""


def same_letters(name: str) -> str:
    """The spelling in composed Unicode without case: what counts as letter for letter the same."""
    return unicodedata.normalize("NFC", name).casefold().strip()


def key(text: str) -> int:
    """A stable 64-bit number for a text; among two million names a clash is as good as impossible (one in ten million)."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def entries(places: pl.DataFrame, spellings: pl.DataFrame, regions: pl.DataFrame) -> pl.DataFrame:
    """The table "index": key, row (in `places`), flags; sorted by key.

    Each name enters twice, letter for letter and folded; a region also under its bare names, for queries that say that they mean
    a region ("Moscou" alone is the city, not the oblast).
    """
    rows = places.with_row_index("row").select("place", "row")
    own = places.select("place", pl.col("name").alias("spelling"), present=True)
    official = pl.concat(
        [regions.select(pl.col("region").alias("place"), pl.col(name).alias("spelling"), present=True) for name in ("en", "fr", "ru")]
    )
    names = pl.concat([own, official, spellings.select("place", "spelling", present=False)]).drop_nulls().join(rows, on="place")
    names = names.with_columns(pl.col("present").cast(pl.UInt8).alias("flags"))
    letters = names.with_columns(pl.col("flags") + EXACT)
    region = names.join(regions.select(pl.col("region").alias("place")), on="place", how="semi")
    # One after the other, because the texts of all three at once take half a gigabyte.
    parts = (
        _hashed(names, fold_all(names["spelling"])),
        _hashed(letters, ["=" + same_letters(name) for name in letters["spelling"]]),
        _hashed(region, [REGION + bare(text) for text in fold_all(region["spelling"])]),
    )
    return pl.concat(parts).sort("key", "row")


def _hashed(names: pl.DataFrame, texts: list[str]) -> pl.DataFrame:
    """The keys of the texts, which stand beside the rows of `names`; an empty text has none."""
    numbers = {text: key(text) for text in dict.fromkeys(texts)}
    keys = pl.Series("key", [numbers[text] if text else None for text in texts], dtype=pl.UInt64)
    return (
        names.select("row", "flags")
        .with_columns(keys)
        .drop_nulls()
        .group_by("key", "row")
        .agg(pl.col("flags").max())
        .select("key", "row", "flags")
    )


class Index:
    """Finds the rows of `places` that bear a name."""

    def __init__(self, table: pl.DataFrame) -> None:
        """Take the table that `entries` made."""
        self._keys = table["key"].to_numpy()
        self._rows = table["row"].to_numpy()
        self._flags = table["flags"].to_numpy()

    def hits(self, texts: Iterable[str]) -> dict[int, int]:
        """Row to flags, for all places that bear one of the key texts."""
        found: dict[int, int] = {}
        for text in texts:
            number = np.uint64(key(text))
            start, end = np.searchsorted(self._keys, number, "left"), np.searchsorted(self._keys, number, "right")
            for row, flags in zip(self._rows[start:end].tolist(), self._flags[start:end].tolist(), strict=True):
                found[row] = found.get(row, 0) | flags
        return found
