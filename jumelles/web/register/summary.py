"""A partnership in one line: since when, its longest silence, whether it is awake, and the next date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jumelles import dates, languages
from jumelles.web.register import ahead
from jumelles.web.register.ahead import Happening
from jumelles.web.register.contacts import dated, last_contacts, proofs
from jumelles.web.register.models import Partnership
from jumelles.web.register.models.words import PartnershipKind, Status
from jumelles.web.register.spans import away, months_since, silence

SINCE = {
    PartnershipKind.TWINNING: gettext_lazy("Twinned since %(year)s"),
    PartnershipKind.FRIENDSHIP: gettext_lazy("Friends since %(year)s"),
    PartnershipKind.COOPERATION: gettext_lazy("Cooperating since %(year)s"),
    PartnershipKind.PROJECT: gettext_lazy("Project partners since %(year)s"),
    PartnershipKind.CONTACT: gettext_lazy("In contact since %(year)s"),
}
NEXT = {
    "visit": gettext_lazy("visit “%(what)s”"),
    "action": gettext_lazy("action “%(what)s”"),
    "expiry": gettext_lazy("end of the agreement “%(what)s”"),
    "renewal": gettext_lazy("renewal of the agreement “%(what)s”"),
}
SHOWN, WITHIN = 5, timedelta(days=366)
"""Dates ahead that are told, and how far ahead they may lie."""


@dataclass(frozen=True)
class Coming:
    """A date ahead in words: what it is, the day, how far away, and the record to open."""

    what: str
    day: str
    away: str
    record: Any


def coming(record: Partnership, by: Any) -> list[Coming]:
    """The next dates of a partnership, without the single lines of programmes."""
    today = timezone.localdate()
    kinds = tuple(kind for kind in ahead.KINDS if kind != "programme")
    found = ahead.between(by, record.office, today, today + WITHIN, kinds=kinds, on=record)
    return [_told(happening, today) for happening in found if happening.first >= today or happening.kind == "visit"][:SHOWN]


def _told(happening: Happening, today: date) -> Coming:
    if happening.kind == "anniversary":
        words = ngettext("anniversary: %(years)s year", "anniversary: %(years)s years", happening.years)
        what = words % {"years": happening.years}
    else:
        what = str(NEXT[happening.kind]) % {"what": happening.record}
    if not happening.sure:
        return Coming(what, _told_roughly(happening), "", happening.record)
    days = max(0, (happening.first - today).days)
    return Coming(what, languages.date(happening.first), away(days), happening.record)


def _told_roughly(happening: Happening) -> str:
    """The date as the archive has it; of an anniversary the year."""
    fields = {"expiry": "expires", "renewal": "expires", "visit": "starts", "action": "starts"}
    return dates.say(getattr(happening.record, fields[happening.kind])) if happening.kind in fields else str(happening.first.year)


def line(record: Partnership, events: Sequence[Any], status: Any, next_dates: Sequence[Coming]) -> list[str]:
    """The parts of the line, each a whole."""
    return list(_parts(record, events, status, next_dates))


def _parts(record: Partnership, events: Sequence[Any], status: Any, next_dates: Sequence[Coming]) -> Iterator[str]:
    begun = [event.year for event in events if event.kind == "agreement" or getattr(event.record, "status", "") in BEGINNING]
    if begun:
        yield str(SINCE[PartnershipKind(record.kind)]) % {"year": min(begun)}
    if silences := [event for event in events if event.gap]:
        yield _("quiet %(years)s") % {"years": max(silences, key=lambda event: event.years).when}
    yield from _awake(record, status)
    if next_dates:
        first = next_dates[0]
        when = first.away or first.day
        yield _("Next date: %(what)s, %(when)s.") % {"what": first.what, "when": when}


BEGINNING = frozenset({Status.SIGNED, Status.IN_FORCE})


def _awake(record: Partnership, status: Any) -> Iterator[str]:
    if status == Status.TERMINATED:
        return
    contacts = last_contacts(record.office, [record.pk])
    for sign in proofs(record.office, contacts).values():
        if (months := months_since(contacts[record.pk].day, timezone.localdate())) >= record.office.quiet_after:
            yield silence(months)
        yield _("last contact: %(when)s") % {"when": dated(sign)}
