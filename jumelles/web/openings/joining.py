"""Several stocks made one of those rows that somebody may see: what is left out has no influence on what is found, or on its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_array, vstack

from jumelles.openings.stock import Stock


def joined(parts: Sequence[tuple[Stock, Sequence[bool]]]) -> Stock:
    """One stock of the rows of each part that are marked; words and codes that only other rows hold are not in it.

    Ready to be asked: half a second for 50,000 rows.
    """
    rows = [np.flatnonzero(np.asarray(mask, bool)) for _stock, mask in parts]
    often, stems, first = _gathered([(stock.often[at], stock.stems) for (stock, _mask), at in zip(parts, rows, strict=True)])
    coded, codes, _first = _gathered([(stock.coded[at], stock.codes) for (stock, _mask), at in zip(parts, rows, strict=True)])
    concepts = [csr_array(stock.concepts[at]) for (stock, _mask), at in zip(parts, rows, strict=True)]
    written = tuple(parts[part][0].written[column] for part, column in first)
    keys = tuple(stock.keys[row] for (stock, _mask), at in zip(parts, rows, strict=True) for row in at)
    return Stock(keys, tuple(stems), written, tuple(codes), often, csr_array(vstack(concepts, format="csr")), coded).ready()


def _gathered(parts: list[tuple[Any, Sequence[str]]]) -> tuple[csr_array, list[str], list[tuple[int, int]]]:
    """Matrices below each other, with one column for each name that is used; and in which part and column each was found first."""
    numbers: dict[str, int] = {}
    first: list[tuple[int, int]] = []
    moved = []
    for part, (matrix, names) in enumerate(parts):
        used = np.unique(matrix.indices)
        place = np.zeros(len(names), np.int64)
        for column in used.tolist():
            if names[column] not in numbers:
                numbers[names[column]] = len(numbers)
                first.append((part, column))
            place[column] = numbers[names[column]]
        moved.append((matrix, place))
    whole = [
        csr_array((matrix.data, place[matrix.indices], matrix.indptr), shape=(matrix.shape[0], len(numbers))) for matrix, place in moved
    ]
    together = csr_array(vstack(whole, format="csr")) if whole else csr_array((0, 0), dtype=np.float32)
    together.sort_indices()
    return together, list(numbers), first
