"""Where a case meets what the office has marked for caution. The same rules for every country; no mark is ours."""

from __future__ import annotations

from typing import Any

from jumelles.web.register.models import GateMark, Introduction
from jumelles.web.register.models.opening import split
from jumelles.web.register.models.opening_words import MarkScope


def met(case: Introduction) -> list[GateMark]:
    """The marks of the office that this case meets, all of them: which matter, a head decides."""
    marks = GateMark.objects.filter(office=case.office_id).select_related("organisation")  # type: ignore[attr-defined]
    told = {
        MarkScope.COUNTRY: countries(case),
        MarkScope.ORGANISATION: {one.pk for one in case.organisations},
        **_codes(case),
    }
    return [mark for mark in marks if _meets(mark, told)]


def countries(case: Introduction) -> set[str]:
    """Where both organisations are; of one whose place nobody told, it may be any of the partnership's countries."""
    found: set[str] = set()
    for organisation in case.organisations:
        found |= {organisation.town.country} if organisation.town else set(_of_parties(case))
    return found


def _of_parties(case: Introduction) -> list[str]:
    return list(case.partnership.parties.exclude(authority__town=None).values_list("authority__town__country", flat=True))


def _codes(case: Introduction) -> dict[Any, set[str]]:
    codes = [code.split(":", 1) for one in (case.seeking, case.offering) for code in split(one.codes)]
    return {
        scope: {number.replace(".", "") for scheme, number in codes if scheme == wanted}
        for scope, wanted in ((MarkScope.SECTOR, "nace2"), (MarkScope.GOODS, "hs"))
    }


def _meets(mark: GateMark, told: dict[Any, set[Any]]) -> bool:
    values = told[MarkScope(mark.scope)]
    if mark.scope == MarkScope.COUNTRY:
        return mark.code in values
    if mark.scope == MarkScope.ORGANISATION:
        return mark.organisation_id in values  # type: ignore[attr-defined]
    marked = mark.code.replace(".", "")
    # Either may be the narrower: what is told as a whole chapter may be what is marked in it.
    return any(value.startswith(marked) or marked.startswith(value) for value in values)
