"""What the register says of places: which town is the office's own, and with which towns it holds partnerships."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count

from jumelles.facts import Place
from jumelles.matching.where import Where
from jumelles.web.register import places, queries
from jumelles.web.register.models import Authority, Partnership, Party
from jumelles.web.register.models.words import Side


def town(office: Any) -> Place | None:
    """The place from which the office looks for partners: the city of most parties on its own side, else a region; None without any."""
    parties = Party.objects.filter(office=office, side=Side.HOME).values("authority__town__place").annotate(count=Count("pk"))
    ours = list(parties.order_by("-count", "authority__town__place").values_list("authority__town__place", flat=True))
    if not ours:
        at_home = Authority.objects.filter(office=office, town__country=office.country)
        ours = list(at_home.order_by("name").values_list("town__place", flat=True)[:20])
    world = places.atlas()
    found = [world.place(place) for place in ours if world.has(place)]
    return min((place for place in found if place.is_candidate), key=lambda place: place.kind != "city", default=None)


def partners(office: Any, place: Place) -> dict[int, str]:
    """The places (and their countries) with which the office holds a partnership, where it is on behalf of this place that it asks."""
    parties = Party.objects.filter(office=office)
    if not parties.filter(side=Side.HOME, authority__town__place=place.id).exists():
        return {}
    return dict(parties.filter(side=Side.PARTNER).values_list("authority__town__place", "authority__town__country").distinct())


def partners_for(office: Any, place: Place, where: Where) -> dict[int, str] | None:
    """What `partners` tells, where a filter asks for it; else None: then nobody needs to look."""
    return partners(office, place) if where.unlinked or where.new_country else None


def held(office: Any, by: Any, wanted: Iterable[int]) -> dict[int, list[Any]]:
    """The partnerships of the register with these places, each with its present status."""
    parties = queries.visible(by, office, Party).filter(side=Side.PARTNER, authority__town__place__in=list(wanted))
    pairs = set(parties.values_list("authority__town__place", "partnership"))
    rows = queries.with_status(Partnership.objects.filter(pk__in={key for _place, key in pairs}))
    known = {row.pk: row for row in rows.order_by("name")}
    found: dict[int, list[Any]] = defaultdict(list)
    for key, row in known.items():
        for place in (place for place, partnership in pairs if partnership == key):
            found[place].append(row)
    return dict(found)
