"""The first page of the room: where each case stands; the ambassador's queue; the marks for caution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from jumelles.web.access import may, page
from jumelles.web.register import cases, queries
from jumelles.web.register.models import Ambassador, GateMark, Introduction, Opening
from jumelles.web.register.models.opening_words import CaseStage, OpeningState

SHOWN = 30
"""Cards of a column; the lists of the register have the others."""


@dataclass(frozen=True)
class Column:
    """What stands at one stage: its key, its name, some of its cards and how many there are."""

    key: str
    name: str
    cards: list[Any]
    count: int


def members_only(request: HttpRequest) -> None:
    """Guests have no such room: to them it does not exist."""
    if not may(request.user, "view", request.office):  # type: ignore[attr-defined]
        raise Http404


@page("reader")
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The openings by their state and the cases by their stage."""
    members_only(request)
    by, office, today = request.user, request.office, timezone.localdate()
    openings = queries.visible(by, office, Opening).select_related("organisation")
    introductions = queries.visible(by, office, Introduction).select_related("need", "offer", "item", "partnership")
    published = openings.filter(state=OpeningState.PUBLISHED)
    steps: Any = CaseStage
    states = [
        *(_column(state, openings.filter(state=state)) for state in (OpeningState.DRAFT, OpeningState.REVIEW)),
        _column(OpeningState.PUBLISHED, published.filter(expires_on__gte=today)),
        Column("expired", "", *_some(published.filter(expires_on__lt=today))),
        _column(OpeningState.SUSPENDED, openings.filter(state=OpeningState.SUSPENDED)),
    ]
    shown = {
        "states": [column for column in states if column.count],
        "stages": [_column(stage, introductions.filter(stage=stage)) for stage in steps],
        "may_write": may(by, "write", Opening(office=office)),
        "portfolios": _portfolios(office),
    }
    return render(request, "openings/board.html", shown)


def _portfolios(office: Any) -> str:
    """The page of the portfolios, or their list in the register."""
    try:
        return reverse("portfolios", args=[office.slug])
    except NoReverseMatch:
        return reverse("records", args=[office.slug, "portfolio"])


def _column(choice: Any, rows: Any) -> Column:
    return Column(choice.value, str(choice.label), *_some(rows))


def _some(rows: Any) -> tuple[list[Any], int]:
    return list(rows[:SHOWN]), rows.count()


@page("reader")
@require_safe
def ambassadors(request: HttpRequest) -> HttpResponse:
    """Each ambassador's queue of open cases, as full as they let it be; an ambassador finds their own first."""
    members_only(request)
    by, office, today = request.user, request.office, timezone.localdate()
    rows = cases.in_office(queries.visible(by, office, Ambassador), today).select_related("person", "authority", "member")
    queues = [_queue(ambassador, by, office) for ambassador in rows]
    queues.sort(key=lambda queue: queue["ambassador"].member is None or queue["ambassador"].member.user_id != by.pk)
    return render(request, "openings/ambassadors.html", {"queues": queues})


def _queue(ambassador: Ambassador, by: Any, office: Any) -> dict[str, Any]:
    theirs = queries.visible(by, office, Introduction).filter(ambassador=ambassador)
    theirs = theirs.exclude(stage__in=[*cases.ENDED, CaseStage.AGREED]).select_related("need", "offer", "item")
    return {"ambassador": ambassador, "cases": list(theirs.order_by("expressed_on", "id")[: ambassador.max_open])} | {
        "open": cases.open_cases(ambassador)
    }


@page("head")
@require_safe
def marks(request: HttpRequest) -> HttpResponse:
    """What the office has marked, with its lists."""
    members_only(request)
    rows = list(queries.visible(request.user, request.office, GateMark).select_related("organisation"))
    may_write = may(request.user, "write", GateMark(office=request.office))
    if not may_write:
        raise Http404
    return render(request, "openings/marks.html", {"marks": rows})
