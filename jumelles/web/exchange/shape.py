"""The shape of the file: which models are in it, under which names, and how their values are written.

A file is JSON, or a ZIP of `office.json` with `files/<sha256>`. Its sections:

`format`, `version`: what it is. `office`: the fields of the office. `accounts`: the people who belong to it or changed something, without
their passwords. `members`: their roles. `records`: for each kind a list of records, as fields and values; a reference is the `id` of the
other record. `history`: the same kinds, each entry with the values of that moment, its date, who (`history_user`) and why.
`comments`, where there are any: what visitors said to public pages, and what was done to it (see `comments`).
An `id` may be any short text in a file written by hand; in ours it is the record's UUID.
Not in it: calendar feeds. Their private addresses belong to this installation and to the person who made them.
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from jumelles.web.fields import Bound
from jumelles.web.people.models import Membership, Office
from jumelles.web.record import Tracked
from jumelles.web.register.models import RECORDS, PortfolioItem
from jumelles.web.register.nouns import BY_MODEL

FORMAT, VERSION = "jumelles-office", 1
SECTIONS: dict[str, type[Tracked]] = {"office": Office, "member": Membership} | {BY_MODEL[model].key: model for model in RECORDS}
"""Each kind under its name in the file, after those it refers to."""
ALL: dict[str, Any] = {
    key: model
    for kind, own in SECTIONS.items()
    for key, model in ((kind, own), *([("item", PortfolioItem)] if kind == "portfolio" else []))
}
"""As `SECTIONS`, with the items of portfolios, which have no history of their own."""
OF_ENTRY = ("history_id", "history_date", "history_type", "history_user", "history_change_reason")
"""What an entry of the history holds besides the values of its moment."""


def fields(model: type[Any]) -> list[Any]:
    """The fields that are written: all but the office, which the file is of, and the days that follow from their dates."""
    return [field for field in model._meta.concrete_fields if field.name != "office" and not isinstance(field, Bound)]


def written(value: Any) -> Any:
    """A value as JSON holds it."""
    if isinstance(value, (UUID, Decimal)):
        return str(value)
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    return value


def told(row: Any, names: list[Any]) -> dict[str, Any]:
    """A row as fields and values; empty texts and nulls are left out, so that a person can read the file."""
    values = {field.name: written(getattr(row, field.attname)) for field in names}
    return {name: value for name, value in values.items() if value not in ("", None)}
