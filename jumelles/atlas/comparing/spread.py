"""The world's scales: what difference is usual between comparable places, for each indicator and, by size, for each theme."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from jumelles.atlas.comparing.distances import sums
from jumelles.atlas.comparing.structures import LEVELS, STEPS, UNLIKENESS, Structures, bare, theme_rows
from jumelles.atlas.indicators import indicators, themes

if TYPE_CHECKING:
    from numpy.typing import NDArray

FEWEST = 30
"""Places below which the spread of a size class is not taken for the world's."""
PANEL, LEAST = 48, 8
"""Places of its own size class that each place is measured against, and how many of them must be known."""
SEED = 1991


def measured(places: pl.DataFrame, comparable: pl.DataFrame, gdp_level: pl.Series) -> Structures:
    """The structures of a world with its own scales, and the distances usual in it (see `scales`, `usual`)."""
    world = bare(places, comparable, gdp_level)
    world = replace(world, scales=scales(world))
    expected, typical = usual(world)
    return replace(world, expected=expected, typical=typical)


def scales(world: Structures) -> NDArray[np.float32]:
    """For each level and indicator, the root mean square difference between two places of one size class.

    Each class has one voice, else the villages of the world would set the scale for its cities. What `indicators.toml` fixes is fixed:
    where size classes cut the spread short (population) or no source tells it. The mean square difference of all pairs of a class is
    twice the variance, so no pair has to be drawn.
    """
    found = np.ones((len(LEVELS), len(world.keys)), dtype=np.float32)
    for level in range(len(LEVELS)):
        classes = [(world.level == level) & (world.step == step) for step in range(STEPS)]
        for row, key in enumerate(world.keys):
            fixed = indicators()[key].scale
            spreads = [spread for part in classes if (spread := _mean_square(world.numbers[row][part], key)) is not None]
            found[level, row] = fixed or np.sqrt(np.mean(spreads or [1.0])) or 1.0
    return found


def _mean_square(numbers: NDArray[np.float32], key: str) -> float | None:
    sure = numbers[~np.isnan(numbers)].astype(np.float64)
    if len(sure) < FEWEST:
        return None
    if indicators()[key].is_text:
        share = np.bincount(sure.astype(np.intp), minlength=len(UNLIKENESS)) / len(sure)
        return float(share @ np.square(UNLIKENESS, dtype=np.float64) @ share)
    return float(2 * sure.var())


def usual(world: Structures) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The median squared distance between comparable places, by theme: of each size class, and from each single place.

    The first has the shape (level, theme, step), the second (theme, place) with NaN where the theme is not known there. Both come from
    the distances between every place and a panel of its size class, drawn with a fixed seed. Of a theme that is a mere yes or no the
    median is the commoner answer, not what is to be expected: there it is the mean. A class with too few places takes the nearest one's;
    a theme that no source knows counts one usual difference.
    """
    expected = np.full((len(LEVELS), len(themes()), STEPS), np.nan, dtype=np.float32)
    typical = np.full((len(themes()), len(world.level)), np.nan, dtype=np.float32)
    flags = [_is_flag([world.keys[row] for row in rows]) for rows in theme_rows(world.keys).values()]
    for level in range(len(LEVELS)):
        for step in range(STEPS):
            rows = np.flatnonzero((world.level == level) & (world.step == step))
            if len(rows) < FEWEST:
                continue
            for n, (apart, flag) in enumerate(zip(_panelled(world, rows, level * STEPS + step), flags, strict=True)):
                middle = np.nanmean if flag else np.nanmedian
                enough = np.count_nonzero(~np.isnan(apart), axis=0) >= LEAST
                typical[n, rows[enough]] = middle(apart[:, enough], axis=0)
                if enough.any():
                    expected[level, n, step] = middle(apart)
    return _filled(expected), typical


def _panelled(world: Structures, rows: NDArray[np.int64], stream: int) -> NDArray[np.float32]:
    """The squared distances of the places in `rows` from a panel of them: shape (theme, panel, place), NaN where not known."""
    panel = np.random.default_rng([SEED, stream]).choice(rows, min(PANEL, len(rows)), replace=False)
    found = np.full((len(themes()), len(panel), len(rows)), np.nan, dtype=np.float32)
    for n, one in enumerate(panel):
        apart = sums(world, int(one), rows)
        np.divide(apart.total, apart.known, out=found[:, n], where=apart.known > 0)
        found[:, n, rows == one] = np.nan
    return found


def _is_flag(keys: list[str]) -> bool:
    asked = [indicators()[key] for key in keys if not indicators()[key].by_office]
    return bool(asked) and all(indicator.transform == "flag" for indicator in asked)


def _filled(found: NDArray[np.float32]) -> NDArray[np.float32]:
    """Gaps take the nearest class, the smaller of two; where there is none, 1."""
    for line in found.reshape(-1, found.shape[-1]):
        sure = np.flatnonzero(~np.isnan(line))
        for gap in np.flatnonzero(np.isnan(line)):
            line[gap] = line[sure[np.argmin(np.abs(sure - gap))]] if len(sure) else 1.0
    return found


def tables(world: Structures) -> dict[str, pl.DataFrame]:
    """The tables "scales" (level, indicator, scale), "expected" (level, theme, step, squared) and "typical" (by place) of an atlas."""
    scale = [(LEVELS[n], key, float(line[row])) for n, line in enumerate(world.scales) for row, key in enumerate(world.keys)]
    squared = [
        (LEVELS[n], theme, step, float(lines[t][step]))
        for n, lines in enumerate(world.expected)
        for t, theme in enumerate(themes())
        for step in range(STEPS)
    ]
    return {
        "scales": pl.DataFrame(scale, schema={"level": pl.String, "indicator": pl.String, "scale": pl.Float32}, orient="row"),
        "expected": pl.DataFrame(
            squared, schema={"level": pl.String, "theme": pl.String, "step": pl.Int8, "squared": pl.Float32}, orient="row"
        ),
        "typical": pl.DataFrame(dict(zip(themes(), world.typical, strict=True)), nan_to_null=True),
    }


def of_atlas(places: pl.DataFrame, stored: dict[str, pl.DataFrame], gdp_level: pl.Series) -> Structures:
    """The structures of an atlas from its tables "comparable", "scales", "expected" and "typical"."""
    world = bare(places, stored["comparable"], gdp_level)
    return replace(
        world,
        scales=stored["scales"]["scale"].to_numpy().reshape(world.scales.shape),
        expected=stored["expected"]["squared"].to_numpy().reshape(world.expected.shape),
        typical=_lines(stored["typical"]),
    )


def _lines(frame: pl.DataFrame) -> NDArray[np.float32]:
    """The columns of a table as the rows of an array, NaN for null."""
    return np.array([column.to_numpy() for column in frame.iter_columns()], dtype=np.float32)
