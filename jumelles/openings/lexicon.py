"""A lexicon of stems learnt from labels in several languages: which stem of one stands for which of another (IBM model 1)."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from jumelles.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    Pair = tuple[Sequence[int], Sequence[int]]

ROUNDS = 6
LEAST = 0.05
"""Probability below which a translation is noise."""


def learn(pairs: dict[tuple[str, str], list[Pair]], size: int) -> csr_array:
    """How likely a stem (row) stands for another (column), the geometric mean of both directions.

    `pairs` holds for every two languages the labels that mean the same, as numbers of stems; `size` counts the stems.
    """
    total = csr_array((size, size), dtype=np.float64)
    for source, target in permutations(LANGUAGES, 2):
        total = total + _one_way(pairs[source, target], size)
    both = total.multiply(total.T).sqrt()
    both = csr_array(both)
    both.data[both.data < LEAST] = 0
    both.eliminate_zeros()
    return both.astype(np.float32)


def _one_way(pairs: list[Pair], size: int) -> csr_array:
    """The probability of each stem of the target for one of the source, after some rounds of expectation and maximisation."""
    sources, targets, places = _laid_out(pairs)
    if not len(sources):
        return csr_array((size, size), dtype=np.float64)
    keys, entry = np.unique(sources * size + targets, return_inverse=True)
    of_source = keys // size
    chance = np.ones(len(keys))
    for _round in range(ROUNDS):
        share = chance[entry]
        share /= np.bincount(places, share)[places]
        counted = np.bincount(entry, share)
        chance = counted / np.bincount(of_source, counted)[of_source]
    return csr_array((chance, (of_source, keys % size)), shape=(size, size))


def _laid_out(pairs: list[Pair]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Every stem of a label beside every one of its partner; `places` numbers the occurrences of the targets."""
    sources: list[int] = []
    targets: list[int] = []
    places: list[int] = []
    place = 0
    for source, target in pairs:
        for stem in target:
            sources += source
            targets += [stem] * len(source)
            places += [place] * len(source)
            place += 1
    return np.array(sources, np.int64), np.array(targets, np.int64), np.array(places, np.int64)
