"""Several ranked lists made one: reciprocal-rank fusion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

K = 10
"""How soon a rank stops to count: with 10 the first place of a list is worth twice the twelfth."""


def ranks(values: NDArray[Any]) -> NDArray[np.float64]:
    """The rank of each value, the greatest first; equal ones share the middle of their ranks, and what is not above zero has none
    (infinity).
    """
    found = np.full(len(values), np.inf)
    above = np.flatnonzero(values > 0)
    order = above[np.argsort(-values[above], kind="stable")]
    if len(order):
        sorted_values = values[order]
        starts = np.flatnonzero(np.concatenate(([True], sorted_values[1:] != sorted_values[:-1])))
        ends = np.append(starts[1:], len(order))
        found[order] = np.repeat((starts + 1 + ends) / 2, ends - starts)
    return found


def fused(lists: Sequence[NDArray[np.float64]], weights: Sequence[float]) -> NDArray[np.float64]:
    """The worth of each profile: the sum over the lists of weight / (K + rank); zero where no list has it."""
    total = np.zeros(len(lists[0]))
    for one, weight in zip(lists, weights, strict=True):
        total += weight / (K + one)
    return total
