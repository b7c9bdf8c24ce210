"""The pages of portfolios: those there are, a file on its way to become one, and the items of one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from jumelles.web.access import may, page, require
from jumelles.web.fields import check_text
from jumelles.web.openings import importing, incoming, mapping, visible
from jumelles.web.openings.encodings import NAMES
from jumelles.web.openings.items import WRONG
from jumelles.web.openings.reading import Unreadable
from jumelles.web.register.forms import ReferenceField
from jumelles.web.register.models import Intake, Organisation, Portfolio
from jumelles.web.register.models.intake import IntakeState
from jumelles.web.register.models.opening_words import Confidentiality, Maturity

PAGE = 50


class FileForm(forms.Form):
    """A new list for a portfolio that is there."""

    file = forms.FileField(label=gettext_lazy("file (CSV or XLSX)"))


class PortfolioForm(FileForm):
    """A portfolio that is to come from a file."""

    title = forms.CharField(label=gettext_lazy("title"), max_length=300, validators=[check_text])
    confidentiality = forms.ChoiceField(
        label=gettext_lazy("who may know of it"), choices=Confidentiality.choices, initial=Confidentiality.MEMBERS
    )
    field_order = ("organisation", "title", "confidentiality", "file")

    def __init__(self, office: Any, by: Any, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        confided = Portfolio(office=office, confidentiality=Confidentiality.AMBASSADOR)
        if not may(by, "write", confided):  # nobody gives away what they could not see themselves
            ways: Any = self.fields["confidentiality"]
            ways.choices = [(key, label) for key, label in Confidentiality.choices if key != Confidentiality.AMBASSADOR]
        self.fields["organisation"] = ReferenceField(Organisation, office, label=_("organisation"))
        self.order_fields(self.field_order)


def _members_only(request: HttpRequest) -> None:
    """Guests see no portfolios: to them there are none."""
    if not may(request.user, "view", request.office):
        raise Http404


@page("reader")
@require_safe
def portfolios(request: HttpRequest) -> HttpResponse:
    """The portfolios of the office, and one's own files on their way."""
    _members_only(request)
    by, office = request.user, request.office
    held = visible.portfolios(by, office).select_related("organisation")
    shown = {
        "held": Paginator(held, PAGE).get_page(request.GET.get("page")),
        "waiting": Intake.objects.filter(office=office, by=by)[:10],
        "may_write": may(by, "write", Portfolio(office=office)),
    }
    return render(request, "openings/portfolios.html", shown)


@page("officer")
def bring(request: HttpRequest) -> HttpResponse:
    """A file for a new portfolio, or a new list for the one that `?into=` names."""
    _members_only(request)
    into = _into(request, visible.portfolios(request.user, request.office))
    require(request.user, "write", into or Portfolio(office=request.office))
    form = _form(request, into)
    if request.method == "POST" and form.is_valid() and (made := _begun(request, form, into)):
        return redirect("intake", request.office.slug, made.pk)
    return render(request, "openings/portfolio_file.html", {"form": form, "into": into}, status=422 if form.errors else 200)


def _into(request: HttpRequest, held: Any) -> Portfolio | None:
    if "into" not in request.GET:
        return None
    try:
        return held.filter(pk=UUID(request.GET["into"])).get()  # type: ignore[no-any-return]
    except (ValueError, Portfolio.DoesNotExist) as error:
        raise Http404 from error


def _form(request: HttpRequest, into: Portfolio | None) -> Any:
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    return FileForm(*given) if into else PortfolioForm(request.office, request.user, *given)


def _begun(request: HttpRequest, form: Any, into: Portfolio | None) -> Intake | None:
    """The file, kept until its columns are named; None where it holds no table, which the form then tells."""
    said, file = form.cleaned_data, form.cleaned_data["file"]
    known = {"portfolio": into, "title": into.title, "confidentiality": into.confidentiality} if into else {}
    new = {name: said[name] for name in ("organisation", "title", "confidentiality") if name in said}
    made = Intake(office=request.office, by=request.user, filename=_called(file.name), **known, **new)
    try:
        return incoming.begin(made, file.read(), by=request.user)
    except Unreadable as error:
        form.add_error("file", str(error))
        return None


def _called(name: str) -> str:
    return "".join(sign for sign in name if sign.isprintable())[:200]


