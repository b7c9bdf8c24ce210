"""Airports in reach of many places, found quickly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from jumelles.atlas.derive.flights import NEAR_KM, believed
from jumelles.atlas.placing import geo

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Airport:
    """An airport near a place: kilometres from its centre, and how many destinations have been seen non-stop."""

    iata: str
    name: str
    km: float
    destinations: int


class Airfields:
    """The airports from which somebody has been seen to fly."""

    def __init__(self, airports: pl.DataFrame, legs: pl.DataFrame) -> None:
        """Take the atlas's tables of those names."""
        links = believed(airports, legs).group_by("origin").len().rename({"origin": "icao"})
        rows = airports.join(links, on="icao", maintain_order="left").select("iata", "name", "len", "lat", "lon")
        self._rows = list(rows.select("iata", "name", "len").iter_rows())
        self._points = geo.unit_vectors(rows["lat"], rows["lon"])

    def near(self, lat: float | None, lon: float | None) -> tuple[Airport, ...]:
        """Airports within 100 km of a point, the nearest first."""
        if lat is None or lon is None:
            return ()
        km = geo.kilometres(np.linalg.norm(self._points - geo.unit_vectors([lat], [lon]), axis=1))
        found = [
            Airport(iata, name, round(float(km[row]), 1), count)
            for row in np.flatnonzero(km <= NEAR_KM)
            for iata, name, count in [self._rows[row]]
        ]
        return tuple(sorted(found, key=lambda airport: (airport.km, airport.iata)))
