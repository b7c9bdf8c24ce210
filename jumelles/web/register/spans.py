"""Spans of time as pages and lists tell them: days ahead, months of silence, the year of a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import CharField, IntegerField
from django.db.models.functions import Cast, Substr
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jumelles.languages import number


def away(days: int) -> str:
    """How far a day is from today, before it or after."""
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days > 0:
        return ngettext("in %(n)s day", "in %(n)s days", days) % {"n": number(days)}
    return ngettext("%(n)s day ago", "%(n)s days ago", -days) % {"n": number(-days)}


IN_YEARS = 36
"""Months from which on a silence is told in years."""


def months_since(day: date, today: date) -> int:
    """Full months from a day to today."""
    return (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)


def silence(months: int) -> str:
    """How long nothing was heard: in months, a long time in full years."""
    if months >= IN_YEARS:
        years = months // 12
        return ngettext("%(n)s year without contact", "%(n)s years without contact", years) % {"n": number(years)}
    return ngettext("%(n)s month without contact", "%(n)s months without contact", months) % {"n": number(months)}


def year_of(field: Any) -> Any:
    """The year of a day, cut from its text: no function of Python's is called for each row, as it would be on SQLite."""
    return Cast(Substr(Cast(field, CharField()), 1, 4), IntegerField())
