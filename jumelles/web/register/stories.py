"""What the pages of a partnership, a visit and an agreement tell beyond their fields: a life in steps, a programme by day, a checklist."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from jumelles import dates, languages
from jumelles.atlas.indicators import indicators
from jumelles.matching.known import Known
from jumelles.telling.reasons import shown
from jumelles.web.access import may
from jumelles.web.register import queries, summary
from jumelles.web.register.choices import basis
from jumelles.web.register.company import people
from jumelles.web.register.heat import heat
from jumelles.web.register.lists import PURPOSES
from jumelles.web.register.models import Agreement, Document, Partnership, Requirement, Visit
from jumelles.web.register.models.words import Side, Status
from jumelles.web.register.proofs import proofs
from jumelles.web.register.showing import SHOWN
from jumelles.web.register.terms import term


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


def more(record: Any, by: Any) -> dict[str, Any]:
    """What the page of this record needs beyond its fields and sections."""
    if isinstance(record, Partnership):
        return partnership(record, by)
    if isinstance(record, Visit):
        return {"days": programme(record, by), "lists": [(key, gettext(words)) for key, (words, _names) in PURPOSES.items()]}
    if isinstance(record, Agreement):
        files = queries.visible(by, record.office, Document, on=record.partnership).filter(agreement=record)
        return {"checklist": checklist(record) if may(by, "view", record.office) else [], "files": files}
    return {}


def partnership(record: Partnership, by: Any) -> dict[str, Any]:
    """Its sides, its present status, its life, its dates ahead, its domains, its people, and what proves all that."""
    parties = list(queries.visible(by, record.office, queries.model("party"), on=record).select_related("authority__town"))
    now = queries.with_status(Partnership.objects.filter(pk=record.pk)).get()
    events = timeline(record, by)
    next_dates = summary.coming(record, by)
    return {
        "home": [party for party in parties if party.side == Side.HOME],
        "partner": [party for party in parties if party.side == Side.PARTNER],
        "status": Status(now.status) if now.status else None,
        "status_on": now.status_on,
        "timeline": events,
        "ribbon": ribbon(events),
        "summary": summary.line(record, events, now.status, next_dates),
        "coming": next_dates,
        "heat": heat(record, by),
        "agreements": [term(agreement) for agreement in queries.visible(by, record.office, Agreement, on=record)[:SHOWN]],
        "people": people(record, by),
        "proofs": proofs(record, by, [event.record for event in events if not event.gap]),
        "ranking": kept_ranking(record),
    }


QUIET = 3
"""Years without anything recorded that a timeline tells as a gap."""


def timeline(record: Partnership, by: Any) -> list[Event]:
    """Steps, agreements, visits and honours in their order, with the quiet years between them."""
    dated = [
        *_dated(record, by, "status", "on"),
        *_dated(record, by, "agreement", "signed"),
        *_dated(record, by, "visit", "starts"),
        *_dated(record, by, "honour", "on"),
        *_dated(record, by, "heritage", "since"),
    ]
    dated.sort(key=lambda entry: entry[0])
    events: list[Event] = []
    last = dated[0][1].year if dated else timezone.localdate().year
    for _order, event in dated:
        events += [*_quiet(last, event.year), event]
        last = max(last, event.last)
    return events + _quiet(last, timezone.localdate().year)


def _quiet(last: int, year: int) -> list[Event]:
    """The gap between the last year in which something happened and this one, if it is long enough to be told."""
    if year - last <= QUIET:
        return []
    return [Event(f"{last}–{year}", "", "gap", gap=True, years=year - last - 1)]


LONG_AGO, AHEAD = 110, 10
"""Years before and after today that are drawn; the first twinnings of towns are of about 1920."""


def ribbon(events: list[Event]) -> list[tuple[int, int]]:
    """Every year from the first event to today (or to the last event ahead) with how much happened in it."""
    today = timezone.localdate().year
    count = Counter(event.year for event in events if not event.gap and today - LONG_AGO <= event.year <= today + AHEAD)
    return [(year, count[year]) for year in range(min(count), max(today, *count) + 1)] if count else []


LIFE = {status: place for place, status in enumerate(Status.values)}
"""The order of a partnership's life."""
LONGEST = 60
"""Rows of each kind in a timeline, the latest; the lists have the others."""


def _dated(record: Partnership, by: Any, key: str, field: str) -> list[tuple[Any, Event]]:
    """The events of one kind, each with its place in the order: by first day, last day, and for steps the order of a partnership's life."""
    model = queries.model(key)
    rows = queries.visible(by, record.office, model, on=record).filter(**{f"{field}_from__isnull": False})
    told = []
    for row in rows.order_by(f"-{field}_from")[:LONGEST]:
        row.office = record.office
        what = row.get_status_display() if key == "status" else str(row)
        span = dates.read(getattr(row, field))
        life = LIFE[row.status] if key == "status" else len(LIFE)
        # A partnership may sleep for twenty years: a step, unlike a visit, says nothing of what happened in its time.
        until = span.earliest if key == "status" else span.latest
        last = min(until.year, max(timezone.localdate().year, span.earliest.year))
        told.append(
            (
                (span.earliest, span.latest, life, str(row.pk)),
                Event(dates.say(getattr(row, field)), what, key, row, span.earliest.year, last),
            )
        )
    return told


def programme(visit: Visit, by: Any) -> list[tuple[str, list[Any]]]:
    """The items of a visit, day by day."""
    items = list(queries.visible(by, visit.office, queries.model("programme"), on=visit))
    for item in items:
        item.office = visit.office
    return [(languages.date(day), list(rows)) for day, rows in groupby(items, key=lambda item: item.day)]


def checklist(agreement: Agreement) -> list[tuple[Requirement, Any]]:
    """The requirements of the office's country in use, each with what met it; what was met once stays, though it is no longer asked."""
    met = {check.requirement_id: check for check in agreement.checks.select_related("requirement", "document")}
    asked = Requirement.objects.filter(office=agreement.office, country=agreement.office.country, in_use=True)
    retired = [check for check in met.values() if check.requirement not in asked]
    return [*((requirement, met.get(requirement.pk)) for requirement in asked), *((check.requirement, check) for check in retired)]


@dataclass(frozen=True)
class KeptReason:
    """A reason of the ranking of the day: for or against, in words."""

    verdict: str
    text: str


@dataclass(frozen=True)
class KeptRanking:
    """The ranking of the day: both places, the partner's rank among how many, the reasons, and the weights and filters in words."""

    home: str
    partner: str
    rank: int
    candidates: int
    reasons: list[KeptReason]
    basis: list[str]


def kept_ranking(record: Partnership) -> KeptRanking | None:
    """The ranking that was kept with a partnership, in the language of the page; None where there is none.

    An office may bring one along from elsewhere: what this version cannot read is not shown.
    """
    kept = record.ranking
    try:
        match = kept["match"]
        told = [reason for reason in match["reasons"] if reason["verdict"] in {"for", "against"} and reason["indicator"] in indicators()]
        reasons = [KeptReason(reason["verdict"], _reason(reason)) for reason in told]
        ranked = int(match["rank"]), int(kept["candidates"])
        return KeptRanking(str(kept["a"]["name"]), str(kept["b"]["name"]), *ranked, reasons, basis(record.profile))
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _reason(reason: dict[str, Any]) -> str:
    a, b = (shown(Known(**reason[side]) if reason[side] else None) for side in ("a", "b"))
    return f"{indicators()[reason['indicator']].label}: {a} · {b}"
