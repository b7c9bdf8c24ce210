"""A visit of each direction with its programme, for calendars and pages."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

import pytest

from jumelles.atlas.store import Atlas
from jumelles.web.agenda import clocks
from jumelles.web.people.models import Office, User
from jumelles.web.recording import keep
from jumelles.web.register import actions, models, places
from tests.web.offices import office


@dataclass
class House:
    """An office in Paris time with its accounts; `new` keeps a record as its officer."""

    office: Office
    accounts: dict[str, User]

    def new(self, model: type[Any], **fields: Any) -> Any:
        return keep(model(office=self.office, source="a test", **fields), by=self.accounts["officer"])

    def partnership(self, name: str, country: str, place: int) -> Any:
        """A partnership with a town of the toy world, which lies in some country."""
        made = self.new(models.Partnership, name=name, kind="twinning")
        town = self.new(models.Town, place=place, name=name, country=country)
        authority = self.new(models.Authority, name=f"City of {name}", level="municipality", town=town)
        self.new(models.Party, partnership=made, authority=authority, side="partner")
        return made

    def guest(self, partnership: Any) -> User:
        """Somebody of the partner's office."""
        head = self.accounts["head"]
        invitation = actions.invite(partnership, email="guest@theirs.example", name="Guest", language="ru", authority=None, by=head)
        return invitation.member.user  # type: ignore[no-any-return]


@pytest.fixture
def house(toy_atlas: Atlas, monkeypatch: pytest.MonkeyPatch, db: None) -> House:  # noqa: ARG001
    monkeypatch.setattr(places, "atlas", lambda: toy_atlas)
    clocks._zone.cache_clear()
    return House(*office("ours"))


@pytest.fixture
def kumamoto(house: House) -> Any:
    """A partner whose whole country has one clock."""
    return house.partnership("Kumamoto", "JP", 1001)


@pytest.fixture
def visit(house: House, kumamoto: Any) -> Any:
    """They come for three days, with a dinner and a day without hours."""
    made = house.new(
        models.Visit,
        partnership=kumamoto,
        direction="inbound",
        title="Visit; with, signs \\ of “grammar”",
        starts="2026-10-24",
        ends="2026-10-26",
    )
    house.new(
        models.ProgrammeItem,
        visit=made,
        day=date(2026, 10, 24),
        starts=time(19, 30),
        ends=time(22),
        title="Dinner",
        where="Town hall, great hall",
        with_whom="the mayor",
    )
    house.new(models.ProgrammeItem, visit=made, day=date(2026, 10, 26), starts=time(9), title="Farewell")
    house.new(models.ProgrammeItem, visit=made, day=date(2026, 10, 25), title="Excursion")
    return made
