"""Why two places are alike, and why not: one reason per theme, as data; words are chosen where it is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from jumelles.atlas.comparing.distances import FARTHEST, difference, distances, expectation
from jumelles.atlas.comparing.structures import theme_rows
from jumelles.atlas.indicators import indicators, themes
from jumelles.atlas.standing import comparable
from jumelles.matching.assets import KINDS, Named, Shelf, named
from jumelles.matching.known import Values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]

    from jumelles.atlas.store import Atlas
    from jumelles.facts import Place
    from jumelles.matching.known import Known
    from jumelles.matching.scores import Scores

Verdict = Literal["for", "against", "neither", "unknown"]
NEARER, FARTHER = 0.75, 1.25
"""Shares of the usual squared distance below which closeness is a reason for, and above which distance is one against."""
CLOSE, FAR = 0.25, 1.0
"""Squared differences in one indicator up to which it shows closeness, and from which distance: a half and a whole usual difference."""


@dataclass(frozen=True)
class Reason:
    """What one theme says of two places.

    `weight` is how much nearer (or, negative, farther) they are than the first place and those comparable with it usually are, in units
    of the weighted squared distance; `closer` the share of comparable places that are as close to the first or closer (of a reason
    against: closer). `indicator` is the one that tells most, with its value on both sides. Of `asked` indicators `known` are known on
    both.
    """

    theme: str
    verdict: Verdict
    weight: float
    closer: float | None = None
    indicator: str = ""
    a: Known | None = None
    b: Known | None = None
    known: int = 0
    asked: int = 0
    assets: Named = field(default_factory=Named)


class Comparison:
    """What the reasons for some candidates of one place are measured against: the places of its own size."""

    def __init__(self, atlas: Atlas, place: Place, scores: Scores, chosen: Sequence[int]) -> None:
        """Prepare for the candidates at these positions of the scores; what is costly waits until the first reason asks."""
        self.atlas, self.world, self.row, self.scores, self.chosen = atlas, scores.world, scores.row, scores, chosen
        self.values, self.shelf = Values(atlas), Shelf(atlas, place)
        first, count = comparable(atlas, place, self.row)
        self.rows = slice(first, first + count)
        others = np.array(chosen, dtype=np.int64) + scores.rows.start
        apart = {row: difference(self.world, row, self.row, others) for row in range(len(self.world.keys))}
        self.apart = {row: found for row, found in apart.items() if found is not None}

    @cached_property
    def _themes(self) -> list[Numbers]:
        """For each theme, the distances of the comparable places; NaN where it is not known of them, and for the place itself."""
        within = self.scores.rows.start <= self.rows.start and self.rows.stop <= self.scores.rows.stop
        found = self.scores.themes.part(self.rows, self.scores.rows) if within else distances(self.world, self.row, self.rows)
        return [self._others(np.where(known > 0, line, np.float32(np.nan))) for line, known in zip(found.squared, found.known, strict=True)]

    @cached_property
    def _indicators(self) -> dict[int, Numbers]:
        """The same for each indicator that is known of the place."""
        found = {row: difference(self.world, row, self.row, self.rows) for row in range(len(self.world.keys))}
        return {row: self._others(apart) for row, apart in found.items() if apart is not None}

    def _others(self, apart: Numbers) -> Numbers:
        apart[self.row - self.rows.start] = np.nan
        return apart

    def reasons(self, candidate: Place, n: int) -> list[Reason]:
        """All reasons for and against the candidate that was chosen as number `n`; the weightiest first."""
        shelf = Shelf(self.atlas, candidate)
        found = [self._reason(t, theme, n, shelf) for t, theme in enumerate(themes())]
        return sorted(found, key=lambda reason: -abs(reason.weight))

    def _reason(self, t: int, theme: str, n: int, shelf: Shelf) -> Reason:
        at = self.chosen[n]
        known, asked = (int(counts[t, at]) for counts in (self.scores.themes.known, self.scores.themes.asked))
        if not known:
            return Reason(theme, "unknown", 0.0, asked=asked)
        other, squared = self.scores.rows.start + at, float(self.scores.themes.squared[t, at])
        usual = self._usual(t, other)
        verdict, key = self._told(theme, n, _verdict(squared, usual))
        a, b = (self.values.known(row, key) for row in (self.row, other))
        weight = float(self.scores.weights[t] * (usual - squared) / self.scores.weights.sum())
        counted = indicators()[key].covered
        assets = named(theme, counted, self.shelf, shelf, self.atlas.holdings.spread) if counted and theme in KINDS else Named()
        return Reason(
            theme, verdict, weight, _closer(self._themes[t], squared, equals=verdict != "against"), key, a, b, known, asked, assets
        )

    def _usual(self, t: int, other: int) -> float:
        """The median distance of the place from comparable ones; what is expected of the pair where there is none."""
        usual = float(self.world.typical[t, self.row])
        return float(expectation(self.world, self.row, slice(other, other + 1))[t, 0]) if np.isnan(usual) else usual

    def _told(self, theme: str, n: int, verdict: Verdict) -> tuple[Verdict, str]:
        """The verdict, and the indicator that tells most: the farthest against, else the one in which such closeness is rarest.

        A verdict needs a figure that shows it, else it is neither: what one lacks is no point of anchorage, and what a thin register has
        not, or both lack, no difference.
        """
        other = self.scores.rows.start + self.chosen[n]
        rows = [row for row in theme_rows(self.world.keys)[theme] if row in self.apart and not np.isnan(self.apart[row][n])]
        found = [_Shown(row, float(self.apart[row][n]), *self._pair(row, other)) for row in rows]
        shown = {
            "for": [(self._rarity(one), one.row) for one in found if one.is_close],
            "against": [(-one.far, one.row) for one in found if one.is_far],
        }.get(verdict)
        if not shown:
            verdict, shown = "neither", [(one.far + FARTHEST * (one.a.is_nothing and one.b.is_nothing), one.row) for one in found]
        return verdict, self.world.keys[min(shown)[1]]

    def _pair(self, row: int, other: int) -> tuple[Known, Known]:
        key = self.world.keys[row]
        return self.values.known(self.row, key), self.values.known(other, key)

    def _rarity(self, one: _Shown) -> float:
        closer = _closer(self._indicators[one.row], one.far)
        return 1.0 if closer is None else closer


@dataclass(frozen=True)
class _Shown:
    """One indicator of both places: its row in the structures, the squared difference, both values."""

    row: int
    far: float
    a: Known
    b: Known

    @property
    def is_close(self) -> bool:
        return self.far <= CLOSE and not self.a.is_nothing and not self.b.is_nothing

    @property
    def is_far(self) -> bool:
        return self.far >= FAR and not (self.a.thin or self.b.thin) and not (self.a.is_nothing and self.b.is_nothing)


def _verdict(squared: float, usual: float) -> Verdict:
    if squared < NEARER * usual:
        return "for"
    return "against" if squared > FARTHER * usual else "neither"


def _closer(apart: Numbers, squared: float, *, equals: bool = True) -> float | None:
    """The share of the known distances that are smaller, or as large; None where there are none."""
    # Counting some two hundred times is quicker than sorting once where a village has tens of thousands of comparable places.
    known = len(apart) - int(np.count_nonzero(np.isnan(apart)))
    smaller = apart <= np.float32(squared) if equals else apart < np.float32(squared)
    return int(np.count_nonzero(smaller)) / known if known else None
