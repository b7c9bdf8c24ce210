"""Distances by theme between one place and many: squared differences in units of the world's scales."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from jumelles.atlas.comparing.structures import UNLIKENESS, theme_rows
from jumelles.atlas.indicators import indicators

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from jumelles.atlas.comparing.structures import Structures

    Numbers = NDArray[np.float32]
    Rows = slice | NDArray[np.int64]

FARTHEST = 9.0
"""A squared difference counts up to this, three times the usual difference: beyond it two places are simply different in that point,
and one wrong figure cannot decide alone."""
BLOCK = 32_768


@dataclass(frozen=True)
class Distances:
    """From one place to many, one row per theme: the `squared` distance, in which `known` of `asked` indicators are known on both sides.

    Where none is, the theme is unknown and its distance the one to expect.
    """

    squared: Numbers
    known: NDArray[np.uint8]
    asked: NDArray[np.uint8]

    def part(self, rows: slice, whole: slice) -> Distances:
        """The distances to some rows, of those to the `whole`."""
        here = slice(rows.start - whole.start, rows.stop - whole.start)
        return Distances(self.squared[:, here], self.known[:, here], self.asked[:, here])


def distances(world: Structures, a: int, rows: slice) -> Distances:
    """The distances of the places in `rows` from the one in row `a`.

    A theme's squared distance is the mean over its indicators; each that is not known on both sides counts with the distance expected of
    its theme (see `expectation`). So not knowing moves nobody from where comparable places stand.
    """
    count = rows.stop - rows.start
    found = Distances(*(np.empty((len(world.typical), count), dtype) for dtype in (np.float32, np.uint8, np.uint8)))
    # In blocks that fit the processor's cache, which is several times as quick.
    for first in range(rows.start, rows.stop, BLOCK):
        here = slice(first, min(first + BLOCK, rows.stop))
        there = slice(here.start - rows.start, here.stop - rows.start)
        part = sums(world, a, here)
        expected = expectation(world, a, here)
        found.squared[:, there] = (part.total + (part.asked - part.known) * expected) / np.maximum(part.asked, 1)
        found.known[:, there], found.asked[:, there] = part.known, part.asked
        for theme in np.flatnonzero((part.asked == 0).any(axis=1)):
            found.squared[theme, there] = np.where(part.asked[theme], found.squared[theme, there], expected[theme])
    return found


def expectation(world: Structures, a: int, rows: slice) -> Numbers:
    """By theme, the squared distance to expect between the place in row `a` and each in `rows`; the same from either side.

    Where the theme is known on one side, it is the median distance of that place from comparable ones: an unusual place is far from most,
    so one of which nothing is known must not pass for a near one. Where it is known on both, the mean of the two; on neither, the median
    of comparable pairs of their size.
    """
    level, step = pair_level(world, a, rows), pair_step(world, a, rows)
    mine, found = world.typical[:, a], world.typical[:, rows].copy()
    for theme in range(len(found)):
        unknown = np.isnan(found[theme])
        if np.isnan(mine[theme]):
            found[theme][unknown] = world.expected[level, theme, step[unknown]]
        else:
            found[theme][unknown] = mine[theme]
            found[theme] += mine[theme]
            found[theme] /= 2
    return found


@dataclass(frozen=True)
class Sums:
    """By theme and place: the `total` of the squared differences in what is `known` on both sides, of so many indicators `asked`.

    Asked is what sources could fill at that level, and besides what an office has filled on both sides.
    """

    total: Numbers
    known: NDArray[np.uint8]
    asked: NDArray[np.uint8]


def sums(world: Structures, a: int, b: Rows) -> Sums:
    """What is known of the differences between one place and others, theme by theme."""
    level, rows = pair_level(world, a, b), theme_rows(world.keys)
    shape = len(rows), len(world.step[b])
    found = Sums(*(np.zeros(shape, dtype) for dtype in (np.float32, np.uint8, np.uint8)))
    for n, theme in enumerate(rows.values()):
        for row in theme:
            asked = speaks(world.keys[row], level)
            found.asked[n] += asked
            apart = difference(world, row, a, b)
            if apart is None:
                continue
            sure = apart == apart  # noqa: PLR0124 - false for NaN only
            # The bits of a float times 0 are those of 0.0: three times as quick as np.where, for what is done a million times.
            bits = apart.view(np.uint32)
            found.total[n] += np.multiply(bits, sure, out=bits).view(np.float32)
            found.known[n] += sure.view(np.uint8)
            if not asked:
                found.asked[n] += sure.view(np.uint8)
    return found


def difference(world: Structures, row: int, a: int, b: Rows) -> Numbers | None:
    """Squared differences in one indicator, NaN where it is not known; None where it is not known of the place `a`."""
    numbers, key = world.numbers[row], world.keys[row]
    mine = numbers[a]
    if np.isnan(mine):
        return None
    found = _classes(int(mine), numbers[b]) if indicators()[key].is_text else numbers[b] - mine
    found *= np.float32(1 / world.scales[pair_level(world, a, b), row])
    np.square(found, out=found)
    np.minimum(found, FARTHEST, out=found)
    if key == "gdp_per_head":
        # A national figure is the same for all compatriots, which says nothing of any of them.
        compatriots = world.country[b] == world.country[a]
        found[compatriots & (world.national[b] | world.national[a])] = np.nan
    return found


def _classes(mine: int, others: Numbers) -> Numbers:
    sure = ~np.isnan(others)
    found: Numbers = UNLIKENESS[mine][np.where(sure, others, 0).astype(np.intp)]
    found[~sure] = np.nan
    return found


def pair_level(world: Structures, a: int, b: Rows) -> int:
    """Whose scales measure a pair: a city's and a region's meet on those of regions, from either side."""
    # Rows are of one level.
    other = world.level[b]
    return int(max(world.level[a], other[0] if len(other) else 0, 0))


def pair_step(world: Structures, a: int, b: Rows) -> NDArray[np.int64]:
    """The size class of a pair: the middle of both, or the known one where a population is not known."""
    one, other = int(world.step[a]), world.step[b].astype(np.int64)
    if one < 0:
        return np.maximum(other, 0)
    return np.where(other < 0, one, (one + other) // 2)


@cache
def speaks(key: str, level: int) -> bool:
    """Whether some source could fill the indicator for places of that level."""
    indicator = indicators()[key]
    return not indicator.by_office and (level == 0 or indicator.region not in {"none", "unknown"})
