"""`match`: the five-line entrance to the ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumelles.matching.rank import TOP, Match, rank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jumelles.atlas.store import Atlas
    from jumelles.facts import Place
    from jumelles.matching.where import Where


def match(
    atlas: Atlas, place: Place, *, weights: Mapping[str, float] | None = None, where: Where | None = None, top: int = TOP
) -> list[Match]:
    """The places of the world whose structure resembles a place's most, with reasons for and against.

    Args:
        atlas: see `open_atlas`.
        place: see `Atlas.find`.
        weights: how much a theme matters, 1 where nothing is said; the keys are those of `indicators.themes()`.
        where: which places are admitted; without it all abroad of the same level.
        top: how many.

    Raises:
        JumellesError: an unknown theme, a wrong weight or filter, or a filter that leaves nothing.
    """
    return list(rank(atlas, place, weights=weights, where=where, top=top).matches)
