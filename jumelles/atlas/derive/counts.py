"""Counts of named things in a city and around it: universities, laboratories, hospitals, companies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from jumelles.atlas.indicators import indicators
from jumelles.atlas.placing import geo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

NEAR_KM = 25.0
UNIVERSAL = frozenset({"hospital"})
"""What every larger town has, so that a register without it is known to be incomplete."""
LARGER, HALF = 15_000, 0.5


def of_cities(places: pl.DataFrame, assets: pl.DataFrame, covers_from: Mapping[str, int]) -> pl.DataFrame:
    """For each city the count of every kind of asset in it (its sections included) and, same country, within 25 km.

    Zero only where the source covers the country, else null where none is found; beds only where all sites of a city declare theirs.
    """
    standing = located(places, assets)
    cities = places.filter(pl.col("kind") == "city").select("place", "country", "lat", "lon", "population")
    wide = cities.select("place")
    for key, indicator in indicators().items():
        if indicator.covered and indicator.unit == "count":
            things = standing.filter(pl.col("kind") == indicator.covered)
            known = covered(things, covers_from[indicator.sources[0]])
            count = around(cities, things) if key.endswith("_25km") else inside(cities, things)
            if indicator.covered in UNIVERSAL:
                known = served(cities, around(cities, things), known)
            sure = cities["country"].is_in(known.implode()).to_numpy() | (count > 0)
            column = pl.Series(key, np.where(sure, count, np.nan), nan_to_null=True)
            wide = wide.with_columns(column)
    return wide.join(beds(standing.filter(pl.col("kind") == "health_site")), on="place", how="left", maintain_order="left")


def located(places: pl.DataFrame, assets: pl.DataFrame) -> pl.DataFrame:
    """Assets with the city that they count for, its country, and a point: their own or else their town's."""
    towns = places.filter(pl.col("kind") != "region").select(
        "place", "country", pl.coalesce("parent", "place").alias("city"), pl.col("lat").alias("town_lat"), pl.col("lon").alias("town_lon")
    )
    return assets.join(towns, on="place").with_columns(
        pl.coalesce("lat", "town_lat").alias("lat"), pl.coalesce("lon", "town_lon").alias("lon")
    )


def covered(things: pl.DataFrame, least: int) -> pl.Series:
    """The countries in which the source holds at least so many things of a kind."""
    counts = things.group_by("country").len()
    return counts.filter(pl.col("len") >= least)["country"]


def served(cities: pl.DataFrame, near: NDArray[np.float64], countries: pl.Series) -> pl.Series:
    """Of these countries, those in which at least half of the larger towns have such a thing within 25 km.

    Wikidata knows a hospital near most German towns and few Russian ones: there, none found says nothing of a town.
    """
    larger = cities.select("country", near=pl.Series(near > 0)).filter(cities["population"] >= LARGER)
    share = larger.group_by("country").agg(pl.col("near").mean())
    return share.filter((pl.col("near") >= HALF) & pl.col("country").is_in(countries.implode()))["country"]


def inside(cities: pl.DataFrame, things: pl.DataFrame) -> NDArray[np.float64]:
    """How many things count for each city."""
    counts = things.group_by("city").len().rename({"city": "place"})
    return cities.join(counts, on="place", how="left", maintain_order="left")["len"].fill_null(0).to_numpy().astype(float)


def around(cities: pl.DataFrame, things: pl.DataFrame) -> NDArray[np.float64]:
    """How many things of the same country lie within 25 km of each city's centre."""
    count = np.zeros(len(cities))
    rows = cities.select("country", "lat", "lon").with_row_index("row").partition_by("country", as_dict=True)
    for country, near in things.select("country", "lat", "lon").partition_by("country", as_dict=True).items():
        if country in rows:
            centres = rows[country]
            points = geo.unit_vectors(centres["lat"], centres["lon"])
            found = geo.tree(near["lat"], near["lon"]).query_ball_point(points, float(geo.chord(NEAR_KM)), return_length=True, workers=-1)
            count[centres["row"].to_numpy()] = found
    return count


def beds(sites: pl.DataFrame) -> pl.DataFrame:
    """Hospital beds of a city, where each of its sites declares a number."""
    return (
        sites.group_by("city")
        .agg(pl.col("size").sum().alias("beds"), pl.col("size").is_null().any().alias("partial"))
        .filter(~pl.col("partial"))
        .select(pl.col("city").alias("place"), "beds")
    )
