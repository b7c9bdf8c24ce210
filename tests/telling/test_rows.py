"""A ranking as rows: every column of docs/ranking.md, plain values, those listed apart last."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from jumelles import languages
from jumelles.atlas.store import Atlas
from jumelles.facts import Place
from jumelles.matching.rank import Ranking, rank
from jumelles.telling import reasons
from jumelles.telling.rows import COLUMNS, rows

WEIGHTS = dict.fromkeys(("education", "research", "health", "digital", "engagement"), 0)
"""With these, of most places enough is known in the toy world."""


@pytest.fixture
def ranking(toy_atlas: Atlas) -> Ranking:
    return rank(toy_atlas, toy_atlas.place(1001), weights=WEIGHTS)


@pytest.fixture
def apart(toy_atlas: Atlas) -> Ranking:
    """A ranking in which all are listed apart."""
    return rank(toy_atlas, toy_atlas.place(1001))


def test_a_row_holds_what_the_match_holds(ranking: Ranking) -> None:
    row, match = rows(ranking)[0], ranking.matches[0]

    assert row == {
        "rank": 1,
        "geonames": 1007,
        "name": "Klarenburg",
        "region": "Klarenburg Oblast",
        "country": "XV",
        "country_name": "XV",
        "level": "city",
        "population": 380_000,
        "latitude": 47.5,
        "longitude": -27.0,
        "km": 361,
        "score": round(match.score, 4),
        "distance": round(match.distance, 4),
        "coverage": 1.0,
        "best_rank": match.ranks[0],
        "worst_rank": match.ranks[1],
        "twinnings": 1,
        "twinnings_with_country": 1,
        "twinned": True,
        "common_partners": "",
        "reasons_for": "; ".join(reasons.sentences(reasons.of(match, "for"))),
        "reasons_against": "; ".join(reasons.sentences(reasons.of(match, "against"))),
        "not_known": "higher education, research, health, digital and commitments",
    }


def test_score_and_distance_belong_together(ranking: Ranking) -> None:
    for row in rows(ranking):
        assert row["score"] == pytest.approx(1 / (1 + row["distance"]), abs=1e-4)


def test_rows_stand_in_the_order_of_ranks(ranking: Ranking) -> None:
    assert [(row["rank"], row["geonames"]) for row in rows(ranking)] == [(match.rank, match.place.id) for match in ranking.matches]


def test_those_listed_apart_come_last_and_have_no_rank(ranking: Ranking, apart: Ranking) -> None:
    together = replace(ranking, apart=apart.apart)

    told = rows(together)[len(ranking.matches) :]
    assert [row["geonames"] for row in told] == [match.place.id for match in apart.apart]
    assert {(row["rank"], row["best_rank"], row["worst_rank"]) for row in told} == {(None, None, None)}
    assert all(row["coverage"] < apart.required for row in told)


def test_what_is_not_known_stays_empty(ranking: Ranking) -> None:
    row = next(row for row in rows(ranking) if row["geonames"] == 1011)

    assert (row["population"], row["twinnings"], row["twinnings_with_country"], row["twinned"]) == (None, None, None, False)


def test_a_place_without_a_point_has_neither_point_nor_distance(ranking: Ranking) -> None:
    match = ranking.matches[0]
    lost = replace(match, place=replace(match.place, lat=None, lon=None), km=None)

    row = rows(replace(ranking, matches=(lost,)))[0]
    assert (row["latitude"], row["longitude"], row["km"]) == (None, None, None)


def test_common_partners_are_all_named(ranking: Ranking) -> None:
    partners = tuple(Place(number, f"Town {number}", "city", "FR", None, "", 45.0, 3.0, None) for number in range(1, 6))
    match = replace(ranking.matches[0], links=replace(ranking.matches[0].links, through=partners))

    assert rows(replace(ranking, matches=(match,)))[0]["common_partners"] == "Town 1; Town 2; Town 3; Town 4; Town 5"


def test_the_columns_are_those_described() -> None:
    text = (Path(__file__).parents[2] / "docs" / "ranking.md").read_text("utf-8").partition("## Columns of the tables")[2]
    described = [
        name
        for line in text.partition("\n## ")[0].splitlines()
        for name in re.findall(r"`([a-z_]+)`", line.partition("|")[2].partition("|")[0])
    ]

    assert sorted(described) == sorted(COLUMNS)


def test_a_ranking_of_nothing_has_no_rows(ranking: Ranking) -> None:
    assert rows(replace(ranking, matches=())) == []


@pytest.mark.parametrize("lang", ["fr", "ru"])
def test_values_do_not_change_with_the_language(ranking: Ranking, lang: str) -> None:
    words = {"name", "region", "country_name", "common_partners", "reasons_for", "reasons_against", "not_known"}
    told = {}
    for language in ("en", lang):
        languages.use(language)
        told[language] = [{key: value for key, value in row.items() if key not in words} for row in rows(ranking)]

    assert told["en"] == told[lang]
