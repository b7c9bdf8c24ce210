"""The map of a ranking: the place orange and round, its candidates blue and square, an arc to each of the nearest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumelles.languages import _, current, number
from jumelles.maps.svg import Arc, Mark, world_map

if TYPE_CHECKING:
    from jumelles.facts import Place
    from jumelles.maps.look import Role
    from jumelles.matching.rank import Ranking


def drawn(ranking: Ranking) -> str:
    """The map as an SVG document; a place without a known point is left out."""
    home = _mark(ranking.place, ranking.place.name, "a")
    found = [_mark(match.place, f"{match.rank} {match.place.name}", "b") for match in ranking.matches]
    marks = [mark for mark in found if mark]
    arcs = [Arc(home, mark, "b") for mark in marks] if home else []
    return world_map(
        [*([home] if home else []), *marks],
        arcs,
        title=title(ranking),
        description=_("Map of {place} and the {n} places that resemble it most.").format(place=ranking.place.name, n=number(len(marks))),
        language=current(),
        attribution="Natural Earth · GeoNames",
        legend={"b": _("candidates, by rank")},
    )


def title(ranking: Ranking) -> str:
    """What the ranking is called on its map and page."""
    if ranking.level == "region":
        return _("Regions built most like {place}").format(place=ranking.place.name)
    return _("Cities built most like {place}").format(place=ranking.place.name)


def _mark(place: Place, label: str, role: Role) -> Mark | None:
    return None if place.lat is None or place.lon is None else Mark(place.lat, place.lon, label, role)
