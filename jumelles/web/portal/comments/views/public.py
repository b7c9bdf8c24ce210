"""What every visitor may do: write a comment, and report one.

The form has a page of its own, so that the article sets no cookie and may be kept by browsers and proxies.
"""

from __future__ import annotations

import zoneinfo
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jumelles.web.access import page
from jumelles.web.fields import check_text
from jumelles.web.portal.comments import moves, own, shown, writing
from jumelles.web.portal.comments.states import VISIBLE
from jumelles.web.portal.comments.subjects import Subject, public
from jumelles.web.portal.models import Comment
from jumelles.web.surroundings import language_of


class ReasonForm(forms.Form):
    """Why a visitor reports a comment, or its author appeals."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4, "maxlength": 1000}))

    def clean_reason(self) -> str:
        """No character that nobody types."""
        check_text(self.cleaned_data["reason"])
        return str(self.cleaned_data["reason"])


@page("anyone")
def write(request: HttpRequest, about: UUID) -> HttpResponse:
    """The form, and what comes out of it."""
    found = _subject(about)
    form = writing.CommentForm(request.POST or None, subject=found)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            return _thanks(request, found, form.cleaned_data)
        except writing.TooMany:
            form.add_error(None, _("Too many comments come from where you are: wait a while, and send it again."))
            status = 429
    if form.is_bound and not form.is_valid():
        form.data = form.data.copy() | {"started": writing.started(found)}  # an old form is good again when it is sent once more
        status = 422 if status == 200 else status
    return render(request, "portal/comments/write.html", {"subject": found, "form": form}, status=status)


def _thanks(request: HttpRequest, found: Subject, told: dict[str, Any]) -> HttpResponse:
    """The word that it is held; with the author's link, but where that goes to an address that is to be confirmed."""
    comment = writing.write(found, told, of=writing.sender(request.META.get("REMOTE_ADDR", "")), language=language_of(request))
    mailed = own.mail(comment) if found.verified else False
    kept = "" if found.verified else request.build_absolute_uri(own.address(comment))
    return render(request, "portal/comments/thanks.html", {"subject": found, "own": kept, "mailed": mailed})


def _subject(about: UUID) -> Subject:
    found = public(about)
    if found is None or not shown.takes(found):
        raise Http404
    clock(found.office)
    return found


def clock(office: Any) -> None:
    """Tell times by the office's clock: these pages name no office in their addresses, which would do it."""
    timezone.activate(zoneinfo.ZoneInfo(office.timezone))


@page("anyone")
def report(request: HttpRequest, key: UUID) -> HttpResponse:
    """Tell the office what is wrong with a comment."""
    comment = get_object_or_404(Comment, pk=key, state__in=VISIBLE)
    found = public(comment.about)
    if found is None or found.office.pk != comment.office_id:
        raise Http404
    clock(found.office)
    form = ReasonForm(request.POST or None)
    done = request.method == "POST" and form.is_valid()
    if done:
        moves.report(comment, form.cleaned_data["reason"])
    told = {"subject": found, "comment": comment, "paragraphs": shown.paragraphs(comment.text), "form": form, "done": done}
    return render(request, "portal/comments/report.html", told)
