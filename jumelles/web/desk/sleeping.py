"""The dormancy radar: partnerships of which nothing was heard for longer than the office allows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jumelles.web.register import queries
from jumelles.web.register.contacts import Contact, last_contacts
from jumelles.web.register.models import Partnership
from jumelles.web.register.models.words import Status
from jumelles.web.register.spans import months_since, silence
from jumelles.web.register.unchanged import while_unchanged

SAID_ASLEEP = (Status.DORMANT, Status.SUSPENDED)
"""Partnerships that the office itself has put to rest: they are told after those that nobody has noticed."""


@dataclass(frozen=True)
class Sleeper:
    """A partnership with the silence around it: its last contact (None if none is recorded), and full months since."""

    partnership: Any
    contact: Contact | None
    months: int

    @property
    def since(self) -> str:
        """The silence in words."""
        return silence(self.months)


@dataclass
class Life:
    """The partnerships of an office by how alive they are; each list in the order in which they need attention."""

    awake: list[Sleeper] = field(default_factory=list)
    asleep: list[Sleeper] = field(default_factory=list)
    silent: list[Sleeper] = field(default_factory=list)
    proposed: list[Any] = field(default_factory=list)
    ended: list[Any] = field(default_factory=list)


def life(office: Any, today: date) -> Life:
    """Sort the partnerships of an office; the number of queries is bounded.

    Awake is who had a contact within the office's months of silence, asleep who had one before; silent are those of which no contact is
    recorded at all. What is only proposed awaits a decision, and what has ended is left in peace.
    """
    return while_unchanged(office, ("life", office.quiet_after, today), lambda: _life(office, today))


def _life(office: Any, today: date) -> Life:
    contacts, found = last_contacts(office), Life()
    for one in queries.with_status(Partnership.objects.filter(office=office).only("name")):
        one.office = office
        contact = contacts.get(one.pk)
        if one.status == Status.TERMINATED:
            found.ended.append(one)
        elif one.status == Status.PROPOSED:
            found.proposed.append(one)
        elif contact is None:
            found.silent.append(Sleeper(one, None, 0))
        else:
            months = months_since(contact.day, today)
            (found.asleep if months >= office.quiet_after else found.awake).append(Sleeper(one, contact, months))
    found.asleep.sort(key=lambda one: (one.partnership.status in SAID_ASLEEP, -one.months, one.partnership.name))
    return found
