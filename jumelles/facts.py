"""The words that all rooms share: a place, where a figure comes from, and what ties two places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["city", "region", "section", "former"]
"""What a place is: a town, a first-level region, a section of a town, or a town that no longer exists."""


@dataclass(frozen=True, slots=True)
class Place:
    """A town or a region of the world, under its GeoNames id.

    `population` counts inhabitants; None where no source knows it. `region` and `parent` are GeoNames ids: of the
    first-level region, and of the city that a section belongs to. `lat` and `lon` are decimal degrees (WGS 84).
    """

    id: int
    name: str
    kind: Kind
    country: str
    region: int | None
    region_name: str
    lat: float | None
    lon: float | None
    population: int | None
    parent: int | None = None

    @property
    def is_candidate(self) -> bool:
        """Whether the place can be ranked as a partner: a city or a region, not a section nor a former town."""
        return self.kind in {"city", "region"}


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes a figure, under which licence, and as of which day the data stand; `short` is its name in a table."""

    key: str
    short: str
    title: str
    publisher: str
    licence: str
    attribution: str
    home: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of one place, with its origin.

    `value` is a number, a text (a climate class) or None where nobody knows. `level` tells of which area the figure
    speaks: the place itself, its NUTS 3 region, or its whole country. `own` marks a figure that the office added.
    """

    place: int
    indicator: str
    value: float | str | None
    unit: str
    source: Source | None
    date: str
    level: Literal["place", "region", "nuts3", "country"] = "place"
    own: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Asset:
    """A named thing that a place has: a university, a laboratory, a hospital, an airport.

    `place` is the GeoNames id of the town where it stands (the section, if it stands in one), `km` the distance from
    the place that was asked about, where that was asked.
    """

    key: str
    kind: str
    name: str
    place: int
    source: str
    size: float | None = None
    date: date | None = None
    km: float | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A documented twinning between two places.

    `start` and `end` are years where the source gives them; `first_seen` and `last_seen` are the years of the
    snapshots in which the tie is documented, which is not when it was signed.
    """

    a: int
    b: int
    start: int | None
    end: int | None
    first_seen: int | None
    last_seen: int | None
    source: str
