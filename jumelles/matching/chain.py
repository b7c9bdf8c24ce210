"""The shortest chain of twinnings between two places: who knows whom, from partner to partner."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jumelles.atlas.store import Atlas
    from jumelles.facts import Place

MOST = 12
"""Twinnings in a row beyond which nobody would introduce anybody."""
Layer = dict[int, list[int]]
"""Places of one distance from the beginning, each with those before it."""


def chain(atlas: Atlas, a: Place, b: Place) -> tuple[Place, ...]:
    """The places from `a` to `b`, each twinned with the next; empty where the documented twinnings do not join them.

    Of the shortest chains it is the one whose places in between have the most inhabitants together, the same from either end.
    """
    first, last = sorted((a.id, b.id))
    layers = _layers(atlas, first, last)
    if not layers:
        return ()
    best: dict[int, tuple[int, tuple[int, ...]]] = {first: (0, (first,))}
    for layer in layers:
        # The fewest first: so that of equal sums the smaller numbers win, whatever the order of the table.
        best = {place: _joined(min(best[before] for before in known), place, _people(atlas, place)) for place, known in layer.items()}
    found = [atlas.place(place) for place in best[last][1]]
    return tuple(found if found[0].id == a.id else reversed(found))


def _joined(until: tuple[int, tuple[int, ...]], place: int, people: int) -> tuple[int, tuple[int, ...]]:
    """A chain made longer: its inhabitants, counted below zero, and its places."""
    return until[0] - people, (*until[1], place)


def _people(atlas: Atlas, place: int) -> int:
    return int(atlas.places["population"][atlas.row(place)] or 0)


def _layers(atlas: Atlas, first: int, last: int) -> list[Layer]:
    """All shortest chains at once, a layer for each step from the first place to the last; none where there is no chain."""
    near, far = [{first}], [{last}]
    seen_near, seen_far = {first}, {last}
    while not near[-1] & far[-1]:
        if len(near) + len(far) - 2 >= MOST or not near[-1] or not far[-1]:
            return []
        # The smaller end goes on: far fewer places are looked at than from one end alone.
        side, seen = (near, seen_near) if len(near[-1]) <= len(far[-1]) else (far, seen_far)
        reached = _partners(atlas, side[-1]) - seen
        side.append(reached)
        seen |= reached
    return _between(atlas, near, far)


def _between(atlas: Atlas, near: list[set[int]], far: list[set[int]]) -> list[Layer]:
    """From where both ends met, only what lies on a chain."""
    rounds = [near[-1] & far[-1]]
    for side in reversed(near[:-1]):
        rounds.insert(0, _partners(atlas, rounds[0]) & side)
    for side in reversed(far[:-1]):
        rounds.append(_partners(atlas, rounds[-1]) & side)
    return [
        {place: [before for before in atlas.partners(place) if before in earlier] for place in later} for earlier, later in pairwise(rounds)
    ]


def _partners(atlas: Atlas, places: Iterable[int]) -> set[int]:
    return {partner for place in places for partner in atlas.partners(place)}
