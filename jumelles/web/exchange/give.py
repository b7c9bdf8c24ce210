"""An office as one file: export."""

from __future__ import annotations

import json
import tempfile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from jumelles.errors import JumellesError
from jumelles.web import documents
from jumelles.web.access import may, require
from jumelles.web.exchange import comments
from jumelles.web.exchange.shape import ALL, FORMAT, OF_ENTRY, SECTIONS, VERSION, fields, told, written
from jumelles.web.people.models import Membership, Office, User
from jumelles.web.portal.models import Comment
from jumelles.web.register.confiding import unknown_openings, unknown_portfolios


class Confided(JumellesError):
    """Somebody would take out what they must not know."""


def export(office: Office, *, by: Any) -> IO[bytes]:
    """The ZIP of an office, as an open temporary file at its beginning.

    Raises:
        PermissionDenied: `by` may not take it out.
        Confided: something is in it that `by` must not know of.
        JumellesError: a document's file is missing or damaged: an export with a hole in it is not made.
    """
    require(by, "export", office)
    if unknown_openings(by, office).exists() or unknown_portfolios(by, office).exists():
        raise Confided(_("The office holds what is confided to its ambassador: ask a head to export it."))
    return archive(office, emails=may(by, "address", Comment(office=office)))


def archive(office: Office, *, emails: bool = True) -> IO[bytes]:
    """As `export`, for who owns the installation; with the e-mail addresses of those who wrote comments, or without."""
    with transaction.atomic():  # one moment for all tables
        whole = contents(office, emails=emails)
    target = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    try:
        with ZipFile(target, "w", ZIP_DEFLATED) as zipped:
            zipped.writestr("office.json", json.dumps(whole, ensure_ascii=False, indent=1).encode())
            for sha256 in sorted(checksums(whole)):
                zipped.writestr(f"files/{sha256}", documents.read(settings.FILES, sha256), ZIP_STORED)
    except BaseException:
        target.close()
        raise
    target.seek(0)
    return target


def contents(office: Office, *, emails: bool = True) -> dict[str, Any]:
    """Everything an office holds, as JSON knows it."""
    records = {key: _rows(model, office) for key, model in ALL.items() if key not in {"office", "member"}}
    history = {key: _entries(model, office) for key, model in SECTIONS.items()}
    members, said = _rows(Membership, office), comments.give(office, emails=emails)
    return {
        "format": FORMAT,
        "version": VERSION,
        "office": told(office, fields(Office)),
        "accounts": _accounts(members, history, records, comments.people(said)),
        "members": members,
        "records": {key: rows for key, rows in records.items() if rows},
        "history": {key: rows for key, rows in history.items() if rows},
        **({"comments": said} if said else {}),
    }


def checksums(whole: dict[str, Any]) -> set[str]:
    """The files of all documents, those they once had included."""
    rows = whole["records"].get("document", []) + whole["history"].get("document", [])
    return {row["sha256"] for row in rows}


def _rows(model: Any, office: Office) -> list[dict[str, Any]]:
    names = fields(model)
    return [told(row, names) for row in model.objects.filter(office=office).order_by("id").iterator(2000)]


def _entries(model: Any, office: Office) -> list[dict[str, Any]]:
    rows = model.history.filter(id=office.pk) if model is Office else model.history.filter(office=office)
    names = fields(model)
    return [_entry(entry, names) for entry in rows.order_by("history_date", "history_id").iterator(2000)]


def _entry(entry: Any, names: list[Any]) -> dict[str, Any]:
    when = {name: written(entry.history_user_id if name == "history_user" else getattr(entry, name)) for name in OF_ENTRY}
    return when | told(entry, names)


def _accounts(members: list[dict[str, Any]], history: dict[str, Any], records: dict[str, Any], beside: set[str]) -> list[dict[str, Any]]:
    named = beside | {row["user"] for row in members} | {row["user"] for row in history["member"]}
    for key, model in ALL.items():
        names = [field.name for field in fields(model) if field.related_model is User]
        rows = [*records.get(key, []), *history.get(key, [])] if names else []
        named |= {row[name] for row in rows for name in names if name in row}
    named |= {entry["history_user"] for entries in history.values() for entry in entries if entry["history_user"]}
    rows = (
        User.objects.filter(pk__in=named).order_by("email")
        if len(named) < 500
        else [user for user in User.objects.order_by("email") if str(user.pk) in named]
    )
    return [{"id": str(user.pk), "email": user.email, "name": user.name, "language": user.language} for user in rows]
