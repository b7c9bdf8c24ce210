"""Which lists the desk takes, and what their columns may hold: the fields of the register's own forms, and what goes beside a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jumelles.web.fields import EdtfField
from jumelles.web.register.forms import BY_NAME, form_class
from jumelles.web.register.nouns import NOUNS

LISTS = ("partnership", "agreement", "action", "visit", "person", "organisation", "honour", "mention")
"""The kinds of records that a row becomes. Documents are files, and come one by one."""
LEFT_OUT = frozenset({"why", "seen", "source", "goals", "public", "consented", "visit", "document"})
"""What no list says: the source is the list itself, and nothing becomes public, and nobody consents, by a table."""


@dataclass(frozen=True)
class Column:
    """One thing that a row may tell: a field of the form, or something beside the record; `kind` says how its cells are read."""

    name: str
    label: Any
    kind: str = "text"
    needed: bool = False
    choices: tuple[tuple[str, Any], ...] = ()
    beside: bool = False


BESIDE = {
    "partnership": (
        Column("home", _("our side"), "body", beside=True),
        Column("partner", _("partner side"), "body", needed=True, beside=True),
        Column("country", _("country of the partner"), beside=True),
        Column("since", _("in force since"), "date", beside=True),
    ),
    "person": (
        Column("family_given", _("family name, then given name, in one column"), beside=True),
        Column("given_family", _("given name, then family name, in one column"), beside=True),
        Column("position", _("position"), beside=True),
        Column("body", _("organisation or authority of the position"), beside=True),
        Column("since", _("since"), "date", beside=True),
        Column("until", _("until"), "date", beside=True),
    ),
}
"""What a row tells beyond the record itself: who is in a partnership and since when; which post a person holds."""


WHOLE = {"family_given": ("family_name", "given_name"), "given_family": ("family_name", "given_name")}
"""Columns that hold what two fields need."""


@cache
def columns(noun: str) -> dict[str, Column]:
    """What the rows of a list may tell, by name."""
    return {one.name: one for one in _columns(noun)}


def _columns(noun: str) -> Iterator[Column]:
    model: Any = NOUNS[noun].model
    if model.hangs_on == "partnership":
        yield Column("partnership", _("partnership"), "partnership", needed=True, beside=True)
    fields: dict[str, forms.Field] = form_class(NOUNS[noun]).base_fields
    beside = BESIDE.get(noun, ())
    for name, field in fields.items():
        if name not in LEFT_OUT:
            # A partnership without a name is called after its two sides.
            needed = field.required and (noun, name) != ("partnership", "name")
            yield Column(name, field.label, _kind(model, name, field), needed, _choices(field))
    yield from beside


def _kind(model: Any, name: str, field: forms.Field) -> str:
    if name == "place":
        return "place"
    if isinstance(field, forms.ModelChoiceField):
        return "name" if field.queryset.model in BY_NAME else "text"
    if isinstance(model._meta.get_field(name), EdtfField):
        return "date"
    kinds = ((forms.ChoiceField, "choice"), (forms.DecimalField, "amount"), (forms.IntegerField, "number"))
    return next((kind for cls, kind in kinds if isinstance(field, cls)), "text")


def _choices(field: forms.Field) -> tuple[tuple[str, Any], ...]:
    if not isinstance(field, forms.ChoiceField) or isinstance(field, forms.ModelChoiceField):
        return ()
    return tuple((str(key), label) for key, label in field.choices if key)
