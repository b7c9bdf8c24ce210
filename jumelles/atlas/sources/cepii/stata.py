"""Tables in Stata's format of 2003 to 2011 (releases 113 to 115), as far as the publisher uses it."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl

from jumelles.atlas.reading.context import Context

RELEASES = {113: 12, 114: 49, 115: 49}
"""Releases that share one layout, and the width of a display format in each."""
KINDS = {251: "i1", 252: "i2", 253: "i4", 254: "f4", 255: "f8"}
"""Codes of the types of numbers; those below are the widths of texts."""


def stata(context: Context, name: str, *, use: Mapping[str, type[pl.DataType]]) -> pl.DataFrame:
    """The columns in `use` of a Stata file, typed.

    Raises:
        SourceError: the file is of another release or broken off, or lacks a column.
    """
    content = context.bytes(name)
    try:
        rows = _rows(content)
        columns = {column: _decoded(rows[column]) for column in use}
    except (IndexError, KeyError, ValueError, struct.error) as error:
        raise context.unreadable(name, error) from error
    return pl.DataFrame(columns).select(pl.col(column).cast(kind) for column, kind in use.items())


def _rows(content: bytes) -> np.ndarray[tuple[int], np.dtype[np.void]]:
    release = content[0]
    if release not in RELEASES:
        raise ValueError(f"Stata release {release}")
    order = "><"[content[1] - 1]
    columns, count = struct.unpack_from(f"{order}hi", content, 4)
    # Header of 109 bytes, then for each column: type, name, place in the sorting (one more), format, name of labels, label.
    names = 109 + columns
    expansion = names + 33 * columns + 2 * (columns + 1) + (RELEASES[release] + 33 + 81) * columns
    labels = [content[at : at + 33].split(b"\0")[0].decode("ascii") for at in range(names, names + 33 * columns, 33)]
    kinds = [order + KINDS[code] if code in KINDS else f"S{code}" for code in content[109:names]]
    table = np.dtype(list(zip(labels, kinds, strict=True)))
    return np.frombuffer(content, dtype=table, count=count, offset=_after_expansion(content, expansion, order))


def _decoded(values: np.ndarray[tuple[int], np.dtype[Any]]) -> pl.Series:
    return pl.Series(np.char.decode(values, "latin-1").tolist() if values.dtype.kind == "S" else values.astype(np.float64))


def _after_expansion(content: bytes, at: int, order: str) -> int:
    """Skip the fields for later releases: each has a type and a length, the last has zeros."""
    while True:
        kind, length = struct.unpack_from(f"{order}bi", content, at)
        at += 5 + length
        if not kind and not length:
            return at
