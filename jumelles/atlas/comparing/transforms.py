"""From what is known of a place to numbers that compare: logarithms, roots, and counts weighed by what their register holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from jumelles.atlas.climate import CLASSES
from jumelles.atlas.indicators import Indicator, indicators

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

SEEN = 100_000.0
"""Inhabitants' worth of institutions that cannot be told from none."""
HALF = 0.5
"""What a register may have missed where it shows none, in institutions."""


def comparable(places: pl.DataFrame, values: pl.DataFrame, coverage: pl.DataFrame, covers_from: Mapping[str, int]) -> pl.DataFrame:
    """The table "comparable": one column of 32-bit numbers per structural indicator, one row per place, null where it cannot be compared.

    `places`, `values` and `coverage` are the atlas's tables of those names; `covers_from` says, per source, with how many things
    a country counts as covered. A class of climate becomes its place in `climate.CLASSES`.
    Without a population nothing is told of a place's size, its role neither.
    """
    columns = []
    unsized = places["population"].is_null()
    for key, indicator in indicators().items():
        if not indicator.structural:
            continue
        if indicator.is_text:
            numbers = values[key].replace_strict(list(CLASSES), range(len(CLASSES)), default=None, return_dtype=pl.Float64)
        elif indicator.transform == "country_share":
            numbers = _weighed(indicator, places, values[key], coverage, covers_from)
        else:
            numbers = pl.Series(transformed(values[key].cast(pl.Float64).to_numpy(), indicator))
        if indicator.theme == "size":
            numbers = numbers.set(unsized, None)
        columns.append(numbers.fill_nan(None).cast(pl.Float32).alias(key))
    return pl.DataFrame(columns)


def transformed(values: Numbers, indicator: Indicator) -> Numbers:
    """Numbers of one indicator, so that equal steps mean equal unlikeness; NaN stays NaN, and so becomes what has no ratio to others.

    Amounts and ranks by ratio (log), shares by their square roots, which keeps small ones apart, and all others as they are.
    """
    if indicator.transform in {"log", "rank"}:
        amounts = np.maximum(values, 0.0) + (indicator.least if indicator.transform == "log" else 0.0)
        return np.asarray(np.log(np.where(amounts > 0, amounts, np.nan)))
    if indicator.transform == "share":
        return np.asarray(np.sqrt(values))
    return values


def _weighed(
    indicator: Indicator, places: pl.DataFrame, counts: pl.Series, coverage: pl.DataFrame, covers_from: Mapping[str, int]
) -> pl.Series:
    """A count as inhabitants' worth: its share of what the register holds of the country, times the country's inhabitants."""
    held = _by_country(places, coverage, indicator.key.removesuffix("_25km"))
    people = _by_country(places, coverage, "population")
    covered = held >= covers_from[indicator.sources[0]]
    worth = np.where(covered, people / np.where(covered, held, 1.0), np.nan)
    own = places["population"].cast(pl.Float64).fill_null(0.0).to_numpy()
    return pl.Series(weighed(counts.cast(pl.Float64).to_numpy(), worth, own))


def weighed(counts: Numbers, worth: Numbers, own: Numbers) -> Numbers:
    """The logarithm of so many inhabitants' worth of institutions, `worth` being that of one in its country.

    Registers know one country well and another hardly: a count is worth the inhabitants for whom its country's register holds
    so many. Where it shows none it may have missed half of one, but no more than the place's `own` inhabitants would have.
    """
    missed = np.fmax(SEEN, np.fmin(HALF * worth, own))
    return np.asarray(np.log(counts * worth + missed) + 0.0 * worth)


def _by_country(places: pl.DataFrame, coverage: pl.DataFrame, key: str) -> Numbers:
    totals = coverage.filter(pl.col("indicator") == key).select("country", "total")
    return places.select("country").join(totals, on="country", how="left", maintain_order="left")["total"].to_numpy()


def unlikeness() -> NDArray[np.float32]:
    """How unlike two classes of climate are, from 0 to 1, by their letters: the main group, then the season of rain, then the warmth."""
    classes = list(CLASSES)
    return np.array([[_apart(a, b) for b in classes] for a in classes], dtype=np.float32)


def _apart(a: str, b: str) -> float:
    if a == b:
        return 0.0
    alike = next(n for n, (x, y) in enumerate(zip(a + "-", b + "-", strict=False)) if x != y)
    return 1.0 - alike / 3
