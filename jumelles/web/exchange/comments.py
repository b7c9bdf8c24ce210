"""The comments of an office in its file. They have no history like records: what was done to them is told by moves and steps.

Not in it: the numbers of the machines they came from, which mean nothing elsewhere; e-mail addresses, unless who exports may see them.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from jumelles.web.exchange.read import Unreadable
from jumelles.web.exchange.shape import fields, told
from jumelles.web.fields import check_texts
from jumelles.web.people.models import Office, User
from jumelles.web.portal.models import Comment, Manner, Move, Step

KINDS: dict[str, type[Any]] = {"manner": Manner, "move": Move, "comment": Comment, "step": Step}
"""Each kind under its name in the file, after those it refers to."""
LEFT_OUT = {"sender"}


def give(office: Office, *, emails: bool) -> dict[str, list[dict[str, Any]]]:
    """All comments of an office and what was done to them; empty where there are none."""
    hidden = LEFT_OUT if emails else LEFT_OUT | {"email", "confirmed"}
    rows = {key: [told(row, _fields(model, hidden)) for row in _all(model, office)] for key, model in KINDS.items()}
    return {key: found for key, found in rows.items() if found}


def people(part: dict[str, list[dict[str, Any]]]) -> set[str]:
    """The accounts that are named in it."""
    return {row[name] for rows in part.values() for row in rows for name in ("by", "replied_by") if name in row}


def _all(model: type[Any], office: Office) -> Any:
    if model is Step:
        return Step.objects.filter(comment__office=office).order_by("move__at", "id").iterator(2000)
    return model.objects.filter(office=office).order_by("pk").iterator(2000)


def _fields(model: type[Any], hidden: set[str]) -> list[Any]:
    return [field for field in fields(model) if field.name not in hidden and not isinstance(field, models.BigAutoField)]


class Taking:
    """The comments of one file on their way in: `number` and `value` read ids and values, `saying` names the row that is wrong."""

    def __init__(
        self,
        office: UUID,
        number: Callable[[Any, str], UUID],
        value: Callable[[Any, Any], Any],
        saying: Callable[[str, dict[str, Any]], AbstractContextManager[None]],
    ) -> None:
        self.office, self.number, self.value, self.saying = office, number, value, saying
        self.there: dict[type[Any], set[UUID]] = {}

    def take(self, part: dict[str, list[dict[str, Any]]]) -> None:
        """Bring all in, each kind at once."""
        for key, model in KINDS.items():
            rows = []
            for row in part.get(key, []):
                with self.saying(f"comments.{key}", row):
                    rows.append(self._row(model, row))
            self.there[model] = {row.pk for row in rows}
            if model is not Step and len(self.there[model]) != len(rows):
                raise Unreadable(_("Two records of the kind %(kind)s have the same id.") % {"kind": key})
            with self.saying(f"comments.{key}", {}):
                self._check(model, rows)
                model.objects.bulk_create(rows, batch_size=500)

    def _row(self, model: type[Any], row: dict[str, Any]) -> Any:
        known = {field.name: field for field in _fields(model, LEFT_OUT)}
        if odd := sorted(set(row) - set(known)):
            raise ValidationError(_("it has no field “%(name)s”") % {"name": odd[0][:40]})
        values = {known[name].attname: self._value(known[name], value) for name, value in row.items()}
        made = model(**values, **({} if model is Step else {"office_id": self.office}))
        made.clean_fields(exclude=[field.name for field in model._meta.concrete_fields if field.is_relation])
        check_texts(made)
        return made

    def _value(self, field: Any, value: Any) -> Any:
        return self.number(value, field.name) if field.name == "about" else self.value(field, value)

    def _check(self, model: type[Any], rows: list[Any]) -> None:
        """Nothing points out of the file."""
        links = [field for field in _fields(model, LEFT_OUT) if field.is_relation and field.related_model is not User]
        for row in rows:
            for field in links:
                target = getattr(row, field.attname)
                known = {one.pk for one in rows} if field.related_model is model else self.there[field.related_model]
                if target is not None and target not in known:
                    raise ValidationError(_("the value of “%(name)s” cannot be used") % {"name": field.name})
