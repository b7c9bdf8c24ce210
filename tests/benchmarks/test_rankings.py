import polars as pl
import pytest

from benchmarks.rankers import by_themes, drawn, others
from benchmarks.rankings import full, overlap

THEMES = {"size": ["population", "rank"], "health": ["beds"]}


def squared(row: dict[str, float | None], weights: dict[str, float]) -> list[float | None]:
    world = pl.DataFrame({"population": [0.0, 2.0, None], "rank": [0.0, 0.0, None], "beds": [1.0, None, 4.0]})
    return world.select(found=by_themes(row, THEMES, weights))["found"].to_list()


def test_an_expression_weighs_themes_and_passes_over_what_is_not_known() -> None:
    row = {"population": 0.0, "rank": 0.0, "beds": 1.0}

    assert squared(row, {"size": 1.0, "health": 2.0}) == pytest.approx([0.0, (4 + 0) / 2, 9.0])
    assert squared(row | {"population": 1.0, "beds": 3.0}, {"size": 1.0, "health": 2.0})[0] == pytest.approx((1 / 2 + 2 * 4) / 3)


def test_what_is_not_known_of_the_place_itself_is_passed_over_too() -> None:
    assert squared({"population": 1.0, "rank": None, "beds": None}, {"size": 1.0, "health": 1.0})[:2] == pytest.approx([1.0, 1.0])


def test_the_draw_is_the_same_each_time_and_takes_none_of_unknown_population() -> None:
    places, people = list(range(1000)), [None if place % 2 else place for place in range(1000)]

    found = drawn(places, people, 400)

    assert found == drawn(places, people, 400)
    assert len(set(found)) == 200
    assert all(place % 2 == 0 and place >= 400 for place in found)


def test_a_place_is_not_among_its_own_nearest() -> None:
    assert others([7, 8, 9], 8) == [7, 9]
    assert len(others(list(range(21)), 99)) == 20


def test_agreement_is_the_mean_over_the_questions_whatever_the_order() -> None:
    assert overlap([[1, 2, 3], [4, 5, 6]], [[3, 2, 9], [1, 2, 3]]) == 1.0


def test_only_whole_lists_are_timed() -> None:
    assert full([list(range(20)), [], list(range(19)), list(range(20))]) == [0, 3]
