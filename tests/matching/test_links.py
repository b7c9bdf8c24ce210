"""Ties that there are already: between the two, with the country, and through a common partner."""

from pathlib import Path
from typing import Any

import pytest

from jumelles.atlas.store import Atlas
from jumelles.facts import Tie
from jumelles.matching.links import Links, links
from jumelles.matching.rank import rank
from tests.matching.worlds import world

HERE, SISTER, TWIN, FRIEND, ALONE, UNTOLD, REGION = 1, 2, 3, 4, 5, 6, 9001


def town(place: int, country: str, **known: Any) -> dict[str, Any]:
    return {"place": place, "name": f"P{place}", "country": country, "population": 100_000 - place, **known}


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    """Twinned: Here and Twin; Here and Friend; Twin and Friend; Sister and Friend; Here and Alone until 2010."""
    return world(
        tmp_path,
        *(town(HERE, "XU"), town(SISTER, "XU", twinnings=1.0), town(TWIN, "XV", twinnings=2.0), town(FRIEND, "XW", twinnings=3.0)),
        *(town(ALONE, "XV", twinnings=0.0), town(UNTOLD, "XV"), town(REGION, "XV", kind="region")),
        twinnings=(
            {"a": HERE, "b": TWIN, "start": 1991, "first_seen": 2016, "last_seen": 2022},
            {"a": FRIEND, "b": HERE},
            {"a": FRIEND, "b": TWIN},
            {"a": FRIEND, "b": SISTER},
            {"a": ALONE, "b": HERE, "start": 1960, "end": 2010},
        ),
    )


def of(atlas: Atlas, candidate: int, place: int = HERE) -> Links:
    return links(atlas, atlas.place(place), atlas.place(candidate))


def test_a_twin_is_known_with_its_years_and_the_partner_of_both(atlas: Atlas) -> None:
    assert of(atlas, TWIN) == Links(2, 1, Tie(HERE, TWIN, 1991, None, 2016, 2022, "wikidata"), (atlas.place(FRIEND),))


def test_a_tie_is_the_same_from_either_side(atlas: Atlas) -> None:
    assert of(atlas, HERE, TWIN).tie == of(atlas, TWIN).tie
    assert of(atlas, HERE, TWIN).through == of(atlas, TWIN).through


def test_a_candidate_may_have_partners_in_the_country_and_one_in_common(atlas: Atlas) -> None:
    assert of(atlas, SISTER) == Links(1, 0, None, (atlas.place(FRIEND),))
    assert (of(atlas, FRIEND).with_country, of(atlas, FRIEND).twinnings) == (2, 3)


def test_a_twinning_that_has_ended_is_none(atlas: Atlas) -> None:
    assert of(atlas, ALONE) == Links(0, 0, None, ())


def test_where_no_source_speaks_of_twinnings_their_number_is_not_known(atlas: Atlas) -> None:
    assert of(atlas, UNTOLD) == Links(None, 0, None, ())
    assert of(atlas, REGION) == Links(None, 0, None, ())


def test_the_twin_of_the_toy_world_is_told(toy_atlas: Atlas) -> None:
    valmore, klarenburg = toy_atlas.place(1001), toy_atlas.place(1007)

    assert links(toy_atlas, valmore, klarenburg) == Links(1, 1, Tie(1001, 1007, 1991, None, 2015, 2022, "wikidata"), ())
    assert links(toy_atlas, toy_atlas.place(1005), toy_atlas.place(1009)) == Links(0, 0, None, ())


def test_regions_have_no_twinnings_that_anybody_knows(toy_atlas: Atlas) -> None:
    found = rank(toy_atlas, toy_atlas.place(9001))

    assert {(match.links.twinnings, match.links.tie) for match in (*found.matches, *found.apart)} == {(None, None)}


def test_montpellier_and_obninsk_are_twinned(world_atlas: Atlas) -> None:
    found = links(world_atlas, world_atlas.place(2992166), world_atlas.place(516436))

    assert found.tie is not None
    assert found.tie.start == 1991
    assert found.with_country >= 1
