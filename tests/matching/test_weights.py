"""The weights of themes: what is not given counts one, and nothing that cannot be meant is taken."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.atlas.indicators import themes
from jumelles.matching.weights import MOST, WrongWeights, checked

NAMES = "size, education, research, health, economy, digital, connections, place, engagement"


def refusal(weights: dict[str, Any]) -> str:
    with pytest.raises(WrongWeights) as caught:
        checked(weights)
    return str(caught.value)


@pytest.mark.parametrize("given", [None, {}])
def test_without_weights_all_themes_count_alike(given: dict[str, float] | None) -> None:
    assert checked(given) == dict.fromkeys(themes(), 1.0)


def test_a_theme_that_is_not_named_counts_one() -> None:
    assert checked({"research": 3, "digital": 0}) == dict.fromkeys(themes(), 1.0) | {"research": 3.0, "digital": 0.0}


def test_the_weights_stand_in_the_order_of_the_themes() -> None:
    assert list(checked({"engagement": 2, "size": 1})) == list(themes())


def test_what_was_given_is_not_changed() -> None:
    given = {"size": 2}
    checked(given)

    assert given == {"size": 2}


def test_an_unknown_theme_is_refused() -> None:
    assert refusal({"wine": 1}) == f"There is no theme “wine”: choose among {NAMES}."


@pytest.mark.parametrize(
    ("weight", "shown"),
    [
        (-1, "-1"),
        (-0.5, "-0.5"),
        (math.nan, "nan"),
        (math.inf, "> 1000000"),
        (2e6, "> 1000000"),
        ("2", '"2"'),
        (True, "True"),
        (None, "None"),
    ],
)
def test_a_weight_that_cannot_be_meant_is_refused(weight: object, shown: str) -> None:
    assert refusal({"size": weight}) == f"The weight of “size” is {shown}: give a number from 0 (does not matter) upwards, 1 being usual."


def test_a_weight_beyond_any_number_is_refused() -> None:
    assert refusal({"size": 10**400}).startswith("The weight of “size” is > 1000000: ")


def test_all_zero_is_refused() -> None:
    message = "All weights are zero, so nothing can be ranked: give at least one theme a weight above zero."

    assert refusal(dict.fromkeys(themes(), 0)) == message


ANY = st.one_of(st.floats(), st.integers(), st.booleans(), st.text(max_size=5), st.none())


@given(st.dictionaries(st.sampled_from(themes()), ANY))
def test_whatever_is_given_is_either_weights_or_refused(given: dict[str, Any]) -> None:
    try:
        found = checked(given)
    except WrongWeights:
        return

    assert list(found) == list(themes())
    assert all(0 <= weight <= MOST for weight in found.values())
    assert any(found.values())
    assert all(found[theme] == weight for theme, weight in given.items())


@given(st.dictionaries(st.sampled_from(themes()), st.floats(0.5, 100), min_size=1))
def test_checked_weights_are_taken_as_they_are(given: dict[str, float]) -> None:
    assert checked(checked(given)) == checked(given)
