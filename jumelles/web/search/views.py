"""Its one page: what the office holds about some words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jumelles.languages import territory
from jumelles.web.access import page
from jumelles.web.register.nouns import NOUNS
from jumelles.web.search import near, towns
from jumelles.web.search.asking import LONGEST, Asked, asked
from jumelles.web.search.results import Seeker


@page("guest")
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The results for `q`, of one `kind` or of one partnership (`of`), by pages; without `q`, how to search."""
    text = request.GET.get("q", "")[:LONGEST].replace("\x00", " ")
    kind, partnership = _kind(request), _partnership(request)
    seeker = Seeker(request.user, request.office)
    question = asked(text, towns.other_names(request.user, request.office, text)) if text.strip() else None
    shown: dict[str, Any] = {"text": text.strip(), "question": question, "kind": kind, "partnership": partnership, "found": None}
    shown |= {"city": None, "suggestions": []}
    if question:
        shown |= _found(seeker, question, request, kind, partnership)
        shown["city"] = _city(request, text) if seeker.inside else None
    return render(request, "search/results.html" if request.htmx else "search/search.html", shown)


def _found(seeker: Seeker, question: Asked, request: HttpRequest, kind: str, partnership: UUID | None) -> dict[str, Any]:
    found = seeker.found(question, kind=kind, partnership=partnership, number=request.GET.get("page"))
    nothing = not found.kinds and not found.partnerships
    return {"found": found, "suggestions": near.suggestions(seeker, question) if nothing else []}


def _kind(request: HttpRequest) -> str:
    """The kind of record that the address asks for; one that there is not asks for nothing."""
    kind = request.GET.get("kind", "")
    return kind if kind in NOUNS else ""


def _partnership(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("of", ""))
    except ValueError:
        return None


def _city(request: HttpRequest, text: str) -> tuple[str, str] | None:
    """The city or region of the world that the whole text names: its name, and where its card is."""
    place = next(iter(towns.named(" ".join(text.split()))), None)
    if place is None:
        return None
    name = _("%(place)s, %(country)s") % {"place": place.name, "country": territory(place.country)}
    try:
        return name, reverse("city", args=[request.office.slug, place.id])
    except NoReverseMatch:  # until the page of a city is there
        return None
