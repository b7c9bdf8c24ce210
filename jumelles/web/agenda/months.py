"""The grid of a month: weeks of seven days from Monday on, and in each day what happens."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, timedelta

from jumelles.web.agenda.telling import Line

SHOWN = 4
"""Lines of a day in the grid; where there are more, the last of them says how many."""


@dataclass(frozen=True)
class Day:
    """One field of the grid: the lines it shows, and how many more there are. Days of other months stay empty."""

    day: date
    inside: bool
    lines: list[Line]
    more: int


def month_after(day: date, months: int) -> date:
    """The first day of the month so many months later."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def last_of(month: date) -> date:
    """The last day of a month."""
    return month_after(month, 1) - timedelta(days=1)


def weeks(month: date, lines: list[Line]) -> list[list[Day]]:
    """The grid of the month that begins on `month`; what lasts for several days stands on each of them."""
    days: dict[date, list[Line]] = {}
    end = last_of(month)
    for line in lines:
        for number in range(max(line.first, month).toordinal(), min(line.last, end).toordinal() + 1):
            days.setdefault(date.fromordinal(number), []).append(line)
    return [[_day(day, month, days.get(day, [])) for day in week] for week in Calendar().monthdatescalendar(month.year, month.month)]


def _day(day: date, month: date, lines: list[Line]) -> Day:
    inside = (day.year, day.month) == (month.year, month.month)
    told = sorted(lines, key=lambda line: (line.kind == "programme", line.time))
    shown = told if len(told) <= SHOWN else told[: SHOWN - 1]
    return Day(day, inside, shown if inside else [], len(told) - len(shown) if inside else 0)
