"""The pages of export and import."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from jumelles.errors import JumellesError
from jumelles.web.access import page, require
from jumelles.web.exchange.give import Confided, export
from jumelles.web.exchange.take import import_office
from jumelles.web.people.invitations import way_in
from jumelles.web.people.models import Membership, Office, Role


@page("officer")
@require_POST
def give(request: HttpRequest) -> HttpResponse:
    """The whole office as a ZIP."""
    try:
        whole = export(request.office, by=request.user)
    except Confided as error:
        messages.error(request, str(error))
        return redirect("office", request.office.slug)
    name = f"{request.office.slug}-{timezone.localdate():%Y-%m-%d}.zip"
    return FileResponse(whole, as_attachment=True, filename=name, content_type="application/zip")


class ImportForm(forms.Form):
    """The file of an office."""

    file = forms.FileField(label=gettext_lazy("file of an office (ZIP or JSON)"))


@page("keeper")
def take(request: HttpRequest) -> HttpResponse:
    """Bring an office in; the page then shows how its administrators get in."""
    require(request.user, "import", Office())
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            office = import_office(form.cleaned_data["file"], by=request.user)
        except JumellesError as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, _("“%(name)s” is imported.") % {"name": office})
            return _ways_in(request, office)
    return render(request, "exchange/import.html", {"form": form}, status=422 if form.errors else 200)


def _ways_in(request: HttpRequest, office: Office) -> HttpResponse:
    members = Membership.objects.filter(office=office, role=Role.ADMINISTRATOR).select_related("user")
    ways = [(member.user, way_in(request, member.user, office)) for member in members]
    return render(request, "exchange/imported.html", {"imported": office, "ways": ways}) if ways else redirect("home")
