"""Where the office decides what everybody sees: marks, previews, the states of articles and their revisions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from jumelles.web.access import may, page, require
from jumelles.web.portal import differences, marking
from jumelles.web.portal.entering import language
from jumelles.web.portal.views.public import article_shown, page_shown
from jumelles.web.recording import Overtaken, keep, version_in
from jumelles.web.register import queries
from jumelles.web.register.models import Article, Partnership, PublicPage
from jumelles.web.surroundings import spoken


@page("reader")
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The partnerships of the office, each with its page and how many of its articles are out."""
    require(request.user, "view", request.office)
    pages = {row.partnership_id: row for row in PublicPage.objects.filter(office=request.office)}
    rows = [(row, pages.get(row.pk)) for row in Partnership.objects.filter(office=request.office)]
    told = {"rows": rows, "published": any(row.state == "published" for row in pages.values())}
    return render(request, "portal/overview.html", told)


@page("reader")
@require_safe
def marks(request: HttpRequest, key: UUID) -> HttpResponse:
    """What of a partnership is public and what could be."""
    require(request.user, "view", request.office)
    row = queries.one(request.user, request.office, Partnership, key)
    return render(request, "portal/marks.html", _told(request, row))


@page("officer")
@require_POST
def mark(request: HttpRequest, key: UUID) -> HttpResponse:
    """Keep the ticks of that page, all at once."""
    row = queries.one(request.user, request.office, Partnership, key)
    require(request.user, "write", row)
    try:
        changed = marking.mark(row, request.POST.getlist("public"), request.POST.getlist("seen"), by=request.user)
    except Overtaken:
        messages.error(request, _("A colleague changed one of these meanwhile: none of your marks was kept. This is what is stored now."))
        return render(request, "portal/marks.html", _told(request, row), status=409)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return render(request, "portal/marks.html", _told(request, row), status=422)
    messages.success(request, ngettext("%(n)d mark is changed.", "%(n)d marks are changed.", changed) % {"n": changed})
    return redirect("publish_partnership", request.office.slug, key)


def _told(request: HttpRequest, row: Partnership) -> dict[str, Any]:
    found = PublicPage.objects.filter(partnership=row).first()
    news = list(found.articles.all()) if found else []
    groups = list(marking.groups(row))
    return {"record": row, "own": found, "news": news, "groups": groups, "may_write": may(request.user, "write", row)}


@page("reader")
@require_safe
def preview_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """The public page as visitors would see it now, published or not."""
    require(request.user, "view", request.office)
    row = queries.one(request.user, request.office, PublicPage, key)
    with spoken(language(request)):
        return page_shown(request, request.office, row, preview=True)


@page("reader")
@require_safe
def preview_article(request: HttpRequest, key: UUID) -> HttpResponse:
    """An article as visitors would see it now, published or not."""
    require(request.user, "view", request.office)
    row = queries.one(request.user, request.office, Article, key)
    with spoken(language(request)):
        return article_shown(request, request.office, row, preview=True)


@page("officer")
@require_POST
def article_state(request: HttpRequest, key: UUID) -> HttpResponse:
    """Publish an article now, or withdraw it."""
    row = queries.one(request.user, request.office, Article, key)
    require(request.user, "write", row)
    wanted = request.POST.get("state")
    if wanted not in {"published", "withdrawn"}:
        raise Http404
    row.state = wanted
    if wanted == "published" and not row.is_out:
        row.publish_at = timezone.now().replace(second=0, microsecond=0)
    try:
        keep(row, by=request.user, seen=version_in(request.POST.get("seen", "")))
    except (Overtaken, ValidationError) as error:
        messages.error(request, " ".join(error.messages) if isinstance(error, ValidationError) else str(error))
    else:
        said = _("The article is published.") if wanted == "published" else _("The article is withdrawn.")
        messages.success(request, said)
    return redirect("publish_partnership", request.office.slug, row.page.partnership_id)


@page("reader")
@require_safe
def revisions(request: HttpRequest, key: UUID) -> HttpResponse:
    """Every revision of an article with its differences."""
    require(request.user, "view", request.office)
    row = queries.one(request.user, request.office, Article, key)
    entries = list(Article.history.filter(id=row.pk).select_related("history_user").order_by("-history_date", "-history_id"))
    return render(request, "portal/revisions.html", {"record": row, "revisions": list(differences.revisions(entries))})
