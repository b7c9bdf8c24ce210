"""The life of a partnership: its events in their order with the quiet years between them, and its present status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from django.utils import timezone

from jumelles import dates
from jumelles.web.register import queries
from jumelles.web.register.models import Partnership
from jumelles.web.register.models.words import Status
from jumelles.web.register.spans import year_of

Known = Mapping[str, list[Any]]
"""What was read already of a partnership: all its records of some kinds, by the word of the kind."""
NOTHING: Known = MappingProxyType({})


@dataclass(frozen=True)
class Event:
    """One point of a partnership's timeline: when in words, what, its kind, the record behind it, its first year and its last.

    A `gap` has no record; `years` says how many quiet years it stands for, so that it can be drawn longer or shorter.
    """

    when: str
    what: str
    kind: str
    record: Any = None
    year: int = 0
    last: int = 0
    gap: bool = False
    years: int = 0


QUIET = 3
"""Years without anything recorded that a timeline tells as a gap."""


DATED = {"status": "on", "agreement": "signed", "visit": "starts", "honour": "on", "heritage": "since"}
"""The kinds of records that are told, each with the field that dates it."""


def timeline(record: Partnership, by: Any, known: Known = NOTHING, busy: Iterable[int] = ()) -> list[Event]:
    """Steps, agreements, visits, honours and heritage in their order, with the quiet years between them.

    Years in which something else went on are `busy`, so they are not quiet though nothing is told of them here.
    """
    rows = {key: _rows(record, by, key, known) for key in DATED}
    years = {*busy, *(year for key in DATED if len(rows[key]) > LONGEST for year in _years(record, by, key))}
    dated = sorted((_dated(record, key, row) for key in DATED for row in rows[key]), key=lambda entry: entry[0])
    events: list[Event] = []
    last = dated[0][1].year if dated else timezone.localdate().year
    for _order, event in dated:
        events += [*_quiet(last, event.year, years), event]
        last = max(last, event.last)
    return [*events, *_quiet(last, timezone.localdate().year, years)]


def _quiet(last: int, year: int, busy: set[int]) -> Iterator[Event]:
    """The gaps between the last year in which something happened and this one, those that are long enough to be told."""
    for before, after in pairwise([last, *sorted(one for one in busy if last < one < year), year]):
        if after - before > QUIET:
            yield Event(f"{before}–{after}", "", "gap", gap=True, years=after - before - 1)


LONG_AGO, AHEAD = 110, 10
"""Years before and after today that are drawn; the first twinnings of towns are of about 1920."""


def ribbon(events: list[Event]) -> list[tuple[int, int]]:
    """Every year from the first event to today (or to the last event ahead) with how much happened in it."""
    today = timezone.localdate().year
    count = Counter(event.year for event in events if not event.gap and today - LONG_AGO <= event.year <= today + AHEAD)
    return [(year, count[year]) for year in range(min(count), max(today, *count) + 1)] if count else []


LIFE = {status: place for place, status in enumerate(Status.values)}
"""The order of a partnership's life."""
LONGEST = 30
"""Rows of each kind in a timeline, the latest and the very first one; the lists have the others."""


def _dated(record: Partnership, key: str, row: Any) -> tuple[Any, Event]:
    """One event, and its place in the order: by first day, last day, and for steps the order of a partnership's life."""
    row.office = record.office
    what, date = row.get_status_display() if key == "status" else str(row), getattr(row, DATED[key])
    span = dates.read(date)
    place = LIFE[row.status] if key == "status" else len(LIFE)
    # A partnership may sleep for twenty years: a step, unlike a visit, says nothing of what happened in its time.
    until = span.earliest if key == "status" else span.latest
    last = min(until.year, max(timezone.localdate().year, span.earliest.year))
    return (span.earliest, span.latest, place, str(row.pk)), Event(dates.say(date), what, key, row, span.earliest.year, last)


def _rows(record: Partnership, by: Any, key: str, known: Known) -> list[Any]:
    """The dated records of one kind: as they are known, else the latest that there are, and the first of all."""
    field = f"{DATED[key]}_from"
    if key in known:
        return [row for row in known[key] if getattr(row, field)]
    rows = _all(record, by, key)
    latest = list(rows.order_by(f"-{field}")[:LONGEST])
    return latest if len(latest) < LONGEST else latest + list(rows.exclude(pk__in=[row.pk for row in latest]).order_by(field)[:1])


def _years(record: Partnership, by: Any, key: str) -> Iterable[int]:
    """The years in which there is anything of one kind."""
    years: Iterable[int] = _all(record, by, key).order_by().values_list(year_of(f"{DATED[key]}_from"), flat=True).distinct()
    return years


def _all(record: Partnership, by: Any, key: str) -> Any:
    return queries.visible(by, record.office, queries.model(key), on=record).filter(**{f"{DATED[key]}_from__isnull": False})


def now(events: list[Event]) -> Any:
    """The step that says how it stands today: the last one that is not in the future (see `queries.with_status`); None without any."""
    steps = [event.record for event in events if event.kind == "status" and event.record.on_from <= timezone.localdate()]
    return max(steps, key=lambda step: (step.on_from, LIFE[step.status]), default=None)
