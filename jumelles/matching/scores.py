"""Every candidate's distance from one place, by themes and weights, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from jumelles.atlas.comparing.distances import Distances, distances
from jumelles.atlas.comparing.structures import LEVELS, Structures, theme_rows
from jumelles.matching.recent import Recent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from jumelles.atlas.store import Atlas
    from jumelles.facts import Place

    Numbers = NDArray[np.float32]

COVERED = 0.6
"""Places of which less is known, by weight of themes, are listed apart."""
ROUNDING = 1e-6
_distances: Recent[Distances] = Recent(8)
"""Those of the last places, about twelve megabytes each."""
_seen: Recent[Structures] = Recent(4)
"""The world as the last offices with figures of their own saw it, about forty megabytes each."""


@dataclass(frozen=True)
class Scores:
    """One place (in `row`) against all those in `rows`: `squared` is the weighted mean of the themes' squared distances.

    `weights` are in the order of the themes, as parts of the greatest; `coverage` is the weight of the themes known on both sides, of all.
    """

    world: Structures
    row: int
    rows: slice
    themes: Distances
    weights: Numbers
    squared: Numbers
    coverage: Numbers

    @property
    def required(self) -> float:
        """The coverage from which a candidate is ranked: 60 %, or as much as is known of the place itself where that is less."""
        here = ~np.isnan(self.world.numbers[:, self.row])
        known = np.array([here[rows].any() for rows in theme_rows(self.world.keys).values()])
        return min(COVERED, float(self.weights[known].sum() / self.weights.sum()))

    @property
    def covered(self) -> NDArray[np.bool_]:
        """Which of the candidates are covered so far."""
        return np.asarray((self.coverage > 0) & (self.coverage >= self.required - ROUNDING))

    def without(self, theme: int) -> Numbers | None:
        """The squared distances with one theme dropped; None where no other one counts."""
        rest = self.weights.sum() - self.weights[theme]
        if rest <= 0 or self.weights[theme] == 0:
            return None
        return np.asarray((self.squared * self.weights.sum() - self.weights[theme] * self.themes.squared[theme]) / rest)


def scores(atlas: Atlas, place: Place, weights: Mapping[str, float], level: str) -> Scores:
    """Measure one place against all of a level, with the office's own figures."""
    world = structures(atlas)
    row, rows = atlas.row(place.id), world.rows_of(LEVELS.index(level))
    found = _distances.of(world, (row, rows.start, rows.stop), lambda: distances(world, row, rows))
    # Only their ratios count: as parts of the greatest none is lost in 32 bits.
    greatest = max(weights.values())
    weighed = np.array([weight / greatest for weight in weights.values()], dtype=np.float32)
    whole = weighed.sum()
    return Scores(world, row, rows, found, weighed, _sum(weighed, found.squared) / whole, _sum(weighed, found.known > 0) / whole)


def _sum(weights: Numbers, lines: NDArray[Any]) -> Numbers:
    """The weighted sum of the themes, always in their order: np.einsum would round one place's sum otherwise than another's."""
    together = np.zeros(lines.shape[1], dtype=np.float32)
    for weight, line in zip(weights, lines, strict=True):
        together += weight * line
    return together


def structures(atlas: Atlas) -> Structures:
    """The world as the office sees it: its own figures stand in place of the sources'."""
    mine = atlas.own
    if not mine:
        return atlas.structures
    rows = {place: atlas.row(place) for place, _key in mine if atlas.has(place)}
    return _seen.of(atlas.structures, frozenset(mine.values()), lambda: atlas.structures.with_own(rows, mine.values()))


def score(squared: float) -> float:
    """From a squared distance to a score: 1 for identical structures, one half where they differ as comparable places usually do."""
    return float(1 / (1 + np.sqrt(squared)))
