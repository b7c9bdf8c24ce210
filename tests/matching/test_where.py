"""Filters one by one, on the toy world: whom each admits, and what is refused."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.atlas.placing.geo import distance_km
from jumelles.atlas.store import Atlas
from jumelles.matching.where import Where, WrongFilter, admitted, kilometres

VALMORE, SENNERY, BRISAC, ORLUNE_XU, KLARENBURG, NEUSTADT, STAROGRAD, ORLUNE_XV, ALTMARK, NOVIGRAD = (
    *(1001, 1002, 1005, 1006, 1007, 1008, 1009, 1010, 1011),
    1012,
)
XU, XV = {VALMORE, SENNERY, BRISAC, ORLUNE_XU}, {KLARENBURG, NEUSTADT, STAROGRAD, ORLUNE_XV, ALTMARK, NOVIGRAD}


def passing(atlas: Atlas, place: int, where: Where, level: int = 0) -> set[int]:
    rows = atlas.structures.rows_of(level)
    found = admitted(atlas, atlas.place(place), where, rows)
    return set(atlas.places["place"][rows].filter(found.tolist()).to_list())


def refusal(**filters: Any) -> str:
    with pytest.raises(WrongFilter) as caught:
        Where(**filters)
    return str(caught.value)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, XV),
        ({"abroad": False}, XU | XV - {VALMORE}),
        ({"countries": ("XV",)}, XV),
        ({"countries": ("XU",)}, XU),  # the own country, since it is named
        ({"countries": ("XU", "XV")}, XU | XV),
        ({"continents": ("EU",)}, XV),
        ({"continents": ("EU",), "abroad": False}, XU | XV),
        ({"continents": ("EU", "AS"), "countries": ("XU",)}, XU),
        ({"population": (100_000, None)}, {KLARENBURG, NOVIGRAD, STAROGRAD}),
        ({"population": (None, 100_000)}, {NEUSTADT, ORLUNE_XV}),
        ({"population": (90_000, 160_000)}, {NEUSTADT, STAROGRAD}),
        ({"population": (0, None)}, XV - {ALTMARK}),  # of Altmark nobody knows it
        ({"population": (60_000, 60_000), "abroad": False}, {SENNERY}),
        ({"distance": (None, 362)}, {KLARENBURG, NOVIGRAD}),
        ({"distance": (500, None)}, {STAROGRAD, ORLUNE_XV}),
        ({"distance": (0, 40), "abroad": False}, {SENNERY}),
        ({"unlinked": True}, XV - {KLARENBURG}),
        ({"new_country": True, "abroad": False}, XU),
        ({"unlinked": True, "new_country": True, "abroad": False}, XU),
        ({"diverse": True}, XV),
        ({"level": "city"}, XV),
    ],
)
def test_a_filter_admits_these_and_never_the_place_itself(toy_atlas: Atlas, filters: dict[str, Any], expected: set[int]) -> None:
    assert passing(toy_atlas, VALMORE, Where(**filters)) == expected - {VALMORE}


def test_regions_are_admitted_like_cities(toy_atlas: Atlas) -> None:
    assert passing(toy_atlas, 9001, Where(), level=1) == {9003, 9004}
    assert passing(toy_atlas, 9001, Where(abroad=False, population=(None, 200_000)), level=1) == {9002, 9004}
    assert passing(toy_atlas, VALMORE, Where(abroad=False), level=1) == {9001, 9002, 9003, 9004}


def test_a_place_without_twins_leaves_out_none_as_linked(toy_atlas: Atlas) -> None:
    assert passing(toy_atlas, SENNERY, Where(unlinked=True, new_country=True)) == XV


def test_a_twinning_that_has_ended_links_no_more(toy_atlas: Atlas) -> None:
    assert STAROGRAD in passing(toy_atlas, BRISAC, Where(unlinked=True))
    assert passing(toy_atlas, BRISAC, Where(new_country=True)) == XV


@pytest.mark.parametrize(
    "filters",
    [
        {"continents": ("AS",)},
        {"new_country": True},  # abroad there is but the country of the twin
        {"population": (1e9, None)},
        {"distance": (0, 1)},
        {"countries": ("XU",), "continents": ("AF",)},
    ],
)
def test_filters_that_leave_no_place_are_refused(toy_atlas: Atlas, filters: dict[str, Any]) -> None:
    with pytest.raises(WrongFilter) as caught:
        passing(toy_atlas, VALMORE, Where(**filters))
    assert str(caught.value) == "No place passes these filters: widen the countries, the population or the distance."


def test_a_country_that_does_not_exist_is_refused(toy_atlas: Atlas) -> None:
    with pytest.raises(WrongFilter) as caught:
        passing(toy_atlas, VALMORE, Where(countries=("XV", "ZZ")))
    assert str(caught.value) == "There is no country “ZZ”: give its name or its code of two letters, such as RU."


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"level": "village"}, "There is no level “village”: choose city or region."),
        ({"continents": ("EU", "XX")}, "There is no continent “XX”: choose among AF, AN, AS, EU, NA, OC, SA."),
        ({"population": (2, 1)}, "The range from 2 to 1 is empty: give the smaller number first, and none below zero."),
        ({"population": (-1, None)}, "The range from -1 to … is empty: give the smaller number first, and none below zero."),
        ({"distance": (None, -5.5)}, "The range from … to -5.5 is empty: give the smaller number first, and none below zero."),
        ({"distance": (math.nan, 1)}, "The range from nan to 1 is empty: give the smaller number first, and none below zero."),
        ({"distance": (1, math.nan)}, "The range from 1 to nan is empty: give the smaller number first, and none below zero."),
    ],
)
def test_a_filter_that_means_nothing_is_refused(filters: dict[str, Any], message: str) -> None:
    assert refusal(**filters) == message


def test_a_bound_beyond_any_number_leaves_no_place(toy_atlas: Atlas) -> None:
    with pytest.raises(WrongFilter):
        passing(toy_atlas, VALMORE, Where(population=(10**400, None)))


def test_a_record_tells_the_filters_that_are_set() -> None:
    assert Where().told() == {}
    assert Where(countries=("DE",), population=(None, 5), abroad=False, diverse=True).told() == {
        "countries": ("DE",),
        "population": (None, 5),
        "abroad": False,
        "diverse": True,
    }


ENDS = st.one_of(st.none(), st.integers(-10, 500_000), st.floats(-10, 1e6))


@given(ENDS, ENDS)
def test_a_range_admits_what_lies_in_it_or_is_refused(toy_atlas: Atlas, low: float | None, high: float | None) -> None:
    try:
        found = passing(toy_atlas, VALMORE, Where(population=(low, high), abroad=False))
    except WrongFilter:
        found = set()
    people = dict(toy_atlas.places.filter(kind="city").select("place", "population").iter_rows())
    asked = (low, high) != (None, None)

    assert found == {
        place
        for place, known in people.items()
        if place != VALMORE and (not asked or (known is not None and 0 <= (low or 0) <= known <= (math.inf if high is None else high)))
    }


def test_kilometres_are_those_on_the_ground(toy_atlas: Atlas) -> None:
    here, found = toy_atlas.place(VALMORE), kilometres(toy_atlas.place(VALMORE), toy_atlas.places)

    assert found[toy_atlas.row(KLARENBURG)] == pytest.approx(distance_km(45, -30, 47.5, -27))
    assert found[toy_atlas.row(here.id)] == pytest.approx(0, abs=1e-3)


def test_what_has_no_point_has_no_distance(toy_atlas: Atlas) -> None:
    nowhere = replace(toy_atlas.place(VALMORE), lat=None)

    assert np.isnan(kilometres(nowhere, toy_atlas.places)).all()
    with pytest.raises(WrongFilter):
        admitted(toy_atlas, nowhere, Where(distance=(0, None)), slice(0, 10))


def test_partners_that_only_the_user_knows_are_twins_for_the_filters(toy_atlas: Atlas) -> None:
    place, rows = toy_atlas.place(BRISAC), toy_atlas.structures.rows_of(0)

    def admits(where: Where) -> set[int]:
        found = admitted(toy_atlas, place, where, rows, {NEUSTADT: "XV"})
        return set(toy_atlas.places["place"][rows].filter(found.tolist()).to_list())

    # The twinning of Brisac with Starograd has ended, so that the sources know no twin of it.
    assert admits(Where(unlinked=True)) == XV - {NEUSTADT}
    assert admits(Where(new_country=True, abroad=False)) == XU - {BRISAC}
    assert admits(Where()) == XV
