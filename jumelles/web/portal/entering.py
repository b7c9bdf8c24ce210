"""How a visitor comes in: which office, which page, in which language; what is not published does not exist."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from jumelles.languages import LANGUAGES
from jumelles.web.access import page
from jumelles.web.people.models import Office
from jumelles.web.portal import shown
from jumelles.web.register.models import Article, PublicPage
from jumelles.web.surroundings import spoken

KEPT = "public, max-age=300"
"""How long what is the same for everybody may be kept by who fetched it: what is taken back is gone five minutes later."""


def public(kept: str = "no-cache") -> Callable[[Callable[..., HttpResponse]], Any]:
    """A page for everybody about one office that has published something, in the language asked for, with the office's clock."""

    def stated(view: Callable[..., HttpResponse]) -> Any:
        @page("anyone")
        @require_safe
        @wraps(view)
        def entered(request: HttpRequest, house: str, **named: Any) -> HttpResponse:
            office = get_object_or_404(Office, slug=house)
            if not PublicPage.objects.filter(office=office, state="published").exists():
                raise Http404
            timezone.activate(zoneinfo.ZoneInfo(office.timezone))
            with spoken(language(request)):
                response = view(request, office, **named)
            response.headers.setdefault("Cache-Control", kept)
            return response

        return entered

    return stated


def language(request: HttpRequest) -> str:
    """The language that the address asks for, else the one that the visitor's browser or account does; kept for the rest of the answer."""
    from jumelles.web.surroundings import language_of

    asked = request.GET.get("lang", "")
    if asked in LANGUAGES:
        request.language = asked  # type: ignore[attr-defined]
    return language_of(request)


def page_called(office: Office, slug: str) -> PublicPage:
    """A published page.

    Raises:
        Http404: there is none of this name.
    """
    rows = PublicPage.objects.filter(office=office, slug=slug, state="published").select_related("cover", "partnership")
    return get_object_or_404(rows)


def article_called(page: PublicPage, slug: str) -> Article:
    """An article of the page that is out.

    Raises:
        Http404: there is none of this name, or not yet, or no longer.
    """
    return get_object_or_404(shown.articles(page.office, page), slug=slug)
