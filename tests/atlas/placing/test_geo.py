"""Distances on the globe."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.atlas.placing import geo
from tests.atlas.frames import DEGREE_KM

points = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def haversine(a: tuple[float, float], b: tuple[float, float]) -> float:
    (lat_a, lon_a), (lat_b, lon_b) = [tuple(map(math.radians, point)) for point in (a, b)]
    half = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * geo.EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def test_a_degree_of_a_meridian_and_a_quarter_of_the_equator() -> None:
    assert geo.distance_km(45, -30, 46, -30) == pytest.approx(111.195, abs=0.001)
    assert geo.distance_km(0, 0, 0, 90) == pytest.approx(10007.557, abs=0.001)


def test_the_date_line_and_the_poles_are_no_border() -> None:
    assert geo.distance_km(0, 179.5, 0, -179.5) == pytest.approx(DEGREE_KM)
    assert geo.distance_km(90, 0, 90, 120) == pytest.approx(0, abs=1e-6)


@given(points, points)
def test_a_distance_is_the_haversine_formula_both_ways(a: tuple[float, float], b: tuple[float, float]) -> None:
    there = geo.distance_km(*a, *b)

    assert there == pytest.approx(geo.distance_km(*b, *a), abs=1e-9)
    # Both formulas lose digits at the antipodes: a metre and a half is what remains in the worst case.
    assert there == pytest.approx(haversine(a, b), abs=0.0015)


@given(points, points, points)
def test_a_detour_is_no_shorter(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> None:
    assert geo.distance_km(*a, *c) <= geo.distance_km(*a, *b) + geo.distance_km(*b, *c) + 0.0015


@given(st.floats(0, 20015))
def test_a_chord_and_its_kilometres_are_inverse(km: float) -> None:
    assert float(geo.kilometres(geo.chord(km))) == pytest.approx(km, abs=0.0015)


@given(st.lists(points, min_size=1, max_size=8), st.lists(points, min_size=1, max_size=8), st.floats(1, 15000))
def test_neighbours_are_all_pairs_near_enough(left: list[tuple[float, float]], right: list[tuple[float, float]], km: float) -> None:
    apart = {(i, j): geo.distance_km(*a, *b) for i, a in enumerate(left) for j, b in enumerate(right)}
    i, j, found = geo.neighbours(geo.tree(*zip(*left, strict=True)), geo.tree(*zip(*right, strict=True)), km)
    near = dict(zip(zip(i.tolist(), j.tolist(), strict=True), found.tolist(), strict=True))

    assert {pair for pair, distance in apart.items() if distance < km - 0.01} <= set(near)
    assert set(near) <= {pair for pair, distance in apart.items() if distance < km + 0.01}
    assert [near[pair] for pair in near] == pytest.approx([apart[pair] for pair in near], abs=0.0015)


def test_unit_vectors_lie_on_the_sphere() -> None:
    vectors = geo.unit_vectors([0, 0, 90], [0, 90, 17])

    assert np.allclose(vectors, [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
