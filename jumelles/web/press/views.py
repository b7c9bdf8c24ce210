"""The press desk: the texts that came in, a new one, and one of them with what was proposed from it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from jumelles.errors import JumellesError
from jumelles.web.access import page, require
from jumelles.web.press import background, incoming
from jumelles.web.press.forms import AboutForm, TextForm
from jumelles.web.press.models import Clipping, ClippingState, Decision
from jumelles.web.press.sheet import sheet

PAGE = 30


@page("officer")
@require_safe
def clippings(request: HttpRequest) -> HttpResponse:
    """What came in, newest first, and how much of it waits for a decision."""
    require(request.user, "view", Clipping(office=request.office))
    waiting = Count("proposals", filter=Q(proposals__decision=Decision.OPEN))
    kept = Count("proposals", filter=Q(proposals__decision__in=[Decision.ACCEPTED, Decision.CONFIRMED]))
    rows = Clipping.objects.filter(office=request.office).defer("text").select_related("partnership").annotate(waiting=waiting, kept=kept)
    rows = rows.order_by("-made", "id")  # what is grouped has lost its order
    return render(request, "press/clippings.html", {"leaf": Paginator(rows, PAGE).get_page(request.GET.get("page"))})


@page("officer")
def bring(request: HttpRequest) -> HttpResponse:
    """A new text: pasted or uploaded, read in the background."""
    row = Clipping(office=request.office, by=request.user)
    require(request.user, "write", row)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = TextForm(*given, instance=row, by=request.user, office=request.office)
    if request.method == "POST" and form.is_valid():
        try:
            incoming.begin(form.instance, by=request.user, text=form.cleaned_data["text"], upload=form.cleaned_data["file"])
        except JumellesError as error:
            form.add_error("file" if form.cleaned_data["file"] else "text", str(error))
        else:
            return redirect("clipping", request.office.slug, row.pk)
    return render(request, "press/bring.html", {"form": form}, status=422 if form.errors else 200)


def found(request: HttpRequest, key: UUID) -> Clipping:
    """A clipping of the office."""
    rows = Clipping.objects.select_related("office", "by", "partnership")
    row: Clipping = get_object_or_404(rows, pk=key, office=request.office)
    require(request.user, "view", row)
    return row


@page("officer")
@require_safe
def clipping(request: HttpRequest, key: UUID) -> HttpResponse:
    """One text: its words at the left, at the right the proposal to decide and all the others."""
    row = found(request, key)
    if row.state != ClippingState.READY:
        return render(request, "press/reading.html", {"clipping": row})
    if request.htmx and request.headers.get("HX-Target") == "reading":
        return HttpResponseClientRefresh()
    return render(request, "press/clipping.html", sheet(row, request.GET, request.user))


@page("officer")
def about(request: HttpRequest, key: UUID) -> HttpResponse:
    """Change what is known of a text: the proposals follow."""
    row = found(request, key)
    require(request.user, "write", row)
    form = AboutForm(request.POST or None, instance=row, by=request.user, office=request.office)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("clipping", request.office.slug, key)
    return render(request, "press/about.html", {"clipping": row, "form": form}, status=422 if form.errors else 200)


@page("officer")
@require_POST
def stop(request: HttpRequest, key: UUID) -> HttpResponse:
    """End the reading of a text."""
    row = found(request, key)
    require(request.user, "write", row)
    background.stop(row)
    return redirect("clipping", request.office.slug, key)


@page("officer")
def delete(request: HttpRequest, key: UUID) -> HttpResponse:
    """Throw a text away, after asking; what was accepted stays in the register, with its sentences."""
    row = found(request, key)
    require(request.user, "write", row)
    if row.is_running:
        raise PermissionDenied
    if request.method == "POST":
        row.delete()
        messages.success(request, _("“%(name)s” was thrown away. What was accepted from it stays in the register.") % {"name": row})
        return redirect("press", request.office.slug)
    return render(request, "press/delete.html", {"clipping": row})
