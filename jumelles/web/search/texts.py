"""What of a record can be searched: its own texts, the words of its choices in every language, the names of what it refers to, its dates.

What it hangs on is not among them: the page of results says that beside it. Of a document, the title and the name of its file are
searched, not yet what stands in it. Numbers that count something, goals and rankings are left out: nobody looks for a record by them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils import translation

from jumelles import dates
from jumelles.languages import speaking
from jumelles.web.fields import EdtfField, GoalsField, LanguagesField
from jumelles.web.people.models import Membership
from jumelles.web.record import Record
from jumelles.web.register.models import Document
from jumelles.web.register.models.publishing import FACTS
from jumelles.web.register.nouns import BY_MODEL, NOUNS
from jumelles.web.register.rules import HIDDEN_FROM_GUESTS
from jumelles.web.register.showing import FLIPPED, fields
from jumelles.web.search import engine


@dataclass(frozen=True)
class Known:
    """What other entries need to know of a record that they refer to."""

    title: str
    partnership: UUID | None = None
    shown: bool = True


@dataclass
class Texts:
    """The texts of one record. `names` are titles beside the title; `words` and `house_words` are found, but not quoted."""

    title: str = ""
    names: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    house: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    house_words: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    newest: date | None = None

    def lines(self) -> tuple[str, str, str]:
        """The keys of the title, of what everybody reads, and of what stays in the house."""
        return (
            engine.line([self.title, *self.names]),
            engine.line(self.open, [*self.words, *self.dates]),
            engine.line(self.house, self.house_words),
        )


TITLES: dict[str, tuple[str, ...]] = {
    "person": ("given_name", "family_name"),
    "fact": ("statement",),
    "figure": ("indicator",),
    "position": ("title", "organisation", "authority"),
    "party": ("authority",),
    "signatory": ("authority", "organisation"),
    "requirement": ("text",),
    "role": ("organisation", "authority"),
    "budget": ("organisation", "authority"),
    "delegate": ("person",),
    "status": ("status",),
    "check": ("requirement",),
    "invitation": ("member",),
    "ambassador": ("person",),
    "introduction": ("need", "offer", "item"),
    "verdict": ("opening", "item"),
    "message": ("body",),
    "outcome": ("kind",),
    "clearance": ("act",),
    "gate": ("reason",),
    "page": ("title_fr", "title_en", "title_ru"),
    "article": ("title_fr", "title_en", "title_ru"),
    "tells": FACTS,
    "evidence": ("exact",),
}
"""The fields that a record is called by, where that is not its `name` or `title`."""
BETWEEN = {"position": ", ", "page": " / ", "article": " / "}
"""What stands between the parts of a title, where that is not a space."""
BORROWED = tuple(
    noun for noun, names in TITLES.items() if names[0] in {"authority", "organisation", "person", "requirement", "member", FACTS[0]}
)
"""Kinds that are called after another record, which is likelier meant than they are."""
NAMES = frozenset({"own_name"})
"""Fields that are a title as much as the title."""
FIRST = ("starts", "signed", "on", "dated", "published", "since", "day", "met", "arrives_on", "published_on", "received", "expressed_on")
LAST = ("ends", "expires", "until", "departs_on", "expires_on", "closed_on")


def titles(noun: str, model: type[Record]) -> tuple[str, ...]:
    """The fields that the records of a kind are called by."""
    return TITLES.get(noun) or tuple(name for name in ("name", "title") if any(f.name == name for f in model._meta.concrete_fields))


def of(record: Record, known: Callable[[UUID], Known]) -> Texts:
    """The texts of a record; `known` tells of the records that it refers to."""
    model: Any = type(record)
    told, noun = Texts(), BY_MODEL[model].key
    called = titles(noun, model)
    for name, kind, inside in _fields(model):
        value = getattr(record, kind.attname)
        if value is None or value == "":
            continue
        if kind.is_relation:
            target = _target(kind, value, known)
            _put(told, target.title, name in called, inside or not target.shown)
        elif kind.choices:
            _choose(told, kind, value, called=name in called, inside=inside or name in FLIPPED)
        elif isinstance(kind, (EdtfField, models.DateField)):
            told.dates.append(str(value))
        elif isinstance(kind, (models.CharField, models.TextField, models.DecimalField)) and not isinstance(
            kind, (GoalsField, LanguagesField)
        ):
            _put(told, f"{value:.2f}" if isinstance(kind, models.DecimalField) else value, name in called, inside)
            if name in NAMES:
                told.names.append(value)
    told.title = BETWEEN.get(noun, " ").join(_ordered(record, called, known))
    told.newest = _newest(record)
    return told


def _put(told: Texts, text: str, called: bool, inside: bool) -> None:  # noqa: FBT001 - private: the two that sort a text
    if not called:
        (told.house if inside else told.open).append(text)


def _choose(told: Texts, kind: Any, value: str, *, called: bool, inside: bool) -> None:
    words = labels(kind.model, kind.name).get(value, [])
    (told.names if called else told.house_words if inside else told.words).extend(words)


def _target(kind: Any, value: UUID, known: Callable[[UUID], Known]) -> Known:
    if kind.related_model is Membership:
        return Known(str(Membership.objects.select_related("user").get(pk=value).user))
    return known(value) if kind.related_model in BY_MODEL else Known(str(kind.related_model.objects.get(pk=value)))


def _ordered(record: Any, called: tuple[str, ...], known: Callable[[UUID], Known]) -> Iterator[str]:
    """The parts of a title, each as the record has it: a choice by its key, as its words depend on the reader."""
    for name in called:
        kind = record._meta.get_field(name)
        if value := getattr(record, kind.attname):
            yield _target(kind, value, known).title if kind.is_relation else str(value)


def when(record: Any) -> tuple[str, str]:
    """The first and the last date of a record, as they are written."""
    model: Any = type(record)
    first, last = _dates(model)
    return (str(getattr(record, first.name) or "") if first else "", str(getattr(record, last.name) or "") if last else "")


def _newest(record: Any) -> date | None:
    """The day by which a record is sorted."""
    model: Any = type(record)
    first, _last = _dates(model)
    value = getattr(record, first.name) if first else None
    if not value or isinstance(value, date):
        return value or None
    return dates.read(value).earliest if not hasattr(record, f"{first.name}_from") else getattr(record, f"{first.name}_from")


@cache
def _dates(model: Any) -> tuple[Any, Any]:
    """The fields of the first and of the last date."""
    kinds = {kind.name: kind for kind in model._meta.concrete_fields if isinstance(kind, (EdtfField, models.DateField))}
    first, last = (next((kinds[name] for name in wanted if name in kinds), None) for wanted in (FIRST, LAST))
    return first, last


def titled(noun: str, title: str) -> str:
    """The title of an entry for the reader: where it is a choice, in their language."""
    model: Any = NOUNS[noun].model
    kind = model._meta.get_field(titles(noun, model)[0])
    return str(dict(kind.flatchoices).get(title, title)) if kind.choices else title


def shown_to_guests(record: Record) -> bool:
    """Whether guests may read the name of a record where another refers to it: not the title of a document that is not shared."""
    return not isinstance(record, Document) or record.shared


@cache
def _fields(model: Any) -> list[tuple[str, Any, bool]]:
    """The fields that are read, and whether they stay inside the house."""
    shown = [kind for kind in fields(model, inside=True) if kind.name != "size"]
    if "member" in {kind.name for kind in model._meta.concrete_fields}:
        shown.append(model._meta.get_field("member"))
    return [(kind.name, kind, kind.name in HIDDEN_FROM_GUESTS) for kind in shown]


@cache
def labels(model: Any, name: str) -> dict[str, list[str]]:
    """The words of each choice of a field, in every language."""
    told: dict[str, list[str]] = {}
    for code, _name in settings.LANGUAGES:
        with translation.override("en-gb" if code == "en" else code), speaking(code):
            for value, label in model._meta.get_field(name).flatchoices:
                told.setdefault(value, []).append(str(label))
    return told
