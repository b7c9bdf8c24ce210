"""Ranks the places of the world by how much their structure resembles one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from jumelles.errors import JumellesError
from jumelles.languages import _
from jumelles.matching.links import Links, links
from jumelles.matching.reasons import Comparison, Reason
from jumelles.matching.scores import Scores, score, scores
from jumelles.matching.weights import checked
from jumelles.matching.where import Where, admitted, kilometres

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from jumelles.atlas.store import Atlas
    from jumelles.facts import Place

TOP = 20
MANY, CLOSE = 10, 0.01
"""So many scores that differ by no more are the same for all practical purposes."""
NEAR = 50
"""So many times as many places as are listed are looked at first, when they are to be of different countries."""
APART = 5
"""How many of the places of which too little is known are listed apart."""


@dataclass(frozen=True)
class Match:
    """A candidate: its `rank`, `score` (1: the same structure; one half: as alike as comparable places usually are) and reasons.

    `distance` is the root of the weighted mean of the themes' squared distances; `coverage` the weight of the themes known on both sides;
    `ranks` the best and the worst rank when each theme in turn is dropped; `km` the distance on the ground.
    """

    place: Place
    rank: int
    score: float
    distance: float
    coverage: float
    reasons: tuple[Reason, ...]
    ranks: tuple[int, int]
    links: Links
    km: float | None


@dataclass(frozen=True)
class Ranking:
    """The best matches of a place among so many candidates; `apart` are near ones that are covered less than `required`."""

    place: Place
    matches: tuple[Match, ...]
    apart: tuple[Match, ...]
    candidates: int
    required: float
    weights: Mapping[str, float]
    where: Where

    @property
    def close_together(self) -> bool:
        """Whether many scores lie so close that their order says little."""
        scores = [match.score for match in self.matches]
        return len(scores) >= MANY and max(scores) - min(scores) < CLOSE

    @property
    def level(self) -> Literal["city", "region"]:
        """What was ranked."""
        return self.where.level or level_of(self.place)


def rank(
    atlas: Atlas,
    place: Place,
    *,
    weights: Mapping[str, float] | None = None,
    where: Where | None = None,
    top: int = TOP,
    partners: Mapping[int, str] | None = None,
) -> Ranking:
    """Rank all places that the filters admit; `partners`, by GeoNames id and country, are those of which only the user knows.

    Raises:
        NotRanked: the place is a part of a town, or no longer exists.
        WrongWeights: see `weights.checked`.
        WrongFilter: see `where.admitted`.
    """
    settled(place)
    weighed, where = checked(weights), where or Where()
    found = scores(atlas, place, weighed, where.level or level_of(place))
    pool = admitted(atlas, place, where, found.rows, partners)
    covered = pool & found.covered
    best = _best(found, covered, where, top)
    together = [*best, *nearest(found.squared, pool & ~covered, APART)]
    matches = matches_of(atlas, place, found, covered, together)
    return Ranking(place, matches[: len(best)], matches[len(best) :], int(pool.sum()), found.required, weighed, where)


def level_of(place: Place) -> Literal["city", "region"]:
    """The level on which a place is ranked."""
    return "region" if place.kind == "region" else "city"


class NotRanked(JumellesError):
    """A place that has no structure of its own, or is compared with itself."""


def settled(*places: Place) -> None:
    """Refuse places that cannot be ranked.

    Raises:
        NotRanked: one is a part of a town or a former town, or all are the same.
    """
    for place in places:
        if not place.is_candidate:
            raise NotRanked(_("{place} is a part of a town or no longer exists: name the town itself.").format(place=place.name))
    if len(places) > 1 and len({place.id for place in places}) == 1:
        raise NotRanked(_("{place} is compared with itself: name a second place.").format(place=places[0].name))


def matches_of(atlas: Atlas, place: Place, found: Scores, covered: NDArray[np.bool_], chosen: Sequence[int]) -> tuple[Match, ...]:
    """The candidates at these positions of the scores, ranked among those `covered`."""
    comparison = Comparison(atlas, place, found, chosen)
    ranks, ranges = ranked(found.squared, covered, chosen), sensitivity(found, covered, chosen)
    rows = [found.rows.start + at for at in chosen]
    km = kilometres(place, atlas.places[rows])
    return tuple(
        Match(
            place=candidate,
            rank=ranks[n],
            score=score(found.squared[at]),
            distance=float(np.sqrt(found.squared[at])),
            coverage=float(found.coverage[at]),
            reasons=tuple(comparison.reasons(candidate, n)),
            ranks=ranges[n],
            links=links(atlas, place, candidate),
            km=None if np.isnan(km[n]) else float(km[n]),
        )
        for n, (candidate, at) in enumerate(zip((atlas.place_at(row) for row in rows), chosen, strict=True))
    )


def _best(found: Scores, covered: NDArray[np.bool_], where: Where, top: int) -> list[int]:
    if not where.diverse:
        return nearest(found.squared, covered, top)
    country = found.world.country[found.rows]
    near = nearest(found.squared, covered, NEAR * top)
    # The first of a country that is not among the nearest stands behind all of them: where they are of enough countries, they suffice.
    if len(near) == NEAR * top and len(set(country[near].tolist())) < top:
        near = nearest(found.squared, covered, len(country))
    return spread_out(near, country[near], top)


def spread_out(ordered: Sequence[int], countries: NDArray[np.int32], top: int) -> list[int]:
    """The first of each country, then the second of each, and so on; within a round in the given order."""
    by_country = np.argsort(countries, kind="stable")
    together = countries[by_country]
    rounds = np.empty(len(together), dtype=np.int64)
    rounds[by_country] = np.arange(len(together)) - np.searchsorted(together, together)
    return [int(ordered[at]) for at in np.argsort(rounds, kind="stable")[:top]]


def nearest(squared: NDArray[np.float32], among: NDArray[np.bool_], count: int) -> list[int]:
    """The positions of the nearest; of equals the one that stands first, which is the larger place."""
    rows = np.flatnonzero(among)
    if len(rows) > count:
        worst = np.partition(squared[rows], count - 1)[count - 1]
        rows = rows[squared[rows] <= worst]
    return [int(row) for row in rows[np.argsort(squared[rows], kind="stable")[:count]]]


def ranked(squared: NDArray[np.float32], among: NDArray[np.bool_], chosen: Sequence[int]) -> list[int]:
    """The rank that each position has, or would have, among others; equals share the better one."""
    wanted = squared[list(chosen)]
    # Only what is nearer than the farthest of them can stand before any.
    nearer = np.sort(squared[among & (squared < wanted.max(initial=0.0))])
    return [1 + int(before) for before in np.searchsorted(nearer, wanted)]


def sensitivity(found: Scores, among: NDArray[np.bool_], chosen: Sequence[int]) -> list[tuple[int, int]]:
    """The best and worst rank of each position when each theme in turn is dropped."""
    lines = [ranked(found.squared, among, chosen)]
    for theme in range(len(found.weights)):
        squared = found.without(theme)
        if squared is not None:
            lines.append(ranked(squared, among, chosen))
    return [(min(ranks), max(ranks)) for ranks in zip(*lines, strict=True)]
