"""The profile of a territory, to be printed or shown to whoever thinks of investing or working there."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jumelles.atlas.card import card
from jumelles.web.access import may, page, require
from jumelles.web.finding import cities, home, territory
from jumelles.web.finding.figures import atlas_of
from jumelles.web.finding.pairs import head
from jumelles.web.finding.views import place_or_404
from jumelles.web.register.models import TerritoryFact


@page("reader")
@require_safe
def profile(request: HttpRequest, place: int) -> HttpResponse:
    """What the office tells of a city or region, and what open sources know of it, on a few sheets of paper."""
    require(request.user, "view", request.office)
    here = place_or_404(place)
    if not here.is_candidate:
        raise Http404
    office, world, ours = request.office, atlas_of(request.office), home.town(request.office)
    told, own = card(world, here), ours is not None and ours.id == here.id
    known = territory.figures(told)
    shown = {
        "place": head(here),
        "region": here.kind == "region",
        "own": own,
        "today": timezone.localdate(),
        "facts": territory.facts(office, place),
        "authorities": territory.authorities(office, place),
        "organisations": territory.organisations(office, place),
        "strong": territory.strong(told, known),
        "sections": known,
        "comparable": cities.comparable(told),
        "institutions": cities.institutions(told),
        "further": list(cities.further(told)),
        "twinned": any(tie.end is None for _partner, tie in told.twinnings),
        "map": cities.drawn(told, office, home=own),
        "credits": cities.credits_of(told, world),
        "may_write": may(request.user, "write", TerritoryFact(office=office)),
    }
    return render(request, "finding/territory.html", shown)
