"""What a ranking rests on, in words: its weights, and what to mind before reading the ranks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumelles.atlas.indicators import theme_label
from jumelles.languages import _, list_of, number, percent
from jumelles.matching.rank import CLOSE
from jumelles.matching.scores import COVERED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jumelles.matching.rank import Ranking


def basis(ranking: Ranking) -> Iterator[str]:
    """The weights that are not usual, how little is known of the place itself, and whether the order says anything."""
    weights = [f"{theme_label(theme)} × {number(weight)}" for theme, weight in ranking.weights.items() if weight != 1]
    if weights:
        yield _("Weights: {weights}; all others 1.").format(weights=list_of(weights))
    if ranking.required < COVERED:
        words = _("Of {place} itself {share} of the themes are known: the ranking rests on those.")
        yield words.format(place=ranking.place.name, share=percent(ranking.required))
    if ranking.close_together:
        words = _("All listed lie within {n} of each other: their order says little; use filters, weights or --diverse.")
        yield words.format(n=number(CLOSE))
