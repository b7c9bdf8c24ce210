"""Happenings in words: what stands in a day of the grid, in the list, and in a calendar program."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date, format_skeleton, get_day_names
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jumelles import dates, languages
from jumelles.web.access import may
from jumelles.web.register.ahead import Happening
from jumelles.web.register.models.words import Direction, Renewal
from jumelles.web.register.showing import address_in

SORTS = {
    "visit": gettext_lazy("visit"),
    "programme": gettext_lazy("programme"),
    "action": gettext_lazy("action"),
    "expiry": gettext_lazy("end of an agreement"),
    "renewal": gettext_lazy("renewal of an agreement"),
    "anniversary": gettext_lazy("anniversary"),
}
"""What each kind of happening is called."""


@dataclass(frozen=True)
class Line:
    """One happening in words.

    `side` says whose colour it has: `a` is ours (we travel), `b` theirs (they come), `both` what is shared. `time` stands before lines of a
    programme; `when` says the date, as well as it is known; `where` has place and company.
    """

    kind: str
    side: str
    sort: str
    text: str
    address: str
    partnership: str
    partnership_address: str
    first: date
    last: date
    sure: bool
    when: str
    time: str = ""
    where: str = ""


def line(happening: Happening, by: Any) -> Line:
    """A happening in the language that is spoken, as `by` sees it."""
    office, record = happening.partnership.office, happening.record
    is_programme = happening.kind == "programme"
    return Line(
        kind=happening.kind,
        side=_side(happening),
        sort=_sort(happening, inside=may(by, "view", office)),
        text=_text(happening),
        address=address_in(office, record),
        partnership=str(happening.partnership),
        partnership_address=address_in(office, happening.partnership),
        first=happening.first,
        last=happening.last,
        sure=happening.sure,
        when=_when(happening),
        time=_time(record) if is_programme else "",
        where=" · ".join(filter(None, (record.where, record.with_whom))) if is_programme else "",
    )


def _side(happening: Happening) -> str:
    visit = {"visit": happening.record, "programme": getattr(happening.record, "visit", None)}.get(happening.kind)
    return "both" if visit is None else "b" if visit.direction == Direction.INBOUND else "a"


def _sort(happening: Happening, *, inside: bool) -> str:
    """The kind; of a visit, who travels: what is a journey to us is a reception to the partner's guests."""
    if happening.kind != "visit":
        return str(SORTS[happening.kind])
    travels = (happening.record.direction == Direction.OUTBOUND) == inside
    return _("we travel") if travels else _("we receive")


def _text(happening: Happening) -> str:
    named = {"title": happening.record, "n": happening.years, "name": happening.partnership}
    if happening.kind == "expiry":
        return _("Expires: %(title)s") % named
    if happening.kind == "renewal":
        tacit = happening.record.renewal == Renewal.TACIT
        return (_("Renews itself: %(title)s") if tacit else _("To be renewed: %(title)s")) % named
    if happening.kind == "anniversary":
        return ngettext("%(n)d year: %(name)s", "%(n)d years: %(name)s", happening.years) % named
    return str(happening.record)


def _time(item: Any) -> str:
    return "–".join(f"{moment:%H:%M}" for moment in (item.starts, item.ends) if moment)


def _when(happening: Happening) -> str:
    """The date in words; of an anniversary that nobody knows to the day, the year or the month of this one."""
    record = happening.record
    if happening.sure:
        return languages.date(happening.first) if happening.first == happening.last else span(happening.first, happening.last)
    if happening.kind == "anniversary":
        known = re.match(r"\d{4}(-\d\d(?!-\d\d))?(?=[~?%]?\Z)", getattr(record, "on", "") or getattr(record, "signed", ""))
        return languages.date(f"{happening.first.year}{known[1] or ''}" if known else str(happening.first.year))
    if happening.kind in {"expiry", "renewal"}:
        return dates.say(record.expires)
    started, ended = dates.say(record.starts), dates.say(record.ends)
    return f"{started} – {ended}" if ended else started


def span(first: date, last: date) -> str:
    """Two days in words."""
    return _("%(first)s – %(last)s") % {"first": languages.date(first), "last": languages.date(last)}


def weekdays() -> list[tuple[str, str]]:
    """The days of the week from Monday on: short, as heads of columns, and in full."""
    short, full = (get_day_names(width, "stand-alone", languages.locale()) for width in ("abbreviated", "wide"))
    return [(short[number], full[number]) for number in range(7)]


def month_name(day: date) -> str:
    """A month with its year, as a title: `October 2017`."""
    text = format_date(day, "LLLL y", languages.locale())
    return text[:1].upper() + text[1:]


def day_name(day: date) -> str:
    """A day with its weekday, as a title."""
    text = languages.with_first(format_date(day, "full", languages.locale()))
    return text[:1].upper() + text[1:]


def short_day(day: date) -> str:
    """A day without its year, where the year stands above."""
    return languages.with_first(format_skeleton("MMMMd", day, locale=languages.locale()))
