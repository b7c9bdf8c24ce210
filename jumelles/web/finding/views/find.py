"""The page that ranks the world for a place, its files, and the step from a candidate to a partnership."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_htmx.http import push_url

from jumelles.atlas.indicators import themes
from jumelles.facts import Place
from jumelles.languages import territory
from jumelles.matching.rank import Ranking
from jumelles.telling import tables
from jumelles.telling.map import title
from jumelles.telling.places import inhabitants
from jumelles.web.access import may, page, require
from jumelles.web.errors import unusable
from jumelles.web.finding import home, showing
from jumelles.web.finding.answering import Answer, answer
from jumelles.web.finding.asking import HEAVIEST, INHABITED, LEVELS, MOST_SHOWN, STEP, SWITCHES, asked_as, continent
from jumelles.web.finding.figures import atlas_of
from jumelles.web.finding.map import drawn
from jumelles.web.register.models import Partnership
from jumelles.web.register.views.files import TYPES, download

FORMS = {
    "csv": TYPES["csv"],
    "xlsx": TYPES["xlsx"],
    "geojson": "application/geo+json",
}
MORE = (20, 50, MOST_SHOWN)
"""How many candidates are listed: at first, and asked for more."""


@page("reader")
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """The page; to what changes in it only the part that changed is answered, with the address that asks the same."""
    require(request.user, "view", request.office)
    found = answer(request.office, request.GET)
    part = request.htmx and not request.htmx.history_restore_request
    shown = {"answer": found, "form": found.form, "asked": found.asked(), "part": part, **_form(found), **_results(request, found)}
    if not part:
        return render(request, "finding/find.html", shown, status=422 if found.wrong else 200)
    response = render(request, "finding/results.html", shown)
    return push_url(response, f"{reverse('find', args=[request.office.slug])}?{found.asked() or request.GET.urlencode()}")


def _form(found: Answer) -> dict[str, Any]:
    """What the fields hold; a wrong value stays as it was written, so that it can be mended."""
    form, data = found.form, found.form.data
    names = dict(form.fields["countries"].choices)  # type: ignore[attr-defined]
    chosen = [code for code in dict.fromkeys([*data.getlist("countries"), data.get("country", "")]) if code in names]
    return {
        "chosen": [(code, names[code]) for code in chosen],
        "addable": [(code, name) for code, name in names.items() if code not in chosen],
        "continents": [(code, continent(code), code in data.getlist("continents")) for code in INHABITED],
        "switches": [(name, form.fields[name].label, name in data) for name in SWITCHES],
        "sliders": [(theme, form.fields[theme].label, _weight(data.get(theme))) for theme in themes()],
        "levels": list(LEVELS.items()),
        "ranges": [("population", _("Inhabitants")), ("distance", _("Kilometres away"))],
        "heaviest": HEAVIEST,
        "step": STEP,
    }


def _weight(told: str | None) -> float:
    """Where a slider stands."""
    try:
        return min(max(float(told or 1), 0.0), float(HEAVIEST)) if told else 1.0
    except ValueError:
        return 1.0


def _results(request: HttpRequest, found: Answer) -> dict[str, Any]:
    if found.ranking is None:
        told = [
            (asked_as(place), place.name, f"{place.region_name} · {territory(place.country)} · {inhabitants(place)}")
            for place in found.meant
        ]
        return {"ranking": None, "meant": told}
    office, ranking, asked = request.office, found.ranking, found.asked()
    listed = [match.place.id for match in (*ranking.matches, *ranking.apart)]
    held = home.held(office, request.user, listed)

    def address(place: Place) -> str:
        return showing.pair(office, ranking.place, place, asked)

    more = next((count for count in MORE if count > len(ranking.matches) >= found.form.listed), None)
    built = atlas_of(office).manifest["built"]
    return showing.shown(ranking, office, held, asked, built) | {
        "ranking": ranking,
        "meant": [],
        "title": title(ranking),
        "map": drawn(ranking, address),
        "more": more and found.asked(top=more),
        "forms": FORMS,
        "may_open": may(request.user, "write", Partnership(office=office)),
    }


@page("reader")
@require_safe
def ranking(request: HttpRequest, form: str) -> HttpResponse:
    """Exactly this ranking as a file."""
    require(request.user, "view", request.office)
    if form not in FORMS:
        raise Http404
    found = answer(request.office, request.GET)
    if found.ranking is None:
        return unusable(request, " ".join(found.wrong))
    return download(_content(found.ranking, form), f"{slugify(found.ranking.place.name) or found.ranking.place.id}.{form}", FORMS[form])


def _content(ranking: Ranking, form: str) -> bytes:
    if form == "xlsx":
        return tables.as_xlsx(ranking)
    if form == "csv":
        return tables.as_csv(ranking).encode()
    return json.dumps(tables.as_geojson(ranking), ensure_ascii=False).encode()
