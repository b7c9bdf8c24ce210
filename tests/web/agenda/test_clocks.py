"""By which clock a programme is told."""

from typing import Any

import pytest

from jumelles.web.agenda import clocks
from jumelles.web.register import models
from tests.web.agenda.conftest import House

pytestmark = pytest.mark.django_db


def zone(house: House, partnership: Any, direction: str) -> str:
    visit = house.new(models.Visit, partnership=partnership, direction=direction, title="V", starts="2026")
    return str(clocks.clocks([visit], house.office)[visit.pk])


def test_a_guest_lives_by_our_clock_and_we_by_theirs(house: House, kumamoto: Any) -> None:
    assert [zone(house, kumamoto, direction) for direction in ("inbound", "outbound")] == ["Europe/Paris", "Asia/Tokyo"]


def test_where_a_country_has_many_clocks_the_nearest_town_decides(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    obninsk, khabarovsk = (type("Place", (), {"lat": lat, "lon": lon}) for lat, lon in ((55.1, 36.6), (48.5, 135.1)))
    atlas = type("Atlas", (), {"place": lambda _self, place: {1: obninsk, 2: khabarovsk}[place]})()
    monkeypatch.setattr(clocks.places, "atlas", lambda: atlas)

    found = [zone(house, house.partnership(f"Town {place}", "RU", place), "outbound") for place in (1, 2)]

    assert found == ["Europe/Moscow", "Asia/Vladivostok"]


def test_a_country_that_the_list_does_not_know_has_our_clock(house: House) -> None:
    assert zone(house, house.partnership("Valmore", "XU", 1002), "outbound") == "Europe/Paris"


def test_without_a_town_we_keep_our_own_clock(house: House) -> None:
    assert zone(house, house.new(models.Partnership, name="P", kind="contact"), "outbound") == "Europe/Paris"
