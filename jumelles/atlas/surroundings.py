"""What stands in a place and around it: institutions by name, airports, twinned towns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from jumelles.atlas.derive.flights import NEAR_KM, believed
from jumelles.atlas.placing import geo
from jumelles.facts import Asset, Place, Tie

if TYPE_CHECKING:
    from jumelles.atlas.store import Atlas


@dataclass(frozen=True)
class Airport:
    """An airport near a place: kilometres from its centre, and how many destinations have been seen non-stop."""

    iata: str
    name: str
    km: float
    destinations: int


def assets(atlas: Atlas, place: Place) -> dict[str, tuple[Asset, ...]]:
    """The named things in a city and its sections, or in a region's cities; by kind, the largest first where size is known."""
    towns = atlas.towns_of(place)
    rows = (
        atlas.table("assets")
        .filter(pl.col("place").is_in(towns.implode()))
        .sort("kind", "size", "name", descending=[False, True, False], nulls_last=True)
    )
    found: dict[str, list[Asset]] = {}
    for key, kind, name, town, size, source in rows.select("key", "kind", "name", "place", "size", "source").iter_rows():
        found.setdefault(kind, []).append(Asset(key, kind, name, town, source, size))
    return {kind: tuple(things) for kind, things in found.items()}


def airports(atlas: Atlas, place: Place) -> tuple[Airport, ...]:
    """Airports within 100 km of a place, the nearest first."""
    if place.lat is None or place.lon is None:
        return ()
    rows = atlas.table("airports").filter(pl.col("lat").is_between(place.lat - 1.2, place.lat + 1.2))
    links = believed(atlas.table("airports"), atlas.table("legs")).group_by("origin").len().rename({"origin": "icao"})
    found = []
    for iata, name, lat, lon, count in rows.join(links, on="icao").select("iata", "name", "lat", "lon", "len").iter_rows():
        km = geo.distance_km(place.lat, place.lon, lat, lon)
        if km <= NEAR_KM:
            found.append(Airport(iata, name, round(km, 1), count))
    return tuple(sorted(found, key=lambda airport: airport.km))


def twinnings(atlas: Atlas, place: Place) -> tuple[tuple[Place, Tie], ...]:
    """The towns twinned with a place, by country and name."""
    partners = [(atlas.place(tie.b if tie.a == place.id else tie.a), tie) for tie in atlas.ties(place)]
    return tuple(sorted(partners, key=lambda pair: (pair[0].country, pair[0].name)))
