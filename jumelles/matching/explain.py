"""Two places side by side: every indicator with both values, where each stands, and how the one ranks for the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from jumelles.atlas.comparing.distances import difference
from jumelles.atlas.indicators import indicators
from jumelles.atlas.standing import comparable
from jumelles.languages import _
from jumelles.matching.known import Known, Values
from jumelles.matching.rank import Match, level_of, matches_of, settled
from jumelles.matching.scores import Scores, scores
from jumelles.matching.weights import checked
from jumelles.matching.where import Where, WrongFilter, admitted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jumelles.atlas.store import Atlas
    from jumelles.facts import Place


@dataclass(frozen=True)
class Line:
    """One indicator of both places.

    `apart` is their difference in units of the usual one (at most 3, None where it is not known of both); `positions` the share of places
    comparable with the first that lie below each of the two, None for classes and what is not known.
    """

    indicator: str
    a: Known
    b: Known
    apart: float | None
    positions: tuple[float | None, float | None]


@dataclass(frozen=True)
class Explanation:
    """How `b` resembles `a`: `match` is b as a's candidate among so many, `back` the rank of a for b among `back_of`."""

    a: Place
    b: Place
    match: Match
    candidates: int
    back: int
    back_of: int
    lines: tuple[Line, ...]


def explain(
    atlas: Atlas,
    a: Place,
    b: Place,
    *,
    weights: Mapping[str, float] | None = None,
    where: Where | None = None,
    partners: Mapping[int, str] | None = None,
) -> Explanation:
    """Compare two places by all that is known of them.

    With filters (`where`, and `partners` as in `rank`) b is ranked among the places that they admit; without any, compatriots are ranked
    among all, others among the places abroad. So is a for b in any case.

    Raises:
        WrongWeights: see `weights.checked`.
        WrongFilter: the filters do not admit b.
        NotRanked: a place is a part of a town or no longer exists, or both are the same.
    """
    settled(a, b)
    weighed = checked(weights)
    there, back = (scores(atlas, one, weighed, level_of(other)) for one, other in ((a, b), (b, a)))
    usual = Where(abroad=a.country != b.country)
    match, candidates = _ranked(atlas, a, b, there, where or usual, partners)
    home, back_of = _ranked(atlas, b, a, back, usual, None)
    return Explanation(a, b, match, candidates, home.rank, back_of, tuple(_lines(atlas, there, a, b)))


def _ranked(
    atlas: Atlas, place: Place, candidate: Place, found: Scores, where: Where, partners: Mapping[int, str] | None
) -> tuple[Match, int]:
    """The candidate as a match of the place, among those of which as much is known."""
    pool = admitted(atlas, place, where, found.rows, partners)
    at = atlas.row(candidate.id) - found.rows.start
    if not pool[at]:
        raise WrongFilter(
            _("{place} does not pass these filters: change them, or choose a place of the ranking.").format(place=candidate.name)
        )
    covered = pool & (found.covered | (found.coverage >= found.coverage[at]))
    return matches_of(atlas, place, found, covered, [at])[0], int(pool.sum())


def _lines(atlas: Atlas, found: Scores, a: Place, b: Place) -> Iterator[Line]:
    values, world = Values(atlas), found.world
    rows = atlas.row(a.id), atlas.row(b.id)
    first, count = comparable(atlas, a, rows[0])
    for row, key in enumerate(world.keys):
        mine, theirs = (values.known(at, key) for at in rows)
        if mine.value is None and theirs.value is None:
            continue
        apart = difference(world, row, rows[0], slice(rows[1], rows[1] + 1))
        usual = None if apart is None or np.isnan(apart[0]) else float(np.sqrt(apart[0]))
        yield Line(key, mine, theirs, usual, _positions(world.numbers[row][[*rows]], world.numbers[row][first : first + count], key))


def _positions(mine: np.ndarray, among: np.ndarray, key: str) -> tuple[float | None, float | None]:
    sure = np.sort(among[~np.isnan(among)])
    if indicators()[key].is_text or len(sure) < 2:
        return None, None
    # Of equals, half count as below.
    below = (np.searchsorted(sure, mine, "left") + np.searchsorted(sure, mine, "right")) / 2 / len(sure)
    a, b = (None if np.isnan(number) else float(share) for number, share in zip(mine, below, strict=True))
    return a, b
