"""The history in words: which fields changed from what to what, by whom, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from jumelles.web.fields import Bound
from jumelles.web.people.models import Office
from jumelles.web.record import Record
from jumelles.web.register.models import RECORDS
from jumelles.web.register.nouns import BY_MODEL, Noun
from jumelles.web.register.showing import cell


@dataclass(frozen=True)
class Change:
    """One entry of a history: `acts` are "+", "~" and "-"; `fields` are name, before, after."""

    entry: Any
    act: str
    noun: Noun
    title: str
    fields: list[tuple[str, str, str]]
    present: bool


def latest(office: Office, count: int, *, before: str = "", deleted: bool = False) -> list[Any]:
    """The last entries of all the office's records, newest first; of what was deleted with another record, that other one only."""
    entries: list[Any] = []
    for model in RECORDS:
        rows = model.history.filter(office=office).select_related("history_user")
        if deleted:
            rows = rows.filter(history_type="-")
        if moment := _moment(before):
            rows = rows.filter(history_date__lt=moment)
        entries += rows.order_by("-history_date")[:count]
    entries.sort(key=lambda entry: entry.history_date, reverse=True)
    return entries[:count]


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo and 1 < found.year < 9999 else None


def changes(entries: list[Any], *, alone: bool = False) -> list[Change]:
    """Entries in words: those of one record, newest first; or, each `alone`, of many: then each is compared with its own last one."""
    told = []
    for n, entry in enumerate(entries):
        older = entry.prev_record if alone and entry.history_type == "~" else None if alone else next(iter(entries[n + 1 :]), None)
        model = entry.instance_type
        present = model.objects.filter(pk=entry.id).exists() if entry.history_type == "-" else True
        told.append(Change(entry, entry.history_type, BY_MODEL[model], title(entry), _fields(entry, older), present))
    return told


def title(entry: Any) -> str:
    """What the record was called then."""
    try:
        return str(entry.instance)
    except models.ObjectDoesNotExist:
        # Its name speaks of a record that is gone by now.
        return str(entry.instance_type._meta.verbose_name)


def _fields(entry: Any, older: Any) -> list[tuple[str, str, str]]:
    if entry.history_type == "-":
        return []
    model = entry.instance_type
    told = []
    for field in model._meta.concrete_fields:
        if field.name in {"id", "version", "office"} or isinstance(field, Bound):
            continue
        before = older if entry.history_type == "~" else None
        if before is None or getattr(before, field.attname) != getattr(entry, field.attname):
            told.append((str(field.verbose_name), _said(before, field) if before is not None else "", _said(entry, field)))
    return [(name, before, after) for name, before, after in told if before or after]


def _said(entry: Any, field: Any) -> str:
    """One value of an entry in words; of a record that is gone, the beginning of its number."""
    value = getattr(entry, field.attname)
    if value is None or value == "":
        return ""
    if field.is_relation:
        known = field.related_model.objects.filter(pk=value).first()
        return str(known) if known else f"… {str(value)[:8]}"
    if field.name == "ranking":
        return str(entry.ranked_on)
    record: Record = entry.instance_type(**{field.attname: value})
    return cell(record, field).text
