"""Names that complete what is being typed: records of the office, places of the world."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jumelles.facts import Place
from jumelles.languages import territory
from jumelles.web.access import page, require
from jumelles.web.register import places, queries
from jumelles.web.register.forms import BY_NAME, label
from jumelles.web.register.views.records import noun_or_404

OFFERED = 12


def _typed(request: HttpRequest) -> str:
    """What stands in the one field that asks, whatever it is called."""
    return next((value for value in request.GET.values() if value.strip()), "").strip()[:100]


@page("reader")
@require_safe
def complete(request: HttpRequest, noun: str) -> HttpResponse:
    """The records of one kind whose name holds the text."""
    require(request.user, "view", request.office)
    kind, text = noun_or_404(noun), _typed(request)
    rows = queries.found(queries.visible(request.user, request.office, kind.model), kind, text)[:OFFERED] if text and kind.search else []
    return render(request, "part/options.html", {"options": [(label(row) if kind.model in BY_NAME else str(row), "") for row in rows]})


def _option(place: Place, text: str) -> tuple[str, str]:
    """A place and where it lies; with what was typed, as browsers show only what holds that, in whatever script."""
    name, where = f"{place.name}, {place.country}", f"{place.region_name} · {territory(place.country)}"
    return name, where if text.lower() in name.lower() else f"{text} · {where}"


@page("reader")
@require_safe
def complete_place(request: HttpRequest) -> HttpResponse:
    """The places that a text may mean."""
    require(request.user, "view", request.office)
    text = _typed(request)
    options = []
    if text:
        try:
            found = [places.find(text)]
        except ValidationError as error:
            cause = error.__cause__
            found = list(getattr(cause, "candidates", [])) or places.atlas().starting(text, OFFERED)
            found = found or list(getattr(cause, "suggestions", []))
        options = [_option(place, text) for place in found[:OFFERED]]
    return render(request, "part/options.html", {"options": options})
