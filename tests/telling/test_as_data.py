"""A ranking and a comparison as plain data: stable keys, everything that JSON can carry, the same in every language."""

import json
from dataclasses import asdict, replace
from datetime import date

import pytest

from jumelles import languages
from jumelles.atlas.store import Atlas
from jumelles.facts import Place
from jumelles.matching.explain import explain
from jumelles.matching.profile import Profile
from jumelles.matching.rank import Ranking, rank
from jumelles.matching.where import Where
from jumelles.telling.as_data import explanation_told, links_told, match_told, ranking_told, reason_told

WEIGHTS = dict.fromkeys(("education", "research", "health", "digital", "engagement"), 0)
RANKING = ["place", "candidates", "weights", "where", "profile", "atlas", "matches", "apart"]
MATCH = ["place", "rank", "score", "distance", "coverage", "rank_range", "km", "links", "reasons"]
REASON = ["theme", "verdict", "weight", "closer", "indicator", "a", "b", "known", "asked", "assets", "field"]
LINKS = ["twinnings", "with_country", "twinned", "common_partners"]
PLACE = ["id", "name", "kind", "country", "region", "region_name", "lat", "lon", "population", "parent"]
KNOWN = ["indicator", "value", "share", "level", "own", "thin"]
PROFILE = Profile("Research first", date(2026, 5, 12), {"research": 3.0}, Where(level="city"))


@pytest.fixture
def ranking(toy_atlas: Atlas) -> Ranking:
    return rank(toy_atlas, toy_atlas.place(1001), weights=WEIGHTS, where=Where(population=(None, 500_000.0), unlinked=True))


def test_the_keys_are_those_that_programs_rely_on(ranking: Ranking, toy_atlas: Atlas) -> None:
    told = json.loads(json.dumps(ranking_told(ranking, toy_atlas)))

    assert list(told) == RANKING
    assert list(told["place"]) == PLACE
    assert {tuple(match) for match in told["matches"]} == {tuple(MATCH)}
    reasons = [reason for match in told["matches"] for reason in match["reasons"]]
    assert {tuple(reason) for reason in reasons} == {tuple(REASON)}
    assert {tuple(side) for reason in reasons for side in (reason["a"], reason["b"]) if side} == {tuple(KNOWN)}
    assert {tuple(match["links"]) for match in told["matches"]} == {tuple(LINKS)}


def test_a_ranking_tells_what_it_was_made_from(ranking: Ranking, toy_atlas: Atlas) -> None:
    told = ranking_told(ranking, toy_atlas)

    assert told["place"] == asdict(toy_atlas.place(1001))
    assert told["candidates"] == 4
    assert told["weights"] == ranking.weights
    assert told["where"] == {"population": (None, 500_000.0), "unlinked": True}
    assert told["profile"] is None
    assert told["atlas"] == {key: toy_atlas.manifest[key] for key in ("built", "origin")}
    assert [match["place"]["id"] for match in told["matches"]] == [match.place.id for match in ranking.matches]


def test_a_ranking_with_a_profile_is_json(ranking: Ranking, toy_atlas: Atlas) -> None:
    told = json.loads(json.dumps(ranking_told(ranking, toy_atlas, PROFILE)))

    assert told["profile"] == {"reason": "Research first", "made": "2026-05-12", "weights": {"research": 3.0}, "where": {"level": "city"}}


def test_a_match_is_told_whole(ranking: Ranking, toy_atlas: Atlas) -> None:
    match = ranking.matches[0]
    through = (toy_atlas.place(1007),)
    linked = replace(match, links=replace(match.links, through=through))

    told = match_told(linked)
    assert told["place"] == asdict(match.place)
    assert (told["rank"], told["rank_range"]) == (match.rank, list(match.ranks))
    assert (told["score"], told["distance"], told["coverage"]) == (
        round(match.score, 6),
        round(match.distance, 6),
        round(match.coverage, 4),
    )
    assert match.km is not None
    assert told["km"] == round(match.km, 1)
    assert told["links"]["common_partners"] == [{"id": 1007, "name": "Klarenburg", "country": "XV"}]
    assert match_told(replace(match, km=None))["km"] is None


def test_links_are_told(toy_atlas: Atlas) -> None:
    match = rank(toy_atlas, toy_atlas.place(1001), weights=WEIGHTS).matches[0]

    assert links_told(match.links) == {"twinnings": 1, "with_country": 1, "twinned": True, "common_partners": []}


def test_a_theme_of_which_nothing_is_known_has_no_figures(toy_atlas: Atlas) -> None:
    match = rank(toy_atlas, toy_atlas.place(1001)).apart[0]
    told = {reason.theme: reason_told(reason) for reason in match.reasons}

    assert told["digital"] == {
        "theme": "digital",
        "verdict": "unknown",
        "weight": 0.0,
        "closer": None,
        "indicator": None,
        "a": None,
        "b": None,
        "known": 0,
        "asked": 0,
        "assets": {"a": [], "b": []},
        "field": None,
    }


def test_an_explanation_is_json(toy_atlas: Atlas) -> None:
    found = explain(toy_atlas, toy_atlas.place(1001), toy_atlas.place(1007))

    told = json.loads(json.dumps(explanation_told(found)))
    assert list(told) == ["a", "b", "candidates", "match", "back", "lines"]
    assert (told["a"]["id"], told["b"]["id"], told["match"]["place"]["id"]) == (1001, 1007, 1007)
    assert (told["candidates"], told["back"]) == (6, {"rank": found.back, "candidates": 4})
    assert {tuple(line) for line in told["lines"]} == {("indicator", "a", "b", "apart", "positions")}
    assert [line["indicator"] for line in told["lines"]] == [line.indicator for line in found.lines]


def test_only_words_change_with_the_language(ranking: Ranking, toy_atlas: Atlas) -> None:
    told = {}
    for lang in languages.LANGUAGES:
        languages.use(lang)
        told[lang] = ranking_told(ranking, toy_atlas)

    assert told["en"] == told["fr"] == told["ru"]


def test_a_place_without_a_point_is_told(ranking: Ranking) -> None:
    lost = Place(1, "Nowhere", "city", "FR", None, "", None, None, None)

    told = json.loads(json.dumps(match_told(replace(ranking.matches[0], place=lost, km=None))))
    assert (told["place"]["lat"], told["place"]["lon"], told["place"]["population"], told["km"]) == (None, None, None, None)
