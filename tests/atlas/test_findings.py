"""Every row is put at its place, or told of as an issue."""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from jumelles.atlas.build import read_sources
from jumelles.atlas.fetch import Files
from jumelles.atlas.findings import Findings, find
from jumelles.atlas.placing.places import with_kinds
from jumelles.atlas.reading.gather import gather
from jumelles.atlas.store import Atlas
from tests.atlas.frames import rows

Told = dict[tuple[str, str], tuple[int, list[str]]]


@pytest.fixture(scope="module")
def toy(toy_sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Findings:
    files = Files(mirror=str(toy_sources), cache=tmp_path_factory.mktemp("cache"))
    return read_sources(files, check=False, say=lambda step: None)[3]


def found_with(kind: str, toy_sources: Path, cache: Path, *given: dict[str, Any]) -> tuple[Findings, Told]:
    """The toy world with these rows of a kind, and the issues by source and problem."""
    tables, contexts = gather(Files(mirror=str(toy_sources), cache=cache), check=False, say=lambda step: None)
    tables[kind] = rows(kind, *given).with_columns(source=pl.lit("wikidata"))
    towns = with_kinds(tables["places"].drop("source"), tables["features"].drop("source"))
    found = find(tables, towns, contexts)
    return found, {(i.source, i.problem): (i.rows, i.examples) for context in contexts.values() for i in context.issues}


def test_assets_stand_at_the_place_that_their_source_means(toy: Findings) -> None:
    assert dict(toy.assets.filter(source="ror").select("name", "place").iter_rows()) == {
        "Université de Valmore": 1001,
        "Laboratoire d'optique de Valmore": 1001,
        "Hôpital central de Valmore": 1001,
        "Clinique de Valmore-Nord": 1003,
        "Klarenburg State University": 1007,
        "Brisac Institute of Marine Biology": 1005,
        "Neustadt Optik": 1008,
    }


def test_an_asset_known_only_by_its_town_has_no_point_of_its_own(toy: Findings) -> None:
    points = {key: (lat, lon) for key, lat, lon in toy.assets.select("key", "lat", "lon").iter_rows()}

    assert points["0val000a1"] == (None, None)
    assert points["Q9201"] == pytest.approx((45.001, -30.002))


def test_an_asset_is_counted_once(toy: Findings) -> None:
    assert toy.assets.select("source", "kind", "key").is_duplicated().sum() == 0
    assert toy.assets.filter(key="XU VALMORE01")["name"].to_list() == ["Universite de Valmore"]


def test_a_pair_is_told_once_with_the_smaller_id_first(toy: Findings) -> None:
    assert toy.twinnings.select("a", "b", "start", "end", "first_seen", "last_seen").rows() == [
        (1001, 1007, 1991, None, 2015, 2022),
        (1005, 1009, 1960, 2010, 2017, 2017),
    ]


def test_two_tellings_of_a_pair_are_joined_and_a_town_is_not_its_own_twin(toy_sources: Path, tmp_path: Path) -> None:
    found, told = found_with(
        "twinnings",
        toy_sources,
        tmp_path,
        {"a": 1009, "b": 1001, "start": 1980, "first_seen": 2022, "last_seen": 2022},
        {"a": 1001, "b": 1009, "start": 1970, "first_seen": 2016, "last_seen": 2017},
        {"a": 1001, "b": 1001},
    )

    assert found.twinnings.rows() == [(1001, 1009, 1970, None, 2016, 2022)]
    assert ("wikidata", "twinning: rows that could not be placed") not in told


def test_an_end_without_an_id_is_found_by_name_or_point(toy_sources: Path, tmp_path: Path) -> None:
    found, told = found_with(
        "twinnings",
        toy_sources,
        tmp_path,
        {"a": 1001, "b_name": "Бризак", "b_country": "XU"},
        {"a": 1001, "b_name": "Somewhere", "b_country": "XV", "b_lat": 47.5, "b_lon": -27.01},
        {"a": 1001, "b_name": "Ghost Town", "b_country": "XU"},
        {"a_name": None, "b": 1001},
    )

    assert found.twinnings.select("a", "b").rows() == [(1001, 1005), (1001, 1007)]
    assert told["wikidata", "twinning: rows that could not be placed"] == (2, ["? (?) – ? (?)", "? (?) – Ghost Town (XU)"])


def test_a_place_has_one_wikidata_item(toy: Findings) -> None:
    assert toy.identifiers.rows() == [(1001, "Q9101"), (1007, "Q9107"), (1009, "Q9109")]


def test_an_airport_is_named_by_the_first_source_that_has_it(toy: Findings) -> None:
    assert toy.airports.select("icao", "iata", "name").rows() == [
        ("XUBR", None, "Brisac Airfield"),
        ("XUVM", "VLM", "Valmore Airport"),
        ("XVKL", "KLB", "Klarenburg Airport"),
    ]


def test_pairs_of_countries_are_told_once_and_only_with_a_tie(toy: Findings) -> None:
    assert toy.country_pairs.rows() == [("XU", "XV", True, False, True)]


def test_countries_without_a_tie_are_no_pair(toy_sources: Path, tmp_path: Path) -> None:
    untied = {"iso3_a": "XVU", "iso3_b": "XKE", "contiguous": False, "common_language": False, "colonial": False}
    found, _told = found_with("country_pairs", toy_sources, tmp_path, untied)

    assert found.country_pairs.rows() == []


def test_what_cannot_be_placed_is_an_issue_with_examples(toy_atlas: Atlas) -> None:
    issues = [json.loads(line) for line in (toy_atlas.folder / "issues.jsonl").read_text("utf-8").splitlines()]
    lost = {
        (issue["source"], issue["problem"]): (issue["rows"], issue["examples"])
        for issue in issues
        if "could not be placed" in issue["problem"]
    }

    assert lost["ror", "laboratory: rows that could not be placed"] == (1, ["Ghost Town Observatory (Ghost Town XU)"])
    assert lost["wikidata", "twinning: rows that could not be placed"] == (1, ["Valmore (XU) – Ghost Town (XU)"])
    assert all(0 < len(examples) <= min(count, 5) for count, examples in lost.values())
    # The manifest tells the same counts.
    told = {(key, problem): count for key, source in toy_atlas.manifest["sources"].items() for problem, count in source["left_out"].items()}
    assert told == {(issue["source"], issue["problem"]): issue["rows"] for issue in issues}
