"""The shortest chain of twinnings: from partner to partner, through the largest towns, the same from either end."""

from collections.abc import Iterator
from itertools import pairwise, permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jumelles.atlas.store import Atlas
from jumelles.matching.chain import MOST, chain
from tests.atlas import frames
from tests.matching.worlds import world

HERE, THERE, LARGE, SMALL, FAR, ALONE, UNTOLD = 1, 2, 3, 4, 5, 6, 7
PEOPLE = {HERE: 50_000, THERE: 40_000, LARGE: 90_000, SMALL: 10_000, FAR: 30_000, ALONE: 20_000, UNTOLD: None}
Ties = list[tuple[int, int]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seven towns, the last of unknown size."""
    made = tmp_path_factory.mktemp("chain")
    world(made, *({"place": place, "name": f"P{place}", "country": "XU", "population": people} for place, people in PEOPLE.items()))
    return made


def twinned(folder: Path, ties: Ties, ended: Ties = ()) -> Atlas:
    """The towns with these twinnings, and some that have ended."""
    rows = [{"a": a, "b": b} for a, b in ties] + [{"a": a, "b": b, "start": 1960, "end": 2010} for a, b in ended]
    frames.twinnings(*rows).write_parquet(folder / "twinnings.parquet")
    return Atlas(folder, folder)


def between(atlas: Atlas, a: int, b: int) -> list[int]:
    return [place.id for place in chain(atlas, atlas.place(a), atlas.place(b))]


def test_twins_are_a_chain_of_two(folder: Path) -> None:
    atlas = twinned(folder, [(HERE, THERE), (HERE, LARGE), (LARGE, THERE)])

    assert between(atlas, HERE, THERE) == [HERE, THERE]
    assert between(atlas, THERE, HERE) == [THERE, HERE]


def test_of_equal_chains_it_goes_through_the_largest_town(folder: Path) -> None:
    atlas = twinned(folder, [(HERE, SMALL), (SMALL, THERE), (HERE, LARGE), (LARGE, THERE), (HERE, UNTOLD), (UNTOLD, THERE)])

    assert between(atlas, HERE, THERE) == [HERE, LARGE, THERE]


def test_the_towns_in_between_count_together(folder: Path) -> None:
    # Through the large town first: 90,000 + 10,000; through the far one: 30,000 + 20,000.
    atlas = twinned(folder, [(HERE, FAR), (FAR, ALONE), (ALONE, THERE), (HERE, LARGE), (LARGE, SMALL), (SMALL, THERE)])

    assert between(atlas, HERE, THERE) == [HERE, LARGE, SMALL, THERE]
    assert between(atlas, THERE, HERE) == [THERE, SMALL, LARGE, HERE]


def test_a_shorter_chain_wins_over_larger_towns(folder: Path) -> None:
    atlas = twinned(folder, [(HERE, SMALL), (SMALL, THERE), (HERE, LARGE), (LARGE, FAR), (FAR, THERE)])

    assert between(atlas, HERE, THERE) == [HERE, SMALL, THERE]


def test_twinnings_that_have_ended_join_nothing(folder: Path) -> None:
    atlas = twinned(folder, [(HERE, SMALL)], ended=[(SMALL, THERE)])

    assert between(atlas, HERE, THERE) == []


def test_towns_that_nothing_joins_have_no_chain(folder: Path) -> None:
    atlas = twinned(folder, [(HERE, LARGE), (THERE, SMALL)])

    assert between(atlas, HERE, THERE) == []
    assert between(atlas, HERE, ALONE) == []
    assert between(atlas, ALONE, UNTOLD) == []


def test_a_town_has_no_chain_to_itself(folder: Path) -> None:
    assert between(twinned(folder, [(HERE, LARGE)]), HERE, HERE) == []


@pytest.mark.parametrize(("towns", "found"), [(MOST + 1, MOST + 1), (MOST + 2, 0)])
def test_a_chain_of_too_many_twinnings_is_none(tmp_path: Path, towns: int, found: int) -> None:
    row = range(1, towns + 1)
    atlas = world(
        tmp_path,
        *({"place": place, "name": f"P{place}", "country": "XU", "population": 1_000} for place in row),
        twinnings=tuple({"a": place, "b": place + 1} for place in row[:-1]),
    )

    assert between(atlas, 1, towns) == list(row)[:found]


def simple(ties: Ties, a: int, b: int) -> Iterator[tuple[int, ...]]:
    """Every way from one to the other, tried out."""
    known = {*ties, *((there, here) for here, there in ties)}
    others = [place for place in PEOPLE if place not in {a, b}]
    for count in range(len(others) + 1):
        for inner in permutations(others, count):
            way = (a, *inner, b)
            if all(step in known for step in pairwise(way)):
                yield way


pairs = st.tuples(st.sampled_from(list(PEOPLE)), st.sampled_from(list(PEOPLE))).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(pairs, unique=True, max_size=14), pairs)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_it_is_the_best_of_all_ways(folder: Path, ties: Ties, ends: tuple[int, int]) -> None:
    ways = list(simple(ties, *ends))
    best = min(ways, key=lambda way: (len(way), -sum(PEOPLE[place] or 0 for place in way), way), default=())
    atlas = twinned(folder, ties)

    assert between(atlas, *ends) == list(best)
    assert between(atlas, *reversed(ends)) == list(reversed(best))


def test_montpellier_reaches_kumamoto_through_heidelberg(world_atlas: Atlas) -> None:
    montpellier, kumamoto = world_atlas.find("Montpellier"), world_atlas.find("Kumamoto")

    assert [place.name for place in chain(world_atlas, montpellier, kumamoto)] == ["Montpellier", "Heidelberg", "Kumamoto"]


def test_the_founding_pair_is_twinned(world_atlas: Atlas) -> None:
    assert between(world_atlas, 2992166, 516436) == [2992166, 516436]
