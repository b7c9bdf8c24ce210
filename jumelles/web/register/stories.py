"""What the pages of a partnership, a visit and an agreement tell beyond their fields: a life in steps, a programme by day, a checklist."""

from __future__ import annotations

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
from jumelles.web.register import queries
from jumelles.web.register.lists import PURPOSES
from jumelles.web.register.models import Agreement, Document, Partnership, Requirement, Visit
from jumelles.web.register.models.words import Side, Status


@dataclass(frozen=True)
class Event:
    """One point of a partnership's timeline: when in words, what, its kind, and the record behind it. A `gap` has no record."""

    when: str
    what: str
    kind: str
    record: Any = None
    gap: bool = False


def more(record: Any, by: Any) -> dict[str, Any]:
    """What the page of this record needs beyond its fields and sections."""
    if isinstance(record, Partnership):
        return partnership(record, by)
    if isinstance(record, Visit):
        return {"days": programme(record, by), "lists": [(key, gettext(words)) for key, (words, _names) in PURPOSES.items()]}
    if isinstance(record, Agreement):
        files = queries.visible(by, record.office, Document).filter(agreement=record)
        return {"checklist": checklist(record) if may(by, "view", record.office) else [], "files": files}
    return {}


def partnership(record: Partnership, by: Any) -> dict[str, Any]:
    """Its sides, its present status, its life."""
    parties = list(queries.visible(by, record.office, queries.model("party")).filter(partnership=record).select_related("authority__town"))
    now = queries.with_status(Partnership.objects.filter(pk=record.pk)).get()
    return {
        "home": [party for party in parties if party.side == Side.HOME],
        "partner": [party for party in parties if party.side == Side.PARTNER],
        "status": Status(now.status) if now.status else None,
        "status_on": now.status_on,
        "timeline": timeline(record, by),
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
    dated.sort(key=lambda entry: entry[:2])
    events: list[Event] = []
    last = None
    for first, _order, event in dated:
        if last and first.year - last.year > QUIET:
            events.append(Event(f"{last.year}–{first.year}", "", "gap", gap=True))
        events.append(event)
        last = first
    if last and timezone.localdate().year - last.year > QUIET:
        events.append(Event(f"{last.year}–{timezone.localdate().year}", "", "gap", gap=True))
    return events


LONGEST = 60
"""Rows of each kind in a timeline, the latest; the lists have the others."""


def _dated(record: Partnership, by: Any, key: str, field: str) -> list[tuple[Any, str, Event]]:
    model = queries.model(key)
    rows = queries.visible(by, record.office, model).filter(partnership=record, **{f"{field}_from__isnull": False})
    told = []
    for row in rows.order_by(f"-{field}_from")[:LONGEST]:
        row.office = record.office
        what = row.get_status_display() if key == "status" else str(row)
        told.append((getattr(row, f"{field}_from"), str(row.pk), Event(dates.say(getattr(row, field)), what, key, row)))
    return told


def programme(visit: Visit, by: Any) -> list[tuple[str, list[Any]]]:
    """The items of a visit, day by day."""
    items = list(queries.visible(by, visit.office, queries.model("programme")).filter(visit=visit))
    for item in items:
        item.office = visit.office
    return [(languages.date(day), list(rows)) for day, rows in groupby(items, key=lambda item: item.day)]


def checklist(agreement: Agreement) -> list[tuple[Requirement, Any]]:
    """The requirements of the office's country in use, each with what met it; what was met once stays, though it is no longer asked."""
    met = {check.requirement_id: check for check in agreement.checks.select_related("requirement", "document")}
    asked = Requirement.objects.filter(office=agreement.office, country=agreement.office.country, in_use=True)
    return [(requirement, met.get(requirement.pk)) for requirement in asked]


@dataclass(frozen=True)
class KeptReason:
    """A reason of the ranking of the day: for or against, in words."""

    verdict: str
    text: str


def reasons(record: Partnership) -> list[KeptReason]:
    """The reasons that were kept with a partnership, in the language of the page; an indicator that is no longer known is left out."""
    kept = (record.ranking or {}).get("match", {}).get("reasons", [])
    told = [reason for reason in kept if reason["verdict"] in {"for", "against"} and reason["indicator"] in indicators()]
    return [KeptReason(reason["verdict"], _reason(reason)) for reason in told]


def _reason(reason: dict[str, Any]) -> str:
    a, b = (shown(Known(**reason[side]) if reason[side] else None) for side in ("a", "b"))
    return f"{indicators()[reason['indicator']].label}: {a} · {b}"
