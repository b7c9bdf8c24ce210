"""How the matching is judged: ranks with ties, measures, wrong codes, and the table that tells them."""

import numpy as np

from benchmarks.openings import Matched
from benchmarks.openings_judged import Judged, all_fused, area, bm25, disturbed, judged, naive, one_list, quality, rank, reciprocal, within
from benchmarks.openings_speed import CONTENDERS, invented
from jumelles.openings.profiles import Profile

NEEDS = [Profile("a", "fr", "la fuite d’eau"), Profile("b", "en", "red wine", codes=("nace2:11.02",))]
OFFERS = [Profile("x", "ru", "Утечка воды"), Profile("y", "en", "white wine", codes=("nace2:11.02",)), Profile("z", "en", "cheese")]
TOY = Judged(NEEDS, [0, 1], OFFERS, [])


def test_an_offer_shares_the_middle_of_the_ranks_of_its_score() -> None:
    found = np.array([0.0, 3, 0, 0])

    assert (rank(found, 1), rank(found, 0)) == (1, 3)


def test_measures_are_means() -> None:
    assert reciprocal([1, 2, 4]) == (1 + 0.5 + 0.25) / 3
    assert within([1, 5, 6, 5.5], 5) == 0.5


def test_pairs_of_two_languages_are_counted_apart() -> None:
    told = quality(TOY, bm25(naive))

    assert told == {"MRR": (1 + 0.5) / 2, "R@1": 0.5, "R@5": 1, "cross MRR": 0.5, "cross R@5": 1, "same R@5": 1}
    assert quality(TOY, one_list("words"))["cross MRR"] == 1


def test_draws_differ_and_put_a_class_in_the_place_of_another() -> None:
    one = judged("one")
    changed = [draw for draw in range(3) if disturbed(one, draw) != one]
    wrong = [ours != theirs for ours, theirs in zip(one.offers, disturbed(one, 0).offers, strict=True)]

    assert changed == [0, 1, 2]
    assert 0.1 < sum(wrong) / len(wrong) < 0.5
    assert all(len(ours.codes) == len(theirs.codes) for ours, theirs in zip(one.offers, disturbed(one, 0).offers, strict=True))
    assert disturbed(one, 5) == disturbed(one, 5)


def test_a_set_has_needs_with_and_without_an_offer() -> None:
    one = judged("one")

    assert (len(one.needs), len(one.alone), len(set(one.right))) == (44, 6, 44)


def test_the_matches_stay_as_good_as_they_are() -> None:
    told = quality(judged("one"), all_fused)

    assert told["cross R@5"] >= 0.97
    assert told["cross MRR"] >= 0.84


def test_area_is_one_where_all_are_ordered_rightly() -> None:
    assert area([(True, 2.0)], [(False, 1.0)]) == 1
    assert area([(True, 1.0)], [(False, 1.0), (False, 2.0)]) == 0.25


def test_rows_are_invented_anew_the_same() -> None:
    rows = list(invented(50))

    assert rows == list(invented(50))
    assert {row.lang for row in rows} == {"fr", "en", "ru"}


def test_every_contender_answers() -> None:
    rows = list(invented(30))

    for make in CONTENDERS.values():
        assert make(rows)(rows[3]) is not None


def test_the_table_has_a_row_for_each_method() -> None:
    methods = {"one": {"all fused": {"MRR": 0.5}, "codes alone": {"MRR": 0.25}}}

    assert Matched([], methods).table().splitlines()[2:] == ["| all fused   | 0.500 |", "| codes alone | 0.250 |"]
