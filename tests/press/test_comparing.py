"""When two facts are the same."""

import pytest

from jumelles.press.comparing import Fact, same, same_strictly

AT = {"evidence": [{"start": 10, "end": 20}]}
ELSEWHERE = {"evidence": [{"start": 20, "end": 30}]}


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ({"type": "place", "name": "Kalouga", "gid": 1}, {"type": "place", "name": "Калуга", "gid": 1}, True),
        (
            {"type": "place", "name": "Kalouga", "gid": 1, "kind": "city"},
            {"type": "place", "name": "Kalouga", "gid": 2, "kind": "city"},
            False,
        ),
        ({"type": "person", "name": "Hélène LEFÈVRE"}, {"type": "person", "name": "Helene Lefevre"}, True),
        ({"type": "person", "name": "Lefèvre"}, {"type": "person", "name": "Hélène Lefèvre"}, False),
        ({"type": "org", "name": "université de Pskov"}, {"type": "org", "name": "l’université de Pskov"}, True),
        ({"type": "org", "name": "université"}, {"type": "org", "name": "université technique de Pskov"}, False),
        ({"type": "accord", "kind": "project", **AT}, {"type": "accord", "kind": "agreement", **AT}, True),
        ({"type": "accord", "kind": "twinning", **AT}, {"type": "accord", "kind": "agreement", **AT}, False),
        ({"type": "visit", **AT}, {"type": "visit", **ELSEWHERE}, False),
        ({"type": "event", "kind": "award", "who": "Ana", **AT}, {"type": "event", "kind": "award", "who": "Bob", **AT}, False),
        ({"type": "figure", "value": 3, **AT}, {"type": "figure", "value": 3.0, **AT}, True),
        ({"type": "quote", "evidence": [{"start": 0, "end": 100}]}, {"type": "quote", "evidence": [{"start": 0, "end": 71}]}, True),
        ({"type": "quote", "evidence": [{"start": 0, "end": 100}]}, {"type": "quote", "evidence": [{"start": 0, "end": 69}]}, False),
    ],
)
def test_facts_are_the_same(one: Fact, other: Fact, wanted: bool) -> None:  # noqa: FBT001 - the wanted answer
    assert same(one, other) is wanted


def test_attributes_make_the_strict_difference() -> None:
    visit = {"type": "visit", "status": "past", "who": ["délégation russe"], "to": "Arles"}

    assert same_strictly(visit, visit | {"who": ["délégation"]})
    assert not same_strictly(visit, visit | {"status": "planned"})
    assert not same_strictly(visit, visit | {"to": "Pskov"})
    assert same_strictly({"type": "person", "role": "maire adjointe de Lyon"}, {"type": "person", "role": "Maire adjointe"})
    assert not same_strictly({"type": "quote", "speaker": None}, {"type": "quote", "speaker": "Ana"})
