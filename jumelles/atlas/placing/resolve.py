"""Which place a row of a source means: by GeoNames id, by the town's name, or by the point where it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from jumelles.atlas.naming.folding import fold_all
from jumelles.atlas.placing import geo

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAMESAKE_KM = 40.0
"""A town found by name must lie this near the row's own point, where it has one."""
REACH_KM = 25.0
INHABITANTS_PER_KM2 = 2500.0
"""Density of a built-up area, to guess how far a town reaches from its centre (order of magnitude of European cities)."""


class Resolver:
    """Finds the place of many rows at once, among the towns of one atlas."""

    def __init__(self, places: pl.DataFrame, spellings: pl.DataFrame) -> None:
        """Index the towns of `places` (with `kind`) and their spellings by folded name."""
        self.places = places.filter(pl.col("kind") != "former")
        self._ids = self.places["place"].to_numpy()
        own = self.places.select("place", pl.col("name").alias("spelling"), pl.lit(value=True).alias("present"))
        other = spellings.select("place", "spelling", pl.lit(value=False).alias("present")).join(self.places.select("place"), on="place")
        names = pl.concat([own, other])
        self._names = (
            names.with_columns(pl.Series("folded", fold_all(names["spelling"]), dtype=pl.String))
            .filter(pl.col("folded") != "")
            .group_by("place", "folded")
            .agg(pl.col("present").max())
            .join(self.places.select("place", "country", "population", "lat", "lon"), on="place")
            .rename({"lat": "town_lat", "lon": "town_lon"})
        )

    def resolve(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Add `place`: from `geonames`, else `country` and `city`, else `lat` and `lon`; null where none helps.

        A name that two towns bear goes to one that bears it at present before one that has it as another spelling, then to the
        one nearest to the row's own point, then to the largest.
        """
        numbered = rows.with_row_index("row")
        known = numbered.select("row", place=pl.when(pl.col("geonames").is_in(self.places["place"].implode())).then(pl.col("geonames")))
        place = known["place"].to_numpy(allow_copy=True).astype(float)
        for find in (self._by_name, self._by_point):
            open_rows = numbered.filter(pl.Series(np.isnan(place)))
            row, found = find(open_rows)
            place[row] = found
        return rows.with_columns(pl.Series("place", place, nan_to_null=True).cast(pl.Int64))

    def _by_name(self, rows: pl.DataFrame) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        asked = rows.filter(pl.col("city").is_not_null() & pl.col("country").is_not_null())
        asked = asked.with_columns(pl.Series("folded", fold_all(asked["city"]), dtype=pl.String))
        pairs = asked.select("row", "country", "folded", "lat", "lon").join(self._names, on=["country", "folded"])
        apart = _apart(pairs)
        pairs = pairs.with_columns(pl.Series("km", apart, nan_to_null=True)).filter(pl.col("km").is_null() | (pl.col("km") <= NAMESAKE_KM))
        order = {"row": False, "present": True, "km": False, "population": True, "place": False}
        best = pairs.sort(order.keys(), descending=list(order.values()), nulls_last=True).unique("row", keep="first", maintain_order=True)
        return best["row"].to_numpy().astype(np.int64), best["place"].to_numpy()

    def _by_point(self, rows: pl.DataFrame) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The town whose built-up area most likely holds the point: least distance in units of the town's radius."""
        asked = rows.filter(pl.col("lat").is_not_null() & pl.col("lon").is_not_null())
        row, country = asked["row"].to_numpy().astype(np.int64), asked["country"].to_numpy()
        if not len(row):
            return row, row
        towns = geo.tree(self.places["lat"], self.places["lon"])
        i, j, km = geo.neighbours(geo.tree(asked["lat"], asked["lon"]), towns, REACH_KM)
        home = self.places["country"].to_numpy()
        same = np.array([country[a] is None or country[a] == home[b] for a, b in zip(i, j, strict=True)], dtype=bool)
        i, j, km = i[same], j[same], km[same]
        radius = radius_km(self.places["population"].fill_null(500).to_numpy())
        order = np.lexsort((self._ids[j], km / radius[j], i))
        first = np.unique(i[order], return_index=True)[1]
        return row[i[order][first]], self._ids[j[order][first]]


def radius_km(population: NDArray[np.int64]) -> NDArray[np.float64]:
    """How far a town of so many inhabitants reaches from its centre, kilometres, at least half a kilometre."""
    return np.asarray(np.maximum(0.5, np.sqrt(population / INHABITANTS_PER_KM2 / np.pi)))


def _apart(pairs: pl.DataFrame) -> NDArray[np.float64]:
    """Kilometres between a row's point and the town's; nan where the row has none."""
    here = geo.unit_vectors(pairs["lat"].to_numpy(), pairs["lon"].to_numpy())
    there = geo.unit_vectors(pairs["town_lat"].to_numpy(), pairs["town_lon"].to_numpy())
    return geo.kilometres(np.linalg.norm(here - there, axis=1))
