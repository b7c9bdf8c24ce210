"""The history in words: which fields changed from what to what, by whom, when and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db import models

from jumelles.web.fields import Bound
from jumelles.web.people.models import Membership, Office
from jumelles.web.record import Record
from jumelles.web.register.confiding import known_entries
from jumelles.web.register.models import RECORDS
from jumelles.web.register.nouns import BY_MODEL, Noun
from jumelles.web.register.queries import with_references
from jumelles.web.register.showing import cell

BEYOND: dict[type[Any], Noun] = {Membership: Noun("", Membership, ()), Office: Noun("", Office, ())}
"""What has a history without being a record of the register: it has no page of its own there."""
Known = dict[tuple[type[Record], UUID], Any]
"""Records by their kind and number."""


@dataclass(frozen=True)
class Change:
    """One entry of a history: `acts` are "+", "~" and "-"; `fields` are name, before, after."""

    entry: Any
    act: str
    noun: Noun
    title: str
    fields: list[tuple[str, str, str]]
    present: bool


def latest(office: Office, count: int, *, before: str = "", deleted: bool = False, by: Any = None) -> list[Any]:
    """The last entries of all the office's records, newest first; of what was deleted with another record, that other one only.

    Who asks (`by`) is not told of what is confided to others.
    """
    entries: list[Any] = []
    kinds: tuple[type[Any], ...] = (*RECORDS, *BEYOND)
    for model in kinds:
        own = model.history.filter(id=office.pk) if model is Office else model.history.filter(office=office)
        own = own if by is None else known_entries(own, model, by, office)
        rows = own.exclude(_went_along(model)).select_related("history_user")
        if deleted:
            rows = rows.filter(history_type="-")
        if point := _point(before):
            rows = rows.filter(history_date__lte=point[0]).exclude(history_date=point[0], history_id__gte=point[1])
        if len(entries) == count:  # what is older than all of these is not among the last
            rows = rows.filter(history_date__gte=entries[-1].history_date)
        entries += rows.order_by("-history_date", "-history_id")[:count]
        entries = sorted(entries, key=lambda entry: (entry.history_date, entry.history_id), reverse=True)[:count]
    return entries


def point(entry: Any) -> str:
    """Where a list of entries goes on after this one, for an address; an import gives one moment to all it brings."""
    return f"{entry.history_date.isoformat()}~{entry.history_id}"


def _point(text: str) -> tuple[datetime, UUID] | None:
    moment, _mark, number = text.partition("~")
    try:
        found, key = datetime.fromisoformat(moment), UUID(number)
    except ValueError:
        return None
    return (found, key) if found.tzinfo and 1 < found.year < 9999 else None


def _went_along(model: type[Any]) -> models.Q:
    """Whether an entry is the deletion of a part in the same act as what it hung on."""
    along = models.Q(pk__in=[])
    for name in sorted({getattr(model, "hangs_on", None), *getattr(model, "goes_with", ())} - {None}):
        above: Any = model._meta.get_field(name).related_model
        same = {"id": models.OuterRef(f"{name}_id"), "history_date": models.OuterRef("history_date")}
        along |= models.Q(models.Exists(above.history.filter(history_type="-", **same)), history_type="-")
    return along


def changes(entries: list[Any], *, alone: bool = False) -> list[Change]:
    """Entries in words: those of one record, newest first; or, each `alone`, of many: then each is compared with its own last one."""
    older = _before(entries) if alone else {entry.pk: before for entry, before in pairwise(entries)}
    known, there = _known([*entries, *older.values()]), _there(entries)
    return [
        Change(
            entry,
            entry.history_type,
            (BY_MODEL | BEYOND)[entry.instance_type],
            title(entry, known),
            _fields(entry, older.get(entry.pk), known),
            entry.history_type != "-" or entry.id in there,
        )
        for entry in entries
    ]


def _by_kind(entries: Iterable[Any], act: str) -> dict[type[Record], list[Any]]:
    kinds: defaultdict[type[Record], list[Any]] = defaultdict(list)
    for entry in entries:
        if entry.history_type == act:
            kinds[entry.instance_type].append(entry)
    return kinds


def _before(entries: list[Any]) -> dict[UUID, Any]:
    """The entry before each change, asked for once per kind of record."""
    found: dict[UUID, Any] = {}
    for model, changed in _by_kind(entries, "~").items():
        shown = {entry.pk for entry in changed}
        rows = model.history.filter(id__in=[entry.id for entry in changed]).order_by("id", "-history_date")
        found |= {entry.pk: before for entry, before in pairwise(rows) if entry.id == before.id and entry.pk in shown}
    return found


def _known(entries: list[Any]) -> Known:
    """All records that the entries name, asked for once per kind."""
    wanted: defaultdict[type[Record], set[UUID]] = defaultdict(set)
    for entry in entries:
        for field in _references(entry):
            wanted[field.related_model].add(getattr(entry, field.attname))
    return {
        (model, record.pk): record
        for model, keys in wanted.items()
        for record in with_references(model.objects.filter(pk__in=keys - {None}))
    }


def _references(entry: Any) -> list[Any]:
    return [field for field in entry.instance_type._meta.concrete_fields if field.is_relation and field.name != "office"]


def _there(entries: list[Any]) -> set[UUID]:
    """Those of the deleted records that are back."""
    gone = _by_kind(entries, "-")
    return {
        key for model, rows in gone.items() for key in model.objects.filter(pk__in=[row.id for row in rows]).values_list("pk", flat=True)
    }


def title(entry: Any, known: Known | None = None) -> str:
    """What the record was called then."""
    record = entry.instance
    for field in _references(entry):
        if named := (known or {}).get((field.related_model, getattr(entry, field.attname))):
            setattr(record, field.name, named)
    try:
        return str(record)
    except models.ObjectDoesNotExist:
        # Its name speaks of a record that is gone by now.
        return str(entry.instance_type._meta.verbose_name)


def _fields(entry: Any, older: Any, known: Known) -> list[tuple[str, str, str]]:
    if entry.history_type == "-":
        return []
    model = entry.instance_type
    told = []
    for field in model._meta.concrete_fields:
        if field.name in {"id", "version", "office", *getattr(model, "unsaid", ())} or isinstance(field, Bound):
            continue
        before = older if entry.history_type == "~" else None
        if before is None or getattr(before, field.attname) != getattr(entry, field.attname):
            told.append((str(field.verbose_name), _said(before, field, known) if before is not None else "", _said(entry, field, known)))
    return [(name, before, after) for name, before, after in told if before or after]


def _said(entry: Any, field: Any, known: Known) -> str:
    """One value of an entry in words; of a record that is gone, the beginning of its number."""
    value = getattr(entry, field.attname)
    if value is None or value == "":
        return ""
    if field.is_relation:
        named = known.get((field.related_model, value))
        return str(named) if named else f"… {str(value)[:8]}"
    if field.name == "ranking":
        return str(entry.ranked_on)
    record: Record = entry.instance_type(**{field.attname: value})
    return cell(record, field).text
