"""The page of an opening's matches: why each fits, to be kept, dismissed, or made a case."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jumelles.web.access import may, page, require
from jumelles.web.errors import sentences
from jumelles.web.openings import matching, stocks, visible
from jumelles.web.recording import remove
from jumelles.web.register import queries
from jumelles.web.register.models import Introduction, Opening, Partnership, PortfolioItem, Verdict
from jumelles.web.register.models.opening_words import OpeningKind, Ruled

RULINGS = {"keep": Ruled.KEPT, "dismiss": Ruled.DISMISSED}


@page("reader")
@require_safe
def matches(request: HttpRequest, key: UUID) -> HttpResponse:
    """What answers a need, or needs that an offer answers."""
    opening = _opening(request, key)
    shown: dict[str, Any] = {"opening": opening, "waits": False, "answer": None}
    try:
        shown["answer"] = matching.answer(opening, by=request.user)
    except stocks.NotReady:
        shown["waits"] = True
    held = queries.visible(request.user, request.office, Partnership).order_by("name")
    shown |= {
        "may_write": may(request.user, "write", Verdict(office=request.office, asked=opening)),
        "partnerships": list(held.values_list("pk", "name")),
        "cases": _cases(opening),
        "is_need": opening.kind == OpeningKind.NEED,
        "is_item": lambda other: isinstance(other, PortfolioItem),
    }
    return render(request, "openings/matches.html", shown)


def _cases(opening: Opening) -> dict[Any, Introduction]:
    """The cases of this opening, by what it was put together with."""
    rows = Introduction.objects.filter(office=opening.office_id).select_related("need", "offer", "item")
    if opening.kind == OpeningKind.NEED:
        return {case.offering.pk: case for case in rows.filter(need=opening)}
    return {case.seeking.pk: case for case in rows.filter(offer=opening)}


def _opening(request: HttpRequest, key: UUID) -> Opening:
    known = visible.openings(request.user, request.office).select_related("office", "organisation", "ambassador__person")
    return get_object_or_404(known, pk=key)


@page("officer")
@require_POST
def judge(request: HttpRequest, key: UUID) -> HttpResponse:
    """Keep a match, dismiss it, take that back, or make it a case."""
    opening = _opening(request, key)
    require(request.user, "write", Verdict(office=request.office, asked=opening))
    other = _other(request)
    does = request.POST.get("do", "")
    back = redirect("matches", request.office.slug, opening.pk)
    try:
        if does == "candidate":
            case = matching.candidate(opening, other, _partnership(request), by=request.user)
            messages.success(request, _("The case is opened: nobody outside was told anything yet."))
            return redirect("openings_case", request.office.slug, case.pk)
        if does in RULINGS:
            matching.judge(opening, other, RULINGS[does], request.POST.get("reason", "").strip(), by=request.user)
        elif does == "undo":
            _undo(opening, other, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(sentences(error)))
    return back


def _other(request: HttpRequest) -> Any:
    found = stocks.target(request.user, request.office, _key(request, "other"))
    if found is None:
        raise Http404
    return found


def _key(request: HttpRequest, name: str) -> UUID:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError as error:
        raise Http404 from error


def _partnership(request: HttpRequest) -> Any:
    return queries.one(request.user, request.office, Partnership, _key(request, "partnership"))


def _undo(opening: Opening, other: Any, *, by: Any) -> None:
    where = {"item": other} if isinstance(other, PortfolioItem) else {"opening": other}
    for verdict in Verdict.objects.filter(asked=opening, **where):
        remove(verdict, by=by, seen=verdict.version)
