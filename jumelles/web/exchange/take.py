"""An office from a file: import. All of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from typing import IO, Any
from uuid import UUID, uuid5

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, models, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from jumelles.web import documents
from jumelles.web.access import require
from jumelles.web.errors import sentences
from jumelles.web.exchange import comments
from jumelles.web.exchange.read import Archive, Unreadable, opened
from jumelles.web.exchange.shape import ALL, OF_ENTRY, SECTIONS, fields
from jumelles.web.fields import check_choices, check_texts
from jumelles.web.people.models import Office, User
from jumelles.web.record import Tracked
from jumelles.web.search import index

NAMES = UUID("5b3a2a3e-6f0b-5c57-9d0e-5d1f2c6b7a10")
"""Under which ids written by hand become UUIDs, the same at each import."""


def import_office(file: IO[bytes], *, by: Any) -> Office:
    """Bring an office in, as a keeper of the installation.

    Raises:
        PermissionDenied: `by` keeps no installation.
        Unreadable, documents.Refused: the file, or a document in it, cannot be used.
    """
    require(by, "import", Office())
    return load(file, by=by)


def load(file: IO[bytes], *, by: Any = None) -> Office:
    """As `import_office`, for the command line: who may run it owns the installation."""
    archive = opened(file)
    with transaction.atomic():
        office = _Taking(archive, by).office()
        _store_files(archive)
    return office


def _store_files(archive: Archive) -> None:
    whole = archive.whole
    rows = [*whole["records"].get("document", []), *whole["history"].get("document", [])]
    for row in rows:
        sha256 = str(row.get("sha256", ""))
        content = archive.file(sha256, settings.UPLOAD_LIMIT)
        name, media_type = documents.examine(str(row.get("filename", "")), content, settings.UPLOAD_LIMIT)
        if (documents.checksum(content), name, media_type, len(content)) != (
            sha256,
            row.get("filename"),
            row.get("media_type"),
            row.get("size"),
        ):
            raise Unreadable(_("A document in the archive (%(name)s) is not what the archive says of it.") % {"name": name})
    for sha256 in sorted({row["sha256"] for row in rows}):  # not before all of them are known to be good
        documents.store(settings.FILES, archive.file(sha256, settings.UPLOAD_LIMIT))


class _Taking:
    """One import: the numbers of the file and what they became here."""

    def __init__(self, archive: Archive, by: Any) -> None:
        self.whole, self.by = archive.whole, by
        self.key = self._number(self.whole["office"].get("id"), "office")
        self.users: dict[UUID, User] = {}
        self.rows: dict[str, dict[UUID, Any]] = {}

    def office(self) -> Office:
        if Office.objects.filter(pk=self.key).exists():
            raise Unreadable(_("This office is here already: an import never changes an office, it brings a new one."))
        self._accounts()
        self._section("office", [self.whole["office"]])
        self._section("member", self.whole.get("members", []))
        for key in ALL:
            if key not in {"office", "member"}:
                self._section(key, self.whole["records"].get(key, []))
        for key in ALL:
            self._check(key)
        for key in SECTIONS:
            self._history(key, self.whole["history"].get(key, []))
        comments.Taking(self.key, self._number, self._value, _told).take(self.whole["comments"])
        office = Office.objects.get(pk=self.key)
        index.build(office)
        return office

    def _number(self, text: Any, where: str) -> UUID:
        """The UUID of an id; a word stands for the same UUID at each import into any installation."""
        if not isinstance(text, str) or not 1 <= len(text) <= 100:
            raise Unreadable(_("A record has no id, or none that can be used (%(where)s).") % {"where": where})
        try:
            return UUID(text)
        except ValueError:
            return uuid5(NAMES, f"{self.whole['office'].get('slug')}/{text}")

    def _accounts(self) -> None:
        """People who have an account here keep it; others get one that nobody can sign in to before choosing a password."""
        for row in self.whole.get("accounts", []):
            texts = all(isinstance(value, str) for value in row.values())
            if set(row) - {"id", "email", "name", "language"} or not texts or not 1 <= len(row.get("email", "")) <= 254:
                raise Unreadable(_("An account in the file cannot be used: it needs an id, an email, a name and a language."))
            key = self._number(row.get("id"), "accounts")
            if key in self.users:
                raise _twice("accounts")
            known = User.objects.filter(email__iexact=row["email"]).first()
            free = {} if User.objects.filter(pk=key).exists() else {"id": key}
            with _told("accounts", row):
                named = {name: row[name] for name in ("name", "language") if name in row}
                self.users[key] = known or User.objects.create(email=row["email"], **named, **free)

    def _section(self, key: str, rows: list[dict[str, Any]]) -> None:
        model: Any = ALL[key]
        made = {}
        for row in rows:
            with _told(key, row):
                record = model(**self._values(key, row))
                record.clean_fields(exclude=["office", "user"] if key != "office" else None)
                check_texts(record)
                check_choices(record)
                made[record.pk] = record
        if len(made) != len(rows):
            raise _twice(key)
        self.rows[key] = made
        self._insert(key, list(made.values()))

    def _values(self, key: str, row: dict[str, Any]) -> dict[str, Any]:
        """The fields of a row as the model takes them; a field that the model has not is refused, not passed over."""
        model: Any = ALL[key]
        known = {field.name: field for field in fields(model)}
        if odd := sorted(set(row) - set(known)):
            raise ValidationError(_("it has no field “%(name)s”") % {"name": odd[0][:40]})
        values = {known[name].attname: self._value(known[name], value) for name, value in row.items()}
        if key != "office":
            values["office_id"] = self.key
        return values

    def _value(self, field: Any, value: Any) -> Any:
        if field.primary_key:
            return self._number(value, field.model.__name__)
        if value is None or not field.is_relation:
            return field.to_python(value) if _fits(field, value) else _refuse(field)
        number = self._number(value, field.name)
        if field.related_model is User:
            return self.users[number].pk if number in self.users else _refuse(field)
        return number

    def _insert(self, key: str, records: list[Any]) -> None:
        """All at once, past the guard of tracked rows: their history comes or begins with them. On an objection, one by one to name it."""
        door: Any = models.QuerySet(ALL[key])
        try:
            with transaction.atomic():
                door.bulk_create(records, batch_size=500)
        except (IntegrityError, DataError):
            for record in records:
                with _told(key, {"id": str(record.pk), "name": str(getattr(record, "name", "") or getattr(record, "title", ""))}):
                    record.full_clean()
                    with transaction.atomic():
                        door.bulk_create([record])
            raise

    def _check(self, key: str) -> None:
        """Nothing points out of the file, nor across partnerships."""
        model = ALL[key]
        links = [field for field in fields(model) if field.is_relation and field.related_model is not User]
        for record in self.rows[key].values():
            ours = self._partnership(record)
            for field in links:
                target = getattr(record, field.attname)
                if target is None:
                    continue
                there = self.rows.get(_section_of(field.related_model), {}).get(target)
                theirs = self._partnership(there) if there is not None else None
                if there is None or (ours and theirs and ours != theirs):
                    raise Unreadable(
                        _("In the file, %(kind)s %(id)s refers to a record that is not there (%(field)s).")
                        % {"kind": key, "id": record.pk, "field": field.name}
                    )

    def _partnership(self, record: Any) -> UUID | None:
        """The partnership a record is a part of, found in memory."""
        while record is not None:
            if _section_of(type(record)) == "partnership":
                return record.pk  # type: ignore[no-any-return]
            above = getattr(record, "hangs_on", None)
            if above is None:
                return None
            field = record._meta.get_field(above)
            record = self.rows[_section_of(field.related_model)].get(getattr(record, field.attname))
        return None

    def _history(self, key: str, rows: list[dict[str, Any]]) -> None:
        """The entries of the file; a record without any begins its history now."""
        model: Any = SECTIONS[key]
        entries = []
        for row in rows:
            with _told(f"history.{key}", row):
                entries.append(self._entry(key, row))
        known = {entry.id for entry in entries}
        begun = [record for record in self.rows[key].values() if record.pk not in known]
        now = timezone.now()
        with translation.override(self.whole["office"].get("language") or "en"):
            why = _("imported")
        entries += [_first(record, self.by, now, why) for record in begun]
        try:
            with transaction.atomic():
                model.history.model._base_manager.bulk_create(entries, batch_size=500)
        except (IntegrityError, DataError) as error:
            raise _twice(f"history.{key}") from error

    def _entry(self, key: str, row: dict[str, Any]) -> Any:
        model: Any = SECTIONS[key]
        history = model.history.model
        told = {name: row[name] for name in OF_ENTRY if row.get(name) is not None}
        values = self._values(key, {name: value for name, value in row.items() if name not in OF_ENTRY})
        who = told.pop("history_user", None)
        values["history_user_id"] = self.users[self._number(who, "history")].pk if who else None
        values |= {name: self._value(history._meta.get_field(name), value) for name, value in told.items()}
        when = values.get("history_date")
        if values.get("history_type") not in {"+", "~", "-"} or not when or timezone.is_naive(when) or not values.get("history_id"):
            raise ValidationError(_("an entry needs its id, its date and its type"))
        if key == "office" and values.get("id") != self.key:
            _refuse(model._meta.pk)
        values["history_date"] = when.astimezone(UTC)
        entry = history(**values)
        entry.clean_fields(exclude=[field.name for field in history._meta.concrete_fields if field.is_relation])
        return entry


def _fits(field: Any, value: Any) -> bool:
    """Whether JSON wrote the value as it writes values of this field: nothing is rounded, and no list becomes a text."""
    if isinstance(field, models.JSONField):
        return isinstance(value, dict) and not _deep(value)
    if isinstance(field, models.BooleanField):
        return isinstance(value, bool)
    if isinstance(field, models.FloatField):
        return isinstance(value, int | float) and not isinstance(value, bool)
    kinds = int if isinstance(field, models.IntegerField) else (str, int) if isinstance(field, models.DecimalField) else str
    return isinstance(value, kinds) and not isinstance(value, bool)


def _deep(value: Any) -> bool:
    """Whether lists lie in lists deeper than anything of ours: who walks through them would stumble."""
    level = [value]
    for _level in range(20):
        inner = [part.values() if isinstance(part, dict) else part for part in level if isinstance(part, (dict, list))]
        level = [part for parts in inner for part in parts]
    return bool(level)


def _twice(kind: str) -> Unreadable:
    return Unreadable(_("Two records of the kind %(kind)s have the same id.") % {"kind": kind})


def _refuse(field: Any) -> Any:
    raise ValidationError(_("the value of “%(name)s” cannot be used") % {"name": field.name})


def _section_of(model: type[Any]) -> str:
    return next(key for key, known in ALL.items() if known is model)


def _first(record: Tracked, by: Any, moment: Any, why: str) -> Any:
    """The entry with which a record begins that came without a history."""
    history: Any = type(record).history.model  # type: ignore[attr-defined]
    values = {field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields}
    return history(**values, history_type="+", history_date=moment, history_user=by, history_change_reason=why)


_OBJECTIONS = (
    *(ValidationError, IntegrityError, DataError, models.ObjectDoesNotExist),
    *(TypeError, ValueError, LookupError, OverflowError),
)
"""What a value may meet on its way: the rules of its field and of the database, and Python's own."""


@contextmanager
def _told(key: str, row: dict[str, Any]) -> Iterator[None]:
    """Name the record that an objection is about."""
    try:
        yield
    except _OBJECTIONS as error:
        why = " ".join(sentences(error)) if isinstance(error, ValidationError) else _("a value cannot be used")
        name = row["id"][:60] if isinstance(row.get("id"), str) else "?"
        raise Unreadable(_("In the file, %(kind)s %(id)s cannot be kept: %(why)s") % {"kind": key, "id": name, "why": why}) from error
