"""Every candidate's distance from one place, by themes and weights, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from jumelles.atlas import own
from jumelles.atlas.comparing.distances import Distances, distances
from jumelles.atlas.comparing.structures import LEVELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from jumelles.atlas.comparing.structures import Structures
    from jumelles.atlas.store import Atlas
    from jumelles.facts import Place

    Numbers = NDArray[np.float32]

COVERED = 0.6
"""Places of which less is known, by weight of themes, are listed apart."""


@dataclass(frozen=True)
class Scores:
    """One place (in `row`) against all those in `rows`: `squared` is the weighted mean of the themes' squared distances.

    `weights` are in the order of the themes; `coverage` is the weight of the themes known on both sides, of all.
    """

    world: Structures
    row: int
    rows: slice
    themes: Distances
    weights: Numbers
    squared: Numbers
    coverage: Numbers

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
    found = distances(world, row, rows)
    weighed = np.array(list(weights.values()), dtype=np.float32)
    whole = weighed.sum()
    squared = np.einsum("t,tn->n", weighed, found.squared) / whole
    return Scores(world, row, rows, found, weighed, squared, np.einsum("t,tn->n", weighed, found.known > 0) / whole)


def structures(atlas: Atlas) -> Structures:
    """The world as the office sees it: its own figures stand in place of the sources'."""
    mine = own.load(atlas.home)
    return atlas.structures.with_own({place: atlas.row(place) for place, _key in mine}, mine.values()) if mine else atlas.structures


def score(squared: float) -> float:
    """From a squared distance to a score: 1 for identical structures, one half where they differ as comparable places usually do."""
    return float(1 / (1 + np.sqrt(squared)))
