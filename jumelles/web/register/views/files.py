"""Files that leave the house: documents as they were sent in, and lists for the hotel, the coach and the interpreter."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from jumelles.web import documents
from jumelles.web.access import page, require
from jumelles.web.register import lists, queries
from jumelles.web.register.models import Document, Visit

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@page("guest")
@require_safe
def file(request: HttpRequest, key: UUID) -> HttpResponse:
    """The file of a document."""
    return sent(queries.one(request.user, request.office, Document, key))


def sent(document: Any) -> HttpResponse:
    """The bytes as a download, which the browser opens only as the type they were checked to be, and never as a page."""
    content = documents.read(settings.FILES, document.sha256)
    return download(content, document.filename, document.media_type)


def download(content: bytes, name: str, media_type: str) -> HttpResponse:
    """A file to be saved."""
    from django.utils.http import content_disposition_header

    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@page("reader")
@require_safe
def delegation_list(request: HttpRequest, key: UUID, purpose: str, form: str) -> HttpResponse:
    """The delegation for those who serve it: only the columns they need, no numbers or notes of ours."""
    require(request.user, "view", request.office)
    if purpose not in lists.PURPOSES or form not in TYPES:
        raise Http404
    visit = queries.one(request.user, request.office, Visit, key)
    table = lists.table(visit, purpose)
    content = lists.as_csv(table) if form == "csv" else lists.as_xlsx(table, str(visit))
    return download(content, f"{slugify(str(visit)) or 'visit'}-{purpose}.{form}", TYPES[form])
