"""What a ranking rests on, in words."""

from dataclasses import replace

import pytest

from jumelles.atlas.store import Atlas
from jumelles.matching.rank import Ranking, rank
from jumelles.telling.basis import basis

KNOWN = dict.fromkeys(("education", "research", "health", "digital", "engagement"), 0.0)


@pytest.fixture
def ranking(toy_atlas: Atlas) -> Ranking:
    return rank(toy_atlas, toy_atlas.place(1001), weights=KNOWN | {"size": 2.0})


def test_unusual_weights_are_told(ranking: Ranking) -> None:
    assert list(basis(ranking)) == [
        "Weights: size and rank × 2, higher education × 0, research × 0, health × 0, digital × 0 and commitments × 0; all others 1."
    ]


def test_usual_weights_go_without_saying(ranking: Ranking) -> None:
    assert list(basis(replace(ranking, weights=dict.fromkeys(ranking.weights, 1.0)))) == []


def test_it_is_told_how_little_is_known_of_the_place_itself(ranking: Ranking) -> None:
    told = list(basis(replace(ranking, weights={}, required=0.44)))

    assert told == ["Of Valmore itself 44% of the themes are known: the ranking rests on those."]


@pytest.mark.parametrize(("scores", "told"), [([0.7] * 9 + [0.6951], True), ([0.7] * 9 + [0.69], False), ([0.7] * 9, False)])
def test_scores_that_lie_too_close_are_told(ranking: Ranking, scores: list[float], *, told: bool) -> None:
    matches = tuple(replace(ranking.matches[0], score=score) for score in scores)

    found = list(basis(replace(ranking, weights={}, matches=matches)))

    words = "All listed lie within 0.01 of each other: their order says little; use filters, weights or --diverse."
    assert found == ([words] if told else [])
