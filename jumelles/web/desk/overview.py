"""The desk as a whole, and each of its boxes alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jumelles.web.desk import dates
from jumelles.web.desk.deciding import decisions
from jumelles.web.desk.lines import SHOWN, Box
from jumelles.web.desk.sleeping import Life, Sleeper, life
from jumelles.web.desk.steps import Step, steps
from jumelles.web.desk.unfinished import checklists
from jumelles.web.register.ahead import Happening
from jumelles.web.register.contacts import dated, proofs
from jumelles.web.register.showing import address_in

Occasions = Sequence[Happening]
"""The anniversaries ahead (`dates.anniversaries`), sought once for dates and suggestions."""


@dataclass(frozen=True)
class Asleep:
    """One partnership asleep as the list tells it: number, last contact (when, what, where it is recorded), suggested step."""

    number: int
    sleeper: Sleeper
    day: str
    what: str
    link: str
    step: Step


def coming(by: Any, office: Any, occasions: Occasions, today: date, *, first: int = 0, most: int = SHOWN) -> Box:
    """The dates ahead."""
    found = dates.coming(by, office, today, occasions)
    return Box([dates.line(one, office, today) for one in found[first : first + most]], len(found))


def asleep(office: Any, found: Life, occasions: Occasions, today: date, *, first: int = 0, most: int = SHOWN) -> Box:
    """The partnerships asleep, each with a step out of it."""
    shown = found.asleep[first : first + most]
    suggested = steps(office, shown, occasions, today)
    records = proofs(office, {one.partnership.pk: one.contact for one in shown if one.contact})
    lines = [_asleep(n, one, records[one.partnership.pk], suggested[one.partnership.pk], office) for n, one in enumerate(shown, first + 1)]
    return Box(lines, len(found.asleep))


def _asleep(n: int, one: Sleeper, record: Any, step: Step, office: Any) -> Asleep:
    return Asleep(n, one, dated(record), _what(record), address_in(office, record), step)


def _what(record: Any) -> str:
    return str(record.get_status_display()) if record._meta.model_name == "statusstep" else str(record)


def silent(found: Life, *, first: int = 0, most: int = SHOWN) -> Box:
    """The partnerships without any contact on record."""
    return Box(found.silent[first : first + most], len(found.silent))


def one_box(name: str, by: Any, office: Any, today: date, *, first: int, most: int) -> Box:
    """A box of the desk by its name in addresses."""
    there = {"first": first, "most": most}
    if name == "dates":
        return coming(by, office, dates.anniversaries(by, office, today), today, **there)
    found = life(office, today)
    if name == "asleep":
        return asleep(office, found, dates.anniversaries(by, office, today), today, **there)
    if name == "silent":
        return silent(found, **there)
    if name == "checklists":
        return checklists(office, found.ended, today, **there)
    return decisions(by, office, found.proposed, found.ended, today, **there)


BOXES = ("dates", "asleep", "silent", "checklists", "decisions")
