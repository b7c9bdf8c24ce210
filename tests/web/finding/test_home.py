"""Which town the office looks from, and what its register holds."""

from collections.abc import Callable
from typing import Any

import pytest

from jumelles.atlas.store import Atlas
from jumelles.web.finding import home
from jumelles.web.recording import keep
from jumelles.web.register.models import StatusStep

pytestmark = pytest.mark.django_db
Made = Callable[..., Any]


def test_an_office_without_records_has_no_town_yet(house: Any) -> None:
    assert home.town(house[0]) is None


def test_the_first_authority_of_its_country_is_at_home(house: Any, authority: Made) -> None:
    authority(1007, "A city abroad")
    authority(1005, "Brisac")

    assert home.town(house[0]).id == 1005


def test_a_city_of_most_parties_comes_before_a_region(house: Any, authority: Made, partnership: Made) -> None:
    region, valmore, brisac = authority(9001, "Region", "region"), authority(1001, "Valmore"), authority(1005, "Brisac")
    theirs = authority(1007, "Klarenburg")
    partnership("one", home=[region, brisac], partner=[theirs])
    partnership("two", home=[region, valmore], partner=[theirs])
    partnership("three", home=[region, valmore], partner=[theirs])

    assert home.town(house[0]).id == 1001


def test_the_partners_of_the_register_count_for_our_own_towns_only(house: Any, authority: Made, partnership: Made, toy: Atlas) -> None:
    partnership("Valmore – Neustadt", home=[authority(1001, "Valmore")], partner=[authority(1008, "Neustadt")])

    assert home.partners(house[0], toy.place(1001)) == {1008: "XV"}
    assert home.partners(house[0], toy.place(1005)) == {}


def test_partnerships_are_told_by_place_with_their_status(house: Any, authority: Made, partnership: Made) -> None:
    made, accounts = house
    valmore, both = authority(1001, "Valmore"), [authority(1008, "Neustadt"), authority(1012, "Novigrad")]
    one = partnership("one", home=[valmore], partner=both)
    two = partnership("two", home=[valmore], partner=both[:1])
    keep(StatusStep(office=made, partnership=one, status="dormant", on="1993", source="minutes"), by=accounts["head"])

    held = home.held(made, accounts["reader"], [1008, 1012, 1007])

    assert {place: [(row.pk, row.status) for row in rows] for place, rows in held.items()} == {
        1008: [(one.pk, "dormant"), (two.pk, None)],
        1012: [(one.pk, "dormant")],
    }
