"""Two places side by side, with everything that speaks for a partnership of the two, and against."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jumelles.errors import JumellesError
from jumelles.facts import Place
from jumelles.languages import number
from jumelles.matching.assets import side_by_side
from jumelles.matching.chain import chain
from jumelles.matching.explain import Explanation, explain
from jumelles.matching.weights import checked
from jumelles.matching.where import WrongFilter
from jumelles.web.access import may, page, require
from jumelles.web.errors import unusable
from jumelles.web.finding import home, pairs, showing
from jumelles.web.finding.asking import Asking, asked_as, query
from jumelles.web.finding.figures import atlas_of
from jumelles.web.finding.views import place_or_404
from jumelles.web.register import places
from jumelles.web.register.models import Partnership


@page("reader")
@require_safe
def pair(request: HttpRequest, a: int, b: int) -> HttpResponse:
    """The page; `?other=` leads to the pair of the first place with another one."""
    require(request.user, "view", request.office)
    here, there = place_or_404(a), place_or_404(b)
    wrong = ""
    if other := request.GET.get("other", "").strip()[:200]:
        try:
            return redirect(_address(request, here, places.find(other)))
        except ValidationError as error:
            wrong = " ".join(error.messages)
    form = Asking(request.GET)
    try:
        told, aside = _compared(request.office, here, there, form)
    except JumellesError as error:
        return unusable(request, str(error))
    shown = {"wrong": wrong, "other": other, "aside": aside} | _shown(request, told, form)
    return render(request, "finding/pair.html", shown, status=422 if wrong else 200)


def _address(request: HttpRequest, a: Place, b: Place) -> str:
    asked = request.GET.copy()
    asked.pop("other", None)
    asked.pop("city", None)
    way = reverse("pair", args=[request.office.slug, a.id, b.id])
    return f"{way}?{asked.urlencode()}" if asked else way


def _compared(office: Any, a: Place, b: Place, form: Asking) -> tuple[Explanation, str]:
    """The comparison, weighed and filtered as asked; without the filters where these do not admit the second place, which is said."""
    world = atlas_of(office)
    if not form.is_valid():
        return explain(world, a, b), ""
    where = form.where if form.where.told() else None
    ours = home.partners_for(office, a, where) if where else None
    try:
        return explain(world, a, b, weights=form.weights, where=where, partners=ours), ""
    except WrongFilter:
        without = explain(world, a, b, weights=form.weights)
        return without, _("The filters of the ranking do not admit %(place)s: it is compared without them.") % {"place": b.name}


def _shown(request: HttpRequest, told: Explanation, form: Asking) -> dict[str, Any]:
    office, world, (a, b) = request.office, atlas_of(request.office), (told.a, told.b)
    weights = form.weights if form.is_valid() else checked()
    row = showing.row(told.match, a, weights, office, home.held(office, request.user, [b.id]), _asked(form, a))
    beside = side_by_side(world, a, b)
    told_lines = row["shown"] + row["folded"]
    joined = chain(world, a, b)
    return {
        "a": pairs.head(a),
        "b": pairs.head(b),
        "row": row,
        "figures": pairs.ranked(told),
        "guide": pairs.peers(told, world),
        "themes": pairs.chart(told, world, places.atlas()),
        "pro": [line for line in told_lines if line["verdict"] == "for"],
        "con": [line for line in told_lines if line["verdict"] == "against"],
        "kinds": pairs.institutions(beside),
        "through": [(place.id, place.name) for place in told.match.links.through],
        "chain": [(place.id, place.name, place.country) for place in joined],
        "unknown": pairs.unknown(told),
        "climates": pairs.climates(told),
        "km": "" if told.match.km is None else _("%(n)s km") % {"n": number(told.match.km, 0)},
        "map": pairs.drawn(told),
        "credits": pairs.credits_of(told, world, beside),
        "swap": _address(request, b, a),
        "may_open": may(request.user, "write", Partnership(office=office)) and not row["held"],
        "ranking": f"{reverse('find', args=[office.slug])}?{_asked(form, a)}",
    }


def _asked(form: Asking, a: Place) -> str:
    """The question that the ranking of the first place answers, as an address says it."""
    return query(form, asked_as(a)) if form.is_valid() else query(_plain(), asked_as(a))


def _plain() -> Asking:
    form = Asking({})
    form.is_valid()
    return form
