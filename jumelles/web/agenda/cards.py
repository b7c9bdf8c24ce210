"""People as vCards, for the address books of telephones: how one reaches them and what they are, and nothing that a host only must know."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import vobject
from django.utils import timezone

from jumelles.web.register.models import Person, Position

CODES = re.compile(r"\b[a-z]{2}\b")
"""Languages as the register writes them: `ru, en`."""


def cards(people: Iterable[Person]) -> bytes:
    """One file of version 3.0 (what vobject writes, and every telephone reads), a card per person; two queries whatever their number."""
    people = list(people)
    held: dict[Any, list[Position]] = {}
    for position in Position.objects.filter(person__in=people).select_related("organisation", "authority").order_by("-since_from", "id"):
        if position.until_until is None or position.until_until >= timezone.localdate():
            held.setdefault(position.person_id, []).append(position)
    return "".join(_card(person, held.get(person.pk, [])) for person in people).encode()


def _card(person: Person, positions: list[Position]) -> str:
    card = vobject.vCard()
    card.add("uid").value = f"urn:uuid:{person.pk}"
    card.add("n").value = vobject.vcard.Name(family=person.family_name, given=person.given_name)
    card.add("fn").value = str(person)
    if person.own_name:
        card.add("nickname").value = person.own_name
    for number, position in enumerate(positions, 1):
        # A group ties the title to its body where somebody has several.
        for name, value in (("org", [str(position.organisation or position.authority)]), ("title", position.title)):
            line = card.add(name)
            line.value, line.group = value, f"item{number}" if len(positions) > 1 else None
    for name, value, kind in (("tel", person.phone, "WORK"), ("email", person.email, "INTERNET")):
        if value:
            line = card.add(name)
            line.value, line.type_param = value, kind
    for code in CODES.findall(person.languages):
        card.add("lang").value = code
    return str(card.serialize())
