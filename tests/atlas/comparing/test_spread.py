"""The scales of a world, worked out by hand for size classes whose figures are known."""

import math

import numpy as np
import polars as pl
import pytest

from jumelles.atlas.climate import CLASSES
from jumelles.atlas.comparing.distances import distances
from jumelles.atlas.comparing.spread import FEWEST, LEAST, PANEL, measured, of_atlas, tables
from jumelles.atlas.comparing.structures import STEPS, Structures
from jumelles.atlas.indicators import themes
from jumelles.atlas.store import Atlas
from tests.atlas.frames import places

PLACE, ENGAGEMENT, DIGITAL = (themes().index(theme) for theme in ("place", "engagement", "digital"))
STEP = {9: 400_000, 3: 5_000, 0: 600}
"""A population of each size class that these tests use."""


def rows(*classes: tuple[int, int], kind: str = "city") -> pl.DataFrame:
    """So many places of each size class: (step, how many)."""
    given = [{"kind": kind, "population": STEP[step]} for step, count in classes for _each in range(count)]
    return places(*({"place": n} | row for n, row in enumerate(given)))


def world(towns: pl.DataFrame, **columns: list[float | None]) -> Structures:
    comparable = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.Float32))
    return measured(towns, comparable, pl.Series([None] * len(towns), dtype=pl.String))


def test_a_scale_is_the_root_mean_square_difference_of_two_places() -> None:
    # Half of them at 0, half at 10: half of all pairs differ by 10.
    assert world(rows((9, 40)), latitude=[0.0, 10.0] * 20).scales.tolist() == [[pytest.approx(math.sqrt(50))], [1]]


def test_each_size_class_has_one_voice() -> None:
    # Large ones: a mean square of 50; villages, five times as many: one of 2. Their mean is 26.
    found = world(rows((9, 40), (0, 200)), latitude=[0.0, 10.0] * 20 + [0.0, 2.0] * 100)

    assert found.scales[0].tolist() == [pytest.approx(math.sqrt(26))]


def test_what_is_not_known_does_not_count() -> None:
    found = world(rows((9, 80)), latitude=[0.0, 10.0, None, None] * 20)

    assert found.scales[0].tolist() == [pytest.approx(math.sqrt(50))]


