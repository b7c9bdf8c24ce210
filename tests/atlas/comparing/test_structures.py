"""The arrays of a world: its size classes, its levels, and an office's own figures in place of the sources'."""

import math

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.atlas.comparing.structures import STEPS, Structures, bare, steps, theme_rows
from jumelles.atlas.indicators import indicators, themes
from jumelles.atlas.own import OwnFigure
from tests.atlas.frames import places


def world(comparable: dict[str, list[float | None]] | None = None) -> Structures:
    """Two cities of XU, one of XV whose size nobody knows, a region, a section; the second city has a national GDP."""
    rows = places(
        {"place": 1, "population": 400_000},
        {"place": 2, "population": 900},
        {"place": 3, "population": None, "country": "XV"},
        {"place": 9001, "kind": "region", "population": 400_900},
        {"place": 4, "kind": "section", "population": 100},
    )
    columns = comparable or {"latitude": [45.0, None, 47.5, 45.0, None]}
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.Float32))
    return bare(rows, frame, pl.Series(["nuts3", "country", None, "region", None]))


def figure(place: int, key: str, value: float) -> OwnFigure:
    return OwnFigure(place, key, value, indicators()[key].unit, "2026-03", "Town hall")


@pytest.mark.parametrize(
    ("population", "step"),
    [(math.nan, -1), (0, 0), (499, 0), (500, 0), (999, 0), (1000, 1), (1999, 1), (64_000, 7), (302_454, 9), (2**30, 17)],
)
def test_a_size_class_is_a_doubling_from_500_inhabitants_on(population: float, step: int) -> None:
    assert steps(np.array([float(population)])).tolist() == [step]


@given(st.floats(500, 500 * 2 ** (STEPS - 1) - 1))
def test_twice_the_inhabitants_are_one_class_further_on(population: float) -> None:
    here, there = steps(np.array([population, 2 * population]))

    assert there == min(here + 1, STEPS - 1)


def test_a_bare_world_holds_what_its_tables_say() -> None:
    found = world()

    assert found.keys == ("latitude",)
    np.testing.assert_array_equal(found.numbers, np.array([[45, np.nan, 47.5, 45, np.nan]], dtype=np.float32))
    assert found.level.tolist() == [0, 0, 0, 1, -1]
    assert found.step.tolist() == [9, 0, -1, 9, 0]
    assert found.country.tolist() == [1, 1, 2, 1, 1]
    assert found.national.tolist() == [False, True, False, False, False]


def test_a_bare_world_is_not_measured() -> None:
    found = world()

    assert (found.scales.shape, set(found.scales.flat)) == ((2, 1), {1.0})
    assert (found.expected.shape, set(found.expected.flat)) == ((2, len(themes()), STEPS), {1.0})
    assert found.typical.shape == (len(themes()), 5)
    assert np.isnan(found.typical).all()


def test_the_places_of_a_level_are_neighbours() -> None:
    assert [world().rows_of(level) for level in (0, 1)] == [slice(0, 3), slice(3, 4)]


def test_a_level_without_places_has_no_rows() -> None:
    rows = places({"place": 1, "population": 1000})

    assert bare(rows, pl.DataFrame({"latitude": [1.0]}), pl.Series([None], dtype=pl.String)).rows_of(1) == slice(0, 0)


def test_every_indicator_has_its_row_in_its_theme() -> None:
    keys = tuple(key for key, each in indicators().items() if each.structural)
    found = theme_rows(keys)

    assert list(found) == list(themes())
    assert sorted(row for rows in found.values() for row in rows) == list(range(len(keys)))
    assert {indicators()[keys[row]].theme for row in found["place"]} == {"place"}


# Own figures.


def test_an_own_figure_stands_in_place_of_the_sources_and_is_transformed_like_them() -> None:
    before = world({"elevation": [math.log(140), None, None, None, None], "digital_firms": [None] * 5})
    rows = {1: 0, 2: 1}
    found = before.with_own(rows, [figure(1, "elevation", 300), figure(2, "digital_firms", 9)])

    assert found.numbers[0, 0] == pytest.approx(math.log(400))
    assert found.numbers[1, 1] == pytest.approx(math.log(10))


def test_own_figures_leave_the_world_as_it_was() -> None:
    before = world()
    before.with_own({1: 0}, [figure(1, "latitude", 10)])

    assert before.numbers[0, 0] == 45


def test_an_own_count_never_compares_with_a_share_of_another_register() -> None:
    before = world({"universities": [13.0, 12.0, None, None, None]})
    found = before.with_own({1: 0}, [figure(1, "universities", 25)])

    assert np.isnan(found.numbers[0]).tolist() == [True, False, True, True, True]


def test_what_no_world_knows_changes_nothing() -> None:
    before = world()

    assert before.with_own({1: 0}, []) is before
    assert before.with_own({1: 0}, [figure(1, "twinnings", 4)]) is before  # not structural
    assert before.with_own({1: 0}, [figure(77, "latitude", 4)]) is before  # no such place


@pytest.mark.parametrize("key", ["population", "gdp_per_head", "country_rank"])
def test_an_own_figure_of_zero_gives_a_finite_number_or_none(key: str) -> None:
    """A zero is admitted by `own.add`; of a figure that compares by ratio it must not become an infinite number, nor a warning."""
    found = world({key: [3.0, 3.0, None, None, None]}).with_own({1: 0}, [figure(1, key, 0)])

    assert not np.isinf(found.numbers).any()


def test_an_own_gdp_is_no_national_one() -> None:
    found = world({"gdp_per_head": [10.0, 9.9, None, None, None]}).with_own({2: 1}, [figure(2, "gdp_per_head", 30_000)])

    assert found.national.tolist() == [False, False, False, False, False]
