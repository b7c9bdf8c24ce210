"""From themes and weights to a squared distance, a coverage and a score."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.atlas.indicators import themes
from jumelles.atlas.own import FILE
from jumelles.atlas.store import Atlas
from jumelles.matching.scores import Scores, score, scores, structures
from jumelles.matching.weights import checked
from tests.matching.worlds import only, world


@pytest.fixture
def three(tmp_path: Path) -> Atlas:
    """Brio differs from Anda in latitude, and of Cora the flights are not known. They are too few to be measured: scales are 1."""
    return world(
        tmp_path,
        {"place": 1, "name": "Anda", "population": 100_000, "latitude": 45.0, "nonstop": 0.0},
        {"place": 2, "name": "Brio", "population": 100_000, "latitude": 47.0, "nonstop": 0.0, "country": "XV"},
        {"place": 3, "name": "Cora", "population": 100_000, "latitude": 45.5, "country": "XV"},
    )


def of(atlas: Atlas, weights: dict[str, float], place: int = 1) -> Scores:
    return scores(atlas, atlas.place(place), checked(weights), "city")


# Size: 1 of 6 known, the same: 5/6. Site: 1 of 4 known. Connections: 1 of 2 known, or none. The six others: 1 each.
SQUARED = [
    (5 / 6 + 3 / 4 + 1 / 2 + 6) / 9,
    (5 / 6 + (4 + 3) / 4 + 1 / 2 + 6) / 9,
    (5 / 6 + (0.25 + 3) / 4 + 1 + 6) / 9,
]


def test_the_squared_distance_is_the_mean_of_the_themes(three: Atlas) -> None:
    assert of(three, {}).squared.tolist() == pytest.approx(SQUARED)


def test_coverage_is_the_part_of_the_themes_known_on_both_sides(three: Atlas) -> None:
    assert of(three, {}).coverage.tolist() == pytest.approx([3 / 9, 3 / 9, 2 / 9])


def test_weights_weigh_the_themes_and_their_coverage(three: Atlas) -> None:
    found = of(three, only("place", "connections") | {"place": 3.0})

    assert found.squared.tolist() == pytest.approx([(3 * 3 / 4 + 1 / 2) / 4, (3 * 7 / 4 + 1 / 2) / 4, (3 * 3.25 / 4 + 1) / 4])
    assert found.coverage.tolist() == pytest.approx([1, 1, 3 / 4])


def test_without_a_theme_the_others_have_all_the_weight(three: Atlas) -> None:
    dropped = of(three, {}).without(themes().index("place"))
    alone = of(three, {"place": 0})

    assert dropped is not None
    assert dropped.tolist() == pytest.approx(alone.squared.tolist())


def test_without_a_theme_that_does_not_count_or_alone_counts_there_is_nothing_to_tell(three: Atlas) -> None:
    assert of(three, {"place": 0}).without(themes().index("place")) is None
    assert of(three, only("place")).without(themes().index("place")) is None


@given(st.dictionaries(st.sampled_from(themes()), st.floats(0.01, 1000), min_size=9), st.sampled_from([0.01, 0.5, 10, 1000]))
def test_only_the_ratio_of_weights_matters(toy_atlas: Atlas, weights: dict[str, float], times: float) -> None:
    first, second = of(toy_atlas, weights, 1001), of(toy_atlas, {theme: weight * times for theme, weight in weights.items()}, 1001)

    np.testing.assert_allclose(first.squared, second.squared, rtol=1e-5)
    np.testing.assert_allclose(first.coverage, second.coverage, rtol=1e-5)


@pytest.mark.parametrize("weight", [1e-30, 1e-50, 1e-300])
def test_a_weight_next_to_nothing_is_a_weight(three: Atlas, weight: float) -> None:
    """`checked` takes any number above zero; alone, it must weigh all."""
    assert of(three, only("place") | {"place": weight}).squared.tolist() == pytest.approx([3 / 4, 7 / 4, 3.25 / 4])


def test_all_places_of_a_level_are_measured(toy_atlas: Atlas) -> None:
    here = toy_atlas.place(1001)
    found = {level: scores(toy_atlas, here, checked(), level) for level in ("city", "region")}

    assert {level: (each.rows, len(each.squared), each.row) for level, each in found.items()} == {
        "city": (slice(0, 10), 10, 0),
        "region": (slice(10, 14), 4, 0),
    }


@pytest.mark.parametrize(("squared", "expected"), [(0, 1), (1, 0.5), (4, 1 / 3), (9, 0.25), (0.25, 2 / 3)])
def test_a_score_is_one_for_the_same_and_a_half_for_the_usual_distance(squared: float, expected: float) -> None:
    assert score(squared) == pytest.approx(expected)


@given(st.floats(0, 9), st.floats(0, 9))
def test_the_farther_never_scores_more(one: float, other: float) -> None:
    assert score(max(one, other)) <= score(min(one, other))


# Own figures.


def own(atlas: Atlas, *figures: tuple[int, str, float, str]) -> Atlas:
    rows = [
        {"place": place, "indicator": key, "value": value, "unit": unit, "date": "2026-03", "source": "T"}
        for place, key, value, unit in figures
    ]
    (atlas.home / FILE).write_text(json.dumps(rows), "utf-8")
    return atlas


def test_own_figures_stand_in_the_world_of_the_office(three: Atlas) -> None:
    found = structures(own(three, (1, "digital_firms", 9, "count")))

    assert found.numbers[found.keys.index("digital_firms")].tolist() == pytest.approx([math.log(10), math.nan, math.nan], nan_ok=True)
    assert np.isnan(three.structures.numbers[three.structures.keys.index("digital_firms")]).all()


def test_without_own_figures_the_world_is_the_atlas_s(three: Atlas) -> None:
    assert structures(three) is three.structures


def test_a_figure_of_both_sides_makes_its_theme_known(three: Atlas) -> None:
    digital = themes().index("digital")
    found = of(own(three, (1, "digital_potential", 60, "score"), (2, "digital_potential", 80, "score")), {})

    assert found.themes.known[digital].tolist() == [1, 1, 0]
    assert found.themes.squared[digital].tolist() == pytest.approx([0, 1, 1])
    assert found.coverage.tolist() == pytest.approx([4 / 9, 4 / 9, 2 / 9])


def test_a_figure_of_a_place_that_the_atlas_no_longer_has_does_no_harm(three: Atlas) -> None:
    assert of(own(three, (77, "digital_firms", 9, "count")), {}).squared.tolist() == pytest.approx(SQUARED)


def test_own_gdp_figures_compare_compatriots(tmp_path: Path) -> None:
    """The national figure says nothing of either; the office's own of both do."""
    atlas = world(
        tmp_path,
        {"place": 1, "population": 100_000, "gdp_per_head": 20_000.0, "gdp_level": "country"},
        {"place": 2, "population": 100_000, "gdp_per_head": 20_000.0, "gdp_level": "country"},
    )
    found = of(own(atlas, (1, "gdp_per_head", 30_000, "usd"), (2, "gdp_per_head", 10_000, "usd")), {})
    economy = themes().index("economy")

    assert found.themes.known[economy, 1] == 1
    assert found.themes.squared[economy, 1] == pytest.approx((math.log(3) ** 2 + 2) / 3)
