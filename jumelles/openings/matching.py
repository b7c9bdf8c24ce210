"""The offers that answer a need best, or the needs that an offer answers: with reasons, and a word when nothing fits well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from jumelles.openings.asking import asked
from jumelles.openings.fusion import fused, ranks
from jumelles.openings.scoring import scores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from jumelles.openings.profiles import Profile
    from jumelles.openings.reasons import Reason
    from jumelles.openings.scoring import Scores
    from jumelles.openings.stock import Stock

WEIGHTS = {"concepts": 1.0, "words": 1.0, "codes": 1.0}
"""How much each list counts in the fusion; a list from elsewhere counts 1."""
FITS = 0.3
"""The evidence from which a match is said to fit."""


@dataclass(frozen=True)
class Match:
    """A profile of the stock: its key, how well it answers (0 to 1, for this answer only), and why."""

    key: str
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Answer:
    """The best matches, the best first; `fits` is False when not even the first is likely to be what is asked for."""

    matches: list[Match]
    fits: bool


def best(need: Profile, stock: Stock, limit: int = 10, further: Sequence[Sequence[str]] = ()) -> Answer:
    """What in a stock answers a need best.

    The same works the other way round: give an offer, and a stock of needs.

    Args:
        need: what is asked for.
        stock: see `Stock.of`.
        limit: how many matches at most; what shares nothing with the need is no match.
        further: ranked lists of keys from elsewhere, such as the neighbours in an embedding; each counts as one more list.
    """
    from jumelles.openings.reasons import reasons

    question = asked(need, stock)
    found = scores(question, stock)
    worth = worths(found, stock, further)
    evidence = evident(found)
    order = np.lexsort((-evidence, -worth))[: max(limit, 0)]
    order = order[worth[order] > 0]
    highest = sum(WEIGHTS.values()) + len(further)
    matches = [Match(stock.keys[row], float(min(1, worth[row] * 11 / highest)), reasons(question, stock, int(row))) for row in order]
    return Answer(matches, bool(len(order)) and bool(evidence[order[0]] >= FITS))


def worths(found: Scores, stock: Stock, further: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """The worth of each profile of the stock in the fusion of all lists: what `best` orders by."""
    return fused(*_lists(found, stock, further))


def _lists(found: Scores, stock: Stock, further: Sequence[Sequence[str]]) -> tuple[list[NDArray[np.float64]], list[float]]:
    lists = [ranks(found.concepts), ranks(found.words), ranks(found.codes)]
    weights = [*WEIGHTS.values(), *([1.0] * len(further))]
    if further:
        rows = {key: row for row, key in enumerate(stock.keys)}
        for keys in further:
            one = np.full(len(stock.keys), np.inf)
            for rank, key in enumerate(dict.fromkeys(keys), 1):
                if key in rows:
                    one[rows[key]] = rank
            lists.append(one)
    return lists, weights


def evident(found: Scores) -> NDArray[np.float64]:
    """How much speaks for each profile whatever the others are: it can be compared between needs, as ranks cannot."""
    words = found.words / max(found.most, 1e-9)
    return found.concepts + 0.5 * found.codes.astype(np.float64) + words
