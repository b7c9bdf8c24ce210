"""Which openings and which portfolios somebody may know of: what is for the ambassador stays with the heads, the author and the ambassador."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from jumelles.web.people.models import Role
from jumelles.web.register import queries
from jumelles.web.register.models import Opening, Portfolio
from jumelles.web.register.models.opening_words import Confidentiality, OpeningState

HEADS = (Role.HEAD, Role.ADMINISTRATOR)


def openings(by: Any, office: Any) -> QuerySet[Any]:
    """The openings of an office that `by` may know of."""
    rows = queries.visible(by, office, Opening)
    if by.roles.get(office.pk) in HEADS:
        return rows
    closed = Q(confidentiality=Confidentiality.AMBASSADOR)
    return rows.filter(~closed | Q(author=by) | Q(ambassador__member__user=by)).distinct()


def open_now(by: Any, office: Any, kind: str) -> QuerySet[Any]:
    """Those of one kind that may be matched today."""
    today = timezone.localdate()
    return openings(by, office).filter(kind=kind, state=OpeningState.PUBLISHED, expires_on__gte=today)


def portfolios(by: Any, office: Any) -> QuerySet[Any]:
    """The portfolios of an office that `by` may know of."""
    rows = queries.visible(by, office, Portfolio)
    return rows if by.roles.get(office.pk) in HEADS else rows.exclude(confidentiality=Confidentiality.AMBASSADOR)
