"""The comments of an office, for those who decide: the queue, decisions on one or many, what was decided, and how comments are taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from jumelles.languages import number
from jumelles.web.access import may, page, require
from jumelles.web.portal.comments import lists, moves, queue, rules, writing
from jumelles.web.portal.comments.shown import paragraphs
from jumelles.web.portal.comments.states import BY_OFFICE, DECISIONS, VISIBLE, Act, State, after, open_to
from jumelles.web.portal.comments.subjects import Subject, subject
from jumelles.web.portal.models import Comment, Manner, Move
from jumelles.web.register.views.files import download

LOG = 100
"""Entries of the log on its page."""


@page("officer")
@require_safe
def comments(request: HttpRequest) -> HttpResponse:
    """The queue, or another list of comments."""
    wanted = queue.asked(request.GET)
    rows = queue.found(request.user, request.office, wanted)
    count = rows.count()
    shown = {
        "asked": wanted,
        "rows": list(_told(request, rows[(wanted.page - 1) * queue.PAGE : wanted.page * queue.PAGE])),
        "count": count,
        "pages": max(1, -(-count // queue.PAGE)),
        "lists": [
            (name, queue.STATES[name][0], n, wanted.at(state=name)) for name, n in queue.counts(request.user, request.office).items()
        ],
        "signs": [(name, words) for name, (words, _rows) in queue.SIGNS.items()],
        "times": [(name, words) for name, (words, _span) in queue.TIMES.items()],
        "about": subject(wanted.about) if wanted.about else None,
        "bulk": [str(act) for act in DECISIONS if open_to(act).intersection(queue.STATES[wanted.state][1])],
        "last": _undoable(request),
    }
    return render(request, "portal/comments/queue.html", shown | _rights(request))


def _told(request: HttpRequest, rows: QuerySet[Comment]) -> Iterator[dict[str, Any]]:
    """Comments with what their decision needs."""
    known: dict[UUID, Subject | None] = {}
    for row in rows.select_related("last__by", "replied_by"):
        if row.about not in known:
            known[row.about] = subject(row.about)
        yield _one(request, row, known[row.about])


def _one(request: HttpRequest, row: Comment, about: Subject | None) -> dict[str, Any]:
    return {
        "comment": row,
        "about": about,
        "paragraphs": paragraphs(row.text),
        "reasons": list(rules.reasons(row.signs)),
        "email": row.email if may(request.user, "address", row) else "",
        "acts": [act for act in DECISIONS if after(row.state, act) is not None],
        "erasable": row.state != State.ERASED,
        "visible": row.state in VISIBLE,
    }


def _undoable(request: HttpRequest) -> Move | None:
    """The last decision of this person, if it can still be undone."""
    made = Move.objects.filter(office=request.office, by=request.user).order_by("-at").first()
    return made if made and made.act in DECISIONS and not made.undone.exists() else None


def _rights(request: HttpRequest) -> dict[str, Any]:
    return {"heads": may(request.user, "address", Comment(office=request.office))}


@page("officer")
@require_POST
def decide_comments(request: HttpRequest) -> HttpResponse:
    """Decide those that are ticked, or all that the list held when it was opened."""
    wanted, act, keys = queue.asked(request.POST), *_chosen(request)
    require(request.user, "decide", Comment(office=request.office))
    if act not in BY_OFFICE:
        raise Http404
    rows = queue.found(request.user, request.office, wanted)
    rows = rows if keys is None else rows.filter(pk__in=keys)
    move = moves.decide(rows.order_by(), act, by=request.user, office=request.office, reason=request.POST.get("reason", "")[:2000])
    _tell(request, move)
    return redirect(reverse("comments", args=[request.office.slug]) + wanted.at())


def _chosen(request: HttpRequest) -> tuple[str, list[UUID] | None]:
    """The act of the button that was pressed, and for which comments: one, those ticked, or (None) all of the list."""
    if every := request.POST.get("all", ""):
        return every, None
    if ":" in (one := request.POST.get("one", "")):
        act, key = one.split(":", 1)
        return act, _keys([key])
    return request.POST.get("act", ""), _keys(request.POST.getlist("comment"))


def _keys(texts: list[str]) -> list[UUID]:
    return [key for text in texts if (key := queue.key(text))]


def _tell(request: HttpRequest, move: Move | None) -> None:
    if move is None:
        messages.warning(request, _("Nothing was decided: choose comments first, or they were decided meanwhile."))
        return
    done = ngettext("%(n)s comment is decided.", "%(n)s comments are decided.", move.count)
    messages.success(request, done % {"n": number(move.count)})


@page("officer")
def comment(request: HttpRequest, key: UUID) -> HttpResponse:
    """One comment: its decision with a reason, the office's answer, what was done to it."""
    row = get_object_or_404(Comment.objects.select_related("last__by", "replied_by"), pk=key, office=request.office)
    require(request.user, "view", row)
    if request.method == "POST":
        _done(request, row)
        return redirect("comment", request.office.slug, key)
    shown = {"one": _one(request, row, subject(row.about)), "steps": row.steps.select_related("move__by").order_by("move__at", "id")}
    return render(request, "portal/comments/comment.html", shown | _rights(request))


def _done(request: HttpRequest, row: Comment) -> None:
    """What the form of one comment asks for: a decision, an answer, or both at once."""
    act, reply = request.POST.get("act", ""), request.POST.get("reply")
    if reply is not None and act != Act.ERASE and reply.strip() != row.reply:
        moves.answer(row, reply.strip()[: writing.LONGEST], by=request.user)
        messages.success(request, _("The answer is kept.") if reply.strip() else _("The answer is taken back."))
    if act in BY_OFFICE:
        rows = Comment.objects.filter(pk=row.pk)
        _tell(request, moves.decide(rows, act, by=request.user, office=request.office, reason=request.POST.get("reason", "")[:2000]))


@page("officer")
@require_POST
def undo_decision(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take a decision back, for what was not moved since."""
    move = get_object_or_404(Move, pk=key, office=request.office)
    undone = moves.undo(move, by=request.user)
    if undone is None:
        messages.warning(request, _("There is nothing left to undo: the comments were moved since."))
    else:
        words = ngettext("%(n)s comment is as it was before.", "%(n)s comments are as they were before.", undone.count)
        messages.success(request, words % {"n": number(undone.count)})
    return redirect("comments", request.office.slug)


@page("officer")
@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """Who decided what, newest first."""
    require(request.user, "view", Comment(office=request.office))
    rows = Move.objects.filter(office=request.office).select_related("by").order_by("-at", "id")[:LOG]
    return render(request, "portal/comments/log.html", {"rows": list(rows)})


@page("officer")
@require_safe
def comments_csv(request: HttpRequest) -> HttpResponse:
    """The list as a table; a head may ask for the addresses too."""
    rows = queue.found(request.user, request.office, queue.asked(request.GET))
    emails = request.GET.get("emails") == "1"
    if emails:
        require(request.user, "address", Comment(office=request.office))
    return download(lists.table(rows, emails=emails), "comments.csv", "text/csv; charset=utf-8")


class MannerForm(forms.ModelForm):
    """How the office takes comments."""

    class Meta:
        model = Manner
        fields = ("words", "months")


@page("head")
def manner(request: HttpRequest) -> HttpResponse:
    """The words to look out for, and how long addresses are kept."""
    kept = writing.manner(request.office)
    require(request.user, "write", kept)
    form = MannerForm(request.POST or None, instance=kept)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("comments", request.office.slug)
    return render(request, "portal/comments/manner.html", {"form": form})
