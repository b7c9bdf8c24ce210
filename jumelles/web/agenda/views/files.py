"""What one takes along once: a visit for the calendar, people for the telephone."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.text import get_valid_filename
from django.views.decorators.http import require_safe

from jumelles.web.access import page, require
from jumelles.web.agenda import feeds
from jumelles.web.agenda.calendars import calendar
from jumelles.web.agenda.cards import cards
from jumelles.web.register import queries
from jumelles.web.register.models import Person, Visit
from jumelles.web.register.views.files import download


@page("guest")
@require_safe
def visit_calendar(request: HttpRequest, key: UUID) -> HttpResponse:
    """A visit and its programme, as they are now."""
    visit = queries.one(request.user, request.office, Visit, key)
    happenings = feeds.of_visit(request.user, visit)
    body = calendar(str(visit), happenings, request.office, by=request.user, absolute=request.build_absolute_uri)
    return _saved(body, "text/calendar", f"{visit}.ics")


@page("reader")
@require_safe
def delegation_cards(request: HttpRequest, key: UUID) -> HttpResponse:
    """The people of a visit's delegation, by precedence."""
    visit = queries.one(request.user, request.office, Visit, key)
    require(request.user, "view", request.office)
    people = [delegate.person for delegate in visit.delegates.select_related("person")]
    return _saved(cards(people), "text/vcard", f"{visit}.vcf")


@page("reader")
@require_safe
def person_card(request: HttpRequest, key: UUID) -> HttpResponse:
    """One person."""
    person = queries.one(request.user, request.office, Person, key)
    return _saved(cards([person]), "text/vcard", f"{person}.vcf")


def _saved(body: bytes, kind: str, name: str) -> HttpResponse:
    return download(body, get_valid_filename(name[-100:].lstrip(".")), f"{kind}; charset=utf-8")
