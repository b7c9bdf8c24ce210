"""The dates ahead: what expires, is to be renewed, is celebrated, or comes to visit, and what to prepare."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from jumelles import languages
from jumelles.dates import say
from jumelles.web.desk.lines import Act, Line, add, edit
from jumelles.web.register import ahead
from jumelles.web.register.ahead import Happening
from jumelles.web.register.models.words import Direction, Renewal
from jumelles.web.register.showing import address_in
from jumelles.web.register.spans import away

KINDS = ("visit", "expiry", "renewal")
"""What is told besides anniversaries, which are sought once for the whole desk."""
OCCASION = timedelta(days=365)
"""How far ahead an anniversary is an occasion to invite: mayors' calendars fill up a year before."""
NEAR = 14
"""Days before it from which on a date is a matter of days."""


def anniversaries(by: Any, office: Any, today: date) -> list[Happening]:
    """The round anniversaries of the next year, or of as many days as the office looks ahead if they are more."""
    last = today + max(OCCASION, timedelta(days=office.ahead_days))
    return ahead.between(by, office, today, last, kinds=("anniversary",))


def coming(by: Any, office: Any, today: date, occasions: Sequence[Happening]) -> list[Happening]:
    """The dates of the office from today to as far as it looks ahead, with its anniversaries (`occasions`), the next one first."""
    last = today + timedelta(days=office.ahead_days)
    found = ahead.between(by, office, today, last, kinds=KINDS)
    return sorted([*found, *(one for one in occasions if one.first <= last)], key=lambda one: one.first)


def line(happening: Happening, office: Any, today: date) -> Line:
    """One date with its days left and the next thing to do."""
    title, note, act = TOLD[happening.kind](happening, office)
    left = (happening.first - today).days
    return Line(
        happening.kind if happening.kind != "visit" else happening.record.direction,
        title,
        address_in(office, happening.partnership if happening.kind == "anniversary" else happening.record),
        note=note,
        when=_when(happening, left),
        day=_day(happening) if happening.sure else "",
        of="" if happening.kind == "anniversary" else happening.partnership.name,
        near=left <= NEAR,
        act=act,
    )


def _when(happening: Happening, left: int) -> str:
    """In how many days; of a day that the archive knows only roughly, what it knows: “in 5 days” would be a guess."""
    if left < 0:
        return pgettext("visit", "under way")
    return away(left) if happening.sure else _day(happening)


def _day(happening: Happening) -> str:
    """The day in words; of one that the archive knows only roughly, what it knows."""
    if happening.sure:
        return languages.date(happening.first)
    if happening.kind == "anniversary":
        return _("in %(year)s, on a day that is not recorded") % {"year": happening.first.year}
    return say(happening.record.starts if happening.kind == "visit" else happening.record.expires)


def _visit(happening: Happening, office: Any) -> tuple[str, str, Act]:
    visit = happening.record
    coming_in = visit.direction == Direction.INBOUND
    note = _("A delegation comes to you.") if coming_in else _("You travel.")
    return visit.title, note, Act(_("Prepare the visit"), address_in(office, visit), writes=False)


def _expiry(happening: Happening, office: Any) -> tuple[str, str, Act]:
    agreement = happening.record
    note = _("It ends with its term.") if agreement.renewal == Renewal.NONE else _("It ends; how it is renewed is not recorded.")
    return agreement.title, note, Act(_("Propose a renewal"), add(office, "agreement", happening.partnership))


def _renewal(happening: Happening, office: Any) -> tuple[str, str, Act]:
    agreement = happening.record
    if agreement.renewal == Renewal.TACIT:
        note = _("It renews itself unless one side objects: check that it still fits.")
        return agreement.title, note, Act(_("Check the agreement"), edit(office, agreement))
    return (
        agreement.title,
        _("It goes on only if both sides sign again."),
        Act(_("Prepare the new signature"), add(office, "agreement", happening.partnership)),
    )


def _anniversary(happening: Happening, office: Any) -> tuple[str, str, Act]:
    years = ngettext("%(n)s year since the first signature", "%(n)s years since the first signature", happening.years)
    return (
        happening.partnership.name,
        years % {"n": languages.number(happening.years)},
        Act(_("Plan the celebration"), add(office, "action", happening.partnership)),
    )


TOLD = {"visit": _visit, "expiry": _expiry, "renewal": _renewal, "anniversary": _anniversary}
