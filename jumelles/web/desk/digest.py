"""What a reminder says: the dates that are near or new, who has just fallen asleep, and how much else waits on the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from jumelles.web.desk import dates
from jumelles.web.desk.deciding import decisions
from jumelles.web.desk.lines import Line
from jumelles.web.desk.sleeping import Sleeper, life
from jumelles.web.desk.unfinished import checklists
from jumelles.web.register.spans import months_since

SOON = 7
"""Days before it on which a date is told again, though it was told before."""
MOST = 20
"""Lines of each kind in a mail; the desk has the others."""


@dataclass(frozen=True)
class Digest:
    """The lines of one mail, and how many there are of each kind; `waiting` counts what awaits a decision or is unfinished."""

    dates: list[Line]
    asleep: list[Sleeper]
    due: int
    fallen: int
    waiting: int

    @property
    def count(self) -> int:
        """What is new or due; where it is nothing, no mail is sent."""
        return self.due + self.fallen


def digest(by: Any, office: Any, today: date, last: date | None) -> Digest:
    """What to tell a member today who was reminded `last` on that day (None: never, so that all is new)."""
    found = life(office, today)
    ahead = dates.coming(by, office, today, dates.anniversaries(by, office, today))
    coming = [one for one in ahead if _is_new(one.first, office, today, last)]
    fallen = [one for one in found.asleep if last is None or _months_on(one, last) < office.quiet_after]
    undecided = decisions(by, office, found.proposed, found.ended, today, most=0)
    waiting = undecided.count + checklists(office, found.ended, today, most=0).count
    lines = [dates.line(one, office, today) for one in coming[:MOST]]
    return Digest(lines, fallen[:MOST], len(coming), len(fallen), waiting)


def _is_new(day: date, office: Any, today: date, last: date | None) -> bool:
    """Whether a date came into sight since the last mail, or is a matter of days."""
    return last is None or day > last + timedelta(days=office.ahead_days) or today <= day <= today + timedelta(days=SOON)


def _months_on(one: Sleeper, last: date) -> int:
    """The months of silence on the day of the last mail."""
    assert one.contact  # noqa: S101 - who is asleep had a contact
    return months_since(one.contact.day, last)
