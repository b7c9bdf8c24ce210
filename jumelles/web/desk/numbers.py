"""The head line of the desk: how many partnerships live, sleep and have ended, and this year's visits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from jumelles.web.register.models import Visit
from jumelles.web.register.models.words import Direction


@dataclass(frozen=True)
class Numbers:
    """Visits that have begun this year, and the people in them: those told, else those listed by name."""

    received: int
    made: int
    people: int


def numbers(office: Any, today: date) -> Numbers:
    """Count this year until today."""
    rows = Visit.objects.filter(office=office, starts_from__range=(date(today.year, 1, 1), today)).order_by()
    visits = list(rows.annotate(listed=Count("delegates")).values_list("direction", "headcount", "listed"))
    ways = [direction for direction, _told, _listed in visits]
    people = sum(listed if told is None else told for _way, told, listed in visits)
    return Numbers(ways.count(Direction.INBOUND), ways.count(Direction.OUTBOUND), people)
