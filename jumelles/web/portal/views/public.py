"""The pages that everybody may read, and what programs fetch of them. Templates get what `shown` tells, and no record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from jumelles.languages import LANGUAGES, current
from jumelles.web import documents
from jumelles.web.access import page
from jumelles.web.finding import map as drawing
from jumelles.web.people.models import Office
from jumelles.web.portal import machine, papers, pictures, shown
from jumelles.web.portal.comments.shown import thread
from jumelles.web.portal.entering import KEPT, article_called, page_called, public
from jumelles.web.register import places
from jumelles.web.register.models import Article, Document, PublicPage


def address(name: str, *gaps: Any, language: str = "") -> str:
    """The path of a public page, in a language."""
    return reverse(name, args=gaps) + (f"?lang={language}" if language else "")


@public()
def directory(request: HttpRequest, office: Office) -> HttpResponse:
    """The partnerships that the office has published, on a map and in a list."""
    leaves = [shown.listed(row) for row in shown.pages(office)]
    told = {
        **_frame(request, office, "public", [office.slug], _languages(leaves)),
        "leaves": leaves,
        "map": world(office, leaves),
        "news": [shown.headline(row, row.page) for row in shown.articles(office)[: shown.SOON]],
    }
    return render(request, "portal/directory.html", told)


@public()
def partnership(request: HttpRequest, office: Office, slug: str) -> HttpResponse:
    """The public page of one partnership."""
    return page_shown(request, office, page_called(office, slug))


def page_shown(request: HttpRequest, office: Office, row: PublicPage, *, preview: bool = False) -> HttpResponse:
    """A page as visitors see it, or would."""
    leaf = shown.whole(row, news=shown.articles(office, row))
    told = _frame(request, office, "public_page", [office.slug, leaf.slug], leaf.languages)
    image = _image(request, office, leaf.cover)
    told |= {"leaf": leaf, "map": world(office, [leaf]), "image": image, "comments": None if preview else thread(row, request)}
    told |= {"preview": preview, "data": machine.data(machine.of_page(leaf, office, told["canonical"], image))}
    return render(request, "portal/page.html", told)


@public()
def article(request: HttpRequest, office: Office, slug: str, article: str) -> HttpResponse:
    """One piece of news."""
    row = page_called(office, slug)
    return article_shown(request, office, article_called(row, article))


def article_shown(request: HttpRequest, office: Office, row: Article, *, preview: bool = False) -> HttpResponse:
    """An article as visitors see it, or would."""
    news = shown.article(row, row.page)
    told = _frame(request, office, "public_article", [office.slug, news.page_slug, news.slug], news.languages)
    image = _image(request, office, news.picture)
    told |= {"news": news, "image": image, "comments": None if preview else thread(row, request), "preview": preview}
    told["data"] = machine.data(machine.of_article(news, office, told["canonical"], image))
    return render(request, "portal/article.html", told)


@public(KEPT)
@xframe_options_exempt
def card(request: HttpRequest, office: Office, slug: str) -> HttpResponse:
    """A partnership in small, for a frame in the pages of a town: the only page that others may frame."""
    leaf = shown.listed(page_called(office, slug))
    told = _frame(request, office, "public_page", [office.slug, slug], leaf.languages)
    response = render(request, "portal/card.html", told | {"leaf": leaf})
    response._csp_replace = {"frame-ancestors": ["*"]}  # type: ignore[attr-defined]  # as django-csp's decorator does
    return response


@public(KEPT)
def picture(request: HttpRequest, office: Office, key: UUID) -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """A picture that is public, of a page that is published, without the notes of its camera."""
    row = Document.objects.filter(office=office, pk=key, public=True, partnership__pages__state="published").first()
    if row is None or shown.picture(row) is None:
        raise Http404
    return bytes_of(row)


def bytes_of(row: Document) -> HttpResponse:
    """A picture as browsers get it."""
    content = pictures.bare(documents.read(settings.FILES, row.sha256), row.media_type)
    response = HttpResponse(content, content_type=row.media_type)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@public(KEPT)
def paper(request: HttpRequest, office: Office, key: UUID) -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """A PDF that is public, of a partnership whose page is published, without the notes of who made it. It is saved, not opened."""
    row = Document.objects.filter(office=office, pk=key, public=True, partnership__pages__state="published").first()
    told = shown.paper(row) if row else None
    if row is None or told is None:
        raise Http404
    response = HttpResponse(papers.bare(documents.read(settings.FILES, row.sha256)), content_type=papers.PAPER)
    response["Content-Disposition"] = f'attachment; filename="{slugify(told.title)[:60] or "document"}.pdf"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@public(KEPT)
def feed(request: HttpRequest, office: Office) -> HttpResponse:
    """The news of all partnerships for feed readers."""
    absolute, code = request.build_absolute_uri, current()
    rows = [shown.headline(row, row.page) for row in shown.articles(office)[:50]]
    news = [(each, absolute(address("public_article", office.slug, each.page_slug, each.slug, language=code))) for each in rows]
    title = _("%(office)s: news of our partnerships") % {"office": office.name}
    home, itself = absolute(address("public", office.slug)), absolute(address("public_feed", office.slug, language=code))
    return HttpResponse(machine.atom(title, code, home, itself, news), content_type="application/atom+xml; charset=utf-8")


@public(KEPT)
def sitemap(request: HttpRequest, office: Office) -> HttpResponse:
    """Every public page of the office, for search engines."""
    absolute, rows = request.build_absolute_uri, shown.pages(office)
    leaves = [shown.listed(row) for row in rows]
    news = [shown.headline(row, row.page) for row in shown.articles(office)]
    newest = max(each.changed for each in leaves)
    told = [(absolute(address("public", office.slug)), f"{newest:%Y-%m-%d}", _languages(leaves))]
    told += [(absolute(address("public_page", office.slug, each.slug)), f"{each.changed:%Y-%m-%d}", each.languages) for each in leaves]
    told += [
        (absolute(address("public_article", office.slug, each.page_slug, each.slug)), f"{each.changed:%Y-%m-%d}", each.languages)
        for each in news
    ]
    return HttpResponse(machine.sitemap(told), content_type="application/xml; charset=utf-8")


@page("anyone")
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read here."""
    slugs = PublicPage.objects.filter(state="published").order_by("office__slug").values_list("office__slug", flat=True).distinct()
    told = machine.robots(request.build_absolute_uri(address("public_sitemap", slug)) for slug in slugs)
    response = HttpResponse(told, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = KEPT
    return response


def _languages(leaves: Iterable[shown.Leaf]) -> tuple[str, ...]:
    written = {code for leaf in leaves for code in leaf.languages}
    return tuple(code for code in LANGUAGES if code in written)


def _frame(request: HttpRequest, office: Office, name: str, gaps: list[str], languages: tuple[str, ...]) -> dict[str, Any]:
    """What every public page has: the office, the languages that it is written in, its own address."""
    bare = reverse(name, args=gaps)
    return {
        "house": {"name": office.name, "slug": office.slug},
        "written": [(code, f"{bare}?lang={code}", request.build_absolute_uri(f"{bare}?lang={code}")) for code in languages],
        "canonical": request.build_absolute_uri(f"{bare}?lang={current()}"),
        "feed": address("public_feed", office.slug, language=current()),
        "preview": False,
        "image": "",
        "today": timezone.localdate(),
    }


def _image(request: HttpRequest, office: Office, cover: shown.Picture | None) -> str:
    return request.build_absolute_uri(address("public_picture", office.slug, cover.key)) if cover else ""


def world(office: Office, leaves: list[shown.Leaf]) -> SafeString:
    """Our towns and theirs on the map; what the atlas does not know is left out."""
    atlas = places.atlas()
    home, marks, seen = None, [], set()
    for leaf in leaves:
        for town in leaf.towns:
            if town.place in seen or not atlas.has(town.place):
                continue
            seen.add(town.place)
            if town.home:
                home = home or drawing.mark(atlas.place(town.place), "a", town.name)
            else:
                marks.append(drawing.mark(atlas.place(town.place), "b", town.name, address("public_page", office.slug, leaf.slug)))
    return drawing.picture(home, [mark for mark in marks if mark], large=drawing.IN_SMALL)
