"""Cutting, clipping and thinning of rings."""

import pytest

from jumelles.maps.frame import Frame, frame
from jumelles.maps.land import clipped, outline, path

SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]


def _area(ring: list[tuple[float, float]]) -> float:
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], *ring[:1]], strict=True))) / 2


@pytest.mark.parametrize(("limit", "side", "area"), [(1, 1, 12), (1, -1, 4), (-1, 1, 16), (-1, -1, 0), (9, 1, 0)])
def test_clipped_keeps_the_part_on_one_side(limit: float, side: int, area: float) -> None:
    assert _area(clipped(SQUARE, 0, limit, side)) == area


def test_outline_writes_the_first_point_and_then_steps() -> None:
    assert outline([(1.04, 2), (1.04, 2.01), (3.5, 1)]) == "M1 2l2.5 -1Z"


def test_outline_steps_do_not_add_up_their_rounding() -> None:
    drawn = outline([(i * 0.34, 0.0) for i in range(101)], closed=False)
    steps = drawn.removeprefix("M0 0l").split()
    assert sum(round(float(step) * 10) for step in steps[::2]) == 340


def _world() -> Frame:
    return frame([], [], left=0, right=1000, top=0)


def test_a_land_on_the_cut_is_drawn_on_both_sides_of_the_map() -> None:
    # The map is cut at 169 degrees west, in the middle of this land.
    ring = ((181.0, 0.0), (201.0, 0.0), (201.0, 20.0), (181.0, 20.0))
    starts = [float(piece.split()[0]) for piece in path([ring], _world(), finest=0.5).split("M")[1:]]
    assert [start > 500 for start in starts] == [False, True]


def test_an_islet_below_a_pixel_is_left_out() -> None:
    assert path([((0.0, 0.0), (0.1, 0.0), (0.1, 0.1))], _world(), finest=0.9) == ""


def test_a_land_around_the_opposite_point_is_not_drawn_inside_out() -> None:
    close = frame([(3.88, 43.61)], [], left=0, right=1000, top=0)
    assert path([((174.0, -50.0), (-174.0 + 360, -50.0), (-174.0 + 360, -38.0), (174.0, -38.0))], close, finest=0.5) == ""


def test_a_border_on_a_parallel_is_curved_in_a_close_up() -> None:
    close = frame([(-120.0, 49.0), (-80.0, 49.0)], [], left=0, right=1000, top=0)
    ring = ((-120.0, 49.0), (-80.0, 49.0), (-80.0, 44.0), (-120.0, 44.0))
    assert len(path([ring], close, finest=0.5).split()) > 40
