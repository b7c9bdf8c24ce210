"""Two places side by side: every figure of both, where each stands, and how each ranks for the other."""

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from jumelles.atlas.own import FILE
from jumelles.atlas.store import Atlas
from jumelles.matching.explain import Explanation, Line, explain
from jumelles.matching.rank import NotRanked, rank
from jumelles.matching.weights import WrongWeights
from jumelles.matching.where import Where, WrongFilter
from tests.matching.worlds import only, world

VALMORE, SENNERY, SECTION, BRISAC, KLARENBURG, ALTMARK, VAL, OBLAST = 1001, 1002, 1003, 1005, 1007, 1011, 9001, 9003


def of(atlas: Atlas, a: int, b: int, **weights: float) -> Explanation:
    return explain(atlas, atlas.place(a), atlas.place(b), weights=weights)


def line(found: Explanation, key: str) -> Line:
    return next(each for each in found.lines if each.indicator == key)


@pytest.fixture(scope="module")
def pair(toy_atlas: Atlas) -> Explanation:
    return of(toy_atlas, VALMORE, KLARENBURG, digital=0, health=0, engagement=0)


def test_each_ranks_for_the_other(pair: Explanation, toy_atlas: Atlas) -> None:
    back = rank(toy_atlas, toy_atlas.place(KLARENBURG), weights={"digital": 0, "health": 0, "engagement": 0})

    assert (pair.a.id, pair.b.id, pair.match.place.id) == (VALMORE, KLARENBURG, KLARENBURG)
    assert (pair.match.rank, pair.candidates) == (1, 6)
    assert (pair.back, pair.back_of) == (next(each.rank for each in back.matches if each.place.id == VALMORE), 4)


def test_the_match_is_the_one_of_the_ranking(pair: Explanation, toy_atlas: Atlas) -> None:
    found = rank(toy_atlas, toy_atlas.place(VALMORE), weights={"digital": 0, "health": 0, "engagement": 0})

    assert pair.match == found.matches[0]


def test_compatriots_are_ranked_among_all(toy_atlas: Atlas) -> None:
    found = of(toy_atlas, VALMORE, BRISAC, digital=0, health=0, education=0)

    assert (found.candidates, found.back_of) == (9, 9)
    whole = rank(toy_atlas, toy_atlas.place(VALMORE), weights={"digital": 0, "health": 0, "education": 0}, where=Where(abroad=False))
    assert found.match == next(each for each in (*whole.matches, *whole.apart) if each.place.id == BRISAC)


def test_a_place_of_which_little_is_known_is_ranked_among_those_known_as_well(toy_atlas: Atlas) -> None:
    found = of(toy_atlas, VALMORE, ALTMARK, digital=0, health=0, engagement=0)

    # In a ranking it stands apart; here all others are known better, and three of them are nearer.
    assert (found.match.coverage, found.match.rank) == (0.5, 4)
    assert found.match.ranks[0] <= 4 <= found.match.ranks[1]


def test_a_city_and_a_region_are_compared_too(toy_atlas: Atlas) -> None:
    there, back = of(toy_atlas, VALMORE, OBLAST), of(toy_atlas, OBLAST, VALMORE)

    assert there.match.distance == back.match.distance
    assert (there.candidates, there.back_of, back.candidates, back.back_of) == (2, 4, 4, 2)
    assert (there.match.rank, there.back) == (back.back, back.match.rank)


def test_what_is_known_of_either_has_its_line(pair: Explanation) -> None:
    assert [each.indicator for each in pair.lines] == [
        *("population", "country_rank", "country_share", "region_rank", "region_share", "seat"),
        *("universities", "universities_25km", "charters", "charters_25km", "laboratories", "laboratories_25km"),
        *("healthcare", "healthcare_25km", "hospitals", "hospitals_25km", "health_sites", "health_sites_25km"),
        *("gdp_per_head", "airports_100km", "nonstop", "coast_km", "elevation", "climate", "latitude", "covenant"),
    ]


@pytest.mark.parametrize(
    ("key", "a", "b", "apart", "positions"),
    [
        # Comparable with Valmore: itself, Klarenburg and Novigrad. Of equals half count as below.
        ("population", 400_000, 380_000, math.log(400 / 380) / 0.693, (2.5 / 3, 1.5 / 3)),
        ("country_rank", 1, 1, 0, (1 / 3, 1 / 3)),
        ("gdp_per_head", 41_480, 20_000, math.log(41_480 / 20_000), (2.5 / 3, 1 / 3)),
        ("elevation", 12, 140, math.log(240 / 112), (1 / 4, 3 / 4)),
        ("latitude", 45, 47.5, 2.5, (0.5 / 3, 1.5 / 3)),
        ("climate", "Cfb", "Dfb", 1, (None, None)),
        ("universities", 1, 1, None, (None, None)),  # too few in ROR to be compared
        ("covenant", 1, None, None, (None, None)),  # known of one alone, it tells no position
        ("hospitals", 2, None, None, (None, None)),
        ("charters", 1, 1, None, (None, 3 / 4)),  # in XU too few
    ],
)
def test_a_line_tells_both_values_how_far_apart_and_where_each_stands(
    pair: Explanation,
    *,
    key: str,
    a: float | str,
    b: float | str | None,
    apart: float | None,
    positions: tuple[float | None, float | None],
) -> None:
    found = line(pair, key)

    assert (found.a.value, found.b.value) == (a, b)
    assert found.apart == (None if apart is None else pytest.approx(apart, abs=1e-5))
    assert found.positions == tuple(None if each is None else pytest.approx(each) for each in positions)


