"""Of several places that bear one name an office means its partner, not the larger or the nearer one that it has nothing to do with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from jumelles.facts import Place
from jumelles.web.press.models import Clipping
from jumelles.web.register import places
from jumelles.web.register.models import Party
from jumelles.web.search.folding import fold


class Namesakes:
    """The places of the parties of an office, found by their names in any language and spelling."""

    def __init__(self, parties: Iterable[Party]) -> None:
        held = {party.authority.town.place: party.authority.town for party in parties}
        towns = {place: town for place, town in held.items() if places.atlas().has(place)}
        self.places = set(towns)
        self._written: dict[str, set[int]] = {}
        for place, town in towns.items():
            self._written.setdefault(fold(town.name), set()).add(place)

    def meant(self, name: str) -> Place | None:
        """The one of them that bears this name; None where none does, or several do."""
        bearers = {place.id for place in places.atlas().bearing(name)} | self._written.get(fold(name), set())
        ours = bearers & self.places
        return places.atlas().place(ours.pop()) if len(ours) == 1 else None


def told(found: Sequence[Any], clipping: Clipping) -> list[Any]:
    """The proposals of a text, in which a place that may be one of the office's parties is that one.

    A text that names the country of another bearer, and not that of the partner, means the other.
    """
    namesakes = Namesakes(Party.objects.filter(office=clipping.office).select_related("authority__town"))
    countries = {one["country"] for one in found if one.type == "place" and one["kind"] == "country"}
    return [_placed(one, namesakes, countries) for one in found]


def _placed(one: Any, namesakes: Namesakes, countries: set[str]) -> Any:
    if one.type != "place" or not one["gid"] or one["gid"] in namesakes.places:
        return one
    meant = namesakes.meant(one["name"])
    if meant is None or (one["country"] in countries and meant.country not in countries):
        return one
    return replace(one, attributes={**one.attributes, "gid": meant.id, "kind": meant.kind, "country": meant.country})
