"""What of a partnership everybody sees, and what could be: kind by kind, to be ticked on one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from jumelles.web.portal import shown
from jumelles.web.portal.papers import PAPER
from jumelles.web.portal.pictures import SHOWN
from jumelles.web.recording import keep, version_in
from jumelles.web.register.models import (
    Action,
    Agreement,
    Document,
    HeritageItem,
    Honour,
    MediaMention,
    Partnership,
    Person,
    ProgrammeItem,
    Visit,
)
from jumelles.web.register.nouns import BY_MODEL, Noun

KINDS: tuple[type[Any], ...] = (Agreement, Action, Visit, ProgrammeItem, Honour, HeritageItem, MediaMention, Document, Person)


@dataclass(frozen=True)
class Line:
    """One record: whether it is public, and what keeps it from being so, if anything does."""

    record: Any
    text: str
    when: str
    public: bool
    lacks: str

    @property
    def seen(self) -> str:
        """What the page was made from, for its form: which record, which version of it, and whether it was public."""
        return f"{self.record.pk}:{self.record.version}:{int(self.public)}"


@dataclass(frozen=True)
class Group:
    """The records of one kind, and what of them visitors would see."""

    noun: Noun
    seen: str
    lines: list[Line]


def rows(partnership: Partnership, model: type[Any]) -> QuerySet[Any]:
    """The records of one kind that may go on the page of a partnership."""
    if model is ProgrammeItem:
        return model.objects.filter(visit__partnership=partnership)
    if model is Person:
        return model.objects.filter(shown.people_of(partnership), office=partnership.office).distinct()
    found = model.objects.filter(partnership=partnership)
    return found.filter(media_type__in=[*SHOWN, PAPER]) if model is Document else found


def groups(partnership: Partnership) -> Iterator[Group]:
    """All that there is to tick."""
    told = seen()
    for model in KINDS:
        lines = [_line(row) for row in rows(partnership, model)]
        if lines:
            yield Group(BY_MODEL[model], told[model], lines)


def _line(row: Any) -> Line:
    day = next(
        (value for name in ("signed", "starts", "on", "since", "published", "day", "dated") if (value := getattr(row, name, ""))), ""
    )
    return Line(row, str(row), str(day) if isinstance(row, ProgrammeItem) else day, row.public, lacks(row))


def lacks(row: Any) -> str:
    """What keeps a record from being shown to everybody."""
    if isinstance(row, Person) and row.consented is None:
        return _("No consent is recorded: ask first, then write its day.")
    if isinstance(row, Document) and not (row.credit and row.alt):
        return _("Its credit and its description are missing.")
    return ""


def seen() -> dict[type[Any], str]:
    """What visitors see of each kind, in words."""
    return {
        Agreement: _("Visitors see title, kind and day of signature; no amounts, no files."),
        Action: _("Visitors see title, dates and what is done; no results, no budget, no partners."),
        Visit: _("Visitors see title, dates and purpose; no delegation, no protocol."),
        ProgrammeItem: _("Visitors see day, hours, title and place of what is still to come; nobody’s name."),
        Honour: _("Visitors see title and date, and the person only with consent."),
        HeritageItem: _("Visitors see title, place, date and description."),
        MediaMention: _("Visitors see title, newspaper, date and the link; not your summary."),
        Document: _(
            "Visitors see a picture with credit and description, and fetch a PDF under its description; where and when a picture was "
            "taken, author and comments of a PDF are removed."
        ),
        Person: _("Visitors see the name and the posts held in the authorities of this partnership; nothing else."),
    }


def mark(partnership: Partnership, ticked: Iterable[str], seen: Iterable[str], *, by: Any) -> int:
    """Keep the ticks that were set or taken away on a page which showed what is `seen` (`Line.seen`), one record at a time, each with its
    history; how many changed. What one left alone stays as colleagues have it by now.

    Raises:
        PermissionDenied: `by` may not write one of them.
        Overtaken: a colleague changed one of them meanwhile; then nothing is changed.
        ValidationError: one lacks what it needs; then nothing is changed.
    """
    wanted, shown, changed = set(ticked), dict(_read(seen)), 0
    with transaction.atomic():
        for model in KINDS:
            for row in rows(partnership, model):
                version, was = shown.get(str(row.pk), (0, None))
                if was is not None and was != (str(row.pk) in wanted):
                    row.public = not was
                    keep(row, by=by, why=_("marked on the page “Publish”"), seen=version)
                    changed += 1
    return changed


def _read(seen: Iterable[str]) -> Iterator[tuple[str, tuple[int, bool]]]:
    for told in seen:
        key, _colon, rest = told.partition(":")
        version, _colon, was = rest.partition(":")
        yield key, (version_in(version), was == "1")
