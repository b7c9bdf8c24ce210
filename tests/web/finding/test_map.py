"""The map of the page: our city round, candidates square, each in its place on the land of a file that is what the code draws."""

import re
from dataclasses import replace

import pytest

from jumelles.atlas.store import Atlas
from jumelles.facts import Place
from jumelles.matching.rank import Ranking, rank
from jumelles.web.finding import land
from jumelles.web.finding.map import _part, drawn


@pytest.fixture
def ranking(toy: Atlas) -> Ranking:
    weights = dict.fromkeys(("education", "research", "health", "digital", "engagement"), 0)
    return rank(toy, toy.place(1001), weights=weights)


def address(place: Place) -> str:
    return f"/pair/{place.id}/"


def test_the_land_of_the_file_is_what_the_code_draws() -> None:
    assert land.FILE.read_text("utf-8") == land.drawn()


def test_every_candidate_is_a_way_to_its_pair(ranking: Ranking) -> None:
    svg = drawn(ranking, address)

    assert sorted(re.findall(r'<a class="b" href="/pair/(\d+)/" tabindex="-1">', svg)) == sorted(
        str(match.place.id) for match in ranking.matches
    )
    assert svg.count("<circle") == 1
    assert len(re.findall(r'<g class="ways".*?</g>', svg)[0].split("<path")) - 1 == len(ranking.matches)
    assert "<title>1 Klarenburg</title>" in svg


def test_a_place_without_a_known_point_is_left_out(ranking: Ranking) -> None:
    first, *others = ranking.matches
    lost = replace(ranking, matches=(replace(first, place=replace(first.place, lat=None)), *others))

    assert drawn(lost, address).count("<rect") == len(others)


def test_without_a_point_of_our_own_there_are_no_ways(ranking: Ranking) -> None:
    svg = drawn(replace(ranking, place=replace(ranking.place, lon=None)), address)

    assert (svg.count("<circle"), svg.count("<path"), svg.count("<rect")) == (0, 0, len(ranking.matches))


def test_names_are_escaped(ranking: Ranking) -> None:
    home = replace(ranking, place=replace(ranking.place, name="<b>&"))

    assert "&lt;b&gt;&amp;" in drawn(home, address)


@pytest.mark.parametrize("spots", [[], [(600.0, 200.0)], [(0.0, 0.0), (1200.0, 500.0)], [(10.0, 10.0), (12.0, 500.0)]])
def test_the_part_that_is_shown_holds_all_marks_and_lies_in_the_world(spots: list[tuple[float, float]]) -> None:
    box, whole = _part(spots), land.frame().box

    assert all(box.left <= x <= box.right for x, _y in spots)
    assert (whole.left <= box.left, box.right <= whole.right, whole.top <= box.top, box.bottom <= whole.bottom) == (True,) * 4
