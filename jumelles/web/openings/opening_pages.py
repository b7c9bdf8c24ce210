"""One need or offer: what it says, how far it is, with whom it has been put together."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from jumelles.openings import codes as schemes
from jumelles.web import recording
from jumelles.web.access import may, page, require
from jumelles.web.openings import doubles
from jumelles.web.openings.board import members_only
from jumelles.web.recording import Overtaken
from jumelles.web.register import cases, openings, queries
from jumelles.web.register.models import Introduction, Opening, Partnership, PortfolioItem
from jumelles.web.register.models.opening import split
from jumelles.web.register.models.opening_words import OpeningState
from jumelles.web.register.showing import details
from jumelles.web.surroundings import language_of

WORDS = {
    "submit": gettext_lazy("Send for review"),
    "send_back": gettext_lazy("Back to the author"),
    "publish": gettext_lazy("Approve and publish"),
    "renew": gettext_lazy("Still true: renew for a year"),
    "suspend": gettext_lazy("Suspend"),
    "resume": gettext_lazy("Publish again"),
    "close": gettext_lazy("Close"),
}


def matches_link(office: Any, opening: Opening) -> str:
    """The page of its matches, where there is one."""
    try:
        return reverse("matches", args=[office.slug, opening.pk])
    except NoReverseMatch:
        return ""


def messages_of(error: Exception) -> str:
    """What an error says."""
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)


@page("reader")
@require_safe
def show(request: HttpRequest, key: UUID) -> HttpResponse:
    """What it says, with its codes in the reader's words, its steps and its cases."""
    members_only(request)
    opening = queries.one(request.user, request.office, Opening, key)
    theirs = queries.visible(request.user, request.office, Introduction).filter(Q(need=opening) | Q(offer=opening))
    may_write = may(request.user, "write", opening)
    invites = may_write and opening.state == OpeningState.DRAFT
    begins = may_write and opening.state in {OpeningState.DRAFT, OpeningState.REVIEW}
    shown = {
        "opening": opening,
        "details": [pair for pair in details(opening, request.user) if pair[1].name not in {"title", "summary", "codes", "kind"}],
        "codes": [(code, schemes.label(code, language_of(request))) for code in split(opening.codes) if schemes.is_known(code)],
        "cases": list(theirs.select_related("need", "offer", "item")),
        "acts": [(name, WORDS[name]) for name in openings.possible(opening, request.user)] if may_write else [],
        "own_review": opening.state == OpeningState.REVIEW and request.user.pk in openings.writers(opening),
        "may_write": may_write,
        "alike": doubles.alike(opening.as_profile(), opening.kind, by=request.user, office=request.office) if begins else [],
        "expired": opening.state == OpeningState.PUBLISHED and opening.has_expired(),
        "matches": matches_link(request.office, opening) if opening.is_open else "",
        "way_in": request.build_absolute_uri(reverse("openings_draft", args=[openings.token(opening)])) if invites else "",
    }
    return render(request, "openings/opening.html", shown)


@page("officer")
def act(request: HttpRequest, key: UUID) -> HttpResponse:
    """One step of its life."""
    opening = queries.one(request.user, request.office, Opening, key)
    require(request.user, "write", opening)
    if request.method == "POST":
        try:
            seen = recording.version_in(request.POST.get("seen", ""))
            openings.act(opening, request.POST.get("act", ""), by=request.user, seen=seen, why=request.POST.get("why", "")[:300])
        except (ValidationError, Overtaken) as error:
            messages.error(request, messages_of(error))
    return redirect("openings_one", request.office.slug, opening.pk)


@page("officer")
def propose(request: HttpRequest, key: UUID) -> HttpResponse:
    """Put this need together with an offer or an item, within a partnership: a new case."""
    need = queries.one(request.user, request.office, Opening, key)
    require(request.user, "write", need)
    offers = queries.visible(request.user, request.office, Opening).filter(kind="offer", state=OpeningState.PUBLISHED)
    partnerships = queries.visible(request.user, request.office, Partnership)
    if request.method == "POST":
        try:
            other, partnership = _other(request, offers), _one(partnerships, request.POST.get("partnership", ""))
            case = cases.propose(need, other, partnership, by=request.user, reasons=request.POST.get("reasons", ""))
        except ValidationError as error:
            messages.error(request, messages_of(error))
        else:
            return redirect("openings_case", request.office.slug, case.pk)
    wanted = {"offer": request.GET.get("offer", ""), "item": request.GET.get("item", ""), "reasons": request.GET.get("reasons", "")[:2000]}
    item = _item(request, wanted["item"]) if wanted["item"] else None
    shown = {"need": need, "offers": list(offers[:200]), "partnerships": list(partnerships[:200]), "item": item} | {"wanted": wanted}
    return render(request, "openings/propose.html", shown)


def _other(request: HttpRequest, offers: Any) -> Any:
    return _item(request, request.POST["item"]) if request.POST.get("item") else _one(offers, request.POST.get("offer", ""))


def _item(request: HttpRequest, key: str) -> PortfolioItem:
    from jumelles.web.register.models import Portfolio

    lists = queries.visible(request.user, request.office, Portfolio)  # type: ignore[attr-defined]
    try:
        return PortfolioItem.objects.select_related("portfolio__organisation").get(pk=UUID(key), portfolio__in=lists)
    except (ValueError, PortfolioItem.DoesNotExist) as error:
        raise Http404 from error


def _one(rows: Any, key: str) -> Any:
    try:
        return rows.get(pk=UUID(key))
    except (ValueError, rows.model.DoesNotExist) as error:
        raise ValidationError(_("Choose an offer and a partnership.")) from error
