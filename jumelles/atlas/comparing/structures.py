"""What is comparable of all places, as arrays, with the world's scales: the material of every distance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from jumelles.atlas.comparing.transforms import transformed, unlikeness
from jumelles.atlas.indicators import indicators, themes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from jumelles.atlas.own import OwnFigure

    Numbers = NDArray[np.float32]

LEVELS = ("city", "region")
"""Kinds of places that are ranked; each has scales of its own."""
STEPS = 18
SMALLEST = 500
NEVER_SHARED = frozenset({"country_share", "same"})
"""Transforms under which an office's own figure does not compare: a share of another register's total, a class."""


@dataclass(frozen=True)
class Structures:
    """Arrays in the order of the atlas's places.

    `numbers` holds one row per indicator of `keys` (NaN: not known); `country` numbers the countries; `national` marks places of which
    the GDP is that of their country as a whole; `step` is the size class (a doubling each; -1: unknown population); `level` is 0 for a
    city, 1 for a region and -1 for what is not ranked. `scales` has the shape (level, indicator). `expected` (level, theme, step) and
    `typical` (theme, place) are the squared distances usual among comparable places, in a size class and seen from each place; all three
    are measured in `spread`.
    """

    keys: tuple[str, ...]
    numbers: Numbers
    country: NDArray[np.int32]
    national: NDArray[np.bool_]
    step: NDArray[np.int8]
    level: NDArray[np.int8]
    scales: Numbers
    expected: Numbers
    typical: Numbers

    def rows_of(self, level: int) -> slice:
        """The rows of one level, which are neighbours in the atlas."""
        rows = np.flatnonzero(self.level == level)
        return slice(int(rows[0]), int(rows[-1]) + 1) if len(rows) else slice(0, 0)

    def with_own(self, rows: Mapping[int, int], figures: Iterable[OwnFigure]) -> Structures:
        """The same with an office's own figures in place of the sources'; `rows` gives the row of a place."""
        mine = [figure for figure in figures if figure.indicator in self.keys and figure.place in rows]
        if not mine:
            return self
        numbers, national = self.numbers.copy(), self.national.copy()
        for figure in mine:
            known = indicators()[figure.indicator]
            value = np.nan if known.transform in NEVER_SHARED else float(transformed(np.array([figure.value]), known)[0])
            numbers[self.keys.index(figure.indicator), rows[figure.place]] = value
            national[rows[figure.place]] &= figure.indicator != "gdp_per_head"
        return replace(self, numbers=numbers, national=national)


def bare(places: pl.DataFrame, comparable: pl.DataFrame, gdp_level: pl.Series) -> Structures:
    """The structures of a world that is not measured yet: its scales and expected distances are 1."""
    population = places["population"].cast(pl.Float64).to_numpy()
    return Structures(
        keys=tuple(comparable.columns),
        numbers=np.ascontiguousarray(comparable.to_numpy(order="fortran").T, dtype=np.float32),
        country=places["country"].rank("dense").cast(pl.Int32).to_numpy(),
        national=(gdp_level == "country").fill_null(value=False).to_numpy(),
        step=steps(population),
        level=places["kind"]
        .replace_strict(dict(zip(LEVELS, range(len(LEVELS)), strict=True)), default=-1, return_dtype=pl.Int8)
        .to_numpy(),
        scales=np.ones((len(LEVELS), len(comparable.columns)), dtype=np.float32),
        expected=np.ones((len(LEVELS), len(themes()), STEPS), dtype=np.float32),
        typical=np.full((len(themes()), len(places)), np.nan, dtype=np.float32),
    )


def steps(population: NDArray[np.float64]) -> NDArray[np.int8]:
    """Size classes from 500 inhabitants on, each twice as large as the one before: comparable places are in one or next to it."""
    with np.errstate(invalid="ignore", divide="ignore"):
        step = np.floor(np.log2(np.maximum(population, SMALLEST) / SMALLEST))
    return np.where(np.isnan(population), -1, np.clip(np.nan_to_num(step), 0, STEPS - 1)).astype(np.int8)


@cache
def theme_rows(keys: tuple[str, ...]) -> dict[str, list[int]]:
    """By theme, the rows of its indicators in `Structures.numbers`."""
    found: dict[str, list[int]] = {theme: [] for theme in themes()}
    for row, key in enumerate(keys):
        found[indicators()[key].theme].append(row)
    return found


UNLIKENESS = unlikeness()
