"""Squared distances by theme, each worked out by hand: what is known, what is expected, and what no figure may do."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from jumelles.atlas.climate import CLASSES
from jumelles.atlas.comparing.distances import (
    BLOCK,
    FARTHEST,
    difference,
    distances,
    expectation,
    pair_level,
    pair_step,
    speaks,
    sums,
)
from jumelles.atlas.comparing.structures import STEPS, Structures
from jumelles.atlas.indicators import indicators, themes

NAN = math.nan
KEYS = ("population", "region_rank", "gdp_per_head", "digital_potential", "digital_firms", "elevation", "climate", "latitude", "covenant")
SIZE, EDUCATION, ECONOMY, DIGITAL, PLACE, ENGAGEMENT = (
    themes().index(theme) for theme in ("size", "education", "economy", "digital", "place", "engagement")
)


def world(numbers: list[list[float]] | np.ndarray, keys: tuple[str, ...], **known: Any) -> Structures:
    """Cities of one size class in one country, one row of numbers per indicator, scales and expected distances 1."""
    lines = np.array(numbers, dtype=np.float32)
    count = lines.shape[1]
    usual = {
        "country": np.zeros(count, np.int32),
        "national": np.zeros(count, bool),
        "step": np.full(count, 5, np.int8),
        "level": np.zeros(count, np.int8),
        "scales": np.ones((2, len(keys)), np.float32),
        "expected": np.ones((2, len(themes()), STEPS), np.float32),
        "typical": np.full((len(themes()), count), np.nan, np.float32),
    }
    given = {name: np.array(value, dtype=usual[name].dtype) for name, value in known.items()}
    return Structures(keys=keys, numbers=lines, **{**usual, **given})


def one(row: int, of: Structures, a: int = 0) -> list[float]:
    found = difference(of, row, a, slice(0, of.numbers.shape[1]))
    assert found is not None
    return [float(value) for value in found]


# One indicator.


def test_a_difference_is_squared_in_units_of_the_scale() -> None:
    found = world([[10, 10, 12, 6, NAN]], ("latitude",), scales=[[2], [5]])

    assert one(0, found) == pytest.approx([0, 0, 1, 4, NAN], nan_ok=True)


def test_a_difference_counts_up_to_three_times_the_usual_one() -> None:
    assert one(0, world([[0, 2.9, 3, 3.1, 1e9, -1e9]], ("latitude",))) == pytest.approx([0, 8.41, 9, 9, 9, 9], rel=1e-5)


def test_what_is_not_known_of_the_first_has_no_difference() -> None:
    assert difference(world([[NAN, 1, 2]], ("latitude",)), 0, 0, slice(0, 3)) is None


def test_climates_differ_by_their_letters() -> None:
    classes = [*CLASSES]
    numbers = [[float(classes.index(letters)) for letters in ("Csa", "Csa", "Csb", "Cfa", "Dfb")] + [NAN]]

    assert one(0, world(numbers, ("climate",), scales=[[0.5], [1]])) == pytest.approx([0, 0, 4 / 9, 16 / 9, 4, NAN], nan_ok=True)


@pytest.mark.parametrize(
    ("national", "expected"),
    [
        ([False] * 4, [0, 1, 1, 4]),
        ([True, False, False, False], [NAN, NAN, 1, 4]),  # nothing of a compatriot, as before of a foreigner
        ([False, True, False, True], [0, NAN, 1, 4]),
        ([True] * 4, [NAN, NAN, 1, 4]),
    ],
)
def test_a_national_gdp_says_nothing_of_compatriots(national: list[bool], expected: list[float]) -> None:
    found = world([[10, 11, 11, 12]], ("gdp_per_head",), national=national, country=[1, 1, 2, 2])

    assert one(0, found) == pytest.approx(expected, nan_ok=True)


def test_another_indicator_of_a_compatriot_counts_whatever_its_gdp() -> None:
    assert one(0, world([[10, 11]], ("elevation",), national=[True, True])) == [0, 1]


def test_chosen_places_are_measured_as_all_are() -> None:
    found = world([[10, 12, NAN, 13]], ("latitude",))
    some = difference(found, 0, 0, np.array([3, 1, 2]))

    assert some is not None
    assert some.tolist() == pytest.approx([9, 4, NAN], nan_ok=True)


# Levels and classes of a pair.


def test_a_city_and_a_region_meet_on_the_scales_of_regions() -> None:
    found = world([[10, 12, 14]], ("latitude",), scales=[[1], [2]], level=[0, 0, 1])

    assert [pair_level(found, a, slice(b, b + 1)) for a, b in ((0, 1), (0, 2), (2, 0), (2, 2))] == [0, 1, 1, 1]
    assert [float(distances(found, a, slice(b, b + 1)).squared[PLACE, 0]) for a, b in ((0, 1), (0, 2), (2, 0))] == [4, 4, 4]


@pytest.mark.parametrize(
    ("a", "b", "expected"), [(3, 3, 3), (3, 4, 3), (4, 3, 3), (2, 6, 4), (-1, 6, 6), (6, -1, 6), (-1, -1, 0), (0, -1, 0)]
)
def test_the_size_class_of_a_pair_is_the_middle_of_both(a: int, b: int, expected: int) -> None:
    assert pair_step(world([[0, 0]], ("latitude",), step=[a, b]), 0, slice(1, 2)).tolist() == [expected]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("population", (True, True)),
        ("region_rank", (True, False)),
        ("universities", (True, True)),
        ("universities_25km", (True, False)),
        ("digital_firms", (False, False)),
        ("covenant", (True, True)),
    ],
)
def test_what_no_source_could_fill_is_not_asked(key: str, expected: tuple[bool, bool]) -> None:
    assert (speaks(key, 0), speaks(key, 1)) == expected


# Themes.


def test_a_theme_is_the_mean_of_what_is_known_and_what_is_expected() -> None:
    # Site: elevation 1 apart, latitude 2 apart, the climate of the second not known: (1 + 4 + 3) / 3.
    found = world([[5, 6], [2, NAN], [10, 12]], ("elevation", "climate", "latitude"), expected=np.full((2, len(themes()), STEPS), 3.0))
    there = distances(found, 0, slice(0, 2))

    assert there.squared[PLACE].tolist() == pytest.approx([0, 8 / 3])
    assert there.known[PLACE].tolist() == [3, 2]
    assert there.asked[PLACE].tolist() == [3, 3]


def test_a_theme_of_which_nothing_is_known_has_the_distance_to_expect() -> None:
    expected = np.arange(2 * len(themes()) * STEPS).reshape(2, len(themes()), STEPS)
    found = world([[10, NAN]], ("latitude",), expected=expected, step=[4, 6])
    there = distances(found, 0, slice(1, 2))

    # No indicator of the other themes is in this world at all: they, too, count as is to be expected.
    assert there.squared[:, 0].tolist() == expected[0, :, 5].tolist()
    assert (int(there.known.sum()), there.asked[:, 0].tolist()) == (0, [int(theme == "place") for theme in themes()])


def test_from_one_side_known_the_distance_to_expect_is_that_of_the_unusual_place() -> None:
    typical = np.full((len(themes()), 4), np.nan)
    typical[PLACE] = [2.0, 5.0, NAN, NAN]
    found = world([[NAN] * 4], ("latitude",), typical=typical, expected=np.full((2, len(themes()), STEPS), 0.5))

    assert expectation(found, 0, slice(0, 4))[PLACE].tolist() == [2, 3.5, 2, 2]
    assert expectation(found, 2, slice(0, 4))[PLACE].tolist() == [2, 5, 0.5, 0.5]


def test_an_indicator_of_the_office_is_asked_only_where_both_sides_have_it() -> None:
    found = world([[60, 80, NAN, 60], [NAN, 1, 1, NAN]], ("digital_potential", "digital_firms"), scales=[[20, 1], [20, 1]])
    there = distances(found, 0, slice(0, 4))

    assert there.known[DIGITAL].tolist() == [1, 1, 0, 1]
    assert there.asked[DIGITAL].tolist() == [1, 1, 0, 1]
    assert there.squared[DIGITAL].tolist() == [0, 1, 1, 0]


def test_an_own_figure_adds_to_what_sources_fill() -> None:
    # Economy: the GDP is the same, incubators are 2 apart on both sides known: (0 + 4) / 2; the third has none.
    found = world([[10, 10, 10], [1, 3, NAN]], ("gdp_per_head", "incubators"))
    there = distances(found, 0, slice(0, 3))

    assert (there.known[ECONOMY].tolist(), there.asked[ECONOMY].tolist()) == ([2, 2, 1], [2, 2, 1])
    assert there.squared[ECONOMY].tolist() == [0, 2, 0]


def test_sums_tell_the_total_of_what_is_known() -> None:
    found = sums(world([[5, 6], [2, NAN], [10, 12]], ("elevation", "climate", "latitude")), 0, slice(0, 2))

    assert (found.total[PLACE].tolist(), found.known[PLACE].tolist(), found.asked[PLACE].tolist()) == ([0, 5], [3, 2], [3, 3])


def test_distances_to_a_part_are_that_part_of_the_distances() -> None:
    found = world([[0, 1, 2, 3, NAN]], ("latitude",))
    part, alone = distances(found, 0, slice(1, 5)).part(slice(2, 4), slice(1, 5)), distances(found, 0, slice(2, 4))

    for name in ("squared", "known", "asked"):
        np.testing.assert_array_equal(getattr(part, name), getattr(alone, name))


def test_many_places_are_measured_as_few_are() -> None:
    random = np.random.default_rng(7)
    numbers = random.normal(size=(3, BLOCK + 300)).astype(np.float32)
    numbers[random.random(numbers.shape) < 0.3] = np.nan
    numbers[:, 3] = 0.5, np.nan, 0.1
    numbers[0, -1] = np.nan
    found = world(numbers, ("latitude", "incubators", "nonstop"))
    whole, seam = distances(found, 3, slice(10, BLOCK + 300)), distances(found, 3, slice(BLOCK - 50, BLOCK + 300))

    for name in ("squared", "known", "asked"):
        np.testing.assert_array_equal(getattr(whole, name)[:, BLOCK - 60 :], getattr(seam, name))


def test_no_places_have_no_distances() -> None:
    there = distances(world([[0, 1]], ("latitude",)), 0, slice(0, 0))

    assert there.squared.shape == there.known.shape == there.asked.shape == (len(themes()), 0)


# What holds in any world.

NUMBERS = st.one_of(st.just(NAN), st.floats(-20, 20, width=32))


@st.composite
def worlds(draw: st.DrawFn) -> Structures:
    """Cities and then regions, with gaps, of any size and of few countries."""
    cities, regions = draw(st.integers(1, 6)), draw(st.integers(0, 3))
    count = cities + regions
    lines = draw(arrays.arrays(np.float32, (len(KEYS), count), elements=NUMBERS))
    lines[KEYS.index("climate")] = draw(
        arrays.arrays(np.float32, count, elements=st.one_of(st.just(NAN), st.integers(0, len(CLASSES) - 1).map(float)))
    )
    small = arrays.arrays(np.float32, (len(themes()), count), elements=st.one_of(st.just(NAN), st.floats(0, 9, width=32)))
    return world(
        lines,
        KEYS,
        level=[0] * cities + [1] * regions,
        step=draw(arrays.arrays(np.int8, count, elements=st.integers(-1, STEPS - 1))),
        country=draw(arrays.arrays(np.int32, count, elements=st.integers(1, 2))),
        national=draw(arrays.arrays(bool, count)),
        typical=draw(small),
        expected=draw(arrays.arrays(np.float32, (2, len(themes()), STEPS), elements=st.floats(0, 9, width=32), fill=st.just(1.0))),
        scales=draw(arrays.arrays(np.float32, (2, len(KEYS)), elements=st.floats(0.125, 8, width=32))),
    )


@given(worlds(), st.data())
def test_distances_are_the_same_from_either_side(found: Structures, data: st.DataObject) -> None:
    rows = st.integers(0, len(found.level) - 1)
    a, b = data.draw(rows), data.draw(rows)
    there, back = distances(found, a, slice(b, b + 1)), distances(found, b, slice(a, a + 1))

    for name in ("squared", "known", "asked"):
        np.testing.assert_array_equal(getattr(there, name), getattr(back, name))


@given(worlds())
def test_distances_lie_between_none_and_the_farthest(found: Structures) -> None:
    for a in range(len(found.level)):
        there = distances(found, a, found.rows_of(0))

        assert ((there.squared >= 0) & (there.squared <= FARTHEST)).all()
        assert (there.known <= there.asked).all()


@given(worlds(), st.data())
def test_one_figure_moves_a_theme_by_no_more_than_its_part_of_the_farthest(found: Structures, data: st.DataObject) -> None:
    b = data.draw(st.integers(0, int((found.level == 0).sum()) - 1))
    row = data.draw(st.sampled_from([row for row, key in enumerate(KEYS) if not indicators()[key].is_text and speaks(key, 0)]))
    numbers = found.numbers.copy()
    numbers[row, b] = data.draw(st.one_of(st.just(NAN), st.floats(-(2.0**50), 2.0**50, width=32)))
    theme = themes().index(indicators()[KEYS[row]].theme)
    before, after = (distances(each, 0, slice(b, b + 1)) for each in (found, replace(found, numbers=numbers)))

    moved = np.abs(after.squared - before.squared)[:, 0]
    assert moved[theme] <= FARTHEST / before.asked[theme, 0] + 1e-5
    assert moved.sum() == moved[theme]
