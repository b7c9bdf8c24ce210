"""What a page of the agenda shows: the days of a month, of a list, or one day; and what has no day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from jumelles import dates
from jumelles.web.agenda import telling
from jumelles.web.agenda.asking import KINDS, Asked
from jumelles.web.agenda.months import Day, last_of, month_after, weeks
from jumelles.web.agenda.telling import Line, line
from jumelles.web.register import ahead
from jumelles.web.register.ahead import Happening
from jumelles.web.register.models import StatusStep

DAY = timedelta(days=1)
MANY = 100
"""Lines of a list; the next page goes on after the last day that it tells whole."""
FEW = 12
"""With fewer lines in its first three months, a list looks a year further."""


WEIGHT = ("visit", "anniversary", "expiry", "renewal", "action", "programme")
"""The order of what has no day."""


@dataclass(frozen=True)
class Sheet:
    """One page: its title, what is told, and where the ones before and after it begin.

    `weeks` make a month. `days` make a list: months, in each the days with something. `vague` is what belongs here but has no day, and
    `more_vague` counts what of it is not told.
    `coming` is the next thing after a page that tells nothing.
    """

    title: str
    before: date
    after: date
    weeks: list[list[Day]] = field(default_factory=list)
    months: list[tuple[str, list[tuple[date, str, list[Line]]]]] = field(default_factory=list)
    vague: list[Line] = field(default_factory=list)
    more_vague: int = 0
    coming: Line | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing on any day."""
        return not self.months and not any(day.lines for week in self.weeks for day in week)


class Reader:
    """Reads the happenings of an office for one person, kept to what was asked."""

    def __init__(self, by: Any, office: Any, asked: Asked, on: Any) -> None:
        self.by, self.office, self.asked, self.on = by, office, asked, on
        self.kinds = KINDS.get(asked.kind, ahead.KINDS)

    def sheet(self) -> Sheet:
        """The page that is asked for."""
        return {"month": self._month, "list": self._list, "day": self._one_day}[self.asked.view]()

    def _between(self, first: date, last: date) -> list[Happening]:
        return ahead.between(self.by, self.office, first, last, kinds=self.kinds, on=self.on)

    def _lines(self, happenings: Iterable[Happening]) -> list[Line]:
        return [line(one, self.by) for one in happenings]

    def _month(self) -> Sheet:
        first, last = self.asked.day, last_of(self.asked.day)
        found = self._between(first, last)
        sure = [one for one in found if one.sure]
        vague = self._vague(found, first)
        return Sheet(
            title=telling.month_name(first),
            before=month_after(first, -1),
            after=month_after(first, 1),
            weeks=weeks(first, self._lines(sure)),
            vague=self._lines(vague[:MANY]),
            more_vague=max(len(vague) - MANY, 0),
            coming=None if sure else self._coming(last + DAY),
        )

    def _vague(self, found: list[Happening], day: date) -> list[Happening]:
        """What has no day of its own: of the days that are shown, and of their year as long as it may still come (it is told on the first
        of January). Visits come first, actions last.
        """
        new_year = day.replace(month=1, day=1)
        whole_year = [] if day == new_year else [one for one in self._between(new_year, new_year) if _may_fall(one, day)]
        vague = [one for one in found if one.first >= day] + whole_year
        return sorted((one for one in vague if not one.sure), key=lambda one: WEIGHT.index(one.kind))

    def _coming(self, day: date) -> Line | None:
        """The first thing that begins on this day or later, within two years."""
        found = self._between(day, day + timedelta(days=731))
        begins = next((one for one in found if one.sure and one.first >= day), None)
        return line(begins, self.by) if begins else None

    def _list(self) -> Sheet:
        first, after = self.asked.day, month_after(self.asked.day, 3)
        found = self._between(first, after - DAY)
        if len(found) < FEW:
            further, after = after, month_after(first, 15)
            found += [one for one in self._between(further, after - DAY) if one.first >= further]
        sure = [one for one in found if one.sure]
        if len(sure) > MANY:
            after = max(sure[MANY].first, first + DAY)
        vague = self._vague([one for one in found if one.first < after], first)
        return Sheet(
            title=telling.span(first, after - DAY),
            before=month_after(first, -3),
            after=after,
            months=_grouped(self._lines(one for one in sure if one.first < after), first),
            vague=self._lines(vague[:MANY]),
            more_vague=max(len(vague) - MANY, 0),
        )

    def _one_day(self) -> Sheet:
        day = self.asked.day
        sure = self._lines(one for one in self._between(day, day) if one.sure)
        return Sheet(telling.day_name(day), day - DAY, day + DAY, months=_grouped(sure, day))


def _may_fall(happening: Happening, day: date) -> bool:
    """Whether something of which only the year is known may still come on this day or later."""
    record = happening.record
    if happening.kind == "anniversary":
        known = dates.read(record.on if isinstance(record, StatusStep) else record.signed)
        return (known.latest.month, known.latest.day) >= (day.month, day.day)
    return happening.kind in {"visit", "action"} and dates.read(record.starts).latest >= day


def _grouped(lines: list[Line], first: date) -> list[tuple[str, list[tuple[date, str, list[Line]]]]]:
    """By month and day; what has begun before stands on the first day."""
    told = sorted(lines, key=lambda one: (max(one.first, first), one.kind == "programme", one.time))
    days = [(day, telling.day_name(day), list(rows)) for day, rows in groupby(told, key=lambda one: max(one.first, first))]
    return [
        (telling.month_name(rows[0][0]), rows)
        for rows in (list(each) for _key, each in groupby(days, key=lambda row: row[0].replace(day=1)))
    ]
