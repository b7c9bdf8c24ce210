"""Projections against published values, great circles against hand-worked ones."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.maps.projection import angle, azimuthal, great_circle, middle, natural_earth, wrapped

points = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


def test_natural_earth_gives_the_values_that_proj_publishes_for_its_own_tests() -> None:
    # test/gie/builtins.gie of PROJ: +proj=natearth +a=6400000, accept 2 1.
    x, y = natural_earth((2, 1))
    assert (x * 6400000, y * 6400000) == pytest.approx((194507.265257889, 112508.737358295), abs=1e-6)


def test_natural_earth_is_as_wide_as_its_first_coefficient_says() -> None:
    assert natural_earth((180, 0)) == pytest.approx((math.pi * 0.8707, 0))


def test_azimuthal_gives_the_numerical_example_of_snyder() -> None:
    # Professional Paper 1395, page 332: radius 3, centre 40 north 100 west, point 20 south 100 east.
    x, y = azimuthal((100, -20), (-100, 40))
    assert (3 * x, 3 * y) == pytest.approx((-4.2339303, 4.0257775), abs=1e-7)


def test_azimuthal_puts_the_opposite_point_on_the_rim() -> None:
    assert azimuthal((-170, -40), (10, 40)) == (0, -2)


@given(points, points)
def test_azimuthal_distance_is_the_chord(point: tuple[float, float], centre: tuple[float, float]) -> None:
    # The equal-area projection keeps the straight distance through the earth: 2 sin(angle / 2).
    assert math.hypot(*azimuthal(point, centre)) == pytest.approx(2 * math.sin(math.radians(angle(point, centre)) / 2), abs=1e-4)


def test_angle_of_a_quarter_and_of_a_half_turn() -> None:
    assert [angle((0, 0), (90, 0)), angle((0, 90), (55, 0)), angle((10, 20), (-170, -20))] == pytest.approx([90, 90, 180])


def test_middle_of_two_points_on_both_sides_of_the_date_line() -> None:
    assert middle([(170, 0), (-170, 0)]) == pytest.approx((180, 0))


@pytest.mark.parametrize(("lon", "same"), [(180, -180), (-180, -180), (190, -170), (540, -180), (11, 11)])
def test_wrapped(lon: float, same: float) -> None:
    assert wrapped(lon) == same


def test_great_circle_midpoint_on_the_same_parallel_lies_north_of_it() -> None:
    # The midpoint of two points at 45 north, a quarter turn apart: tan(lat) = tan(45) / cos(45).
    ((_start, halfway, _end),) = great_circle((0, 45), (90, 45), 3)
    assert halfway == pytest.approx((45, math.degrees(math.atan(math.sqrt(2)))))


def test_great_circle_is_cut_at_the_date_line() -> None:
    assert great_circle((170, 0), (-170, 0), 2) == [[(170, 0), (180, 0)], [(-180, 0), (-170, 0)]]


def test_great_circle_is_whole_on_a_map_with_another_centre() -> None:
    (piece,) = great_circle((170, 0), (-170, 0), 2, centre=150)
    assert piece == [(20, 0), (40, 0)]


def test_great_circle_between_opposite_points_goes_over_the_pole() -> None:
    (first, *_rest) = great_circle((0, 0), (180, 0), 5)
    assert [lat for _lon, lat in first[:3]] == pytest.approx([0, 45, 90])


def test_great_circle_between_the_poles_has_all_its_points() -> None:
    lats = [lat for piece in great_circle((0, 90), (0, -90), 5) for _lon, lat in piece]
    assert [min(lats), max(lats)] == [-90, 90]


@given(points, points, st.integers(2, 20), st.sampled_from([0.0, 11.0, 150.0]))
def test_great_circle_begins_and_ends_where_it_should_and_stays_on_the_map(
    a: tuple[float, float], b: tuple[float, float], n: int, centre: float
) -> None:
    pieces = great_circle(a, b, n, centre=centre)
    first, last = pieces[0][0], pieces[-1][-1]
    assert angle((first[0] + centre, first[1]), a) == pytest.approx(0, abs=1e-5)
    assert angle((last[0] + centre, last[1]), b) == pytest.approx(0, abs=1e-5)
    assert all(abs(lon) <= 180 and abs(lat) <= 90 for piece in pieces for lon, lat in piece)
    assert all(abs(q[0] - p[0]) <= 180 for piece in pieces for p, q in pairwise(piece))
