"""An office on a fixed day, with short ways to give it partnerships that are awake, asleep and over."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from jumelles.web.people.models import Office, User
from jumelles.web.recording import keep
from jumelles.web.register.models import Authority, Partnership, Party, Person, Position, StatusStep, Town, Visit
from tests.web.offices import office

TODAY = date(2026, 3, 16)
"""A Monday."""


@pytest.fixture(autouse=True)
def today(request: pytest.FixtureRequest) -> Iterator[date]:
    """Noon of that day in Paris is now; a browser and its server live in the present."""
    if "page" in request.fixturenames:
        yield date.today()  # noqa: DTZ011
        return
    now = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=ZoneInfo("Europe/Paris"))
    with mock.patch.object(timezone, "now", return_value=now):
        yield TODAY


@pytest.fixture
def house() -> tuple[Office, dict[str, User]]:
    """An office without any record, and its accounts by role."""
    return office("ours")


@pytest.fixture
def new(house: tuple[Office, dict[str, User]]) -> Callable[..., Any]:
    """Keep a record of the office: `new(Visit, partnership=…, …)`."""
    made, accounts = house

    def kept(model: Any, **fields: Any) -> Any:
        return keep(model(office=made, **fields), by=accounts["head"])

    return kept


@pytest.fixture
def partnership(new: Callable[..., Any]) -> Callable[..., Partnership]:
    """Keep a partnership with a signature and a last visit: `partnership("A – B", signed="1991-05-30", visited="2020-01")`."""

    def kept(name: str, *, signed: str = "", visited: str = "", status: tuple[str, str] | None = None) -> Partnership:
        made = new(Partnership, name=name, kind="twinning")
        if signed:
            new(StatusStep, partnership=made, status="signed", on=signed, source="the charter")
        if visited:
            new(Visit, partnership=made, title="Visit of the choir", direction="inbound", starts=visited, result="a concert")
        if status:
            new(StatusStep, partnership=made, status=status[0], on=status[1], source="the council")
        return made  # type: ignore[no-any-return]

    return kept


@pytest.fixture
def partner(new: Callable[..., Any]) -> Callable[..., Authority]:
    """Give a partnership its other side, with somebody in a post there: `partner(of, "Kumamoto", email="…")`."""

    def kept(of: Partnership, name: str, *, person: str = "", email: str = "", until: str = "") -> Authority:
        town = new(Town, place=9000 + Town.objects.count(), name=name, country="JP")
        authority = new(Authority, name=f"City of {name}", level="municipality", town=town)
        new(Party, partnership=of, authority=authority, side="partner")
        if person:
            given, family = person.split(" ")
            somebody = new(Person, given_name=given, family_name=family, email=email)
            new(Position, person=somebody, title="mayor", authority=authority, since="2019", until=until)
        return authority  # type: ignore[no-any-return]

    return kept
