"""The queue shows what was asked for, and the address tells it again."""

import pytest

from jumelles.web.press.models import Decision, Proposed
from jumelles.web.press.wanted import STATES, Wanted


def test_an_address_tells_what_is_wanted_and_nonsense_means_all() -> None:
    assert Wanted.of({"type": "person", "state": "open"}) == Wanted("person", "open")
    assert Wanted.of({"type": "elephant", "state": "1"}) == Wanted()


def test_what_is_wanted_stands_in_the_next_address() -> None:
    assert Wanted("person", "open").query(7, noun="organisation") == "at=7&type=person&state=open&noun=organisation"
    assert Wanted().query() == ""


@pytest.mark.parametrize("decision", Decision.values)
def test_every_decision_is_in_one_state(decision: str) -> None:
    one = Proposed(type="place", decision=decision)

    assert [Wanted("place", state).takes(one) for state in STATES].count(True) == 1
    assert (Wanted().takes(one), Wanted("person").takes(one)) == (True, False)
