"""One need, made ready to be compared with a stock: its concepts, its codes, and each of its words with what stands for it in the stock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from jumelles.openings.building import bridge
from jumelles.openings.codes import is_known
from jumelles.openings.stock import by_stem

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from jumelles.openings.profiles import Profile
    from jumelles.openings.stock import Stock

Way = Literal["same", "alike", "translated"]
"""How a word of the stock stands for one of the need: it is the same, it sounds like it, or a lexicon translates it."""
ALIKE, TRANSLATED = 0.8, 2.5
"""How much a word counts that sounds like another (by its likeness squared), and one that translates it (by its probability)."""
MOST = 0.9
"""A word that stands for another counts less than the same word."""
CHOICES = 25
"""Words of the stock that may stand for one of the need."""
WORDS = 150
"""Words of the need that are compared, those that weigh most."""


@dataclass(frozen=True)
class Term:
    """A word of the need: how it is written, how much it counts, and which columns of the stock stand for it, how well and in which way."""

    written: str
    weight: float
    found: dict[int, tuple[float, Way]]


@dataclass(frozen=True)
class Asked:
    """A need as the stock sees it."""

    terms: tuple[Term, ...]
    concepts: csr_array
    codes: tuple[str, ...]


def asked(need: Profile, stock: Stock) -> Asked:
    """Make a need ready for a stock."""
    written, counted = by_stem(need)
    stems = sorted(counted, key=lambda stem: -counted[stem])[:WORDS]
    made = bridge()
    found = _found(stems, stock)
    terms = tuple(Term(written[stem], float(np.sqrt(counted[stem])), found[stem]) for stem in stems if found[stem])
    concepts = made.vectors(made.counted(list(counted), list(counted.values())))
    return Asked(terms, concepts, tuple(code for code in dict.fromkeys(need.codes) if is_known(code)))


def _found(stems: list[str], stock: Stock) -> dict[str, dict[int, tuple[float, Way]]]:
    """For each stem the columns of the stock that stand for it."""
    every: dict[str, dict[int, tuple[float, Way]]] = {}
    alike, translated = stock.sounds.alike(stems), _translated(stems, stock)
    for row, stem in enumerate(stems):
        found: dict[int, tuple[float, Way]] = {}
        ways: tuple[tuple[csr_array, Way, float, int], ...] = ((translated, "translated", TRANSLATED, 1), (alike, "alike", ALIKE, 2))
        for matrix, way, factor, power in ways:
            here = slice(matrix.indptr[row], matrix.indptr[row + 1])
            for column, value in zip(matrix.indices[here].tolist(), matrix.data[here].tolist(), strict=True):
                worth = min(factor * value**power, MOST)
                if worth > found.get(column, (0.0,))[0]:
                    found[column] = worth, way
        if stem in stock.numbers:
            found[stock.numbers[stem]] = 1.0, "same"
        every[stem] = dict(sorted(found.items(), key=lambda one: -one[1][0])[:CHOICES])
    return every


def _translated(stems: list[str], stock: Stock) -> csr_array:
    """How likely each stem stands for one of the stock, by the lexicon of the bridge."""
    made = bridge()
    likely = made.spread(stems) @ made.lexicon
    return likely @ stock.labelled
