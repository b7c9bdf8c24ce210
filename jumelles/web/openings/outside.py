"""The two pages for who has no account: a company writes its draft, and a side answers a message. Their address is all they need."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jumelles.web.access import page
from jumelles.web.fields import check_text
from jumelles.web.openings.opening_pages import messages_of
from jumelles.web.openings.writing import suggested
from jumelles.web.record import Record
from jumelles.web.recording import Overtaken, keep, version_in
from jumelles.web.register import openings, relaying
from jumelles.web.register.forms import form_class
from jumelles.web.register.models.opening_words import Towards
from jumelles.web.register.nouns import NOUNS
from jumelles.web.surroundings import language_of

THEIRS = ("title", "summary", "language", "terms", "maturity", "cooperation", "languages", "seen")
"""What the company itself writes; whose it is and who may know of it, the office has said."""


def _gone(request: HttpRequest) -> HttpResponse:
    shown = {"title": _("This address is no longer good"), "advice": _("Ask the office for a new one.")}
    return render(request, "error.html", shown, status=410)


@page("anyone")
def draft(request: HttpRequest, token: str) -> HttpResponse:
    """The company's own words; the office reviews them before anybody reads them. What is kept is kept in the name of who invited it."""
    opening = openings.of_token(token)
    if opening is None or opening.author is None:
        return _gone(request)
    form = form_class(NOUNS["opening"])(request.POST or None, instance=opening, office=opening.office)
    form.fields = {name: form.fields[name] for name in THEIRS}
    done, suggestions = False, []
    if request.method == "POST" and form.is_valid():
        try:
            keep(opening, by=opening.author, seen=version_in(request.POST.get("seen", "")), why=_("written by the company"))
        except (ValidationError, Overtaken) as error:
            form.add_error(None, messages_of(error))
        else:
            done, suggestions = True, suggested(form, language_of(request))
    shown = {"opening": opening, "form": form, "done": done, "suggestions": suggestions}
    return render(request, "openings/draft.html", shown, status=422 if form.errors else 200)


class ReplyForm(forms.Form):
    """What a side answers."""

    body = forms.CharField(
        label=gettext_lazy("your answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 8}), validators=[check_text]
    )
    agrees = forms.BooleanField(label=gettext_lazy("You may tell the other side who we are, if they tell us, too"), required=False)


@page("anyone")
def reply(request: HttpRequest, token: str) -> HttpResponse:
    """Answer the last message; the office passes it on, and records that this side agrees to be named, if it says so."""
    found = relaying.of_token(token)
    if found is None:
        return _gone(request)
    case, side = found
    form, done = ReplyForm(request.POST or None), False
    if request.method == "POST" and form.is_valid():
        try:
            relaying.answered(case, side, form.cleaned_data["body"], agrees=form.cleaned_data["agrees"])
        except (ValidationError, Overtaken) as error:
            form.add_error(None, messages_of(error))
        else:
            done = True
    last = case.messages.filter(towards=side).last()
    shown: dict[str, Any] = {"case": case, "title": _title(case, side), "last": last, "form": form, "done": done}
    return render(request, "openings/reply.html", shown, status=422 if form.errors else 200)


def _title(case: Any, side: Any) -> Record:
    """This side's own text: of the other's, nothing is told here."""
    return case.seeking if side == Towards.NEED else case.offering  # type: ignore[no-any-return]
