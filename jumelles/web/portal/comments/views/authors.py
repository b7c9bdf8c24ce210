"""What the author of a comment does by signed links: confirm the address, see what became of it, appeal, erase, take it along."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jumelles.web.access import page
from jumelles.web.portal.comments import moves, own
from jumelles.web.portal.comments.states import Act, State
from jumelles.web.portal.comments.subjects import public
from jumelles.web.portal.comments.views.public import ReasonForm, clock
from jumelles.web.portal.models import Comment


@page("anyone")
def own_comment(request: HttpRequest, token: str) -> HttpResponse:
    """The author's comment as it stands."""
    comment = own.held(token)
    if comment is None:
        return _nothing(request)
    clock(comment.office)
    act = request.POST.get("act", "")
    form = ReasonForm(request.POST if act == Act.APPEAL else None)
    if act == Act.APPEAL and form.is_valid():
        moves.appeal(comment, form.cleaned_data["reason"])
        return redirect("own_comment", token)
    if act in {"erase", "erase_all"}:
        rows = own.all_of(comment) if act == "erase_all" else Comment.objects.filter(pk=comment.pk)
        moves.erase(rows, comment.office)
        return redirect("own_comment", token)
    return render(request, "portal/comments/own.html", _shown(comment, token, form))


def _shown(comment: Comment, token: str, form: ReasonForm) -> dict[str, Any]:
    erased = comment.state == State.ERASED
    return {
        "comment": comment,
        "token": token,
        "form": form,
        "subject": public(comment.about),
        "erased": erased,
        "reason": own.reason(comment),
        "may": own.may(comment),
        "others": 0 if erased else own.all_of(comment).exclude(state=State.ERASED).count() - 1,
    }


@page("anyone")
def confirm_comment(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm an address by a button: mail programs follow links by themselves."""
    comment = own.held(token, own.CONFIRM)
    if comment is None:
        return _nothing(request)
    if request.method == "POST":
        moves.confirm(comment)
        return redirect("own_comment", own.token(comment))
    return render(request, "portal/comments/confirm.html", {"comment": comment})


@page("anyone")
@require_safe
def own_data(request: HttpRequest, token: str) -> HttpResponse:
    """Everything that is kept of the author, as a file."""
    comment = own.held(token)
    if comment is None:
        return _nothing(request)
    response = JsonResponse(own.told(comment), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = 'attachment; filename="comments.json"'
    return response


def _nothing(request: HttpRequest) -> HttpResponse:
    told = {"title": _("This link is not good"), "advice": _("Copy it whole, as it stood in the mail or on the page.")}
    return render(request, "error.html", told, status=404)
