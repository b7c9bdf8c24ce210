"""Which institutions of two places to name together: a pair of one field where there is one, else each side's best known."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from jumelles.atlas.fields import fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumelles.atlas.store import Atlas
    from jumelles.facts import Asset, Place

KINDS = {
    "education": ("university", "charter"),
    "research": ("laboratory",),
    "health": ("healthcare", "hospital", "health_site"),
    "economy": ("company",),
}
"""The kinds of assets that speak for a theme, the first of which somebody has one is named."""
HOSPITAL = frozenset({"cancer", "brain", "pharmacy", "biology", "sport"})
"""The fields that tell something of a hospital; that it is one of medicine goes without saying."""


@dataclass(frozen=True)
class Named:
    """Institutions of both places, and the field that they share; a side without any is empty."""

    a: tuple[Asset, ...] = ()
    b: tuple[Asset, ...] = ()
    field: str = ""


class Shelf:
    """One place's institutions by kind, the best known first, each with the mask of its fields."""

    def __init__(self, atlas: Atlas, place: Place) -> None:
        """Fetch them."""
        self.things: dict[str, list[tuple[Asset, int]]] = defaultdict(list)
        for asset, mask in atlas.holdings.of(place):
            self.things[asset.kind].append((asset, mask))

    def best_known(self, kind: str) -> tuple[Asset, ...]:
        """The one that a stranger would name, if there is any."""
        return tuple(asset for asset, _mask in self.things[kind][:1])

    def of_field(self, kind: str, bit: int) -> tuple[Asset, ...]:
        """The first that works in a field."""
        return tuple(asset for asset, mask in self.things[kind] if mask >> bit & 1)[:1]

    def fields(self, kind: str) -> int:
        """All fields of a kind together."""
        return reduce(or_, (mask for _asset, mask in self.things[kind]), 0)


def named(theme: str, first: str, a: Shelf, b: Shelf, spread: Sequence[int]) -> Named:
    """What to name of two places under a theme: of the kind `first` if either has one, else of the theme's other kinds.

    `spread` tells how common each field is in the world: of those that both share the rarest is named.
    """
    for kind in dict.fromkeys((first, *KINDS[theme])):
        if not a.things[kind] and not b.things[kind]:
            continue
        shared = a.fields(kind) & b.fields(kind)
        told = [field for field in fields().values() if shared >> field.bit & 1 and (theme != "health" or field.key in HOSPITAL)]
        if told:
            field = min(told, key=lambda field: spread[field.bit])
            return Named(a.of_field(kind, field.bit), b.of_field(kind, field.bit), field.key)
        return Named(a.best_known(kind), b.best_known(kind))
    return Named()


@dataclass(frozen=True)
class Pair:
    """The institutions of one kind on both sides that work in one field."""

    field: str
    a: tuple[Asset, ...]
    b: tuple[Asset, ...]


@dataclass(frozen=True)
class Beside:
    """All institutions of one kind of two places: those of a shared field together, rare fields first, then the `others` of each side."""

    kind: str
    count: tuple[int, int]
    pairs: tuple[Pair, ...]
    others: tuple[tuple[Asset, ...], tuple[Asset, ...]]


def side_by_side(atlas: Atlas, a: Place, b: Place) -> list[Beside]:
    """The institutions of two places, kind by kind where either has one; nobody is named twice under one kind."""
    shelves = Shelf(atlas, a), Shelf(atlas, b)
    kinds = [
        kind for kind in dict.fromkeys(kind for kinds in KINDS.values() for kind in kinds) if any(kind in one.things for one in shelves)
    ]
    first, second = (one.things for one in shelves)
    return [_beside(kind, first[kind], second[kind], atlas.holdings.spread) for kind in kinds]


def _beside(kind: str, a: list[tuple[Asset, int]], b: list[tuple[Asset, int]], spread: Sequence[int]) -> Beside:
    """Each institution stands under the rarest of its fields that somebody on the other side has, too."""
    shared = reduce(or_, (mask for _asset, mask in a), 0) & reduce(or_, (mask for _asset, mask in b), 0)
    told = sorted((field for field in fields().values() if shared >> field.bit & 1), key=lambda field: spread[field.bit])
    pairs, left = [], (list(a), list(b))
    for field in told:
        found = [tuple(asset for asset, mask in side if mask >> field.bit & 1) for side in left]
        if all(found):
            pairs.append(Pair(field.key, *found))
            left = tuple([one for one in side if not one[1] >> field.bit & 1] for side in left)  # type: ignore[assignment]
    rest = [tuple(asset for asset, _mask in side) for side in left]
    return Beside(kind, (len(a), len(b)), tuple(pairs), (rest[0], rest[1]))
