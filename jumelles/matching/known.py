"""What is known of single places, as the figures that a reason shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jumelles.atlas.indicators import indicators
from jumelles.atlas.standing import SHARED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jumelles.atlas.store import Atlas


TOLD = 3.0
"""Things that must be expected of a place for none to mean anything: with fewer, none is found by chance in one place of twenty or more
(the "rule of three": J. A. Hanley and A. Lippman-Hand, JAMA 249, 1983)."""


@dataclass(frozen=True)
class Known:
    """One figure of one place: its value, for counts the `share` of its country's total, and of which area it speaks (`level`).

    `thin` marks a count of none where the register holds so few in the country that none would be found in most places of that size.
    """

    indicator: str
    value: float | str | None
    share: float | None = None
    level: str = "place"
    own: bool = False
    thin: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether it is a count of none; a rank, a role or a height of zero is something."""
        return self.value == 0 and indicators()[self.indicator].unit in {"count", "share"}


class Values:
    """The figures of an atlas, the office's own before the sources'."""

    def __init__(self, atlas: Atlas) -> None:
        """Read each place as it is asked for."""
        self._atlas = atlas
        self._own = atlas.own
        self._rows: dict[int, dict[str, Any]] = {}
        self._known: dict[tuple[int, str], Known] = {}

    def known(self, row: int, key: str) -> Known:
        """One figure of the place in a row; its value is None where nobody knows."""
        if (row, key) not in self._known:
            self._known[row, key] = self._read(row, key)
        return self._known[row, key]

    def _read(self, row: int, key: str) -> Known:
        if row not in self._rows:
            place = {column: self._atlas.places[column][row] for column in ("country", "kind")}
            self._rows[row] = self._atlas.values.row(row, named=True) | place
        here, indicator = self._rows[row], indicators()[key]
        if (mine := self._own.get((here["place"], key))) is not None:
            return Known(key, mine.value, own=True)
        value = here[key]
        if value is None or indicator.is_text:
            return Known(key, value)
        level = str(here["gdp_level"]) if key == "gdp_per_head" else "region" if here["kind"] == "region" else "place"
        total = self._atlas.totals.get((here["country"], key.removesuffix("_25km"))) if indicator.transform == SHARED else None
        thin = bool(total and not value and self._expected(here, total) < TOLD)
        return Known(key, float(f"{value:.7g}"), value / total if total else None, level, thin=thin)

    def _expected(self, here: Mapping[str, Any], total: float) -> float:
        """How many of a country's total a place of that size would have if all had their share."""
        return total * (here["population"] or 0.0) / self._atlas.totals.get((here["country"], "population"), float("inf"))
