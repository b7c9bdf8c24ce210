"""Numbers that compare: ratios as differences of logarithms, small shares kept apart, counts as what they are worth in inhabitants."""

import math

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.atlas.climate import CLASSES
from jumelles.atlas.comparing.transforms import comparable, transformed, unlikeness, weighed
from jumelles.atlas.coverage import by_country
from jumelles.atlas.indicators import indicators
from jumelles.atlas.store import Atlas
from tests.atlas.frames import places

COVERS_FROM = {"ror": 10, "eche": 2, "wikidata": 10, "gisco": 5}
POSITIVE = st.floats(1e-3, 1e9)


def of(key: str, *values: float) -> list[float]:
    return [float(number) for number in transformed(np.array(values), indicators()[key])]


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("population", 20_000, math.log(20_000)),
        ("gdp_per_head", 41_480, math.log(41_480)),
        ("nonstop", 0, 0),
        ("nonstop", 99, math.log(100)),
        ("coast_km", 0, math.log(10)),
        ("coast_km", 111, math.log(121)),
        ("elevation", 140, math.log(240)),
        ("elevation", -28, math.log(100)),
        ("beds", 950, math.log(1000)),
        ("country_rank", 1, 0),
        ("country_rank", 8, math.log(8)),
        ("country_share", 0.25, 0.5),
        ("region_share", 0, 0),
        ("seat", 3, 3),
        ("latitude", -45, -45),
        ("digital_potential", 60, 60),
        ("covenant", 0.87, 0.87),
    ],
)
def test_a_number_is_transformed_as_its_indicator_says(key: str, value: float, expected: float) -> None:
    assert of(key, value) == pytest.approx([expected])


@pytest.mark.parametrize("key", ["population", "country_rank", "country_share", "seat", "latitude", "covenant", "nonstop"])
def test_what_is_not_known_stays_unknown(key: str) -> None:
    assert np.isnan(of(key, math.nan)).all()


@given(POSITIVE, POSITIVE, st.floats(1, 1000))
def test_equal_ratios_are_equal_steps(one: float, other: float, times: float) -> None:
    first, second = (of("population", value, value * times) for value in (one, other))

    assert first[1] - first[0] == pytest.approx(second[1] - second[0], abs=1e-6)


@given(st.lists(st.floats(0, 1e9), min_size=2, max_size=2), st.sampled_from(["population", "nonstop", "coast_km", "elevation", "beds"]))
def test_more_is_never_transformed_to_less(values: list[float], key: str) -> None:
    low, high = of(key, *(value + 1 for value in sorted(values)))

    assert low <= high


# Counts.


@pytest.mark.parametrize(
    ("count", "own", "expected"),
    [
        (0, 300_000, 300_000),  # half of one would be worth 500,000, but the town has 300,000 inhabitants
        (0, 800_000, 500_000),
        (0, 50_000, 100_000),  # what cannot be told from none
        (0, 0, 100_000),
        (1, 300_000, 1_300_000),
        (3, 800_000, 3_500_000),
    ],
)
def test_a_count_is_worth_the_inhabitants_for_whom_the_register_holds_so_many(count: float, own: float, expected: float) -> None:
    found = weighed(np.array([float(count)]), np.array([1_000_000.0]), np.array([float(own)]))

    assert found.tolist() == pytest.approx([math.log(expected)])


def test_a_count_of_which_a_part_is_not_known_is_not_known() -> None:
    found = weighed(np.array([math.nan, 1.0, 0.0]), np.array([1e6, math.nan, math.nan]), np.array([1e6, 1e6, 1e6]))

    assert np.isnan(found).all()


@given(st.integers(0, 500), st.floats(1e3, 1e8), st.floats(0, 1e7))
def test_one_more_is_more(count: int, worth: float, own: float) -> None:
    fewer, more = weighed(np.array([count, count + 1.0]), np.array([worth, worth]), np.array([own, own]))

    assert fewer < more


def table(*given: tuple[str, int, dict[str, object]]) -> pl.DataFrame:
    """The table "comparable" of cities: country, population and what is known of each besides."""
    rows = places(*({"place": n, "country": country, "population": people} for n, (country, people, _known) in enumerate(given)))
    values = pl.DataFrame(
        [{"place": n, "population": people, **known} for n, (_country, people, known) in enumerate(given)],
        schema={"place": pl.Int64} | {key: pl.String if each.is_text else pl.Float32 for key, each in indicators().items()},
    )
    return comparable(rows, values, by_country(rows, values), COVERS_FROM)


def test_there_is_a_column_for_each_structural_indicator_in_the_order_of_the_table() -> None:
    found = table(("XU", 400_000, {}))

    assert found.columns == [key for key, each in indicators().items() if each.structural]
    assert "twinnings" not in found.columns
    assert set(found.dtypes) == {pl.Float32}


