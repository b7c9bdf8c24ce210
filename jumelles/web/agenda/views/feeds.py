"""One's calendar feeds, and the private addresses at which calendar programs fetch them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jumelles.web.access import page
from jumelles.web.agenda import calendars, feeds
from jumelles.web.agenda.models import Feed
from jumelles.web.register import queries
from jumelles.web.surroundings import enter, spoken


@page("guest")
def feeds_of(request: HttpRequest) -> HttpResponse:
    """One's feeds with their addresses, and a new one: of the office, or of the visit or person that the address names."""
    kind, about = _about(request)
    if request.method == "POST":
        feeds.make(request.office, kind, about, by=request.user)
        messages.success(request, _("The calendar feed is made: its address stands below."))
        return redirect("feeds", request.office.slug)
    rows = Feed.objects.filter(office=request.office, member__user=request.user).select_related("office", "member__user", "fetch")
    shown = {
        "mine": [(feed, feeds.title(feed), request.build_absolute_uri(feeds.address(feed))) for feed in rows],
        "kind": kind,
        "about": queries.one(request.user, request.office, feeds.MODELS[kind], about) if kind in feeds.MODELS and about else None,
    }
    return render(request, "agenda/feeds.html", shown)


def _about(request: HttpRequest) -> tuple[str, UUID | None]:
    """What a new feed would be of."""
    kind = next((kind for kind in feeds.MODELS if kind in request.GET), "")
    if not kind:
        return "office", None
    try:
        return kind, UUID(request.GET[kind])
    except ValueError as error:
        raise Http404 from error


@page("guest")
@require_POST
def revoke(request: HttpRequest, key: UUID) -> HttpResponse:
    """End one of one's feeds."""
    feed = get_object_or_404(Feed.objects.select_related("member"), office=request.office, pk=key)
    feeds.revoke(feed, by=request.user)
    messages.success(request, _("The calendar feed is revoked: its address is good for nothing now."))
    return redirect("feeds", request.office.slug)


@page("anyone")
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """A calendar, to whoever has its address, as its owner may see it now, in the owner's language. Wrong and revoked ones look alike."""
    found = feeds.held(token)
    if found is None:
        return _nothing()
    language = found.member.user.language
    enter(request, found.office)
    try:
        with spoken(language):
            response = _answered(request, found)
    except Http404:
        return _nothing()
    feeds.fetched(found)
    response["Cache-Control"], response["Content-Language"] = "private, no-cache", language
    return response


def _answered(request: HttpRequest, found: Feed) -> HttpResponse:
    """The file, or the word that the program has the newest already."""
    told = feeds.told(found)
    mark, changed = feeds.state(found, request.get_host())
    etag = quote_etag(mark)
    response = get_conditional_response(request, etag=etag, last_modified=changed)
    if response is None:
        body = calendars.calendar(told.name, told.happenings(), found.office, by=found.member.user, absolute=request.build_absolute_uri)
        response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
        response["ETag"], response["Last-Modified"] = etag, http_date(changed)
    return response


def _nothing() -> HttpResponse:
    """The same for an address that never was, one that is revoked, and one whose owner has left: nobody learns which."""
    return HttpResponse(_("There is no calendar at this address."), status=404, content_type="text/plain; charset=utf-8")
