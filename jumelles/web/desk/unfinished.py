"""Checklists of agreements that are not complete: how much is met, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q
from django.urls import reverse

from jumelles.web.desk.lines import SHOWN, Box
from jumelles.web.register.models import Agreement, Check, Requirement
from jumelles.web.register.showing import address_in

YEARS = 5
"""Years after its signature for which a checklist is asked for; older agreements count if a term is recorded that still runs."""


@dataclass(frozen=True)
class Unfinished:
    """One agreement: how many of the requirements are met, the next one, and where to record it."""

    agreement: Any
    link: str
    met: int
    asked: int
    following: Any
    record: str


def checklists(office: Any, ended: Iterable[Any], today: date, *, first: int = 0, most: int = SHOWN) -> Box:
    """The unfinished checklists of the agreements that count, the newest first; nothing is asked about partnerships that have ended."""
    asked = list(Requirement.objects.filter(office=office, country=office.country, in_use=True))
    if not asked:
        return Box([], 0)
    rows = _counting(office, today).exclude(partnership__in=[one.pk for one in ended])
    rows = rows.annotate(met=Count("checks", filter=Q(checks__requirement__in=asked))).filter(met__lt=len(asked))
    rows = rows.order_by(F("signed_from").desc(nulls_first=True), "title", "id").select_related("partnership")
    shown = list(rows[first : first + most])
    met: dict[Any, set[Any]] = {row.pk: set() for row in shown}
    for agreement, requirement in Check.objects.filter(agreement__in=met).values_list("agreement", "requirement"):
        met[agreement].add(requirement)
    return Box([_told(row, office, asked, met[row.pk]) for row in shown], rows.count())


def _counting(office: Any, today: date) -> Any:
    """Drafts, what was signed in the last years, and what is older but has not reached the end of its term."""
    since = date(today.year - YEARS, 1, 1)
    lately = Q(signed="") | Q(signed_from__gte=since)
    over = Q(expires_until__lt=today)
    return Agreement.objects.filter(lately & (Q(expires_until=None) | ~over) | Q(expires_until__gte=today), office=office)


def _told(agreement: Any, office: Any, asked: list[Any], met: set[Any]) -> Unfinished:
    following = next(requirement for requirement in asked if requirement.pk not in met)
    record = f"{reverse('add', args=[office.slug, 'check'])}?on={agreement.pk}&requirement={following.pk}"
    return Unfinished(agreement, address_in(office, agreement), agreement.met, len(asked), following, record)
