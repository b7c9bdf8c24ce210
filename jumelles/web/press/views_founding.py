"""The step from a text to a partnership that the register does not hold yet."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jumelles.telling.places import joined, whereabouts
from jumelles.web.access import page, require
from jumelles.web.fields import check_text
from jumelles.web.press.founding import Named, found, named
from jumelles.web.press.models import ClippingKind, ClippingState
from jumelles.web.press.views import found as clipping_of
from jumelles.web.register.models import Partnership
from jumelles.web.register.models.words import PartnershipKind

OFFERED = 12
"""Places abroad that are offered; long minutes name a hundred."""


class Founding(forms.Form):
    """Who the partnership is between, among the places that the text names, and what it is called."""

    ours = forms.TypedChoiceField(label=gettext_lazy("our side"), coerce=int)
    theirs = forms.TypedMultipleChoiceField(label=gettext_lazy("partner side"), coerce=int, widget=forms.CheckboxSelectMultiple)
    kind = forms.ChoiceField(label=gettext_lazy("kind"), choices=PartnershipKind.choices)
    name = forms.CharField(
        label=gettext_lazy("name"),
        max_length=200,
        required=False,
        validators=[check_text],
        help_text=gettext_lazy("Without it, the names of both sides."),
    )

    def __init__(self, told: Any, places: Named, twinned: bool) -> None:  # noqa: FBT001 - what the text speaks of
        kind = PartnershipKind.TWINNING if twinned else PartnershipKind.COOPERATION
        super().__init__(told, initial={"kind": kind, "theirs": [place.id for place in places.theirs[:1]]})
        self.places = {place.id: place for place in [*places.ours, *places.theirs]}
        for name, offered in (("ours", places.ours), ("theirs", places.theirs[:OFFERED])):
            self.fields[name].choices = [(place.id, joined(place.name, whereabouts(place))) for place in offered]  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """What the form says, with places for their numbers."""
        given = self.cleaned_data
        ours, theirs = self.places[given["ours"]], [self.places[one] for one in given["theirs"]]
        name = given["name"] or " – ".join(place.name for place in [ours, *theirs])[:200]
        return {"ours": ours, "theirs": theirs, "kind": given["kind"], "name": name}


@page("officer")
def found_partnership(request: HttpRequest, key: UUID) -> HttpResponse:
    """Open the partnership that a text tells of, its sides chosen among the places that it names."""
    row = clipping_of(request, key)
    require(request.user, "write", Partnership(office=request.office))
    if row.partnership_id or row.kind != ClippingKind.TEXT or row.state != ClippingState.READY:
        return redirect("clipping", request.office.slug, key)
    twinned = row.proposals.filter(type="accord", attributes__kind="twinning").exists()
    places = named(row)
    form = Founding(request.POST or None, places, twinned)
    if request.method == "POST" and form.is_valid():
        try:
            made = found(row, **form.told(), by=request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("“%(name)s” is open: what the text tells of it can now be accepted.") % {"name": made})
            return redirect("clipping", request.office.slug, key)
    shown = {"clipping": row, "form": form, "possible": bool(places.ours and places.theirs)}
    return render(request, "press/found.html", shown, status=422 if form.errors else 200)
