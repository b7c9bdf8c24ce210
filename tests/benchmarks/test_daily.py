from itertools import islice

import pytest

from benchmarks import daily

OFFICE = {"slug": "bench", "records": {"partnership": ["one", "two"]}}


def test_every_user_asks_for_each_page_in_turn_and_for_their_own() -> None:
    first, second = (list(islice(daily.addresses(OFFICE, seed), 16)) for seed in (1, 2))

    assert [kind for kind, _address in first] == [*daily.GOALS, *daily.GOALS]
    assert all(address.startswith("/bench/") for _kind, address in first)
    assert first != second
    assert first == list(islice(daily.addresses(OFFICE, 1), 16))


def test_the_goal_is_for_the_time_in_which_95_of_100_are_there() -> None:
    told = dict.fromkeys(daily.GOALS, [100.0] * 18 + [250.0] * 2)

    goals = [(figure.values, figure.below, figure.met) for figure in daily.figures(told)]

    assert len(goals) == 16
    assert goals[:2] == [((100.0,), None, None), ((pytest.approx(250.0),), 200, False)]
    assert goals[9] == ((pytest.approx(250.0),), 300, True)
