"""Whose clock the times of a programme are told by: that of the place where the delegation is."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from jumelles.errors import JumellesError
from jumelles.web.register import places
from jumelles.web.register.models import Party
from jumelles.web.register.models.words import Direction, Side


def clocks(visits: list[Any], office: Any) -> dict[Any, ZoneInfo]:
    """The time zone of each visit, by its key: whom the office receives lives by its clock; who travels, by the partner's."""
    away = [visit for visit in visits if visit.direction == Direction.OUTBOUND]
    parties = Party.objects.filter(
        partnership__in={visit.partnership_id for visit in away}, side=Side.PARTNER, authority__town__isnull=False
    )
    towns = {party.partnership_id: party.authority.town for party in parties.select_related("authority__town")}
    ours = ZoneInfo(office.timezone)
    found = {key: _zone(town.place, town.country) for key, town in towns.items()}
    abroad = {visit.pk: found.get(visit.partnership_id) or ours for visit in away}
    return {visit.pk: abroad.get(visit.pk, ours) for visit in visits}


@cache
def _zone(place: int, country: str) -> ZoneInfo | None:
    """The zone of a place: the only one of its country, else the one of the country whose chief town is nearest."""
    zones = _zones().get(country, [])
    if len(zones) > 1:
        try:
            lies = places.atlas().place(place)
        except (JumellesError, LookupError):
            return None
        lat, lon = lies.lat, lies.lon
        if lat is None or lon is None:
            return None
        zones = sorted(zones, key=lambda zone: (zone[0] - lat) ** 2 + (zone[1] - lon) ** 2)
    return ZoneInfo(zones[0][2]) if zones else None


@cache
def _zones() -> dict[str, list[tuple[float, float, str]]]:
    """The zones of each country, with latitude and longitude of their chief towns, as the tz database lists them."""
    found: dict[str, list[tuple[float, float, str]]] = {}
    for line in files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            country, where, name = line.split("\t")[:3]
            latitude, longitude = re.findall(r"[+-]\d+", where)
            found.setdefault(country, []).append((_degrees(latitude, 2), _degrees(longitude, 3), name))
    return found


def _degrees(text: str, whole: int) -> float:
    """`+5545` and `-0733`: degrees and minutes; seconds matter to nobody here."""
    return float(text[: whole + 1]) + float(text[0] + text[whole + 1 : whole + 3]) / 60
