"""Records as pages show them: the words for each value, the columns of lists, the sections below a record."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jumelles import dates, languages
from jumelles.web.access import may
from jumelles.web.fields import GOALS, EdtfField, GoalsField, LanguagesField
from jumelles.web.record import Record
from jumelles.web.register import queries
from jumelles.web.register.models import Document, Invitation, OwnFigure
from jumelles.web.register.nouns import BY_MODEL, Noun, parts_of
from jumelles.web.register.rules import GUESTS_SEE, HIDDEN_FROM_GUESTS

SHOWN = 20
"""Rows of a section on the page of the record that they hang on; the list has the others."""


@dataclass(frozen=True)
class Cell:
    """One value in words: `link` leads to what it names; `value` is the bare value and `name` its field, for marks and classes."""

    text: str
    link: str = ""
    value: Any = None
    name: str = ""

    @property
    def plain(self) -> bool:
        """Whether it is shown as its words alone: most are, and a page has hundreds."""
        return not self.link and self.name not in MARKED


MARKED = frozenset({"email", "direction", "side", "status", "stage"})
"""The fields whose values are shown with a mark or as a link."""


@dataclass(frozen=True)
class Section:
    """The records of one kind that hang on another."""

    noun: Noun
    columns: list[str]
    rows: list[tuple[Any, list[Cell]]]
    more: bool
    may_add: bool


def address(record: Any) -> str:
    """The page of a record."""
    return address_in(record.office, record)


def insider(by: Any, office: Any) -> bool:
    """Whether the reader is a member, and not only a guest."""
    return may(by, "view", office)


def cell(record: Any, field: Any, *, linked: bool = True, inside: bool = True) -> Cell:
    """One field of a record in words; outside the office not even the title of a document that is not shared."""
    value = getattr(record, field.name)
    if value is None or value == "" or (not inside and isinstance(value, Document) and not value.shared):
        return Cell("", name=field.name)
    if field.is_relation:
        known = linked and type(value) in BY_MODEL
        return Cell(str(value), address_in(record.office, value) if known else "", value, field.name)
    if isinstance(field, models.URLField):
        return Cell(value, value, value, field.name)
    if isinstance(record, OwnFigure) and field.name == "value":
        return Cell(record.amount, "", value, field.name)
    words = seen_from(record, field.name, inside=inside) if field.choices else _words(field, value)
    return Cell(words, "", value, field.name)


def address_in(office: Any, record: Any) -> str:
    """As `address`, for a record of a known office, whose row need not be fetched."""
    return path(office.slug, BY_MODEL[type(record)].key, record.pk)


def path(slug: str, noun: str, key: UUID) -> str:
    """The page of a record by the office, the kind and the number: a page names hundreds, so each kind is looked up once."""
    return f"{_before(slug, noun)}{key}/"


@lru_cache(maxsize=1024)
def _before(slug: str, noun: str) -> str:
    nobody = UUID(int=0)
    return reverse("record", args=[slug, noun, nobody]).removesuffix(f"{nobody}/")


def moment(value: Any) -> str:
    """A point in time on the clock of the office."""
    local = timezone.localtime(value)
    return f"{languages.date(local.date())}, {local:%H:%M}"


FLIPPED: dict[str, dict[str, str]] = {
    "direction": {"inbound": "outbound", "outbound": "inbound"},
    "side": {"home": "partner", "partner": "home"},
}
"""What "we" say of a visit and of a side, guests of the partner's office say the other way round."""


def seen_from(record: Any, name: str, *, inside: bool) -> str:
    """A choice in words, as the reader's own side says it."""
    value = getattr(record, name)
    told = value if inside else FLIPPED.get(name, {}).get(value, value)
    return str(dict(record._meta.get_field(name).flatchoices).get(told, told))


def _words(field: Any, value: Any) -> str:
    ways = [way for kind, way in WAYS if isinstance(field, kind)]
    return str(ways[0](value)) if ways else str(value)


def amount(value: Decimal) -> str:
    """Money without cents where there are none."""
    return languages.number(float(value), 0 if value == value.to_integral() else 2)


def _goals(value: str) -> str:
    return languages.series(f"{n} {GOALS[int(n) - 1]}" for n in value.split(","))


LANGUAGE_NAMES = dict(settings.LANGUAGES)
WAYS: list[tuple[type[Any], Any]] = [
    (EdtfField, dates.say),
    (GoalsField, _goals),
    (LanguagesField, lambda value: languages.series(LANGUAGE_NAMES[code] for code in value.split(","))),
    (models.BooleanField, lambda value: _("yes") if value else _("no")),
    (models.DateTimeField, moment),
    (models.DateField, languages.date),
    (models.TimeField, "{:%H:%M}".format),
    (models.DecimalField, lambda value: amount(Decimal(value))),
    (models.IntegerField, languages.number),
    (models.FloatField, languages.number),
]
"""How values of each kind of field are said."""


def fields(model: type[Record], *, inside: bool) -> list[Any]:
    """The fields that a page shows, in the order of the form, without those a guest must not see."""
    shown = [
        field
        for field in model._meta.concrete_fields
        if (field.editable or field.name in {"filename", "size", *model.tells}) and not field.primary_key and field.name != model.hangs_on
    ]
    last = [field for field in shown if field.name in {"source", "note"}]
    return [field for field in [*(f for f in shown if f not in last), *last] if inside or field.name not in HIDDEN_FROM_GUESTS]


def details(record: Any, by: Any) -> list[tuple[str, Cell]]:
    """What is known of a record, as names and values; what is empty is left out."""
    inside = insider(by, record.office)
    told = [
        (str(field.verbose_name), cell(record, field, linked=inside or field.related_model in GUESTS_SEE, inside=inside))
        for field in fields(type(record), inside=inside)
    ]
    return [(name, value) for name, value in told if value.text]


def columns(noun: Noun, by: Any, office: Any) -> list[str]:
    """The heads of a list."""
    return [str(noun.model._meta.get_field(name).verbose_name) for name in _columns(noun, insider(by, office))]


def _columns(noun: Noun, inside: bool) -> list[str]:  # noqa: FBT001 - its meaning is its name
    return [name for name in noun.columns if inside or name not in HIDDEN_FROM_GUESTS]


def cells(record: Any, noun: Noun, by: Any) -> list[Cell]:
    """One row of a list."""
    return _cells(record, noun, inside=insider(by, record.office))


def _cells(record: Any, noun: Noun, *, inside: bool) -> list[Cell]:
    return [cell(record, noun.model._meta.get_field(name), linked=inside, inside=inside) for name in _columns(noun, inside)]


def sections(record: Any, by: Any) -> list[Section]:
    """All that hangs on a record and that `by` may see, kind by kind."""
    return [section(record, part, by) for part in parts_of(queries.noun_of(record)) if _seen(part, by, record.office)]


def _seen(part: Noun, by: Any, office: Any) -> bool:
    return insider(by, office) or part.model in GUESTS_SEE


def section(record: Any, part: Noun, by: Any) -> Section:
    """What of one kind hangs on a record: the first rows, and whether there are more."""
    rows = queries.visible(by, record.office, part.model, on=record)
    first = list(queries.listed(rows, part)[: SHOWN + 1])
    blank = part.model(office=record.office, **{str(part.model.hangs_on): record})
    told, inside = [], insider(by, record.office)
    for row in first[:SHOWN]:
        row.office = record.office
        told.append((row, _cells(row, part, inside=inside)))
    addable = not part.made_elsewhere or part.model is Invitation  # invitations have a page of their own
    return Section(part, columns(part, by, record.office), told, len(first) > SHOWN, addable and may(by, "write", blank))