def row(place: int, country: str, **known: Any) -> dict[str, Any]:
    return {"place": place, "name": f"P{place}", "country": country, "population": 100_000 - place, **known}


def test_a_difference_counts_up_to_three_times_the_usual_one(tmp_path: Path) -> None:
    atlas = world(tmp_path, row(1, "XU", latitude=0.0), row(2, "XV", latitude=60.0))

    assert line(of(atlas, 1, 2), "latitude").apart == 3


def test_compatriots_have_no_difference_in_a_national_figure(tmp_path: Path) -> None:
    told = {"gdp_per_head": 20_000.0, "gdp_level": "country"}
    atlas = world(tmp_path, row(1, "XU", **told), row(2, "XU", **told), row(3, "XV", **told))

    assert [line(of(atlas, 1, b), "gdp_per_head").apart for b in (2, 3)] == [None, 0]


def test_a_place_of_unknown_size_has_no_positions(tmp_path: Path) -> None:
    atlas = world(tmp_path, row(1, "XU", latitude=0.0) | {"population": None}, row(2, "XV", latitude=1.0))

    assert line(of(atlas, 1, 2), "latitude").positions == (None, None)


def test_own_figures_have_their_line(tmp_path: Path) -> None:
    atlas = world(tmp_path, row(1, "XU"), row(2, "XV"))
    own = [
        {"place": place, "indicator": "digital_potential", "value": value, "unit": "score", "date": "2026", "source": "T"}
        for place, value in ((1, 60), (2, 70))
    ]
    (tmp_path / FILE).write_text(json.dumps(own), "utf-8")
    found = line(of(atlas, 1, 2), "digital_potential")

    assert (found.a.value, found.a.own, found.b.value, found.apart, found.positions) == (60, True, 70, 0.5, (0.25, 0.75))


@pytest.mark.parametrize(("a", "b"), [(SECTION, VALMORE), (VALMORE, SECTION)])
def test_a_part_of_a_town_is_refused(toy_atlas: Atlas, a: int, b: int) -> None:
    with pytest.raises(NotRanked) as caught:
        of(toy_atlas, a, b)
    assert str(caught.value) == "Valmore-Nord is a part of a town or no longer exists: name the town itself."


def test_a_place_is_not_compared_with_itself(toy_atlas: Atlas) -> None:
    with pytest.raises(NotRanked) as caught:
        of(toy_atlas, VALMORE, VALMORE)
    assert str(caught.value) == "Valmore is compared with itself: name a second place."


def test_wrong_weights_are_refused(toy_atlas: Atlas) -> None:
    with pytest.raises(WrongWeights):
        of(toy_atlas, VALMORE, KLARENBURG, wine=1)


def test_weights_weigh(toy_atlas: Atlas) -> None:
    found = explain(toy_atlas, toy_atlas.place(VALMORE), toy_atlas.place(KLARENBURG), weights=only("connections"))

    assert (found.match.distance, found.match.score, found.match.coverage) == (0, 1, 1)


@pytest.mark.parametrize(("a", "b"), [("Montpellier", "Obninsk"), ("Obninsk", "Kaluga"), ("Occitanie", "Kaluga Oblast")])
def test_two_places_of_the_world_are_explained_from_either_side(world_atlas: Atlas, a: str, b: str) -> None:
    one, other = world_atlas.find(a), world_atlas.find(b)
    there, back = explain(world_atlas, one, other), explain(world_atlas, other, one)

    assert there.match.distance == back.match.distance
    assert (there.match.rank, there.candidates, there.back, there.back_of) == (back.back, back.back_of, back.match.rank, back.candidates)
    assert [each.indicator for each in there.lines] == [each.indicator for each in back.lines]
    assert [each.apart for each in there.lines] == [each.apart for each in back.lines]
    assert all(0 <= share <= 1 for each in there.lines for share in each.positions if share is not None)


def test_filters_decide_among_whom_the_other_is_ranked(toy_atlas: Atlas) -> None:
    a, b, weights = toy_atlas.place(VALMORE), toy_atlas.place(1012), only("size")
    where = Where(population=(100_000.0, None))

    found = explain(toy_atlas, a, b, weights=weights, where=where)
    without = explain(toy_atlas, a, b, weights=weights, where=replace(where, unlinked=True), partners={1009: "XV"})

    # Klarenburg and Starograd stand before it; the first is twinned in the sources, the second as the user says.
    assert (found.match.rank, found.candidates) == (3, 3)
    assert (without.match.rank, without.candidates) == (1, 1)
    assert found.match == rank(toy_atlas, a, weights=weights, where=where).matches[2]


def test_a_place_that_the_filters_leave_out_is_not_ranked(toy_atlas: Atlas) -> None:
    with pytest.raises(WrongFilter, match="Altmark does not pass these filters"):
        explain(toy_atlas, toy_atlas.place(VALMORE), toy_atlas.place(ALTMARK), where=Where(countries=("XU",)))
