"""Small operations on sparse matrices that scipy leaves to its users."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def sparse(
    rows: Sequence[int] | NDArray[np.int64], columns: Sequence[int] | NDArray[np.int64], data: object, shape: tuple[int, int]
) -> csr_array:
    """A matrix of the given entries; what is given twice for one cell is added."""
    indices = np.asarray(rows, np.int64), np.asarray(columns, np.int64)
    return csr_array((np.asarray(data, np.float32), indices), shape=shape)


def strongest(rows: NDArray[np.int64], columns: NDArray[np.int64], data: NDArray[np.float32], shape: tuple[int, int]) -> csr_array:
    """As `sparse`, but of what is given twice for one cell the greatest remains."""
    if not len(rows):
        return csr_array(shape, dtype=np.float32)
    keys = rows.astype(np.int64) * shape[1] + columns
    order = np.argsort(keys, kind="stable")
    first = np.flatnonzero(np.diff(keys[order], prepend=-1))
    best = np.maximum.reduceat(data[order], first)
    kept = keys[order][first]
    return sparse(kept // shape[1], kept % shape[1], best, shape)


def unit(matrix: csr_array) -> csr_array:
    """Each row with length 1; an empty row stays empty."""
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    lengths = np.sqrt(np.bincount(rows, matrix.data.astype(np.float64) ** 2, minlength=matrix.shape[0]))
    data = (matrix.data / np.maximum(lengths, 1e-9)[rows]).astype(np.float32)
    return csr_array((data, matrix.indices, matrix.indptr), shape=matrix.shape)


def top(matrix: csr_array, count: int) -> csr_array:
    """Each row with its greatest entries only."""
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    order = np.lexsort((-matrix.data, rows))
    place = np.arange(len(order)) - matrix.indptr[:-1][rows[order]]
    kept = order[place < count]
    return sparse(rows[kept], matrix.indices[kept], matrix.data[kept], matrix.shape)
