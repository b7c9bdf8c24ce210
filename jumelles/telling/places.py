"""How a place is written in a line: name, region, country, inhabitants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumelles.languages import _, ngettext, number, territory

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumelles.errors import JumellesError
    from jumelles.facts import Kind, Place

LISTED = 20


def line(place: Place) -> str:
    """One line that tells a place from its namesakes."""
    parts = [place.name, place.region_name if place.kind != "region" else kind(place), territory(place.country), inhabitants(place)]
    return f"{' · '.join(part for part in parts if part)}  (geonames:{place.id})"


def whereabouts(place: Place) -> str:
    """Its region and country."""
    return joined(place.region_name if place.kind != "region" else "", territory(place.country))


def joined(*parts: str) -> str:
    """The parts that there are; a line never begins with the point between them."""
    return "\xa0· ".join(part for part in parts if part)


def inhabitants(place: Place) -> str:
    """Its population in words; empty where it is not known."""
    if place.population is None:
        return ""
    return ngettext("{n} inhabitant", "{n} inhabitants", place.population).format(n=number(place.population))


def kind(place: Place) -> str:
    """What the place is, in a word."""
    return kind_word(place.kind)


def kind_word(kind: Kind) -> str:
    """What places of a kind are, in a word."""
    words = {"city": _("city"), "region": _("region"), "section": _("part of a town"), "former": _("former town")}
    return words[kind]


def listed(error: JumellesError) -> list[str]:
    """The places that an error names, numbered, one a line."""
    places: Sequence[Place] = getattr(error, "candidates", ())
    lines = [f"{number:3}. {line(place)}" for number, place in enumerate(places[:LISTED], 1)]
    more = len(places) - LISTED
    return lines + ([ngettext("… and {n} more", "… and {n} more", more).format(n=more)] if more > 0 else [])
