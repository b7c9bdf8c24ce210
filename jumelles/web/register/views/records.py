"""The pages that every kind of record has: its list, one of them, adding, editing, deleting."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jumelles.errors import JumellesError
from jumelles.web import recording
from jumelles.web.access import may, page, require
from jumelles.web.fields import check_text
from jumelles.web.recording import InUse, Overtaken
from jumelles.web.register import actions, openings, queries, stories
from jumelles.web.register.forms import RecordForm, form_class
from jumelles.web.register.models import Document, Party
from jumelles.web.register.nouns import NOUNS, Noun
from jumelles.web.register.showing import address, cells, columns, details, sections

PAGE = 50
LONGEST_REASON = 300
"""Characters, as the form of every record allows."""


def noun_or_404(key: str) -> Noun:
    """The kind of record that an address names."""
    if key not in NOUNS:
        raise Http404
    return NOUNS[key]


@page("guest")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The office's first page: the desk for its members, the partnerships they are invited to for its guests."""
    if may(request.user, "view", request.office):
        return redirect("desk", request.office.slug)
    return redirect("records", request.office.slug, "partnership")


@page("guest")
@require_safe
def listing(request: HttpRequest, noun: str) -> HttpResponse:
    """All records of one kind, searched and by pages; of one partnership (or other record) if the address says so."""
    kind = noun_or_404(noun)
    above = _above(request, kind)
    rows = queries.visible(request.user, request.office, kind.model, on=above)
    text = request.GET.get("q", "").strip()[:100]
    matching = queries.called(rows, kind, request.office, text, inside=may(request.user, "view", request.office))
    leaf = queries.leaf(matching, kind, request.office, request.GET.get("page"), PAGE)
    blank = kind.model(office=request.office)
    shown = {
        "noun": kind,
        "above": above,
        "columns": columns(kind, request.user, request.office),
        "rows": [(record, cells(record, kind, request.user)) for record in leaf],
        "leaf": leaf,
        "text": text,
        "may_add": kind.model.hangs_on is None and not kind.made_elsewhere and may(request.user, "write", blank),
    }
    part = "part/table.html" if request.htmx else "register/list.html"
    return render(request, part, shown)


@page("guest")
@require_safe
def detail(request: HttpRequest, noun: str, key: UUID) -> HttpResponse:
    """One record with everything that hangs on it."""
    kind = noun_or_404(noun)
    record = queries.one(request.user, request.office, kind.model, key)
    parts = sections(record, request.user)
    shown = {
        "noun": kind,
        "record": record,
        "details": details(record, request.user),
        "sections": parts,
        "may_write": may(request.user, "write", record),
        "may_audit": may(request.user, "view", request.office),
    }
    return render(
        request, f"register/{noun}.html" if noun in OWN_PAGES else "register/detail.html", shown | stories.more(record, request.user, parts)
    )


OWN_PAGES = {"partnership", "visit", "agreement"}


@page("officer")
def add(request: HttpRequest, noun: str) -> HttpResponse:
    """A new record, on the one that the address names."""
    kind = noun_or_404(noun)
    record = kind.model(office=request.office)
    if kind.made_elsewhere:
        raise Http404
    if kind.model.hangs_on:
        above = _above(request, kind)
        if above is None:
            raise Http404
        setattr(record, kind.model.hangs_on, above)
    return _edited(request, kind, record)


@page("officer")
def edit(request: HttpRequest, noun: str, key: UUID) -> HttpResponse:
    """Change a record."""
    kind = noun_or_404(noun)
    return _edited(request, kind, queries.one(request.user, request.office, kind.model, key))


