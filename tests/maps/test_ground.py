"""The ground of a map: tints, small world, scale bar."""

import re

from jumelles.maps.frame import frame
from jumelles.maps.ground import globe, globe_box, ground, scale_bar

ALONE = frame([(3.88, 43.61)], [], left=0, right=1152, top=0)
WORLD = frame([], [], left=0, right=1152, top=0)


def test_a_tint_colours_its_country_only() -> None:
    plain, tinted = ground(WORLD, "m", {}), ground(WORLD, "m", {"FR": "a"})
    assert (plain.count("#f2c9a4"), tinted.count("#f2c9a4")) == (0, 1)


def test_the_world_has_no_small_world() -> None:
    assert globe_box(WORLD, []) is None


def test_the_small_world_keeps_clear_of_marks() -> None:
    left, right = globe_box(ALONE, []), globe_box(ALONE, [(30, 540)])
    assert left is not None
    assert right is not None
    assert (left.left, right.right) == (12, 1140)


def test_the_small_world_goes_where_every_corner_has_a_mark() -> None:
    assert globe_box(ALONE, [(30, 540), (1120, 540), (30, 20), (1120, 20)]) is None


def test_the_small_world_rings_the_part_shown() -> None:
    box = globe_box(ALONE, [])
    assert box is not None
    (x, y) = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', globe(ALONE, box, "g"))[0]
    assert box.surrounds((float(x), float(y)))


def test_the_scale_bar_is_as_long_as_it_says() -> None:
    km, start, end = 200, *(float(n) for n in re.findall(r"M([\d.]+) [\d.]+l0 5 ([\d.]+)", scale_bar(ALONE, "{distance} km", 1000, 50))[0])
    assert round(end * ALONE.km_per_pixel()) == km
    assert round(start + end) == 1000
