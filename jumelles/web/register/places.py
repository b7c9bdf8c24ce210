"""From what is typed to a place of the atlas, and from there to a town of the register."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jumelles.atlas.opening import open_atlas
from jumelles.atlas.store import Atlas
from jumelles.errors import JumellesError
from jumelles.facts import Place
from jumelles.telling.places import listed
from jumelles.web.record import Record
from jumelles.web.recording import keep
from jumelles.web.register.models import Town


@cache
def atlas() -> Atlas:
    """The atlas in use, opened once per process."""
    return open_atlas()


def find(text: str) -> Place:
    """The place that a text means.

    Raises:
        ValidationError: no place, or several, are called so; the sentence lists them.
    """
    try:
        place = atlas().find(text)
    except JumellesError as error:
        raise ValidationError([str(error), *listed(error)]) from error
    if not place.is_candidate:
        raise ValidationError(_("%(name)s is a part of a town: name the town."), params={"name": place.name})
    return place


def town(place: Place, *, near: Record, by: Any) -> Town:
    """The office's town for a place of the atlas, made when it is first used."""
    known = Town.objects.filter(office=near.office, place=place.id).first()
    return known or keep(Town(office=near.office, place=place.id, name=place.name, country=place.country), by=by)
