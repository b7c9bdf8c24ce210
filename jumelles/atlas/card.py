"""A city's card: every figure with its origin and its rank among comparable places, what stands there, and what is not known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from jumelles.atlas import surroundings
from jumelles.atlas.airfields import Airport
from jumelles.atlas.standing import Figure, figures, peers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jumelles.atlas.indicators import Indicator
    from jumelles.atlas.store import Atlas
    from jumelles.facts import Asset, Place, Source, Tie


@dataclass(frozen=True)
class Card:
    """Everything the atlas knows of a place."""

    place: Place
    figures: tuple[Figure, ...]
    unknown: tuple[Indicator, ...]
    comparable: int
    assets: Mapping[str, tuple[Asset, ...]] = field(default_factory=dict)
    airports: tuple[Airport, ...] = ()
    twinnings: tuple[tuple[Place, Tie], ...] = ()
    languages: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


def card(atlas: Atlas, place: Place) -> Card:
    """Put together what the atlas knows of a place."""
    among = peers(atlas, place)
    found, unknown = figures(atlas, place, among)
    used = {key for figure in found if not figure.fact.own for key in figure.indicator.sources}
    return Card(
        place=place,
        figures=tuple(found),
        unknown=tuple(unknown),
        comparable=len(among.values),
        assets=surroundings.assets(atlas, place),
        airports=atlas.airfields.near(place.lat, place.lon),
        twinnings=surroundings.twinnings(atlas, place),
        languages=tuple(atlas.table("languages").filter(pl.col("country") == place.country, "official")["language"].to_list()),
        sources=tuple(atlas.source(key) for key in sorted(used)),
    )


__all__ = ["Airport", "Card", "Figure", "card"]
