"""An office of the toy world with its register, for the pages that look for partners."""

from collections.abc import Callable
from typing import Any

import pytest

from jumelles.atlas.store import Atlas
from jumelles.web.finding import asking
from jumelles.web.people.models import Office, User
from jumelles.web.recording import keep
from jumelles.web.register import places
from jumelles.web.register.models import Authority, Partnership, Party, Town
from tests.web.offices import office


@pytest.fixture(autouse=True)
def toy(toy_atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> Atlas:
    """The toy world is the atlas of the register."""
    monkeypatch.setattr(places, "atlas", lambda: toy_atlas)
    asking.countries.cache_clear()
    return toy_atlas


@pytest.fixture
def house() -> tuple[Office, dict[str, User]]:
    """An office of the country XU without any record, and its accounts by role."""
    return office("ours", country="XU")


@pytest.fixture
def authority(house: tuple[Office, dict[str, User]], toy: Atlas) -> Callable[..., Authority]:
    """Keep an authority at a place: `authority(1001, "City of Valmore")`."""
    made, accounts = house

    def kept(place: int, name: str, level: str = "municipality") -> Authority:
        there, by = toy.place(place), accounts["head"]
        known = Town.objects.filter(office=made, place=place).first()
        town = known or keep(Town(office=made, place=place, name=there.name, country=there.country), by=by)
        return keep(Authority(office=made, name=name, level=level, town=town), by=by)  # type: ignore[no-any-return]

    return kept


@pytest.fixture
def partnership(house: tuple[Office, dict[str, User]]) -> Callable[..., Partnership]:
    """Keep a partnership of some authorities: `partnership("Ours – theirs", home=[…], partner=[…])`."""
    made, accounts = house

    def kept(name: str, **sides: Any) -> Partnership:
        by = accounts["head"]
        record = keep(Partnership(office=made, name=name, kind="twinning"), by=by)
        for side, authorities in sides.items():
            for one in authorities:
                keep(Party(office=made, partnership=record, authority=one, side=side), by=by)
        return record  # type: ignore[no-any-return]

    return kept