@pytest.mark.parametrize(("known", "scale"), [(FEWEST - 2, 1.0), (FEWEST, math.sqrt(50))])
def test_a_class_with_few_places_tells_no_spread(known: int, scale: float) -> None:
    found = world(rows((9, 60)), latitude=[0.0, 10.0] * (known // 2) + [None] * (60 - known))

    assert found.scales[0].tolist() == [pytest.approx(scale)]


def test_where_all_are_alike_one_unit_is_the_scale() -> None:
    assert world(rows((9, 40)), latitude=[7.0] * 40).scales[0].tolist() == [1]


@pytest.mark.parametrize(("key", "scale"), [("population", 0.693), ("digital_potential", 20), ("digital_firms", 1.1)])
def test_a_scale_that_is_fixed_is_fixed(key: str, scale: float) -> None:
    assert world(rows((9, 40)), **{key: [0.0, 10.0] * 20}).scales.tolist() == [[pytest.approx(scale)]] * 2


def test_the_scale_of_climates_is_their_usual_unlikeness() -> None:
    classes = [*CLASSES]
    found = world(rows((9, 40)), climate=[float(classes.index("Csa")), float(classes.index("Csb"))] * 20)

    assert found.scales[0].tolist() == [pytest.approx(math.sqrt(1 / 9 / 2))]


def test_regions_have_scales_of_their_own() -> None:
    towns = pl.concat([rows((9, 40)), rows((9, 40), kind="region").with_columns(pl.col("place") + 9000)])

    assert world(towns, latitude=[0.0, 10.0] * 20 + [0.0, 2.0] * 20).scales.tolist() == [
        [pytest.approx(math.sqrt(50))],
        [pytest.approx(math.sqrt(2))],
    ]


# What distance is usual.


def test_the_usual_distance_of_a_place_is_the_median_to_those_of_its_class() -> None:
    # All 40 are the panel. Of the 30 at 0, 29 others are at 0 and 10 at 10: the median is none. Of the 10 at 10, 30 are far.
    found = world(rows((9, 40)), latitude=[0.0] * 30 + [10.0] * 10)
    far = 100 / (2 * 0.75 * 0.25 * 100)

    assert found.typical[PLACE].tolist() == [0] * 30 + [pytest.approx(far)] * 10
    assert found.expected[0, PLACE, 9] == 0  # 960 of 1560 pairs are alike


def test_of_a_yes_or_no_the_mean_is_usual() -> None:
    found = world(rows((9, 40)), covenant=[0.0] * 30 + [1.0] * 10)
    far = 1  # as indicators.toml fixes it

    assert found.typical[ENGAGEMENT].tolist() == pytest.approx([10 / 39 * far] * 30 + [30 / 39 * far] * 10)
    assert found.expected[0, ENGAGEMENT, 9] == pytest.approx(600 / 1560 * far)


def test_the_usual_distance_is_that_of_the_indicators_known() -> None:
    # Nobody's elevation is known: the theme's distance is that of the latitude, not half of it.
    found = world(rows((9, 40)), latitude=[0.0, 10.0] * 20, elevation=[None] * 40)

    assert found.typical[PLACE].tolist() == pytest.approx([2.0] * 40)


@pytest.mark.parametrize(("known", "told"), [(LEAST, False), (LEAST + 1, True)])
def test_a_theme_known_of_few_others_has_no_usual_distance(known: int, told: bool) -> None:  # noqa: FBT001
    # One of `known` places has one other less to be measured against.
    found = world(rows((9, 40)), latitude=[float(n) for n in range(known)] + [None] * (40 - known))

    assert (not np.isnan(found.typical[PLACE, :known]).any()) is told
    assert np.isnan(found.typical[PLACE, known:]).all()


def test_a_place_of_which_a_theme_is_not_known_has_no_usual_distance_in_it() -> None:
    found = world(rows((9, 41)), latitude=[0.0, 10.0] * 20 + [None])

    assert np.isnan(found.typical[PLACE]).tolist() == [False] * 40 + [True]
    assert np.isnan(np.delete(found.typical, PLACE, axis=0)).all()


def test_a_class_with_few_places_takes_the_nearest_ones_usual_distance() -> None:
    found = world(rows((9, 40), (3, 40), (0, 5)), latitude=[0.0, 10.0] * 20 + [0.0] * 35 + [10.0] * 5 + [0.0, 10.0, 3.0, 4.0, 5.0])
    large, small = (float(found.expected[0, PLACE, step]) for step in (9, 3))

    assert large > small == 0
    assert found.expected[0, PLACE].tolist() == [small] * 7 + [large] * (STEPS - 7)  # 6 is as far from both: the smaller class
    assert np.isnan(found.typical[PLACE, 80:]).all()


def test_a_theme_that_no_source_knows_counts_one_usual_difference() -> None:
    found = world(rows((9, 40)), latitude=[0.0, 10.0] * 20)

    assert set(found.expected[:, DIGITAL].flat) == {1.0}
    assert set(found.expected[1].flat) == {1.0}


def test_a_panel_speaks_for_a_large_class() -> None:
    random = np.random.default_rng(3)
    numbers = random.normal(size=6 * PANEL).tolist()
    found = world(rows((9, len(numbers))), latitude=numbers)
    middle = [np.median(np.delete(distances(found, n, slice(0, len(numbers))).squared[PLACE], n)) for n in range(len(numbers))]

    # The median to 48 of 288 is not that to all, but it leads to no other picture.
    assert np.corrcoef(found.typical[PLACE], middle)[0, 1] > 0.95
    assert found.expected[0, PLACE, 9] == pytest.approx(float(np.median(middle)), rel=0.3)


def test_a_world_measured_twice_is_the_same() -> None:
    numbers = np.random.default_rng(4).normal(size=200).tolist()
    one, two = (world(rows((9, 200)), latitude=numbers) for _turn in range(2))

    for name in ("scales", "expected", "typical"):
        np.testing.assert_array_equal(getattr(one, name), getattr(two, name))


def test_a_world_that_is_stored_is_the_same_when_it_is_read() -> None:
    towns = pl.concat([rows((9, 40), (3, 40)), rows((9, 40), kind="region").with_columns(pl.col("place") + 9000)])
    columns: dict[str, list[float | None]] = {"latitude": [0.0, 10.0, None, 3.5] * 30, "covenant": [0.0, 1.0, 1.0, None] * 30}
    before = world(towns, **columns)
    comparable = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.Float32))
    after = of_atlas(towns, tables(before) | {"comparable": comparable}, pl.Series([None] * 120, dtype=pl.String))

    assert after.keys == before.keys
    for name in ("numbers", "country", "national", "step", "level", "scales", "expected", "typical"):
        np.testing.assert_array_equal(getattr(after, name), getattr(before, name))


def test_an_atlas_keeps_what_its_build_has_measured(toy_atlas: Atlas) -> None:
    again = measured(toy_atlas.places, toy_atlas.table("comparable"), toy_atlas.values["gdp_level"])

    for name in ("numbers", "scales", "expected", "typical", "step", "level", "country", "national"):
        np.testing.assert_array_equal(getattr(toy_atlas.structures, name), getattr(again, name))


def test_the_scales_of_the_world_are_finite_and_above_zero(world_atlas: Atlas) -> None:
    found = world_atlas.structures

    assert (np.isfinite(found.scales) & (found.scales > 0)).all()
    assert (np.isfinite(found.expected) & (found.expected >= 0) & (found.expected <= 9)).all()
    assert not ((found.typical < 0) | (found.typical > 9)).any()
