"""The ranking: order, ranks and how sure they are, what stands apart, and what is refused."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.atlas.comparing.distances import Distances
from jumelles.atlas.indicators import themes
from jumelles.atlas.own import FILE
from jumelles.atlas.store import Atlas
from jumelles.matching.rank import APART, TOP, NotRanked, Ranking, level_of, nearest, rank, ranked, sensitivity, spread_out
from jumelles.matching.scores import Scores, score
from jumelles.matching.where import Where, WrongFilter
from tests.matching.worlds import only, world

VALMORE, SECTION, KLARENBURG, VAL = 1001, 1003, 1007, 9001
KNOWN_IN_TOY = {"digital": 0.0, "engagement": 0.0, "health": 0.0}
"""Weights by which the toy world knows enough of most of its cities."""


def array(*numbers: float) -> np.ndarray:
    return np.array(numbers, dtype=np.float32)


ALL = np.ones(5, dtype=bool)


# On arrays.


@pytest.mark.parametrize(
    ("count", "expected"), [(1, [1]), (2, [1, 3]), (3, [1, 3, 2]), (4, [1, 3, 2, 0]), (5, [1, 3, 2, 0, 4]), (9, [1, 3, 2, 0, 4]), (0, [])]
)
def test_the_nearest_come_first_and_of_equals_the_one_that_stands_first(count: int, expected: list[int]) -> None:
    assert nearest(array(3, 1, 2, 1, 5), ALL, count) == expected


def test_only_those_admitted_are_near() -> None:
    among = np.array([True, False, True, False, True])

    assert [nearest(array(3, 1, 2, 1, 5), among, count) for count in (1, 2, 5)] == [[2], [2, 0], [2, 0, 4]]
    assert nearest(array(3, 1), np.zeros(2, dtype=bool), 5) == []


NUMBERS = st.lists(st.tuples(st.integers(0, 6), st.booleans()), min_size=1, max_size=30)


@given(NUMBERS, st.integers(0, 30))
def test_the_nearest_are_the_first_of_all_in_order(given_: list[tuple[int, bool]], count: int) -> None:
    squared, among = array(*(number for number, _in in given_)), np.array([inside for _number, inside in given_])
    ordered = sorted((number, at) for at, (number, inside) in enumerate(given_) if inside)

    assert nearest(squared, among, count) == [at for _number, at in ordered[:count]]


def test_equals_share_the_better_rank() -> None:
    assert ranked(array(3, 1, 2, 1, 5), ALL, range(5)) == [4, 1, 3, 1, 5]


def test_one_that_is_not_admitted_has_the_rank_that_it_would_have() -> None:
    among = np.array([True, False, True, False, True])

    assert ranked(array(3, 1, 2, 4, 5), among, [3, 1, 0]) == [3, 1, 2]


def test_no_place_has_no_rank() -> None:
    assert ranked(array(3, 1), np.ones(2, dtype=bool), []) == []


@given(NUMBERS)
def test_a_rank_is_one_more_than_those_that_are_nearer(given_: list[tuple[int, bool]]) -> None:
    squared, among = array(*(number for number, _in in given_)), np.array([inside for _number, inside in given_])

    assert ranked(squared, among, range(len(given_))) == [
        1 + sum(inside and number < mine for number, inside in given_) for mine, _inside in given_
    ]


def of_themes(atlas: Atlas, weights: list[float], *lines: list[float]) -> Scores:
    squared = np.array(lines, dtype=np.float32)
    known = np.ones(squared.shape, dtype=np.uint8)
    weighed = array(*weights)
    whole = np.asarray(weighed @ squared / weighed.sum(), dtype=np.float32)
    rows = slice(0, squared.shape[1])
    return Scores(atlas.structures, 0, rows, Distances(squared, known, known), weighed, whole, np.ones(squared.shape[1], dtype=np.float32))


def test_sensitivity_is_the_best_and_the_worst_rank_with_each_theme_dropped(toy_atlas: Atlas) -> None:
    # Together 5, 2, 4; without the first 4, 1, 0; without the second 1, 1, 4.
    found = of_themes(toy_atlas, [1, 1], [1, 1, 4], [4, 1, 0])

    assert sensitivity(found, np.ones(3, dtype=bool), [0, 1, 2]) == [(1, 3), (1, 2), (1, 3)]
    assert sensitivity(found, np.ones(3, dtype=bool), [2]) == [(1, 3)]


def test_a_theme_without_weight_is_not_dropped(toy_atlas: Atlas) -> None:
    found = of_themes(toy_atlas, [1, 1, 0], [1, 2, 3], [1, 2, 3], [3, 2, 1])

    assert sensitivity(found, np.ones(3, dtype=bool), [0, 1, 2]) == [(1, 1), (2, 2), (3, 3)]


def test_where_one_theme_alone_counts_there_is_one_ranking(toy_atlas: Atlas) -> None:
    found = of_themes(toy_atlas, [2, 0], [1, 2, 3], [3, 2, 1])

    assert sensitivity(found, np.ones(3, dtype=bool), [0, 1, 2]) == [(1, 1), (2, 2), (3, 3)]


def test_sensitivity_counts_those_admitted(toy_atlas: Atlas) -> None:
    found = of_themes(toy_atlas, [1, 1], [1, 1, 4], [4, 1, 0])

    assert sensitivity(found, np.array([True, False, True]), [0]) == [(1, 2)]
    assert sensitivity(found, np.ones(3, dtype=bool), []) == []


@pytest.mark.parametrize(
    ("top", "expected"), [(1, [7]), (2, [7, 5]), (3, [7, 5, 8]), (4, [7, 5, 8, 3]), (6, [7, 5, 8, 3, 4, 1]), (9, [7, 5, 8, 3, 4, 1])]
)
def test_spread_out_takes_the_first_of_each_country_then_the_second(top: int, expected: list[int]) -> None:
    # In order 7 3 5 4 1 8, of the countries A A B B A C.
    assert spread_out([7, 3, 5, 4, 1, 8], np.array([1, 1, 2, 2, 1, 3], dtype=np.int32), top) == expected


# On the toy world.


def order(found: Ranking) -> list[int]:
    return [match.place.id for match in found.matches]


def toy(atlas: Atlas, place: int = VALMORE, weights: dict[str, float] | None = None, **filters: object) -> Ranking:
    return rank(atlas, atlas.place(place), weights=KNOWN_IN_TOY if weights is None else weights, where=Where(**filters))  # type: ignore[arg-type]


def test_the_places_abroad_are_ranked_by_their_distance(toy_atlas: Atlas) -> None:
    found = toy(toy_atlas)

    assert order(found) == [1007, 1012, 1009, 1008, 1010]
    assert [match.rank for match in found.matches] == [1, 2, 3, 4, 5]
    assert [match.distance for match in found.matches] == sorted(match.distance for match in found.matches)
    assert [match.coverage for match in found.matches] == pytest.approx([4 / 6] * 5)
    assert (found.place.id, found.candidates, found.where) == (VALMORE, 6, Where())
    assert found.weights == dict.fromkeys(themes(), 1.0) | KNOWN_IN_TOY


def test_what_is_hardly_known_is_listed_apart_with_the_rank_it_would_have(toy_atlas: Atlas) -> None:
    found = toy(toy_atlas)

    # Of Altmark the size is not known either; its distance lies between those of Starograd and Neustadt.
    assert [(match.place.id, match.rank, match.coverage) for match in found.apart] == [(1011, 4, 0.5)]
    assert found.matches[2].distance < found.apart[0].distance < found.matches[3].distance


def test_a_score_is_that_of_the_distance(toy_atlas: Atlas) -> None:
    for match in (*toy(toy_atlas).matches, *toy(toy_atlas).apart):
        assert match.score == pytest.approx(score(match.distance**2))
        assert match.ranks[0] <= match.rank <= match.ranks[1]


def test_where_little_is_known_of_all_there_are_no_matches(toy_atlas: Atlas) -> None:
    found = toy(toy_atlas, weights={})

    assert order(found) == []
    assert (len(found.apart), found.candidates) == (APART, 6)


@pytest.mark.parametrize(
    ("place", "weights", "required"),
    [
        (VALMORE, KNOWN_IN_TOY, 0.6),
        (VALMORE, {}, 5 / 9),  # size, economy, connections, site and commitments: no more is known of Valmore itself
        (1011, {}, 4 / 9),  # of Altmark the size is not known, but charters
    ],
)
def test_as_much_is_required_as_is_known_of_the_place_itself(
    toy_atlas: Atlas, place: int, weights: dict[str, float], required: float
) -> None:
    found = toy(toy_atlas, place, weights=weights, abroad=False)

    assert found.required == pytest.approx(required)
    assert all(match.coverage >= required - 1e-6 for match in found.matches)
    assert all(match.coverage < required for match in found.apart)


def test_where_nothing_that_counts_is_known_of_the_place_nothing_is_ranked(toy_atlas: Atlas) -> None:
    """No source knows the digital theme: a place of which nothing is known on both sides is no match, however little is required."""
    assert order(toy(toy_atlas, weights=only("digital"))) == []


def test_there_are_as_many_as_asked_for(toy_atlas: Atlas) -> None:
    here = toy_atlas.place(VALMORE)

    assert [order(rank(toy_atlas, here, weights=KNOWN_IN_TOY, top=top)) for top in (0, 2)] == [[], [1007, 1012]]
    assert TOP == 20


def test_a_filter_leaves_the_distances_as_they_are(toy_atlas: Atlas) -> None:
    whole = {match.place.id: (match.distance, match.coverage) for match in toy(toy_atlas, abroad=False).matches}

    for filters in ({"population": (100_000, None)}, {"unlinked": True}, {"distance": (None, 400)}, {"diverse": True}):
        found = toy(toy_atlas, **filters)
        assert {match.place.id: (match.distance, match.coverage) for match in found.matches}.items() <= whole.items()
        assert [match.rank for match in found.matches] == [*range(1, len(found.matches) + 1)]


def test_regions_rank_among_regions_and_cities_among_either(toy_atlas: Atlas) -> None:
    def reached(place: int, level: str | None) -> set[int]:
        found = toy(toy_atlas, place, level=level, abroad=False)
        return {match.place.id for match in (*found.matches, *found.apart)}

    assert reached(VAL, None) == reached(VAL, "region") == {9002, 9003, 9004}
    assert reached(VALMORE, "region") == {9001, 9002, 9003, 9004}
    assert reached(VAL, "city") <= {*range(1001, 1013)}
    assert (level_of(toy_atlas.place(VAL)), level_of(toy_atlas.place(VALMORE))) == ("region", "city")


def test_kilometres_stand_beside(toy_atlas: Atlas) -> None:
    assert toy(toy_atlas).matches[0].km == pytest.approx(361.17, abs=0.01)


def test_a_part_of_a_town_is_not_ranked(toy_atlas: Atlas) -> None:
    with pytest.raises(NotRanked) as caught:
        rank(toy_atlas, toy_atlas.place(SECTION))
    assert str(caught.value) == "Valmore-Nord is a part of a town or no longer exists: name the town itself."


def test_a_former_town_is_not_ranked(toy_atlas: Atlas) -> None:
    with pytest.raises(NotRanked):
        rank(toy_atlas, replace(toy_atlas.place(VALMORE), kind="former"))


def test_filters_that_leave_nothing_are_refused(toy_atlas: Atlas) -> None:
    with pytest.raises(WrongFilter):
        toy(toy_atlas, continents=("AF",))


# On worlds made for it.


def row(place: int, country: str, latitude: float) -> dict[str, object]:
    return {"place": place, "name": f"P{place}", "country": country, "population": 100_000 - place, "latitude": latitude}


@pytest.mark.parametrize("near", [1, 2, 3, 50])
def test_how_many_are_looked_at_first_changes_nothing_in_a_diverse_ranking(
    toy_atlas: Atlas, near: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(top: int) -> list[int]:
        where = Where(diverse=True, abroad=False)
        return [match.place.id for match in rank(toy_atlas, toy_atlas.place(VALMORE), weights=KNOWN_IN_TOY, where=where, top=top).matches]

    whole = [found(top) for top in (1, 2, 3, 9)]
    monkeypatch.setattr("jumelles.matching.rank.NEAR", near)

    assert [found(top) for top in (1, 2, 3, 9)] == whole


def test_diverse_takes_one_place_of_each_country_first(tmp_path: Path) -> None:
    atlas = world(tmp_path, row(1, "XU", 0), row(2, "XV", 1), row(3, "XV", 1.5), row(4, "XW", 2), row(5, "XW", 0.5), row(6, "XX", 2.5))
    found = {diverse: rank(atlas, atlas.place(1), weights=only("place"), where=Where(diverse=diverse), top=4) for diverse in (False, True)}

    assert [order(each) for each in found.values()] == [[5, 2, 3, 4], [5, 2, 6, 3]]
    assert [match.rank for match in found[True].matches] == [1, 2, 5, 3]


def test_equals_share_a_rank_and_the_larger_stands_first(tmp_path: Path) -> None:
    atlas = world(tmp_path, row(1, "XU", 0), row(4, "XV", 1), row(2, "XV", -1), row(3, "XV", 2))
    found = rank(atlas, atlas.place(1), weights=only("place"))

    assert [(match.place.id, match.rank) for match in found.matches] == [(2, 1), (4, 1), (3, 3)]


def test_a_place_without_a_point_or_a_size_is_ranked(tmp_path: Path) -> None:
    atlas = world(tmp_path, row(1, "XU", 0) | {"population": None, "lat": None}, row(2, "XV", 1), row(3, "XV", 2) | {"lon": None})
    found = rank(atlas, atlas.place(1), weights=only("place"))

    assert [(match.place.id, match.km) for match in found.matches] == [(2, None), (3, None)]


def test_own_figures_change_a_ranking_and_make_the_digital_theme_known(tmp_path: Path) -> None:
    atlas = world(tmp_path, row(1, "XU", 0), row(2, "XV", 1), row(3, "XV", 1.1))
    weights = only("place", "digital")
    before = rank(atlas, atlas.place(1), weights=weights)
    told = [(1, 60.0), (3, 62.0)]
    rows = [
        {"place": place, "indicator": "digital_potential", "value": value, "unit": "score", "date": "2026-03", "source": "Town hall"}
        for place, value in told
    ]
    (atlas.home / FILE).write_text(json.dumps(rows), "utf-8")
    after = rank(atlas, atlas.place(1), weights=weights)

    assert ([match.place.id for match in (*before.matches, *before.apart)], order(after)) == ([2, 3], [3])
    assert [(match.place.id, match.coverage) for match in after.apart] == [(2, 0.5)]
    digital = next(reason for reason in after.matches[0].reasons if reason.theme == "digital")
    assert (digital.verdict, digital.known, digital.asked, digital.indicator) == ("for", 1, 1, "digital_potential")
    assert digital.a is not None
    assert (digital.a.value, digital.a.own) == (60, True)


def test_a_place_of_the_world_gets_whole_matches(world_atlas: Atlas) -> None:
    for name in ("Montpellier", "Obninsk", "Kaluga Oblast"):
        found = rank(world_atlas, world_atlas.find(name), where=Where(population=(50_000, None)))

        assert len(found.matches) == TOP
        assert [match.rank for match in found.matches] == sorted(match.rank for match in found.matches)
        assert all(0 < match.score <= 1 and match.coverage >= 0.6 - 1e-6 for match in found.matches)
        assert all(match.coverage < 0.6 for match in found.apart)
        assert all({reason.theme for reason in match.reasons} == {*themes()} for match in found.matches)
