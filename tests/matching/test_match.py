"""`match`, the short entrance, gives what the ranking gives."""

import pytest

from jumelles.atlas.store import Atlas
from jumelles.errors import JumellesError
from jumelles.matching.match import match
from jumelles.matching.rank import rank
from jumelles.matching.where import Where

WEIGHTS = {"digital": 0.0, "health": 0.0, "engagement": 0.0}


def test_match_gives_the_matches_of_the_ranking(toy_atlas: Atlas) -> None:
    here, where = toy_atlas.place(1001), Where(abroad=False)

    assert match(toy_atlas, here, weights=WEIGHTS, where=where) == [*rank(toy_atlas, here, weights=WEIGHTS, where=where).matches]
    assert [each.place.name for each in match(toy_atlas, here, weights=WEIGHTS, top=2)] == ["Klarenburg", "Novigrad"]


@pytest.mark.parametrize("wrong", [{"weights": {"wine": 1}}, {"where": Where(countries=("ZZ",))}])
def test_what_is_wrong_is_told(toy_atlas: Atlas, wrong: dict[str, object]) -> None:
    with pytest.raises(JumellesError):
        match(toy_atlas, toy_atlas.place(1001), **wrong)  # type: ignore[arg-type]


def test_five_lines_suffice(world_atlas: Atlas) -> None:
    found = match(world_atlas, world_atlas.find("Montpellier"))

    assert [each.rank for each in found] == sorted(each.rank for each in found)
    assert len(found) == 20
    assert "FR" not in {each.place.country for each in found}
