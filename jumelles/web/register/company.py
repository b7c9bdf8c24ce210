"""The people of a partnership: who came along, signed, was honoured, or holds a post with one of its parties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from jumelles.web.access import may
from jumelles.web.register.models import Delegate, Honour, Partnership, Person, Position, Signatory, Visit

SHOWN = 15
"""People on the page, those seen last."""
READ = 40
"""Rows of each kind that are looked at, the newest."""


@dataclass
class Companion:
    """One person: what they were in this partnership, in words, the newest first; on which day they were seen last, and what tells it: the
    word of a kind of record and its key.
    """

    person: Any
    roles: list[str]
    seen: date | None = None
    by: tuple[str, Any] | None = None


Part = tuple[Any, str, date | None, tuple[str, Any]]
"""The key of a person, as what they took part, on which day, and what tells it."""


def people(partnership: Partnership, by: Any) -> list[Companion]:
    """Whoever had a part in it, those seen last first; nobody for guests, who do not see the office's people."""
    if not may(by, "view", partnership.office):
        return []
    found: dict[Any, Companion] = {}
    for person, role, day, record in sorted(_parts(partnership), key=lambda part: part[2] or date.min, reverse=True):
        companion = found.setdefault(person, Companion(person, [], day, record if day else None))
        if role and role not in companion.roles:
            companion.roles.append(role)
    shown = list(found.values())[:SHOWN]
    persons = Person.objects.in_bulk([companion.person for companion in shown])
    for companion in shown:
        companion.person = persons[companion.person]
    return shown


def _parts(partnership: Partnership) -> Iterator[Part]:
    """Each part of each person, in four queries."""
    visits = Visit.objects.filter(partnership=partnership).order_by("-starts_from").values("pk")[: READ // 2]
    came = Delegate.objects.filter(visit__in=visits).order_by("-visit__starts_from", "precedence")
    for person, capacity, day, key in came.values_list("person", "capacity", "visit__starts_from", "visit")[:READ]:
        yield person, capacity, day, ("visit", key)
    signed = Signatory.objects.filter(agreement__partnership=partnership, person__isnull=False).order_by("-agreement__signed_from")
    for person, capacity, day, key in signed.values_list("person", "capacity", "agreement__signed_from", "agreement")[:READ]:
        yield person, capacity or _("signatory"), day, ("agreement", key)
    honoured = Honour.objects.filter(partnership=partnership).order_by("-on_from")
    kinds = dict(Honour._meta.get_field("kind").flatchoices)
    for person, kind, day, key in honoured.values_list("person", "kind", "on_from", "pk")[:READ]:
        yield person, str(kinds[kind]), day, ("honour", key)
    posts = Position.objects.filter(authority__parties__partnership=partnership, until="").distinct().order_by("authority", "pk")
    for person, title, body, key in posts.values_list("person", "title", "authority__name", "pk")[:READ]:
        yield person, _("%(title)s, %(body)s") % {"title": title, "body": body}, None, ("position", key)
