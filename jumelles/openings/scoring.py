"""How well each profile of a stock answers a need, seen in three ways that know nothing of one another: concepts, words, codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from jumelles.openings.codes import similar

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from jumelles.openings.asking import Asked
    from jumelles.openings.stock import Stock

    Numbers = NDArray[np.float32]


@dataclass(frozen=True)
class Scores:
    """One number for each profile of the stock: `concepts` and `codes` from 0 to 1, `words` as BM25 gives it, and the most it could be."""

    concepts: Numbers
    words: Numbers
    codes: Numbers
    most: float


def scores(asked: Asked, stock: Stock) -> Scores:
    """Compare a need with all profiles."""
    words, most = _words(asked, stock)
    return Scores(_concepts(asked, stock), words, _codes(asked, stock), most)


def _concepts(asked: Asked, stock: Stock) -> Numbers:
    likeness: Numbers = (stock.concepts @ asked.concepts.toarray()[0]).astype(np.float32)
    return likeness


def _words(asked: Asked, stock: Stock) -> tuple[Numbers, float]:
    """BM25, where each word of the need finds the best of the words that stand for it."""
    matrix, count = stock.weighed, len(stock.keys)
    total, most = np.zeros(count, np.float32), 0.0
    for term in asked.terms:
        best = np.zeros(count, np.float32)
        for column, (worth, _way) in term.found.items():
            part = slice(matrix.indptr[column], matrix.indptr[column + 1])
            rows = matrix.indices[part]
            best[rows] = np.maximum(best[rows], np.float32(worth) * matrix.data[part])
        total += np.float32(term.weight) * best
        most += term.weight * max(worth * float(stock.rarity[column]) for column, (worth, _way) in term.found.items())
    return total, most


def _codes(asked: Asked, stock: Stock) -> Numbers:
    """The likeness of the two codes that are most alike."""
    best = np.zeros(len(stock.keys), np.float32)
    if not asked.codes or not stock.codes:
        return best
    alike = np.array([max(similar(code, other) for code in asked.codes) for other in stock.codes], np.float32)
    matrix = stock.coded
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    np.maximum.at(best, rows, alike[matrix.indices])
    return best
