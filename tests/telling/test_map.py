"""The map of a ranking: home and every match with its rank, an arc to each, in the language."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from jumelles import languages
from jumelles.atlas.store import Atlas
from jumelles.matching.rank import Ranking, rank
from jumelles.matching.where import Where
from jumelles.telling.map import drawn, title

WEIGHTS = dict.fromkeys(("education", "research", "health", "digital", "engagement"), 0)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def ranking(toy_atlas: Atlas) -> Ranking:
    return rank(toy_atlas, toy_atlas.place(1001), weights=WEIGHTS)


def picture(ranking: Ranking) -> ET.Element:
    return ET.fromstring(drawn(ranking))


def words(ranking: Ranking) -> list[str]:
    """Every text on the map."""
    return ["".join(text.itertext()) for text in picture(ranking).iter(f"{SVG}text")]


def test_home_and_every_match_are_named_with_their_ranks(ranking: Ranking) -> None:
    told = words(ranking)

    assert {"Valmore", *(f"{match.rank} {match.place.name}" for match in ranking.matches)} <= set(told)


def test_the_map_is_titled_and_described(ranking: Ranking) -> None:
    found = picture(ranking)

    assert found.findtext(f"{SVG}title") == "Cities built most like Valmore"
    assert found.findtext(f"{SVG}desc") == "Map of Valmore and the 6 places that resemble it most."
    assert found.attrib["lang"] == "en"


def test_regions_have_a_title_of_their_own(toy_atlas: Atlas) -> None:
    assert title(rank(toy_atlas, toy_atlas.place(1001), where=Where(level="region"))) == "Regions built most like Valmore"
    assert title(rank(toy_atlas, toy_atlas.place(9001))) == "Regions built most like Val-de-Mer"
    assert title(rank(toy_atlas, toy_atlas.place(9001), where=Where(level="city"))) == "Cities built most like Val-de-Mer"


def test_a_match_without_a_point_is_left_out(ranking: Ranking) -> None:
    first = ranking.matches[0]
    lost = replace(first, place=replace(first.place, lat=None, lon=None))
    without = replace(ranking, matches=(lost, *ranking.matches[1:]))

    assert "1 Klarenburg" not in words(without)
    assert picture(without).findtext(f"{SVG}desc") == "Map of Valmore and the 5 places that resemble it most."


def test_without_a_point_of_home_the_matches_are_drawn_all_the_same(ranking: Ranking) -> None:
    lost = replace(ranking, place=replace(ranking.place, lat=None, lon=None))

    assert "1 Klarenburg" in words(lost)
    assert "Valmore" not in words(lost)


def test_a_ranking_of_nothing_is_a_map_of_home(ranking: Ranking) -> None:
    assert "Valmore" in words(replace(ranking, matches=()))


def test_those_listed_apart_are_not_on_the_map(toy_atlas: Atlas) -> None:
    apart = rank(toy_atlas, toy_atlas.place(1001))

    assert apart.matches == ()
    assert "Klarenburg" not in drawn(apart)


@pytest.mark.parametrize("name", ["<script>", "a & b", "]]>", "Обнинск"])
def test_any_name_is_text(ranking: Ranking, name: str) -> None:
    match = ranking.matches[0]
    strange = replace(ranking, matches=(replace(match, place=replace(match.place, name=name)),))

    assert f"1 {name}" in words(strange)


@pytest.mark.parametrize("lang", languages.LANGUAGES)
def test_the_map_speaks_the_language(ranking: Ranking, lang: str) -> None:
    languages.use(lang)

    found = picture(ranking)
    assert found.attrib["lang"] == lang
    assert "Valmore" in title(ranking)
    assert "{" not in drawn(ranking)


def test_the_same_ranking_gives_the_same_map(ranking: Ranking) -> None:
    assert drawn(ranking) == drawn(ranking)