def test_nothing_known_is_null_and_not_nan() -> None:
    found = table(("XU", 400_000, {})).drop("population")

    assert {found[key].null_count() for key in found.columns} == {1}


def test_a_count_is_weighed_by_what_the_register_holds_of_the_country() -> None:
    # XU: 10 for 1,000,000 inhabitants, 100,000 each. XV: 20 for 1,000,000, 50,000 each.
    found = table(
        ("XU", 600_000, {"universities": 10.0}),
        ("XU", 400_000, {"universities": 0.0}),
        ("XV", 1_000_000, {"universities": 20.0}),
    )

    # Half of one would be worth no more than 50,000: all may have missed what 100,000 inhabitants have.
    assert np.exp(found["universities"].to_numpy()) == pytest.approx([1_100_000, 100_000, 1_100_000], rel=1e-5)


def test_what_lies_within_25_km_is_weighed_by_the_same_whole() -> None:
    found = table(("XU", 600_000, {"universities": 8.0, "universities_25km": 10.0}), ("XU", 400_000, {"universities": 2.0}))

    assert np.exp(found["universities_25km"].drop_nulls().to_numpy()) == pytest.approx([1_100_000], rel=1e-5)


@pytest.mark.parametrize(("count", "known"), [(9.0, False), (10.0, True)])
def test_a_country_that_the_register_hardly_covers_is_not_compared(count: float, known: bool) -> None:  # noqa: FBT001
    found = table(("XU", 600_000, {"universities": count}), ("XU", 400_000, {"universities": 0.0}))

    assert (found["universities"].null_count() == 0) is known


def test_a_region_is_weighed_by_the_totals_of_its_country() -> None:
    rows = places(
        {"place": 1, "population": 1_000_000},
        {"place": 9001, "kind": "region", "population": 1_000_000},
    )
    values = pl.DataFrame(
        [{"place": n, "population": 1e6, "universities": 10.0} for n in (1, 9001)],
        schema={"place": pl.Int64} | {key: pl.String if each.is_text else pl.Float32 for key, each in indicators().items()},
    )
    found = comparable(rows, values, by_country(rows, values), COVERS_FROM)

    assert np.exp(found["universities"].to_numpy()) == pytest.approx([1_100_000, 1_100_000], rel=1e-5)


def test_a_class_of_climate_becomes_its_place_among_the_classes() -> None:
    found = table(*(("XU", 400_000, {"climate": letters}) for letters in [*CLASSES, None, "Xyz"]))

    assert found["climate"].to_list() == [*range(len(CLASSES)), None, None]


def test_without_a_population_nothing_is_told_of_the_size() -> None:
    rows = places({"place": 1, "population": 1000}, {"place": 2, "population": None})
    values = pl.DataFrame(
        [{"place": n, "seat": 2.0, "country_rank": 1.0, "latitude": 45.0} for n in (1, 2)],
        schema={"place": pl.Int64} | {key: pl.String if each.is_text else pl.Float32 for key, each in indicators().items()},
    )
    found = comparable(rows, values, by_country(rows, values), COVERS_FROM)

    assert found.select("seat", "country_rank", "latitude").rows() == [(2, 0, 45), (None, None, 45)]


# Climates.


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Csa", "Csa", 0),
        ("Csa", "Csb", 1 / 3),
        ("BWh", "BWk", 1 / 3),
        ("Csa", "Cfa", 2 / 3),
        ("Af", "Aw", 2 / 3),
        ("ET", "EF", 2 / 3),
        ("Cfa", "Dfa", 1),
        ("Af", "ET", 1),
    ],
)
def test_climates_are_as_unlike_as_their_letters(a: str, b: str, expected: float) -> None:
    classes = list(CLASSES)

    assert unlikeness()[classes.index(a), classes.index(b)] == pytest.approx(expected)


def test_climates_are_unlike_from_either_side_and_like_themselves() -> None:
    found = unlikeness()

    assert (found == found.T).all()
    assert (np.diag(found) == 0).all()
    assert (found[~np.eye(len(CLASSES), dtype=bool)] > 0).all()
    assert found.max() == 1


def test_every_class_of_the_world_is_known(world_atlas: Atlas) -> None:
    values, numbers = world_atlas.values["climate"], world_atlas.table("comparable")["climate"]

    assert (values.is_null() == numbers.is_null()).all()


def test_no_number_of_the_world_is_infinite(world_atlas: Atlas) -> None:
    found = world_atlas.table("comparable")

    assert [key for key in found.columns if not found[key].drop_nulls().is_finite().all()] == []
