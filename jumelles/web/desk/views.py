"""Its pages: the desk, each of its boxes alone, the form that wakes a partnership, and the choice of reminders."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from jumelles.web.access import may, page, require
from jumelles.web.desk import overview, waking
from jumelles.web.desk.choosing import choose, of_token, rhythm_of
from jumelles.web.desk.dates import anniversaries
from jumelles.web.desk.deciding import decisions
from jumelles.web.desk.numbers import numbers
from jumelles.web.desk.radar import radar
from jumelles.web.desk.sleeping import life
from jumelles.web.desk.unfinished import checklists
from jumelles.web.people.models import Membership, Rhythm
from jumelles.web.portal.comments import queue
from jumelles.web.portal.models import Comment
from jumelles.web.press import incoming
from jumelles.web.press.models import Clipping
from jumelles.web.recording import keep
from jumelles.web.register import queries
from jumelles.web.register.models import Partnership
from jumelles.web.register.showing import address_in
from jumelles.web.surroundings import spoken

PAGE = 50


def _members_only(request: HttpRequest) -> None:
    """Guests have no desk: to them it does not exist."""
    if not may(request.user, "view", request.office):
        raise Http404


@page("reader")
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What needs attention, by urgency."""
    _members_only(request)
    by, office, today = request.user, request.office, timezone.localdate()
    found, occasions = life(office, today), anniversaries(by, office, today)
    shown = {
        "today": today,
        "life": found,
        "numbers": numbers(office, today),
        "dates": overview.coming(by, office, occasions, today),
        "asleep": overview.asleep(office, found, occasions, today),
        "silent": overview.silent(found),
        "radar": radar(found.awake, found.asleep, office.quiet_after),
        "checklists": checklists(office, found.ended, today),
        "decisions": decisions(by, office, found.proposed, found.ended, today),
        "rhythm": rhythm_of(by, office),
        "may_write": may(by, "write", Partnership(office=office)),
        "comments": queue.waiting(by, office) if may(by, "view", Comment(office=office)) else 0,
        "texts": incoming.waiting(office).count() if may(by, "view", Clipping(office=office)) else 0,
    }
    return render(request, "desk/desk.html", shown)


@page("reader")
@require_safe
def box(request: HttpRequest, name: str) -> HttpResponse:
    """One box of the desk with all its lines, by pages."""
    _members_only(request)
    if name not in overview.BOXES:
        raise Http404
    by, office, number = request.user, request.office, _number(request.GET.get("page", ""))
    found = overview.one_box(name, by, office, timezone.localdate(), first=(number - 1) * PAGE, most=PAGE)
    leaf = Paginator(range(found.count), PAGE).get_page(number)
    shown = {"name": name, "box": found, "leaf": leaf, "may_write": may(by, "write", Partnership(office=office))}
    return render(request, "desk/box.html", shown)


def _number(text: str) -> int:
    return min(max(int(text), 1), 100_000) if text.isascii() and text.isdecimal() and len(text) < 7 else 1


@page("officer")
def wake(request: HttpRequest, key: UUID) -> HttpResponse:
    """Record that a partnership is alive again, or a contact there was."""
    partnership = queries.one(request.user, request.office, Partnership, key)
    require(request.user, "write", partnership)
    which = next((name for name in waking.KEPT if name in request.POST), "")
    both = waking.forms(partnership, request.office, request.POST or None, which)
    form = both.get(which)
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            keep(form.instance, by=request.user)
        except ValidationError as error:
            form.refuse(error)
        else:
            messages.success(request, _("“%(name)s” has a new contact on record.") % {"name": partnership})
            return redirect("desk", request.office.slug)
    shown = {"partnership": partnership, "forms": both, "link": address_in(request.office, partnership)}
    return render(request, "desk/wake.html", shown, status=422 if form is not None and form.errors else 200)


@page("reader")
def reminders(request: HttpRequest) -> HttpResponse:
    """One's own reminders by e-mail: never, every week, every day."""
    _members_only(request)
    member = Membership.objects.filter(office=request.office, user=request.user).get()
    if request.method == "POST":
        wanted = request.POST.get("rhythm", "")
        if wanted not in Rhythm.values:
            messages.error(request, _("Choose one of the three."))
        else:
            choose(member, wanted, by=request.user)
            messages.success(request, _("Your choice is saved."))
        return redirect("reminders", request.office.slug)
    shown: dict[str, Any] = {"rhythm": rhythm_of(request.user, request.office), "choices": Rhythm.choices}
    return render(request, "desk/reminders.html", shown)


@csrf_exempt
@page("anyone")
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """End the reminders of who holds this address, without signing in; mail programs send the POST by themselves (RFC 8058)."""
    member = of_token(token)
    if member is None:
        shown = {"title": _("This address is no longer good"), "advice": _("Sign in and turn the reminders off under “Your account”.")}
        return render(request, "error.html", shown, status=410)
    request.language = member.user.language  # type: ignore[attr-defined]
    with spoken(member.user.language):
        if request.method == "POST":
            choose(member, Rhythm.NONE, by=member.user)
        return render(request, "desk/unsubscribe.html", {"done": request.method == "POST"})
