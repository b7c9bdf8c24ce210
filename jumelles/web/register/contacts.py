"""When a partnership was last alive: its last contact, and whether it has fallen asleep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, DateField, F, Max, Q, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from jumelles.dates import say
from jumelles.web.register.models import Action, Agreement, Gift, Honour, StatusStep, Visit
from jumelles.web.register.models.words import Stage, Status

TOGETHER = (Status.SIGNED, Status.IN_FORCE, Status.RENEWED, Status.REACTIVATED)
"""The steps that both sides take."""


@dataclass(frozen=True)
class Contact:
    """The last sign of life of a partnership: the `day` (never after today) and the kind of record that tells it."""

    day: date
    kind: str


def last_contacts(office: Any, partnerships: Any = None) -> dict[Any, Contact]:
    """The last contact of each partnership (all of the office, or those given) that ever had one, by key; the number of queries is bounded.

    Counted are visits, actions that were under way or done, agreements signed, honours and gifts, and steps of the status that both sides
    take (signed, in force, renewed, reactivated); not what is planned, and not articles. What lasts counts with its last day that has
    come; of a date known to the year or the month only its first day counts, so that nothing is awake for a reason nobody knows.
    """
    found: dict[Any, Contact] = {}
    for kind, model, days, counted in _signs(timezone.localdate()):
        rows = model.objects.filter(counted, office=office)
        if partnerships is not None:
            rows = rows.filter(partnership__in=partnerships)
        for key, day in rows.order_by().values_list("partnership").annotate(day=Max(days)):
            if day and (key not in found or day > found[key].day):
                found[key] = Contact(day, kind)
    return found


def proofs(office: Any, contacts: dict[Any, Contact]) -> dict[Any, Any]:
    """The record behind each of these contacts, by the key of the partnership: two queries for each kind of record."""
    found: dict[Any, Any] = {}
    for kind, model, days, counted in _signs(timezone.localdate()):
        wanted = {key: contact.day for key, contact in contacts.items() if contact.kind == kind}
        if wanted:
            rows = model.objects.filter(counted, office=office, partnership__in=wanted).annotate(day=days)
            rows = rows.filter(day__in=set(wanted.values())).order_by().values_list("partnership", "pk", "day")
            chosen = {key: proof for key, proof, day in rows if day == wanted[key]}
            found |= {record.partnership_id: record for record in model.objects.filter(pk__in=chosen.values()).order_by()}
    return found


def dated(sign: Any) -> str:
    """When a sign of life was, as the archive knows it: the last day of what is over, else the first."""
    today, ends = timezone.localdate(), getattr(sign, "ends_until", None)
    names = ("ends", "starts", "signed", "on") if ends and ends <= today else ("starts", "signed", "on")
    return say(next(text for name in names if (text := getattr(sign, name, ""))))


def _signs(today: date) -> Iterator[tuple[str, Any, Any, Q]]:
    """The kinds of records that are signs of life: the day of each, and which of them count."""
    for kind, model, more in (("visit", Visit, Q()), ("action", Action, Q(stage__in=[Stage.UNDERWAY, Stage.DONE]))):
        ended = When(ends_until__lte=today, then=Coalesce("ends_until", "starts_from"))
        yield kind, model, Case(ended, default=F("starts_from"), output_field=DateField()), more & Q(starts_from__lte=today)
    yield "agreement", Agreement, F("signed_from"), Q(signed_from__lte=today)
    yield "honour", Honour, F("on_from"), Q(on_from__lte=today)
    yield "gift", Gift, F("on_from"), Q(on_from__lte=today)
    yield "status", StatusStep, F("on_from"), Q(on_from__lte=today, status__in=TOGETHER)
