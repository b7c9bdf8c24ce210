"""What ties two places have already, and how many partners a candidate has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumelles.atlas.store import Atlas
    from jumelles.facts import Place, Tie


@dataclass(frozen=True)
class Links:
    """Known twinnings of a candidate: in all (None where no source speaks of them) and with the user's country.

    `tie` is the one with the user's own place, `through` are the partners that both have.
    """

    twinnings: int | None
    with_country: int
    tie: Tie | None
    through: tuple[Place, ...]


def links(atlas: Atlas, place: Place, candidate: Place) -> Links:
    """How `candidate` is linked to `place` and to its country."""
    mine, theirs = atlas.partners(place.id), atlas.partners(candidate.id)
    countries = [atlas.country(partner) for partner in theirs]
    counted = atlas.values["twinnings"][atlas.row(candidate.id)]
    return Links(
        twinnings=len(theirs) if theirs or counted is not None else None,
        with_country=countries.count(place.country),
        tie=next((tie for tie in atlas.ties(place) if candidate.id in {tie.a, tie.b}), None) if candidate.id in mine else None,
        through=tuple(atlas.place(partner) for partner in theirs if partner in mine),
    )
