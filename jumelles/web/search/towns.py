"""The world's names of the office's towns: who types Moscou, Москва or 熊本 finds what was written about Moscow and Kumamoto."""

from __future__ import annotations

from typing import Any

from jumelles.errors import JumellesError
from jumelles.facts import Place
from jumelles.languages import LANGUAGES, speaking
from jumelles.web.access import may
from jumelles.web.people.models import Office
from jumelles.web.register import places, queries
from jumelles.web.register.models import Party, Town
from jumelles.web.search.asking import OtherNames, pieces
from jumelles.web.search.folding import fold

BORNE = 10
"""Places of one name that are looked at, the largest first."""


def named(text: str) -> list[Place]:
    """The cities and regions of the world that are called so, in any script; none where there is no atlas."""
    try:
        found = places.atlas().bearing(text) if fold(text) else []
    except JumellesError:
        return []
    return [place for place in found if place.is_candidate][:BORNE]


def other_names(by: Any, office: Office, text: str) -> OtherNames:
    """For each word of a question and for the whole, what else the office's towns are called that it names."""
    asked = {" ".join(text.split()), *(part for part, quoted in pieces(text) if not quoted)}
    found = {part: [place.id for place in named(part)] for part in asked}
    towns = {town.place: town.name for town in _towns(by, office, {place for some in found.values() for place in some})}
    return {part: _others(part, {place: towns[place] for place in some if place in towns}) for part, some in found.items()}


def _towns(by: Any, office: Office, ids: set[int]) -> list[Town]:
    """The towns of these places that the office has: for guests, those of the partnerships that they see."""
    if not ids:
        return []
    rows = Town.objects.filter(office=office, place__in=ids)
    if not may(by, "view", office):
        rows = rows.filter(authorities__parties__in=queries.visible(by, office, Party).order_by()).distinct()
    return list(rows)


def _others(part: str, towns: dict[int, str]) -> list[str]:
    names = dict.fromkeys(towns.values())
    for place in towns:
        for language in LANGUAGES:
            with speaking(language):
                names[places.atlas().place(place).name] = None
    known = {fold(part)}
    return [name for name in names if fold(name) not in known and not known.add(fold(name))]  # type: ignore[func-returns-value]
