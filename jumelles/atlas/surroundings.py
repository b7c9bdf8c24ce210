"""What stands in a place and around it: institutions by name, twinned towns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from jumelles.facts import Asset, Place, Tie

if TYPE_CHECKING:
    from jumelles.atlas.store import Atlas


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


def twinnings(atlas: Atlas, place: Place) -> tuple[tuple[Place, Tie], ...]:
    """The towns twinned with a place, by country and name."""
    partners = [(atlas.place(tie.b if tie.a == place.id else tie.a), tie) for tie in atlas.ties(place)]
    return tuple(sorted(partners, key=lambda pair: (pair[0].country, pair[0].name)))
