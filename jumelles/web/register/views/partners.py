"""What one does with a partnership and a visit beyond their forms: keep the ranking of the day, invite a guest, paste a delegation."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from jumelles.errors import JumellesError
from jumelles.web.access import page, require
from jumelles.web.fields import check_text
from jumelles.web.people.invitations import way_in
from jumelles.web.people.models.user import LANGUAGES
from jumelles.web.recording import version_in
from jumelles.web.register import actions, queries
from jumelles.web.register.models import Authority, Delegate, Invitation, Partnership, Visit
from jumelles.web.register.showing import address


@page("officer")
@require_POST
def rank(request: HttpRequest, key: UUID) -> HttpResponse:
    """Keep how the partner ranks for us today."""
    partnership = queries.one(request.user, request.office, Partnership, key)
    try:
        actions.record_choice(partnership, by=request.user, seen=version_in(request.POST.get("seen", "")))
    except (ValidationError, JumellesError) as error:
        messages.error(request, " ".join(error.messages) if isinstance(error, ValidationError) else str(error))
    else:
        messages.success(request, _("The ranking of today is kept with the partnership."))
    return redirect(address(partnership))


class InvitationForm(forms.Form):
    """Whom to invite."""

    name = forms.CharField(label=gettext_lazy("first name and surname"), max_length=150, validators=[check_text])
    email = forms.EmailField(label=gettext_lazy("e-mail address"), max_length=254)
    language = forms.ChoiceField(label=gettext_lazy("language"), choices=LANGUAGES)
    authority = forms.ModelChoiceField(Authority.objects.none(), label=gettext_lazy("on behalf of"), required=False)

    def __init__(self, *arguments: Any, partnership: Partnership, **named: Any) -> None:
        super().__init__(*arguments, **named)
        field: Any = self.fields["authority"]
        field.queryset = Authority.objects.filter(parties__partnership=partnership, parties__side="partner").distinct()


@page("head")
def invite(request: HttpRequest, key: UUID) -> HttpResponse:
    """Open a partnership to the partner's office: the page then shows the address by which the guest chooses a password."""
    partnership = queries.one(request.user, request.office, Partnership, key)
    require(request.user, "write", Invitation(office=request.office, partnership=partnership))
    form = InvitationForm(request.POST or None, partnership=partnership, initial={"language": "en"})
    if request.method == "POST" and form.is_valid():
        try:
            invitation = actions.invite(partnership, **form.cleaned_data, by=request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return render(
                request,
                "people/way_in.html",
                {
                    "guest": invitation.member.user,
                    "link": way_in(request, invitation.member.user, invitation.office),
                    "back": address(partnership),
                },
            )
    shown = {"form": form, "title": _("Invite the partner’s office"), "record": partnership, "back": address(partnership)}
    return render(request, "register/step.html", shown, status=422 if form.errors else 200)


class DelegationForm(forms.Form):
    """A delegation as lines of text."""

    lines = forms.CharField(
        label=gettext_lazy("One person a line: family name; given name; as what; languages; diet; room; arrival; departure"),
        help_text=gettext_lazy(
            "Cells copied from a spreadsheet do as well. Who is known by exactly this name is taken, others are added to your people. "
            "Days that are not told are those of the visit."
        ),
        widget=forms.Textarea(attrs={"rows": 14, "placeholder": gettext_lazy("Ivanova; Anna; …")}),
        max_length=60_000,
    )


@page("officer")
def paste(request: HttpRequest, key: UUID) -> HttpResponse:
    """A whole delegation at once."""
    visit = queries.one(request.user, request.office, Visit, key)
    require(request.user, "write", Delegate(office=request.office, visit=visit))
    form = DelegationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = actions.add_delegates(visit, form.cleaned_data["lines"].splitlines(), by=request.user)
        except ValidationError as error:
            form.add_error("lines", error.messages)
        else:
            messages.success(request, ngettext("%(n)d delegate was added.", "%(n)d delegates were added.", len(kept)) % {"n": len(kept)})
            return redirect(address(visit))
    shown = {
        "form": form,
        "title": _("Add the whole delegation"),
        "record": visit,
        "back": reverse("record", args=[request.office.slug, "visit", visit.pk]),
    }
    return render(request, "register/step.html", shown, status=422 if form.errors else 200)
