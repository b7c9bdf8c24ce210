"""The step from a candidate to a partnership: what will be recorded is shown first, and the officer may change its words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jumelles.errors import JumellesError
from jumelles.facts import Place
from jumelles.web.access import page, require
from jumelles.web.fields import check_text
from jumelles.web.finding import home, showing
from jumelles.web.finding.answering import answer
from jumelles.web.finding.opening import Choice, atlas_place, authorities_at, choice, open_partnership, sentence
from jumelles.web.register.models import Authority, Partnership
from jumelles.web.register.models.words import Level, PartnershipKind
from jumelles.web.register.showing import address


class Opening(forms.Form):
    """What is recorded of a new partnership; an authority that the register does not know yet is named with its level."""

    name = forms.CharField(label=gettext_lazy("name"), max_length=200, validators=[check_text])
    kind = forms.ChoiceField(label=gettext_lazy("kind"), choices=PartnershipKind.choices)
    reason = forms.CharField(
        label=gettext_lazy("why this partner was chosen"),
        max_length=5000,
        required=False,
        validators=[check_text],
        widget=forms.Textarea(attrs={"rows": 7}),
    )

    def __init__(self, *arguments: Any, office: Any, ours: Place, theirs: Place, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.office = office
        self.known: dict[str, dict[str, Authority]] = {}
        for side, place, label, level in (
            ("ours", ours, _("our side"), _("level of our side")),
            ("theirs", theirs, _("partner side"), _("level of the partner side")),
        ):
            self._side(side, place, (label, level))
        self.order_fields(["name", "kind", "ours", "ours_level", "theirs", "theirs_level", "reason"])

    def _side(self, side: str, place: Place, labels: tuple[str, str]) -> None:
        known = {str(row.pk): row for row in authorities_at(self.office, place)}
        self.known[side] = known
        if known:
            self.fields[side] = forms.ChoiceField(label=labels[0], choices=[(key, row.name) for key, row in known.items()])
            return
        level = Level.REGION if place.kind == "region" else Level.MUNICIPALITY
        note = _("This authority is new to your register: it is added with the partnership.")
        self.fields[side] = forms.CharField(label=labels[0], max_length=200, initial=place.name, validators=[check_text], help_text=note)
        self.fields[f"{side}_level"] = forms.ChoiceField(label=labels[1], choices=Level.choices, initial=level)

    def authority(self, side: str) -> Authority:
        """The chosen authority of a side, or a new one that is not kept yet."""
        told = self.cleaned_data[side]
        return self.known[side].get(told) or Authority(office=self.office, name=told, level=self.cleaned_data[f"{side}_level"])


@page("officer")
@require_http_methods(["GET", "HEAD", "POST"])
def open_one(request: HttpRequest, place: int) -> HttpResponse:
    """Show what will be recorded, and record it."""
    require(request.user, "write", Partnership(office=request.office))
    there = atlas_place(place)
    if there is None:
        raise Http404
    found = answer(request.office, request.GET)
    back = f"{reverse('find', args=[request.office.slug])}?{found.asked()}"
    shown = {"there": there, "back": back, "held": home.held(request.office, request.user, [place]).get(place, [])}
    try:
        chosen = choice(request.office, found.ranking, there) if found.ranking else None
    except JumellesError as error:
        found.wrong.append(str(error))
        chosen = None
    if chosen is None or shown["held"]:
        status = 422 if found.wrong else 409 if request.method == "POST" else 200
        return render(request, "finding/open.html", shown | {"wrong": found.wrong, "form": None}, status=status)
    form = _form(request, chosen)
    if form.is_bound and form.is_valid() and (made := _opened(request, form, chosen)):
        messages.success(request, _("The partnership is open, with the ranking of today as its reason."))
        return redirect(address(made))
    shown |= {
        "form": form,
        "wrong": [],
        "basis": list(showing.basis(chosen.ranking)),
        "told": _told(request, chosen),
        "all": chosen.told.candidates,
    }
    return render(request, "finding/open.html", shown, status=422 if form.errors else 200)


def _form(request: HttpRequest, chosen: Choice) -> Opening:
    a, b = chosen.told.a, chosen.told.b
    initial = {"name": f"{a.name} – {b.name}", "kind": PartnershipKind.CONTACT, "reason": sentence(chosen)}
    return Opening(request.POST or None, office=request.office, ours=a, theirs=b, initial=initial)


def _told(request: HttpRequest, chosen: Choice) -> dict[str, Any]:
    """The candidate as in the list of the ranking."""
    return showing.row(chosen.told.match, chosen.ranking.place, chosen.ranking.weights, request.office, {}, request.GET.urlencode())


def _opened(request: HttpRequest, form: Opening, chosen: Choice) -> Partnership | None:
    told = {name: form.cleaned_data[name] for name in ("name", "kind", "reason")}
    try:
        return open_partnership(chosen, **told, ours=form.authority("ours"), theirs=form.authority("theirs"), by=request.user)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None
