"""The dates of an office, past and to come: what happens when, from every kind of record that has a day. Agenda, desk and pages read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from jumelles import dates
from jumelles.web.access import may
from jumelles.web.register import queries
from jumelles.web.register.models import Action, Agreement, Partnership, ProgrammeItem, StatusStep, Visit
from jumelles.web.register.models.words import Renewal, Stage, Status
from jumelles.web.register.unchanged import while_unchanged

KINDS = ("visit", "programme", "action", "expiry", "renewal", "anniversary")
"""What a date may be: a visit, a line of its programme, an action, the end of an agreement (`renewal` where it renews itself then, or is
to be renewed by a new signature), the round anniversary (every five years, and the first) of the first signature of a partnership."""
LONGEST_VISIT = timedelta(days=366)
"""A visit that began earlier is over, or is none."""
SHORT = timedelta(days=14)
"""An action that lasts longer is a project: it is told on the day it begins, not on each of its days."""


@dataclass(frozen=True)
class Happening:
    """One dated thing: its `kind` (see KINDS), first and last day, the record and the partnership it belongs to.

    `sure` is whether the archive knows the day itself: "2017-03" is told as its first day, and not sure; the end of an agreement as the
    last day that it may be. `years` counts an anniversary.
    """

    kind: str
    first: date
    last: date
    record: Any
    partnership: Any
    sure: bool = True
    years: int = 0


def between(by: Any, office: Any, first: date, last: date, *, kinds: tuple[str, ...] = KINDS, on: Any = None) -> list[Happening]:
    """What `by` may see that touches the days from `first` to `last`, in order; only that `on` one partnership if it is given.

    The number of queries does not depend on how much there is.
    """
    found = [
        happening
        for tell, told in TELLING
        if not told.isdisjoint(kinds)
        for happening in tell(by, office, first, last, on)
        if happening.kind in kinds and happening.first <= last and happening.last >= first
    ]
    return _in_order(office, found)


def _rows(by: Any, office: Any, model: Any, on: Any) -> Any:
    """The records of one kind, of one partnership if there is one."""
    if on is not None and model.hangs_on == "partnership":
        return queries.visible(by, office, model, on=on)
    rows = queries.visible(by, office, model)
    return rows if on is None else rows.filter(**{str(model.way_to_partnership()): on.pk})


def of_visits(by: Any, office: Any, keys: Iterable[Any]) -> list[Happening]:
    """These visits and the lines of their programmes, as far as `by` may see them, in order, whenever they are."""
    keys = list(keys)
    visits = queries.visible(by, office, Visit).filter(pk__in=keys)
    lines = queries.visible(by, office, ProgrammeItem).filter(visit__in=keys)
    return _in_order(office, [*_told_visits(visits), *_told_lines(office, lines)])


def _in_order(office: Any, found: Iterable[Happening]) -> list[Happening]:
    told = list(found)
    for happening in told:
        happening.record.office = happening.partnership.office = office
    return sorted(told, key=lambda one: (one.first, KINDS.index(one.kind), _name(one), str(one.record.pk)))


def _name(happening: Happening) -> str:
    return str(happening.partnership if happening.kind == "anniversary" else happening.record)


def _is_sure(text: str) -> bool:
    """Whether a date names one day, without a mark of doubt."""
    span = dates.read(text)
    return span.earliest == span.latest and not text.strip().endswith(("?", "~", "%"))


def _days(starts: str, ends: str) -> tuple[date, date, bool]:
    """The first and last day of what lasts from one EDTF date to another, and whether the first is known. What ends on a day that nobody
    knows is told on its first day alone: one says nothing of the others.
    """
    begin, _slash, until = starts.partition("/")
    first, ends = dates.read(starts).earliest, ends or until
    sure = begin != ".." and _is_sure(begin)
    last = dates.read(ends).latest if sure and ends and ends != ".." and _is_sure(ends) else first
    return first, max(first, last), sure


def _visits(by: Any, office: Any, first: date, last: date, on: Any) -> Iterator[Happening]:
    around = Q(starts_from__range=(first, last)) | Q(starts_from__range=(first - LONGEST_VISIT, first), ends_until__gte=first)
    yield from _told_visits(_rows(by, office, Visit, on).filter(around))


def _told_visits(rows: Any) -> Iterator[Happening]:
    for visit in rows.select_related("partnership"):
        start, end, sure = _days(visit.starts, visit.ends)
        yield Happening("visit", start, min(end, start + LONGEST_VISIT), visit, visit.partnership, sure)


def _programme(by: Any, office: Any, first: date, last: date, on: Any) -> Iterator[Happening]:
    yield from _told_lines(office, _rows(by, office, ProgrammeItem, on).filter(day__range=(first, last)))


def _told_lines(office: Any, rows: Any) -> Iterator[Happening]:
    for item in rows.select_related("visit__partnership"):
        item.visit.office = office
        yield Happening("programme", item.day, item.day, item, item.visit.partnership)


def _actions(by: Any, office: Any, first: date, last: date, on: Any) -> Iterator[Happening]:
    rows = _rows(by, office, Action, on).filter(starts_from__range=(first - SHORT, last)).exclude(stage=Stage.CANCELLED)
    for action in rows.select_related("partnership"):
        start, end, sure = _days(action.starts, action.ends)
        yield Happening("action", start, end if end - start <= SHORT else start, action, action.partnership, sure)


def _ends(by: Any, office: Any, first: date, last: date, on: Any) -> Iterator[Happening]:
    for agreement in _rows(by, office, Agreement, on).filter(expires_until__range=(first, last)).select_related("partnership"):
        kind = "renewal" if agreement.renewal in {Renewal.TACIT, Renewal.EXPRESS} else "expiry"
        day = agreement.expires_until
        yield Happening(kind, day, day, agreement, agreement.partnership, _is_sure(agreement.expires))


class RoundOne(NamedTuple):
    """A round anniversary: the keys of the partnership and of the record that dates its beginning."""

    partnership: UUID
    proof: UUID
    day: date
    years: int
    sure: bool


def round_ones(by: Any, office: Any, first: date, last: date, on: Any = None) -> list[RoundOne]:
    """Of partnerships that go on: the years since their first signature, round ones, in no order."""
    steps, agreements = _beginning(by, office, on)
    whole = on is None and may(by, "view", office)
    begun = while_unchanged(office, "beginnings", lambda: _beginnings(steps, agreements)) if whole else _beginnings(steps, agreements)
    hits = [
        RoundOne(key, proof, then, year - day.year, sure)
        for key, (proof, day, sure) in begun.items()
        for year in range(first.year, last.year + 1)
        if _is_round(year - day.year) and first <= (then := _in_year(day, year)) <= last
    ]
    with_birthday = Partnership.objects.filter(pk__in={hit.partnership for hit in hits})
    status = dict(queries.with_status(with_birthday).order_by().values_list("pk", "status")) if hits else {}
    return [hit for hit in hits if hit.partnership in status and status[hit.partnership] != Status.TERMINATED]


def _anniversaries(by: Any, office: Any, first: date, last: date, on: Any) -> Iterator[Happening]:
    if not (found := round_ones(by, office, first, last, on)):
        return
    partnerships = Partnership.objects.in_bulk({each.partnership for each in found})
    records = {row.pk: row for rows in _beginning(by, office, on) for row in rows.filter(pk__in={each.proof for each in found})}
    for each in found:
        yield Happening("anniversary", each.day, each.day, records[each.proof], partnerships[each.partnership], each.sure, each.years)


def _beginning(by: Any, office: Any, on: Any) -> tuple[Any, Any]:
    """What may say when partnerships began: steps, and agreements."""
    steps = _rows(by, office, StatusStep, on).filter(status__in=[Status.SIGNED, Status.IN_FORCE])
    return steps, _rows(by, office, Agreement, on).exclude(signed_from=None)


def _beginnings(steps: Any, agreements: Any) -> dict[Any, tuple[Any, date, bool]]:
    """For each partnership the key of the record that dates its beginning, its first possible day, and whether the day is sure.

    Of all that may be the first (1991, May 1991, 30 May 1991) it is what says it best; a beginning known less well than to the year has
    no birthdays.
    """
    proofs: dict[Any, list[tuple[dates.Span, Any, str]]] = {}
    for rows, field in ((agreements, "signed"), (steps, "on")):
        for partnership, key, text in rows.order_by("pk").values_list("partnership", "pk", field):
            proofs.setdefault(partnership, []).append((dates.read(text), key, text))
    best = {partnership: _best(found) for partnership, found in proofs.items()}
    return {
        partnership: (key, span.earliest, _is_sure(text))
        for partnership, (span, key, text) in best.items()
        if span.earliest.year == span.latest.year
    }


def _best(proofs: list[tuple[dates.Span, Any, str]]) -> tuple[dates.Span, Any, str]:
    """The narrowest of the dates that lie within the earliest one."""
    earliest = min((span for span, _key, _text in proofs), key=lambda span: (span.earliest, span.latest))
    within = [each for each in proofs if each[0].latest <= earliest.latest]
    return min(within, key=lambda each: (each[0].latest - each[0].earliest, each[0].earliest))


def _is_round(years: int) -> bool:
    return years == 1 or (years > 0 and years % 5 == 0)


def _in_year(day: date, year: int) -> date:
    """The same day of another year; what began on 29 February is kept on the 28th in other years."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


TELLING = (
    (_visits, frozenset({"visit"})),
    (_programme, frozenset({"programme"})),
    (_actions, frozenset({"action"})),
    (_ends, frozenset({"expiry", "renewal"})),
    (_anniversaries, frozenset({"anniversary"})),
)
"""What finds the happenings of which kinds."""
