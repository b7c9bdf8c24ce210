"""One place with all that is known of it, and the office's own figures in place of the sources'."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jumelles.atlas.card import Card, card
from jumelles.atlas.indicators import Indicator, indicators
from jumelles.facts import Place
from jumelles.telling.figures import origin, value
from jumelles.web import recording
from jumelles.web.access import may, page, require
from jumelles.web.errors import unusable
from jumelles.web.finding import cities, home
from jumelles.web.finding.asking import asked_as
from jumelles.web.finding.figures import atlas_of
from jumelles.web.finding.pairs import head
from jumelles.web.finding.views import place_or_404
from jumelles.web.recording import Overtaken
from jumelles.web.register import places
from jumelles.web.register.forms import FigureForm, form_class
from jumelles.web.register.models import Authority, OwnFigure, Partnership, Town
from jumelles.web.register.nouns import NOUNS


@page("reader")
@require_safe
def city(request: HttpRequest, place: int) -> HttpResponse:
    """The card of a city or region."""
    require(request.user, "view", request.office)
    here = place_or_404(place)
    if not here.is_candidate:
        return unusable(request, _of_what(here))
    return render(request, "finding/city.html", _shown(request, here))


def _of_what(place: Place) -> str:
    """Why a part of a town has no card of its own."""
    world = places.atlas()
    if place.kind == "section" and place.parent and world.has(place.parent):
        whole = world.place(place.parent)
        return _("%(name)s is a part of %(town)s: see the card of that town.") % {"name": place.name, "town": whole.name}
    return _("%(name)s is no town of its own any more: see the card of the town it belongs to.") % {"name": place.name}


def _shown(request: HttpRequest, place: Place) -> dict[str, Any]:
    office, world, ours = request.office, atlas_of(request.office), home.town(request.office)
    told = card(world, place)
    own = ours is not None and ours.id == place.id
    partners = [partner.id for partner, _tie in told.twinnings]
    held = home.held(office, request.user, [place.id, *([] if not own else partners)])
    twins = cities.twinnings(told, held if own else {}, ours)
    return {
        "place": head(place),
        "region": place.kind == "region",
        "own": own,
        "ours": None if own or ours is None or ours.kind != place.kind else ours,
        "held": held.get(place.id, []),
        "authorities": list(Authority.objects.filter(office=office, town__place=place.id).order_by("name")[:10]),
        "town": Town.objects.filter(office=office, place=place.id).first(),
        "sections": cities.sections(told),
        "comparable": cities.comparable(told),
        "known": cities.known(told),
        "institutions": cities.institutions(told),
        "further": list(cities.further(told)),
        "twins": [twin for twin in twins if not twin["ended"]],
        "ended": [twin for twin in twins if twin["ended"]],
        "map": cities.drawn(told, office, home=own),
        "credits": cities.credits_of(told, world),
        "asked": asked_as(place),
        "may_write": may(request.user, "write", OwnFigure(office=office)),
        "may_open": not own and not held.get(place.id) and may(request.user, "write", Partnership(office=office)),
    }


@page("officer")
@require_http_methods(["GET", "HEAD", "POST"])
def figure(request: HttpRequest, place: int, indicator: str) -> HttpResponse:
    """Set, change or take back the office's own figure of one indicator."""
    here, known = place_or_404(place), indicators().get(indicator)
    record = OwnFigure.objects.filter(office=request.office, town__place=place, indicator=indicator).select_related("town").first()
    record = record or OwnFigure(office=request.office, indicator=indicator)
    require(request.user, "write", record)
    if known is None or known.is_text or not here.is_candidate:
        raise Http404
    back = f"{reverse('city', args=[request.office.slug, place])}#{indicator}"
    if request.method == "POST" and request.POST.get("remove"):
        _taken_back(request, record)
        return redirect(back)
    form = _form(request, record)
    if request.method == "POST" and form.is_valid() and _kept(request, form, here):
        return redirect(back)
    shown = {"place": head(here), "known": known, "form": form, "stored": not record._state.adding, "back": back}
    shown["theirs"] = _theirs(here, known)
    part = request.htmx and not request.htmx.history_restore_request and request.method != "POST"
    return render(request, "finding/setting.html" if part else "finding/figure.html", shown, status=422 if form.errors else 200)


def _form(request: HttpRequest, record: OwnFigure) -> FigureForm:
    form: Any = form_class(NOUNS["figure"])(request.POST or None, instance=record, office=request.office)
    del form.fields["indicator"]
    return form  # type: ignore[no-any-return]


def _theirs(place: Place, known: Indicator) -> str:
    """What the open sources say."""
    told: Card = card(places.atlas(), place)
    found = next((figure for figure in told.figures if figure.indicator.key == known.key), None)
    return f"{value(found)} ({origin(found)})" if found else ""


def _kept(request: HttpRequest, form: FigureForm, place: Place) -> bool:
    """Keep the figure; what is objected to is shown in the form."""
    record, by, new = form.instance, request.user, form.instance._state.adding
    try:
        with transaction.atomic():
            if new:
                record.town = places.town(place, near=record, by=by)
            recording.keep(record, by=by, why=form.cleaned_data["why"], seen=None if new else form.cleaned_data.get("seen") or 0)
    except Overtaken as error:
        form.add_error(None, str(error))
        form.data = form.data.copy()
        form.data["seen"] = str(error.current.version) if error.current else ""
        return False
    except ValidationError as error:
        form.refuse(error)
        return False
    messages.success(request, _("Your own figure is saved: it counts wherever your office compares places."))
    return True


def _taken_back(request: HttpRequest, record: OwnFigure) -> None:
    """Remove the figure, unless somebody changed it in the meantime."""
    try:
        if not record._state.adding:
            recording.remove(record, by=request.user, seen=recording.version_in(request.POST.get("seen", "")))
            messages.success(request, _("Your own figure is taken back: the open sources speak again."))
    except Overtaken as error:
        messages.error(request, str(error))
