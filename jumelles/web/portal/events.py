"""Records as lines of a public page: of each kind the fields that go out are named here, one by one.

A new field of a model stays inside until somebody names it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from jumelles import dates, languages
from jumelles.web.register.models import Action, Agreement, HeritageItem, Honour, MediaMention, Person, ProgrammeItem, Visit


@dataclass(frozen=True)
class Event:
    """What happened, or will: one line of the timeline."""

    kind: str
    title: str
    when: str
    first: date | None
    last: date | None = None
    where: str = ""
    text: str = ""
    address: str = ""
    starts: str = ""


def timeline(partnership: UUID) -> tuple[list[Event], list[Event]]:
    """What was and is, oldest first, and what will be, next first."""
    rows: list[Any] = []
    for model in (Agreement, Action, Visit, Honour, HeritageItem):
        rows += model.objects.filter(partnership=partnership, public=True)
    items = ProgrammeItem.objects.filter(visit__partnership=partnership, public=True, day__gte=timezone.localdate())
    lines = sorted(map(told, rows), key=lambda event: (event.first or date.min, event.title))
    today = timezone.localdate()
    ahead = [event for event in lines if event.first and event.first > today] + [told(item) for item in items]
    happened = [event for event in lines if not (event.first and event.first > today)]
    return happened, sorted(ahead, key=lambda event: (event.first or date.max, event.starts, event.title))


def told(row: Any) -> Event:
    """A public record as one line; which of its fields go out is said here and nowhere else."""
    return WAYS[type(row)](row)


def _span(first: str, last: str = "") -> str:
    if first and last and first != last:
        return f"{dates.say(first)} – {dates.say(last)}"
    return dates.say(first or last) if first or last else ""


def _agreement(row: Agreement) -> Event:
    return Event("agreement", row.title, _span(row.signed), row.signed_from, text=str(row.get_kind_display()))


def _action(row: Action) -> Event:
    return Event("action", row.title, _span(row.starts, row.ends), row.starts_from, row.ends_until, text=row.about)


def _visit(row: Visit) -> Event:
    return Event("visit", row.title, _span(row.starts, row.ends), row.starts_from, row.ends_until, text=row.purpose)


def _honour(row: Honour) -> Event:
    """Whom it was conferred on is said where that person consented."""
    return Event("honour", row.title, _span(row.on), row.on_from, text=name(row.person) if row.person.public else "")


def _heritage(row: HeritageItem) -> Event:
    return Event("heritage", row.title, _span(row.since), row.since_from, where=row.where, text=row.about)


def _mention(row: MediaMention) -> Event:
    return Event("mention", row.title, _span(row.published), row.published_from, where=row.outlet, address=row.url)


def _item(row: ProgrammeItem) -> Event:
    starts, ends = (f"{time:%H:%M}" if time else "" for time in (row.starts, row.ends))
    when = " ".join(filter(None, [languages.date(row.day), "–".join(filter(None, [starts, ends]))]))
    return Event("programme", row.title, when, row.day, where=row.where, starts=starts)


WAYS: dict[type[Any], Callable[[Any], Event]] = {
    Agreement: _agreement,
    Action: _action,
    Visit: _visit,
    Honour: _honour,
    HeritageItem: _heritage,
    MediaMention: _mention,
    ProgrammeItem: _item,
}
"""How each kind of record goes out."""


def name(person: Person) -> str:
    """What a person is called in public: no form of address, nothing else."""
    return f"{person.given_name} {person.family_name}".strip()
