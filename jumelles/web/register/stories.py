"""What the pages of a partnership, a visit and an agreement tell beyond their fields: a life in steps, a programme by day, a checklist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import F
from django.utils.translation import gettext

from jumelles import languages
from jumelles.atlas.indicators import indicators
from jumelles.matching.known import Known as KnownFigure
from jumelles.telling.reasons import shown
from jumelles.web.access import may
from jumelles.web.register import queries, summary
from jumelles.web.register.choices import basis
from jumelles.web.register.company import people
from jumelles.web.register.heat import heat
from jumelles.web.register.life import NOTHING, Known, now, ribbon, timeline
from jumelles.web.register.lists import PURPOSES
from jumelles.web.register.models import Agreement, Partnership, Party, Requirement, Visit
from jumelles.web.register.models.words import Side, Status
from jumelles.web.register.proofs import Proof, proofs, told
from jumelles.web.register.showing import SHOWN, Section
from jumelles.web.register.terms import term


def more(record: Any, by: Any, sections: list[Section]) -> dict[str, Any]:
    """What the page of this record needs beyond its fields and sections."""
    if isinstance(record, Partnership):
        return partnership(record, by, {each.noun.key: [row for row, _cells in each.rows] for each in sections if not each.more})
    rows = [record, *(row for each in sections for row, _cells in each.rows)]
    if isinstance(record, Visit):
        lists = [(key, gettext(words)) for key, (words, _names) in PURPOSES.items()]
        return {"days": programme(record, by), "lists": lists, **_proved(record, by, rows)}
    if isinstance(record, Agreement):
        asked = checklist(record) if may(by, "view", record.office) else []
        return {"checklist": asked, "term": term(record), **_proved(record, by, rows)}
    return {"proofs": {key: Proof(words=words) for key, words in told(rows, by, record.office).items()}}


def _proved(record: Any, by: Any, rows: list[Any]) -> dict[str, Any]:
    """What proves the record, and each row below it."""
    found = proofs(record.partnership, by, rows)
    return {"proof": found.get(record.pk, Proof()), "proofs": found}


def partnership(record: Partnership, by: Any, known: Known = NOTHING) -> dict[str, Any]:
    """Its sides, its present status, its life, its dates ahead, its domains, its people, and what proves all that.

    What is `known` of it already, by the kinds of records, is not asked for again.
    """
    parties = (
        known["party"] if "party" in known else list(queries.visible(by, record.office, Party, on=record).select_related("authority__town"))
    )
    strip = heat(record, by)
    events = timeline(record, by, known, strip.busy if strip else ())
    step, next_dates, agreements = now(events), summary.coming(record, by), _agreements(record, by, known)
    rows = [record, *agreements, *(event.record for event in events if not event.gap), *(row for rows in known.values() for row in rows)]
    return {
        "home": [party for party in parties if party.side == Side.HOME],
        "partner": [party for party in parties if party.side == Side.PARTNER],
        "status": Status(step.status) if step else None,
        "status_on": step.on if step else "",
        "timeline": events,
        "ribbon": ribbon(events),
        "summary": summary.line(record, events, step.status if step else None, next_dates),
        "coming": next_dates,
        "heat": strip,
        "agreements": [term(agreement) for agreement in agreements],
        "people": people(record, by),
        "proofs": proofs(record, by, {each.pk: each for each in rows}.values(), known),
        "ranking": kept_ranking(record),
    }


def _agreements(record: Partnership, by: Any, known: Known) -> list[Any]:
    """Those signed last first, after those that are not signed yet."""
    rows = known.get("agreement")
    if rows is None:
        newest = F("signed_from").desc(nulls_first=True)
        rows = list(queries.visible(by, record.office, Agreement, on=record).order_by(newest, "title", "pk")[:SHOWN])
    return sorted(rows, key=lambda row: row.signed_from or date.max, reverse=True)


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
    a, b = (shown(KnownFigure(**reason[side]) if reason[side] else None) for side in ("a", "b"))
    heading = gettext("%(heading)s:") % {"heading": indicators()[reason["indicator"]].label}
    return f"{heading} {a} · {b}"
