"""Measured figures beside their goals, and the table that shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One measured quantity: a value for each run, and the goal (`below` or `at_least`) where there is one.

    The goal is judged by the median; the least and greatest value stand beside it for the reader.
    """

    what: str
    values: tuple[float, ...]
    unit: str
    below: float | None = None
    at_least: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the median meets the goal; None without a goal."""
        middle = median(self.values)
        if self.below is not None:
            return middle < self.below
        return None if self.at_least is None else middle >= self.at_least

    def cells(self) -> tuple[str, str, str, str]:
        """The row of the table."""
        middle, low, high = (shown(value) for value in (median(self.values), min(self.values), max(self.values)))
        spread = f" ({low}–{high})" if low != high else ""
        goal = f"< {shown(self.below)} {self.unit}" if self.below is not None else ""
        goal = f"≥ {shown(self.at_least)} {self.unit}" if self.at_least is not None else goal
        return self.what, f"{middle} {self.unit}{spread}", goal, {True: "yes", False: "**no**", None: ""}[self.met]

    def told(self) -> dict[str, Any]:
        """The figure for the JSON file."""
        goal = {"below": self.below, "at_least": self.at_least}
        return {"what": self.what, "unit": self.unit, "median": median(self.values), "values": self.values, "met": self.met} | {
            key: value for key, value in goal.items() if value is not None
        }


def shown(value: float) -> str:
    """A number with three digits that tell, but whole numbers and percentages near 100 in full."""
    if value != value:  # noqa: PLR0124 - the test for "not a number"
        return "not known"
    if value == int(value) or value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.2f}" if value >= 10 else f"{value:.3g}"


def table(figures: list[Figure]) -> str:
    """The figures, one a line."""
    return rows_as_table([("measured", "median (least–greatest)", "goal", "met"), *(figure.cells() for figure in figures)])


def rows_as_table(rows: Sequence[Sequence[str]]) -> str:
    """Rows, the first of them titles, as a Markdown table that also reads well in a terminal."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
