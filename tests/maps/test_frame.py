"""Which part of the earth is chosen, and where points fall in it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.maps.frame import Box, Frame, frame

MONTPELLIER, SETE, OBNINSK, KUMAMOTO = (3.88, 43.61), (3.69, 43.4), (36.61, 55.11), (130.71, 32.8)
points = st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), max_size=6)


def _frame(*shown: tuple[float, float], ways: tuple[tuple[tuple[float, float], tuple[float, float]], ...] = ()) -> Frame:
    return frame(shown, ways, left=0, right=1000, top=0)


@pytest.mark.parametrize(
    ("shown", "world"),
    [
        ((), True),
        ((MONTPELLIER,), False),
        ((MONTPELLIER, SETE), False),
        ((MONTPELLIER, OBNINSK), False),
        ((MONTPELLIER, KUMAMOTO), True),
        (((131.89, 43.12), (-149.9, 61.22)), True),
        (((179, -17), (-179, -17)), True),
    ],
)
def test_the_world_is_shown_for_far_marks_and_across_the_date_line(shown: tuple[tuple[float, float], ...], world: bool) -> None:  # noqa: FBT001
    assert _frame(*shown).world is world


def test_the_pacific_is_in_the_middle_when_a_way_crosses_it() -> None:
    way = ((131.89, 43.12), (-149.9, 61.22))
    view = _frame(*way, ways=(way,))
    assert (view.centre, len(view.lines(*way, 20))) == ((150.0, 0.0), 1)


def test_europe_is_in_the_middle_otherwise() -> None:
    assert _frame(MONTPELLIER, KUMAMOTO, ways=((MONTPELLIER, KUMAMOTO),)).centre == (11.0, 0.0)


def test_antarctica_is_shown_only_when_a_mark_needs_it() -> None:
    assert _frame((0, -90), (0, 50)).box.bottom > _frame((0, -20), (0, 50)).box.bottom


def test_neighbouring_towns_do_not_fill_the_picture() -> None:
    view = _frame(MONTPELLIER, SETE)
    assert 1000 * view.km_per_pixel() == pytest.approx(560)


def test_a_close_up_keeps_distances() -> None:
    view = _frame(MONTPELLIER, OBNINSK)
    pixels = math.dist(view.place(MONTPELLIER), view.place(OBNINSK))
    # By the formula of haversines; the projection shortens the way by two in a thousand.
    assert pixels * view.km_per_pixel() == pytest.approx(2659, rel=0.003)


def test_no_way_is_drawn_between_a_point_and_itself() -> None:
    assert _frame(MONTPELLIER, SETE).lines(MONTPELLIER, MONTPELLIER, 5) == []


@given(points)
def test_every_mark_lies_inside_the_box(shown: list[tuple[float, float]]) -> None:
    view = _frame(*shown)
    assert all(view.box.grown(-9.99).surrounds(view.spot(point, 10)) for point in shown)


def test_boxes_that_only_touch_do_not_meet() -> None:
    box = Box(0, 0, 10, 10)
    assert [box.meets(other) for other in (Box(10, 0, 20, 10), Box(9, 9, 20, 20), Box(2, 2, 3, 3))] == [False, True, True]
    assert [box.holds(other) for other in (Box(0, 0, 10, 10), Box(9, 9, 20, 20))] == [True, False]
