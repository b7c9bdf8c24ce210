"""What was changed, by whom, when and why: of one record and of the whole office; and the way back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jumelles.errors import JumellesError
from jumelles.web import recording
from jumelles.web.access import may, page, require
from jumelles.web.register import confiding, histories, queries
from jumelles.web.register.showing import address, moment
from jumelles.web.register.views.records import noun_or_404

LATEST = 50
"""Entries on the page of the office's history; older ones are a click away."""


@page("reader")
@require_safe
def record_history(request: HttpRequest, noun: str, key: UUID) -> HttpResponse:
    """Every change of one record, the deleted ones too."""
    require(request.user, "view", request.office)
    kind = noun_or_404(noun)
    # The office is compared here: told of it, the database would walk through the history of the whole office.
    entries = [entry for entry in kind.model.history.filter(id=key).select_related("history_user") if entry.office_id == request.office.pk]
    if not entries or not confiding.is_in_on_it(request.user, entries[0].instance):
        raise Http404
    entries = [entry for entry in entries if confiding.is_in_on_it(request.user, entry.instance)]
    record = kind.model.objects.filter(pk=key, office=request.office).first()
    shown = {"noun": kind, "record": record, "title": histories.title(entries[0]), "changes": histories.changes(entries)}
    return render(
        request, "register/history.html", shown | {"may_write": may(request.user, "write", record or kind.model(office=request.office))}
    )


@page("reader")
@require_safe
def office_history(request: HttpRequest) -> HttpResponse:
    """The latest changes of all records; `?before=` goes on from there, `?deleted=1` shows deletions only."""
    require(request.user, "view", request.office)
    deleted = request.GET.get("deleted") == "1"
    entries = histories.latest(request.office, LATEST, before=request.GET.get("before", ""), deleted=deleted, by=request.user)
    further = histories.point(entries[-1]) if len(entries) == LATEST else ""
    shown = {"changes": histories.changes(entries, alone=True), "deleted": deleted, "further": further}
    return render(request, "register/office_history.html", shown)


@page("officer")
@require_POST
def restore(request: HttpRequest, noun: str, key: UUID, entry: UUID) -> HttpResponse:
    """Bring a deleted record back, or give one the values it had in an entry of its history."""
    kind = noun_or_404(noun)
    old = get_object_or_404(kind.model.history.filter(office=request.office), id=key, history_id=entry)
    require(request.user, "write", kind.model(office=request.office))
    why = _("restored from the history of %(when)s") % {"when": moment(old.history_date)}
    try:
        record = _restored(kind.model, old, request.user, why, request.POST.get("seen", ""))
    except (ValidationError, JumellesError) as error:
        said = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        messages.error(request, _("This cannot be restored: %(why)s") % {"why": said})
        return redirect("history", request.office.slug, noun, key)
    messages.success(request, _("“%(name)s” is restored.") % {"name": record})
    return redirect(address(record))


def _restored(model: Any, old: Any, by: Any, why: str, seen: str) -> Any:
    record = model.objects.filter(pk=old.id, office=old.office_id).first()
    if record is None:
        return recording.bring_back(old, by=by, why=why)
    return recording.revert(record, old, by=by, why=why, seen=recording.version_in(seen))


@page("reader")
@require_safe
def old_file(request: HttpRequest, key: UUID, entry: UUID) -> HttpResponse:
    """The file that a document had at that time."""
    from jumelles.web.register.views.files import sent

    require(request.user, "view", request.office)
    model = queries.model("document")
    return sent(get_object_or_404(model.history.filter(office=request.office), id=key, history_id=entry))
