"""What awaits a decision or a word: proposals, agreements without a signature, plans whose day has passed, results nobody wrote down."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import chain
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jumelles.dates import say
from jumelles.web.desk import companies
from jumelles.web.desk.lines import SHOWN, Act, Box, Line, add, edit
from jumelles.web.register.models import Action, Agreement, Visit
from jumelles.web.register.models.words import Renewal, Stage
from jumelles.web.register.showing import address_in

RECENT = timedelta(days=730)
"""How long after it a result is asked for: nobody writes down today what came of a visit of 1975."""
LAPSED = timedelta(days=365)
"""How long after its end an agreement is asked about; later it is one of the reasons why a partnership sleeps."""


def decisions(
    by: Any, office: Any, proposed: Iterable[Any], ended: Iterable[Any], today: date, *, first: int = 0, most: int = SHOWN
) -> Box:
    """The open questions of an office that `by` may know of, from the `first` on, as many as `most`, those that bind first.

    Of what has ended nothing is asked.
    """
    over = [one.pk for one in ended]
    proposals = list(proposed)
    count, lines = len(proposals), [_proposal(one, office) for one in proposals[first : first + most]]
    ours = ((asked.exclude(partnership__in=over).select_related("partnership"), told) for asked, told in _questions(office, today))
    for rows, told in chain(ours, companies.questions(by, office, today)):
        skip, room = max(first - count, 0), most - len(lines)
        count += rows.count()
        if room and count > first:
            lines += [told(row, office) for row in rows[skip : skip + room]]
    return Box(lines, count)


def _questions(office: Any, today: date) -> Iterable[tuple[Any, Any]]:
    """The rows of each question, the newest first, and how one of them is told."""
    agreements, actions, visits = (model.objects.filter(office=office) for model in (Agreement, Action, Visit))
    past, recent = _begun(today), Q(starts_from__range=(today - RECENT, today))
    over = Q(ends_until__lt=today) | Q(ends="") & past
    yield agreements.filter(signed="").order_by("title", "id"), _unsigned
    lapsed = agreements.filter(expires_until__range=(today - LAPSED, today - timedelta(days=1))).exclude(renewal=Renewal.TACIT)
    later = Agreement.objects.filter(office=office).filter(Q(expires_until=None) | Q(expires_until__gte=today)).values("partnership")
    yield lapsed.exclude(partnership__in=later).order_by("-expires_until", "id"), _lapsed
    yield actions.filter(past, stage=Stage.PLANNED), _overdue
    yield visits.filter(recent, over, result=""), _visited
    yield actions.filter(recent, stage=Stage.DONE, result=""), _done


def _begun(today: date) -> Q:
    """Begun for certain: what is dated to this year or this month may begin yet."""
    open_still = [f"{text}{doubt}" for text in (f"{today:%Y}", f"{today:%Y-%m}") for doubt in ("", "~", "?", "%")]
    return Q(starts_from__lt=today) & ~Q(starts__in=open_still)


def _proposal(partnership: Any, office: Any) -> Line:
    return Line(
        "proposed",
        partnership.name,
        address_in(office, partnership),
        note=_("A partnership is proposed; nobody has said yes or no."),
        when=say(partnership.status_on),
        act=Act(_("Record the decision"), add(office, "status", partnership)),
    )


def _unsigned(agreement: Any, office: Any) -> Line:
    return _asked("unsigned", agreement, office, _("No day of signature is recorded."), "", _("Enter the day"))


def _lapsed(agreement: Any, office: Any) -> Line:
    act = Act(_("Propose a renewal"), add(office, "agreement", agreement.partnership))
    return _asked("lapsed", agreement, office, _("It has run out, and no other agreement follows."), agreement.expires, act=act)


def _overdue(action: Any, office: Any) -> Line:
    return _asked(
        "overdue",
        action,
        office,
        _("It was to begin by now: is it under way, put off, or called off?"),
        action.starts,
        _("Say where it stands"),
    )


def _visited(visit: Any, office: Any) -> Line:
    return _asked("result", visit, office, _("The visit is over; its result is not written down."), visit.starts, _("Write the result"))


def _done(action: Any, office: Any) -> Line:
    return _asked(
        "result", action, office, _("It is done; its result is not written down."), action.ends or action.starts, _("Write the result")
    )


def _asked(kind: str, record: Any, office: Any, note: str, on: str, words: str = "", act: Act | None = None) -> Line:
    return Line(
        kind,
        str(record),
        address_in(office, record),
        note=note,
        when=say(on) if on else pgettext("date", "undated"),
        of=record.partnership.name,
        act=act or Act(words, edit(office, record)),
    )
