"""Air connections of a town: the airports within 100 km and where one has been seen to fly from them."""

from __future__ import annotations

import numpy as np
import polars as pl

from jumelles.atlas.placing import geo

NEAR_KM = 100.0
BELIEVED = 3
"""Call signs that make a link believable: the source is cumulative and keeps freight, charter and closed routes."""


def believed(airports: pl.DataFrame, legs: pl.DataFrame) -> pl.DataFrame:
    """Links in both directions (origin, destination) between airports with an IATA code, seen under three call signs or more."""
    iata = airports.filter(pl.col("iata").is_not_null())["icao"].implode()
    seen = legs.filter((pl.col("callsigns") >= BELIEVED) & pl.col("origin").is_in(iata) & pl.col("destination").is_in(iata))
    back = seen.select(pl.col("destination").alias("origin"), pl.col("origin").alias("destination"))
    return pl.concat([seen.select("origin", "destination"), back]).unique().sort("origin", "destination")


def of_towns(places: pl.DataFrame, airports: pl.DataFrame, legs: pl.DataFrame) -> pl.DataFrame:
    """For each town the airports within 100 km and the destinations seen non-stop from any of them, those left out."""
    towns = places.filter(pl.col("kind") != "region").select("place", "lat", "lon")
    links = believed(airports, legs)
    served = airports.join(links.select(pl.col("origin").alias("icao")).unique(), on="icao", how="semi").sort("icao")
    if served.is_empty():
        return towns.select("place", pl.lit(0).alias("airports_100km"), pl.lit(0).alias("nonstop"))
    town, airport, _km = geo.neighbours(geo.tree(towns["lat"], towns["lon"]), geo.tree(served["lat"], served["lon"]), NEAR_KM)
    order = np.lexsort((airport, town))
    pairs = pl.DataFrame({"place": towns["place"].to_numpy()[town[order]], "icao": served["icao"].to_numpy()[airport[order]]})
    # Neighbouring towns share their airports: each set of airports is followed once.
    sets = (
        pairs.group_by("place", maintain_order=True)
        .agg(pl.col("icao").alias("airports"))
        .with_columns(pl.col("airports").list.join(" ").alias("set"))
    )
    reach = _reach(sets.unique("set").select("set", "airports"), links)
    found = sets.join(reach, on="set", how="left").select("place", pl.col("airports").list.len().alias("airports_100km"), "nonstop")
    return towns.select("place").join(found, on="place", how="left").with_columns(pl.col("airports_100km", "nonstop").fill_null(0))


def _reach(sets: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    far = sets.explode("airports").join(links, left_on="airports", right_on="origin").select("set", "destination").unique()
    home = sets.explode("airports").rename({"airports": "destination"})
    return far.join(home, on=["set", "destination"], how="anti").group_by("set").agg(pl.len().alias("nonstop"))
