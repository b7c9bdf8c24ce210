"""Which openings and portfolios may be matched today, of those that somebody may know of."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from jumelles.web.register import queries
from jumelles.web.register.models import Opening, Portfolio
from jumelles.web.register.models.opening_words import OpeningState


def openings(by: Any, office: Any) -> QuerySet[Any]:
    """The openings of an office that `by` may know of."""
    return queries.visible(by, office, Opening)


def open_now(by: Any, office: Any, kind: str) -> QuerySet[Any]:
    """Those of one kind that may be matched today."""
    return openings(by, office).filter(kind=kind, state=OpeningState.PUBLISHED, expires_on__gte=timezone.localdate())


def portfolios(by: Any, office: Any) -> QuerySet[Any]:
    """The portfolios of an office that `by` may know of."""
    return queries.visible(by, office, Portfolio)
