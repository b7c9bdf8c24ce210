"""Writing a need or an offer: six lines of text, and codes suggested for them, of which the author ticks those that fit."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jumelles.errors import JumellesError
from jumelles.openings import codes as schemes
from jumelles.openings.profiles import Profile
from jumelles.openings.suggesting import suggest
from jumelles.web import recording
from jumelles.web.access import page, require
from jumelles.web.fields import in_row
from jumelles.web.openings import doubles
from jumelles.web.recording import Overtaken
from jumelles.web.register import openings, queries
from jumelles.web.register.forms import RecordForm, form_class
from jumelles.web.register.models import Opening
from jumelles.web.register.models.opening import split
from jumelles.web.register.nouns import NOUNS
from jumelles.web.surroundings import language_of

SUGGESTED = 6
BRIEF = ("kind", "organisation", "title", "summary", "language", "terms", "codes", "maturity", "cooperation", "languages", "authority")
"""What one is asked at first; the form of the register has everything."""


def brief_form(opening: Opening, data: Any = None) -> RecordForm:
    """The form with what one is asked at first, who may know of it, and the ambassador it is confided to."""
    made = form_class(NOUNS["opening"])(data, instance=opening, office=opening.office)
    made.fields = {name: made.fields[name] for name in (*BRIEF, "confidentiality", "ambassador", "source")}
    made.fields["codes"].help_text = _(
        "Like nace2:26.60, field:13, hs:902140, separated by commas; “Suggest codes” finds some for your text."
    )
    return made


def written(form: Any) -> Profile:
    """What the matching knows of the text of a form."""
    told = {name: str(form.data.get(name, "")) for name in ("title", "summary", "terms", "language")}
    return Profile("", told["language"], told["title"][:300], told["summary"][:5000], split(told["terms"][:500]))


def suggested(form: Any, language: str) -> list[tuple[str, str, str]]:
    """Codes for the text of a form: the code, its label, the words that speak for it. The author decides."""
    try:
        found = suggest(written(form), SUGGESTED)
    except JumellesError:
        return []
    return [(one.code, schemes.label(one.code, language), ", ".join(one.words)) for one in found]


def with_ticked(data: Any) -> Any:
    """What was sent, with the codes that were ticked among the codes that were written."""
    sent = data.copy()
    ticked = [code for code in sent.getlist("tick") if schemes.is_known(code)]
    sent["codes"] = in_row(",".join([sent.get("codes", ""), *ticked]), schemes.SCHEMES)
    return sent


@page("officer")
def write(request: HttpRequest) -> HttpResponse:
    """A new need or offer, kept as a draft."""
    opening = Opening(office=request.office, language=language_of(request))
    require(request.user, "write", opening)
    form = brief_form(opening, with_ticked(request.POST) if request.method == "POST" else None)
    shown: dict[str, Any] = {"form": form, "suggestions": [], "alike": []}
    if request.method == "POST" and "suggest" in request.POST:
        form.is_valid()
        shown["suggestions"], form._errors = suggested(form, language_of(request)), forms.utils.ErrorDict()
        shown["alike"] = doubles.alike(written(form), str(form.data.get("kind", "")), by=request.user, office=request.office)
        return render(request, "openings/write.html", shown)
    if request.method == "POST" and form.is_valid():
        try:
            openings.draft(form.instance, by=request.user)
        except ValidationError as error:
            form.refuse(error)
        else:
            messages.success(request, _("“%(name)s” is saved as a draft.") % {"name": opening})
            return redirect("openings_one", request.office.slug, opening.pk)
    return render(request, "openings/write.html", shown, status=422 if form.errors else 200)


@page("officer")
def codes(request: HttpRequest, key: UUID) -> HttpResponse:
    """The codes of an opening that is there: those suggested for its text, and those it has."""
    opening = queries.one(request.user, request.office, Opening, key)
    require(request.user, "write", opening)
    problem = ""
    if request.method == "POST":
        opening.codes = ",".join(code for code in dict.fromkeys(request.POST.getlist("tick")))[:500]
        try:
            recording.keep(opening, by=request.user, seen=recording.version_in(request.POST.get("seen", "")))
        except (Overtaken, ValidationError) as error:
            problem = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        else:
            return redirect("openings_one", request.office.slug, opening.pk)
    language = language_of(request)
    own = [(code, schemes.label(code, language), "") for code in split(opening.codes) if schemes.is_known(code)]
    form = brief_form(opening, {name: getattr(opening, name) for name in ("title", "summary", "terms", "language")})
    others = [one for one in suggested(form, language) if one[0] not in split(opening.codes)]
    shown = {"opening": opening, "own": own, "suggestions": others, "problem": problem, "notice": openings.notice(opening)}
    return render(request, "openings/codes.html", shown, status=409 if problem else 200)
