"""The only ways to write a tracked record: keep it, remove it, bring it back. Each checks the rules and leaves its history."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import ForeignKey
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jumelles.errors import JumellesError
from jumelles.languages import series
from jumelles.web.access import require
from jumelles.web.fields import check_choices, check_texts
from jumelles.web.record import Tracked


class Overtaken(JumellesError):
    """Somebody else changed (or deleted) the record since it was opened. `current` is what is stored now, None if deleted."""

    def __init__(self, current: Tracked | None) -> None:
        self.current = current
        super().__init__(
            _("Somebody else changed this record while you were editing it: nothing of yours was saved yet. Compare, then save again.")
            if current
            else _("Somebody else deleted this record while you were editing it: its history can bring it back.")
        )


class InUse(JumellesError):
    """Other records refer to this one."""

    def __init__(self, record: Tracked, users: list[Tracked]) -> None:
        one = _("%(kind)s “%(name)s”")
        names = series(one % {"kind": user._meta.verbose_name, "name": user} for user in users[:5])
        more = len(users) - 5
        rest = ngettext(" and %(n)d more", " and %(n)d more", more) % {"n": more} if more > 0 else ""
        message = _("“%(record)s” cannot be deleted, as it is still used by: %(names)s%(rest)s. Remove it there first.")
        super().__init__(message % {"record": record, "names": names, "rest": rest})


RULES: dict[type[Any], Callable[[Any, Any], None]] = {}
"""What a kind of record asks for beyond its own fields, or brings about in itself, whoever writes it and from which page: given the record
and what is stored of it, None where it is new or comes back. The register says so as it starts."""


def fields(model: type[Tracked]) -> list[Any]:
    """The fields of a model that hold what somebody said: all but its identity and its version."""
    return [field for field in model._meta.concrete_fields if field.name not in {"id", "version"}]


def version_in(text: str) -> int:
    """The version that a form says it was made from; 0, which no record has, where it says none that can be."""
    return int(text) if re.fullmatch(r"[0-9]{1,10}", text) else 0


def keep(record: Any, *, by: Any, why: str = "", seen: int | None = None) -> Any:
    """Store a new record, or the changes to one; `seen` is the version on which the changes were made.

    Raises:
        PermissionDenied: `by` may not write it.
        Overtaken: somebody else was quicker.
        ValidationError: a field, a reference or a rule of the database does not allow it.
    """
    require(by, "write", record)
    with transaction.atomic():
        stored = None if record._state.adding else _locked(record, seen)
        if stored:
            require(by, "write", stored)
            if not any(_differ(record, stored, field) for field in fields(type(record))):
                return record
            record.version = stored.version + 1
        _check(record)
        if stored:
            _stays(record, stored)
        _follow(record, stored)
        _sign(record, by, why)
        record.save(force_insert=record._state.adding)
    return record


def remove(record: Any, *, by: Any, why: str = "", seen: int | None = None, along: Iterable[Any] = ()) -> None:
    """Delete a record with all that hangs on it, and what goes `along`, in one moment, by which `bring_back` finds them again.

    Raises:
        PermissionDenied: `by` may not write it.
        Overtaken: somebody else was quicker.
        InUse: other records refer to it or to a part of it.
    """
    require(by, "write", record)
    with transaction.atomic():
        stored, along = _locked(record, seen), list(along)
        require(by, "write", stored)
        parts = [part for one in (stored, *along) for part in _parts(one)]
        gone = {part.pk for part in parts}
        if users := [user for part in parts for user in _references(part) if user.pk not in gone]:
            raise InUse(record, users)
        moment = timezone.now()
        for part in along:
            require(by, "write", part)
        for part in _outermost_last(parts):
            _sign(part, by, why, moment)
            part.delete()


def bring_back(entry: Any, *, by: Any, why: str = "") -> Any:
    """Undo a deletion: the record of this entry of the history, and what was deleted with it, as one may delete it with the record.

    A part that needs what is gone by now, as an invitation its guest, stays in the history.

    Raises:
        PermissionDenied: `by` may not write it.
        Overtaken: the entry is no deletion; that came after it.
        ValidationError: something it refers to is gone, or another record has taken its place.
    """
    if entry.history_type != "-":
        raise Overtaken(None)
    require(by, "write", _as_it_was(entry))
    with transaction.atomic():
        for record in reversed(_outermost_last(list(_gone_with(entry)))):
            if record.pk != entry.id and _points_nowhere(record):
                continue
            record.version = type(record).history.filter(id=record.pk).latest().version + 1
            _check(record)
            _follow(record, None)
            _sign(record, by, why)
            record.save(force_insert=True)
    return entry.instance_type.objects.get(pk=entry.id)


def _points_nowhere(record: Any) -> bool:
    """Whether something that the record cannot do without is no longer there."""
    needed = [field for field in _references_of(type(record)) if not field.null]
    return any(not field.related_model.objects.filter(pk=getattr(record, field.attname)).exists() for field in needed)


def revert(record: Any, entry: Any, *, by: Any, why: str = "", seen: int) -> Any:
    """Give a record back the values it had in an entry of its history. Raises as `keep`."""
    for field in fields(type(record)):
        setattr(record, field.attname, getattr(entry, field.attname))
    return keep(record, by=by, why=why, seen=seen)


def _as_it_was(entry: Any) -> Any:
    """The record of an entry of the history, not stored."""
    model = entry.instance_type
    return model(**{field.attname: getattr(entry, field.attname) for field in model._meta.concrete_fields})


def _gone_with(entry: Any) -> Iterator[Any]:
    """The record of the entry, if it is gone, and what went in the same act and did not come back since."""
    from django.apps import apps

    office = _as_it_was(entry).office_id
    for model in apps.get_models():
        if not issubclass(model, Tracked):
            continue
        for part in model.history.filter(history_type="-", history_date=entry.history_date, history_user=entry.history_user):  # type: ignore[attr-defined]
            record, last = _as_it_was(part), model.history.filter(id=part.id).latest()  # type: ignore[attr-defined]
            if record.office_id == office and last.history_type == "-" and part in {last, entry}:
                yield record


def _locked(record: Any, seen: int | None) -> Any:
    """The stored row, which nobody else can change until the transaction ends (SQLite holds the lock from its beginning)."""
    if seen is None:
        raise TypeError("Say which version of the record the change was made on.")
    stored = type(record).objects.select_for_update().filter(pk=record.pk).first()
    if stored is None or stored.version != seen:
        raise Overtaken(stored)
    return stored


def _differ(record: Any, stored: Any, field: Any) -> bool:
    return bool(field.get_prep_value(getattr(record, field.attname)) != field.get_prep_value(getattr(stored, field.attname)))


def _sign(record: Any, by: Any, why: str, moment: Any = None) -> None:
    """Tell the history who, why and when."""
    record._history_user, record._change_reason = by, why
    if moment:
        record._history_date = moment


def _follow(record: Any, stored: Any) -> None:
    """What its kind asks for, when all else is right; what a rule brings about is checked by the database."""
    if rule := RULES.get(type(record)):
        rule(record, stored)


def _check(record: Any) -> None:
    """Every field, every rule of the database, and that nothing refers across offices or partnerships."""
    record.full_clean()
    check_texts(record)
    check_choices(record)
    ours, partnership = record.office_id, getattr(record, "partnership_or_none", None)
    for field in _references_of(type(record)):
        target = getattr(record, field.name)
        if target is None:
            continue
        if target.office_id != ours:
            raise ValidationError({field.name: _("This belongs to another office.")})
        theirs = getattr(target, "partnership_or_none", None)
        if partnership and theirs and theirs.pk != partnership.pk:
            raise ValidationError({field.name: _("This belongs to another partnership.")})


def _stays(record: Any, stored: Any) -> None:
    """A record keeps its office and its partnership: what hangs on it or refers to it would not move with it."""
    if record.office_id != stored.office_id:
        raise ValidationError({"office": _("This belongs to another office.")})
    ours, theirs = (getattr(one, "partnership_or_none", None) for one in (record, stored))
    if ours != theirs:
        raise ValidationError({record.hangs_on: _("This belongs to another partnership.")})


def _references_of(model: type[Tracked]) -> Iterator[Any]:
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey) and issubclass(field.related_model, Tracked) and field.name != "office":
            yield field


def _related(record: Any) -> Iterator[tuple[Any, models.QuerySet[Any]]]:
    """The fields of other records that refer to this one, and those that do."""
    for relation in record._meta.get_fields(include_hidden=True):
        tracked = relation.one_to_many and relation.auto_created and issubclass(relation.related_model, Tracked)
        if tracked and relation.field.name != "office":
            yield relation.field, relation.related_model.objects.filter(**{relation.field.name: record})


def _is_part(field: Any) -> bool:
    """Whether what refers by this field goes where that goes."""
    return field.name == getattr(field.model, "hangs_on", None) or field.name in getattr(field.model, "goes_with", ())


def _parts(record: Any) -> Iterator[Any]:
    """The record and all that hangs on it, each after what it hangs on."""
    yield record
    for field, rows in _related(record):
        if _is_part(field):
            for row in rows:
                yield from _parts(row)


def _references(record: Any) -> Iterator[Any]:
    """What refers to the record without hanging on it; of rows that go with it, what refers to those."""
    for relation in record._meta.related_objects:
        if not issubclass(relation.related_model, Tracked) and relation.on_delete is models.CASCADE:
            for further in (one for one in relation.related_model._meta.related_objects if issubclass(one.related_model, Tracked)):
                yield from further.related_model.objects.filter(**{f"{further.field.name}__{relation.field.name}": record})[:20]
    for field, rows in _related(record):
        if not _is_part(field):
            yield from rows[:20]


def _outermost_last(parts: list[Any]) -> list[Any]:
    """An order in which each part goes before those it refers to."""
    waiting, ordered = {part.pk: part for part in parts}, []
    while waiting:
        needed = {getattr(part, field.attname) for part in waiting.values() for field in _references_of(type(part))}
        free = [part for key, part in waiting.items() if key not in needed]
        ordered += free
        for part in free:
            del waiting[part.pk]
    return ordered
