"""The entries of the index, kept in step with the register: each change of a record changes them in the same transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from jumelles.web.people.models import Membership, Office
from jumelles.web.record import Record
from jumelles.web.register.models import RECORDS, Document, Stamp
from jumelles.web.register.nouns import BY_MODEL
from jumelles.web.search import engine, texts
from jumelles.web.search.models import Built, Entry, Passage
from jumelles.web.search.texts import Known

RULES = 1
"""Counted up whenever `folding` or `texts` find something else: the entries of every office are made anew at the next `migrate`."""
BATCH = 1_000
"""Records that are read and written at a time."""
Lookup = Callable[[UUID], Known]
Progress = Callable[[int], None]


def refresh(records: Iterable[Any]) -> None:
    """Bring the entries of saved records up to date, and those of the records that show their names."""
    for some in _by_the_thousand(records):
        before = {entry.record: entry for entry in Entry.objects.filter(record__in=[record.pk for record in some])}
        after = _store(some, _known_to(some), before)
        changed = [
            record
            for record, entry in zip(some, after, strict=True)
            if record.pk in before and (before[record.pk].title != entry.title or isinstance(record, Document))
        ]
        for record in changed:
            refresh(_showing(record))


def forget(record: Any) -> None:
    """Take the entry of a deleted record out."""
    _forget(Entry.objects.filter(record=record.pk))


def build(office: Office, progress: Progress = lambda count: None) -> None:
    """Make the entries of an office, from nothing; `progress` is told how many records were done, again and again."""
    known: dict[UUID, Known] = {}
    with transaction.atomic():
        _forget(Entry.objects.filter(office=office))
        for model in RECORDS:
            rows: Any = model
            for some in _by_the_thousand(rows.objects.filter(office=office).order_by().iterator(BATCH)):
                for record, entry in zip(some, _store(some, known.__getitem__, {}), strict=True):
                    known[record.pk] = Known(entry.title, entry.partnership, texts.shown_to_guests(record))
                progress(len(some))
        Built.objects.update_or_create(office=office, defaults={"rules": RULES})
        Stamp.renew(office.pk)


def rebuild(progress: Progress = lambda count: None) -> None:
    """Make the whole index anew, in one transaction: until it is done, searches find the old one."""
    with transaction.atomic(), connection.cursor() as cursor:
        engine.drop(cursor, connection.vendor)
        for model in (Passage, Entry, Built):
            cursor.execute(f"DELETE FROM {model._meta.db_table}")  # noqa: S608 - our own tables
        engine.create(cursor, connection.vendor)
        for office in Office.objects.order_by("slug"):
            build(office, progress)


def catch_up() -> None:
    """Make the index anew if an office has none, or one by older rules."""
    if Office.objects.exclude(pk__in=Built.objects.filter(rules=RULES).values("office")).exists():
        rebuild()


def begin(office: Office) -> None:
    """A new office has no record yet: its index is complete."""
    Built.objects.get_or_create(office=office, defaults={"rules": RULES})


def _forget(entries: Any) -> None:
    engine.forget(list(entries.values_list("pk", flat=True)))
    entries.delete()


def _by_the_thousand(records: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(records)
    while some := list(islice(left, BATCH)):
        yield some


def _store(some: list[Any], known: Lookup, before: dict[UUID, Entry]) -> list[Entry]:
    """Write the entries of some records; those that are there already keep their numbers."""
    told = [texts.of(record, known) for record in some]
    entries = [_entry(record, text, known) for record, text in zip(some, told, strict=True)]
    for entry in entries:
        if entry.record in before:
            entry.pk = before[entry.record].pk
    _write(Entry, [entry for entry in entries if entry.pk], ["partnership", "begins", "ends", "newest", "title"])
    _write(Entry, [entry for entry in entries if not entry.pk])
    both = list(zip(entries, told, strict=True))
    passages = [Passage(entry=entry, open="\n".join(text.open), house="\n".join(text.house)) for entry, text in both]
    _write(Passage, [passage for passage in passages if passage.entry.record in before], ["open", "house"])
    _write(Passage, [passage for passage in passages if passage.entry.record not in before])
    engine.put([(entry.pk, *text.lines()) for entry, text in both])
    return entries


def _write(model: Any, rows: list[Any], changed: list[str] | None = None) -> None:
    if changed:
        model.objects.bulk_update(rows, changed, batch_size=100)
    else:
        model.objects.bulk_create(rows)


def _entry(record: Any, text: texts.Texts, known: Lookup) -> Entry:
    begins, ends = texts.when(record)
    noun = BY_MODEL[type(record)].key
    return Entry(
        office_id=record.office_id,
        noun=noun,
        record=record.pk,
        partnership=record.pk if noun == "partnership" else _partnership(record, known),
        begins=begins,
        ends=ends,
        newest=text.newest,
        title=text.title,
    )


def _partnership(record: Record, known: Lookup) -> UUID | None:
    if record.hangs_on is None or type(record).way_to_partnership() is None:
        return None
    above = getattr(record, f"{record.hangs_on}_id")
    return above if record.hangs_on == "partnership" else known(above).partnership


def _known_to(some: list[Any]) -> Lookup:
    """What the entries of the records that these refer to say of them."""
    keys = {getattr(record, kind.attname) for record in some for kind in _references(type(record))}
    rows = Entry.objects.filter(record__in=keys - {None})
    hidden = set(Document.objects.filter(pk__in=keys - {None}, shared=False).values_list("pk", flat=True))
    known = {row.record: Known(row.title, row.partnership, row.record not in hidden) for row in rows}
    return known.__getitem__


def _references(model: Any) -> list[Any]:
    """The fields that refer to another record."""
    known = [kind for kind in model._meta.concrete_fields if kind.is_relation and kind.name != "office"]
    return [kind for kind in known if kind.related_model is not Membership]


def _showing(record: Any) -> Iterator[Any]:
    """The records whose texts name this one."""
    for relation in record._meta.get_fields(include_hidden=True):
        if relation.one_to_many and relation.auto_created and relation.related_model in BY_MODEL:
            other, name = relation.related_model, relation.field.name
            if name not in {"office", other.hangs_on, *other.goes_with}:
                yield from other.objects.filter(**{name: record}).order_by().iterator(BATCH)
