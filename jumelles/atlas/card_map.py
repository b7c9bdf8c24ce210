"""The map of a card or two: city A, city B, the way between them, and the towns twinned with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumelles.languages import _, current, list_of
from jumelles.maps.svg import Arc, Mark, world_map

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumelles.atlas.card import Card
    from jumelles.facts import Place
    from jumelles.maps.look import Role


def drawn(cards: Sequence[Card]) -> str:
    """The map as an SVG document; a place without a known point is left out.

    `jumelles.maps.save.save` writes it as .svg or .png.
    """
    roles: tuple[Role, ...] = ("a", "b")
    cities = _marks([(card.place, role) for card, role in zip(cards, roles, strict=False)])
    shown = {card.place.id for card in cards}
    partners = dict.fromkeys(partner for card in cards for partner, _tie in card.twinnings if partner.id not in shown)
    title = list_of([card.place.name for card in cards])
    return world_map(
        [*cities, *_marks([(partner, "quiet") for partner in partners])],
        [Arc(cities[0], cities[1], "both")] if len(cities) > 1 else [],
        title=title,
        description=_("Map of {places}; small dots are towns twinned with them.").format(places=title),
        language=current(),
        attribution="Natural Earth · GeoNames · Wikidata",
        legend={"quiet": _("Twinned towns")},
    )


def _marks(places: Sequence[tuple[Place, Role]]) -> list[Mark]:
    return [Mark(place.lat, place.lon, place.name, role) for place, role in places if place.lat is not None and place.lon is not None]
