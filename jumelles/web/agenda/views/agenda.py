"""The agenda itself, and the way from a day to a new visit."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from jumelles.web.access import may, page, require
from jumelles.web.agenda import telling
from jumelles.web.agenda.asking import YEARS, asked
from jumelles.web.agenda.pages import Reader
from jumelles.web.register import queries
from jumelles.web.register.models import Partnership, Visit

NAMES = {
    "": gettext_lazy("Everything"),
    "visit": gettext_lazy("Visits"),
    "programme": gettext_lazy("Programmes"),
    "action": gettext_lazy("Actions"),
    "agreement": gettext_lazy("Agreements"),
    "anniversary": gettext_lazy("Anniversaries"),
}
"""What one may keep to, in the words of the page."""


@page("guest")
@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    """A month, a list or a day of what happens; all of it, of one `kind`, or `of` one partnership."""
    wanted, today = asked(request.GET), timezone.localdate()
    on = queries.one(request.user, request.office, Partnership, wanted.of) if wanted.of else None
    sheet = Reader(request.user, request.office, wanted, on).sheet()
    shown = {
        "asked": wanted,
        "sheet": sheet,
        "today": today,
        "this_month": today.replace(day=1),
        "before": wanted.at(day=sheet.before) if sheet.before.year in YEARS else "",
        "after": wanted.at(day=sheet.after) if sheet.after.year in YEARS else "",
        "kinds": [(kind, words, wanted.at(kind=kind)) for kind, words in NAMES.items()],
        "pairs": _partnerships(request),
        "on": on,
        "weekdays": telling.weekdays(),
        "may_add": may(request.user, "write", Visit(office=request.office)),
        "day_name": telling.day_name,
        "short_day": telling.short_day,
        "span": telling.span,
    }
    return render(request, "agenda/sheet.html" if request.htmx else "agenda/agenda.html", shown)


def _partnerships(request: HttpRequest) -> list[tuple[UUID, str]]:
    rows = queries.visible(request.user, request.office, Partnership)
    return list(rows.order_by("name", "id").values_list("pk", "name"))


@page("officer")
@require_safe
def new_visit(request: HttpRequest) -> HttpResponse:
    """Which partnership the new visit belongs to; then on to its form."""
    require(request.user, "write", Visit(office=request.office))
    day = request.GET.get("starts", "")
    try:
        starts = date.fromisoformat(day).isoformat() if day else ""
    except ValueError:
        starts = ""
    if chosen := request.GET.get("on", ""):
        query = {"on": chosen} | ({"starts": starts} if starts else {})
        return redirect(f"{reverse('add', args=[request.office.slug, 'visit'])}?{urlencode(query)}")
    day_name = telling.day_name(date.fromisoformat(starts)) if starts else ""
    shown = {"pairs": _partnerships(request), "starts": starts, "day_name": day_name}
    return render(request, "agenda/new_visit.html", shown)
