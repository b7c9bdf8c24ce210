"""Ranks and shares by population."""

import polars as pl
import pytest

from jumelles.atlas.derive.size import of_cities
from jumelles.atlas.store import Atlas
from tests.atlas.frames import column, places

CITIES = places(
    {"place": 1, "population": 500, "region": 9001, "feature": "PPLC"},
    {"place": 2, "population": 300, "region": 9001, "feature": "PPLA"},
    {"place": 3, "population": 300, "region": 9002, "feature": "PPLA2"},
    {"place": 4, "population": 100, "region": 9002, "feature": "PPL"},
    {"place": 5, "population": 100, "region": None},
    {"place": 6, "population": None, "region": 9001},
    {"place": 7, "population": 700, "region": 9003, "country": "XV"},
)


def test_ranks_with_equals_at_the_better_one() -> None:
    found = of_cities(CITIES)

    assert column(found, "country_rank") == {1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: None, 7: 1}
    assert column(found, "region_rank") == {1: 1, 2: 2, 3: 1, 4: 2, 5: None, 6: None, 7: 1}


def test_shares_of_what_is_known() -> None:
    found = of_cities(CITIES)

    # 1,300 inhabitants in the country's towns, 800 in one region, 400 in the other.
    assert column(found, "country_share") == pytest.approx({1: 5 / 13, 2: 3 / 13, 3: 3 / 13, 4: 1 / 13, 5: 1 / 13, 6: None, 7: 1})
    assert column(found, "region_share") == pytest.approx({1: 5 / 8, 2: 3 / 8, 3: 3 / 4, 4: 1 / 4, 5: None, 6: None, 7: 1})


def test_seats_where_a_code_is_known() -> None:
    assert column(of_cities(CITIES), "seat") == {1: 3, 2: 2, 3: 1, 4: 0, 5: None, 6: None, 7: None}


def test_the_toy_world(toy_atlas: Atlas) -> None:
    values = toy_atlas.table("values")

    # Novigrad: 200,000 of the 832,500 in Kestria's towns and of the 670,000 in its region.
    row = values.filter(place=1012).select("population", "country_rank", "country_share", "region_rank", "region_share", "seat").row(0)
    assert row == pytest.approx((200_000, 2, 200 / 832.5, 2, 200 / 670, 1))
    assert values.filter(pl.col("place").is_in([1003, 1004]))["population"].to_list() == [None, None]


def test_ranks_of_the_world(world_atlas: Atlas) -> None:
    values = world_atlas.table("values")
    first = values.filter((pl.col("country_rank") == 1) & (world_atlas.places["kind"] == "city"))
    names = world_atlas.places.filter(pl.col("place").is_in(first["place"].implode())).select("country", "name")

    assert dict(names.filter(pl.col("country").is_in(["FR", "RU", "DE", "US", "JP"])).iter_rows()) == {
        "FR": "Paris",
        "RU": "Moscow",
        "DE": "Berlin",
        "US": "New York City",
        "JP": "Tokyo",
    }
    shares = values.with_columns(world_atlas.places["country"], world_atlas.places["kind"]).filter(pl.col("kind") == "city")
    assert (
        shares.group_by("country")
        .agg(pl.col("country_share").cast(pl.Float64).sum())
        .filter((pl.col("country_share") > 0) & ((pl.col("country_share") - 1).abs() > 1e-4))
        .is_empty()
    )