@page("officer")
def delete(request: HttpRequest, noun: str, key: UUID) -> HttpResponse:
    """Delete a record, after asking; its history brings it back."""
    kind = noun_or_404(noun)
    record = queries.one(request.user, request.office, kind.model, key)
    require(request.user, "write", record)
    above, problem, name = record.above, "", str(record)
    if request.method == "POST":
        why, seen = request.POST.get("why", "").strip(), recording.version_in(request.POST.get("seen", ""))
        try:
            check_text(why)
            MaxLengthValidator(LONGEST_REASON)(why)
            remove(record, by=request.user, why=why, seen=seen)
        except (InUse, Overtaken, ValidationError) as error:
            problem = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
            record = kind.model.objects.filter(pk=record.pk).first()
        else:
            messages.success(request, _("“%(name)s” was deleted. The office’s history can bring it back.") % {"name": record})
            return redirect(address(above) if above else _list_address(request, kind))
    shown = {"noun": kind, "record": record, "name": name, "above": above, "problem": problem}
    return render(request, "register/delete.html", shown, status=409 if problem else 200)


def remove(record: Any, *, by: Any, why: str, seen: int) -> None:
    """Invitations are withdrawn: the membership of a guest goes with the last one."""
    if record._meta.model_name == "invitation":
        actions.withdraw(record, by=by, seen=seen, why=why)
    else:
        recording.remove(record, by=by, why=why, seen=seen)


def _list_address(request: HttpRequest, kind: Noun) -> str:
    from django.urls import reverse

    return reverse("records", args=[request.office.slug, kind.key])


def _above(request: HttpRequest, kind: Noun) -> Any:
    """The record that `?on=` names, which those of this kind hang on."""
    wanted = request.GET.get("on", "")
    if not wanted:
        return None
    if kind.model.hangs_on is None:
        raise Http404
    model: Any = kind.model._meta.get_field(kind.model.hangs_on).related_model
    try:
        return queries.one(request.user, request.office, model, UUID(wanted))
    except ValueError as error:
        raise Http404 from error


def _edited(request: HttpRequest, kind: Noun, record: Any) -> HttpResponse:
    """The form, or the page of the record once it is kept."""
    require(request.user, "write", record)
    new = record._state.adding
    # A page may name what a new record belongs to besides what it hangs on: the agreement of a file, the requirement that is met.
    chosen = {name: request.GET[name] for name in ("agreement", "requirement", "visit", "starts") if new and name in request.GET}
    form = form_class(kind)(request.POST or None, request.FILES or None, instance=record, office=request.office, initial=chosen)
    current, overtaken = None, False
    if request.method == "POST" and form.is_valid():
        try:
            _keep(form, request.user, new=new)
        except Overtaken as error:
            form.add_error(None, str(error))
            current, overtaken = error.current, True
        except ValidationError as error:
            form.refuse(error)
        except JumellesError as error:
            form.add_error("file" if "file" in form.fields else None, str(error))
        else:
            messages.success(request, _("“%(name)s” is saved.") % {"name": record})
            return redirect(_next(record))
    shown = {"noun": kind, "form": form, "record": record, "new": new, "above": record.above, "current": current}
    shown["notice"] = openings.notice(record)
    if current is not None:
        mine = dict(details(record, request.user))
        shown["theirs"] = [
            (name, cell) for name, cell in details(current, request.user) if cell.text != getattr(mine.get(name), "text", "")
        ]
        form.data = form.data.copy()
        form.data["seen"] = str(current.version)
    status = 409 if overtaken else 422 if form.errors else 200
    return render(request, "register/form.html", shown, status=status)


def _next(record: Any) -> str:
    """After keeping a part one goes back to the whole; whatever has parts of its own has a page worth seeing."""
    noun = queries.noun_of(record)
    return address(record) if noun.main or record.above is None else address(record.above)


def _keep(form: RecordForm, by: Any, *, new: bool) -> None:
    seen = None if new else form.cleaned_data.get("seen") or 0
    why = form.cleaned_data["why"]
    if isinstance(form.instance, Document):
        actions.keep_document(form.instance, form.cleaned_data.get("file"), by=by, why=why, seen=seen)
    elif isinstance(form.instance, Party):
        unmet = form.cleaned_data.get("new")
        actions.keep_party(form.instance, unmet, form.cleaned_data["new_place"] if unmet else None, by=by, why=why, seen=seen)
    elif "place" in form.fields and hasattr(form.instance, "town_id"):
        actions.keep_placed(form.instance, form.cleaned_data["place"], by=by, why=why, seen=seen)
    else:
        recording.keep(form.instance, by=by, why=why, seen=seen)
