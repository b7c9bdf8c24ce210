"""The offers that answer a need best, or the needs that an offer answers: with reasons, and a word when nothing fits well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from jumelles.openings.asking import asked
from jumelles.openings.fusion import K, fused, ranks
from jumelles.openings.reasons import reasons
from jumelles.openings.scoring import scores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from jumelles.openings.profiles import Profile
    from jumelles.openings.reasons import Reason
    from jumelles.openings.scoring import Scores
    from jumelles.openings.stock import Stock

WEIGHTS = {"words": 1.0, "together": 2.0, "concepts": 0.5, "codes": 0.25}
"""How much each list counts in the fusion; a list from elsewhere counts 1. Codes count least: authors choose them for their own trade,
which is
seldom that of whoever answers them, and they are often wrong."""
CODED = 0.1
"""How much alike codes add to the evidence of concepts and words."""
FITS = 0.4
"""The evidence from which a match is said to fit; docs/openings-matching.md tells how often that is right."""


@dataclass(frozen=True)
class Match:
    """A profile of the stock: its key, how high the lists agree to place it (1: all of them first), and why."""

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
    question = asked(need, stock)
    found = scores(question, stock)
    worth, evidence = worths(found, stock, further), evident(found)
    order = np.lexsort((-evidence, -worth))[: max(limit, 0)]
    order = order[worth[order] > 0]
    highest = (sum(WEIGHTS.values()) + len(further)) / (K + 1)
    matches = [Match(stock.keys[row], float(worth[row] / highest), reasons(question, stock, int(row))) for row in order]
    return Answer(matches, bool(len(order)) and bool(evidence[order[0]] >= FITS))


def worths(found: Scores, stock: Stock, further: Sequence[Sequence[str]] = ()) -> NDArray[np.float64]:
    """The worth of each profile of the stock in the fusion of all lists: what `best` orders by."""
    values: dict[str, NDArray[Any]] = {"words": found.words, "together": evident(found), "concepts": found.concepts, "codes": found.codes}
    return fused(
        [*(ranks(values[name]) for name in WEIGHTS), *(_from_elsewhere(keys, stock) for keys in further)],
        [*WEIGHTS.values(), *([1.0] * len(further))],
    )


def _from_elsewhere(keys: Sequence[str], stock: Stock) -> NDArray[np.float64]:
    """The ranks that a list of keys gives; keys that the stock does not know are passed over."""
    place = {key: rank for rank, key in enumerate(dict.fromkeys(keys), 1)}
    return np.array([place.get(key, np.inf) for key in stock.keys])


def evident(found: Scores) -> NDArray[np.float64]:
    """How much speaks for each profile, whatever the others are: unlike ranks it can be compared between needs."""
    return found.concepts + found.words / max(found.most, 1e-9) + CODED * found.codes.astype(np.float64)