@page("officer")
def intake(request: HttpRequest, intake: UUID) -> HttpResponse:
    """One file: its columns are named; then it tells how far it is, reloading itself; then what came in, and what could not."""
    found = _own(request, intake)
    if found.state == IntakeState.MAPPING or found.is_broken:
        return _naming(request, found)
    shown = {"intake": found, "faults": _faults(found), "may_again": incoming.path_of(found).exists()}
    if request.method == "POST" and shown["may_again"] and not found.is_running:
        return _naming(request, found)
    return render(request, "openings/portfolio_intake.html", shown)


def _own(request: HttpRequest, key: UUID) -> Intake:
    """Only who brought a file sees it before it is stored."""
    rows = Intake.objects.select_related("portfolio", "office", "by")
    return get_object_or_404(rows, pk=key, office=request.office, by=request.user)


def _naming(request: HttpRequest, found: Intake) -> HttpResponse:
    wrong, encoding = "", request.POST.get("encoding", found.encoding)
    chosen = mapping.chosen(request.POST.dict(), len(found.columns)) if "read" in request.POST or "show" in request.POST else found.mapping
    try:
        table = incoming.again(found, encoding)
        rows = table.first(incoming.SHOWN)
    except Unreadable as error:
        table, rows, wrong = None, [], str(error)
    if table and "read" in request.POST:
        require(request.user, "write", found.portfolio or Portfolio(office=request.office))
        wrong = _settled(found, chosen, encoding)
        if not wrong:
            importing.start(found)
            return redirect("intake", request.office.slug, found.pk)
    if table and "show" in request.POST:
        found.columns, found.encoding = list(table.columns), encoding
        found.save(update_fields=["columns", "encoding"])
    shown = {
        "intake": found,
        "rows": rows,
        "wrong": wrong,
        "encoding": encoding,
        "encodings": NAMES.items(),
        "fields": mapping.FIELDS,
        "chosen": chosen,
    }
    return render(request, "openings/portfolio_columns.html", shown, status=422 if wrong else 200)


def _settled(found: Intake, chosen: mapping.Mapping, encoding: str) -> str:
    """Go on with these columns; else what is wrong with them."""
    if "title" not in chosen:
        return _("Choose the column that holds the titles: without one there is nothing to match.")
    if len(set(chosen.values())) < len(chosen):
        return _("One column is chosen twice: each holds one thing.")
    incoming.settle(found, chosen, encoding)
    return ""


def _faults(found: Intake) -> list[dict[str, Any]]:
    """The cells that cannot be used, in words."""
    rows, stages = [], ", ".join(map(str, Maturity.labels))
    for fault in found.faults:
        at = found.mapping.get(fault["field"])
        column = found.columns[at] if at is not None and at < len(found.columns) else str(mapping.FIELDS[fault["field"]])
        said = str(WRONG[fault["wrong"]]) % {"stages": stages, **fault["more"]}
        rows.append({"row": fault["row"], "column": column, "value": fault["value"], "said": said})
    return rows


@page("officer")
@require_POST
def stop(request: HttpRequest, intake: UUID) -> HttpResponse:
    """Cancel a file: at once if nobody works on it, else as soon as it is noticed."""
    found = _own(request, intake)
    require(request.user, "write", found.portfolio or Portfolio(office=request.office))
    if found.is_running:
        Intake.objects.filter(pk=found.pk).update(stop=True)
        return redirect("intake", request.office.slug, found.pk)
    incoming.forget(found)
    if found.state != IntakeState.DONE:
        found.delete()
    messages.success(request, _("The file is thrown away; nothing of it was stored."))
    return redirect("portfolios", request.office.slug)


@page("reader")
@require_safe
def items(request: HttpRequest, key: UUID) -> HttpResponse:
    """The items of a portfolio, those gone at the end; `?q=` looks for words."""
    _members_only(request)
    portfolio = get_object_or_404(visible.portfolios(request.user, request.office).select_related("organisation"), pk=key)
    asked = request.GET.get("q", "").strip()[:200].replace("\0", "")
    rows = portfolio.rows.order_by("gone_on", "row", "id")
    for word in asked.split()[:8]:
        rows = rows.filter(Q(title__icontains=word) | Q(summary__icontains=word) | Q(ref__icontains=word))
    shown = {
        "portfolio": portfolio,
        "asked": asked,
        "leaf": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "may_write": may(request.user, "write", portfolio),
    }
    return render(request, "openings/portfolio_items.html", shown)
