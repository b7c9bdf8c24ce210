"""A region's figures follow from those of its cities."""

from typing import Any

import polars as pl
import pytest

from jumelles.atlas.derive import EXTRAS
from jumelles.atlas.derive.regions import filled
from jumelles.atlas.indicators import indicators
from jumelles.atlas.store import Atlas
from tests.atlas.frames import places

PLACES = places(
    {"place": 1, "population": 600},
    {"place": 2, "population": 300},
    {"place": 3, "population": 100},
    {"place": 4, "population": None},
    {"place": 5, "population": 50, "region": 9002},
    {"place": 6, "population": None, "region": 9003, "country": "XV"},
    {"place": 9001, "kind": "region", "population": 1000},
    {"place": 9002, "kind": "region", "population": 50, "region": 9002},
    {"place": 9003, "kind": "region", "region": 9003, "country": "XV"},
    {"place": 9004, "kind": "region", "region": 9004},
    {"place": 7, "population": 5000, "kind": "section", "parent": 1},
    {"place": 8, "population": 5000, "kind": "former"},
)


def computed(**known: list[Any]) -> dict[int, dict[str, Any]]:
    """The rows of regions, from the values of places 1 to 6 and of the section 7."""
    types = {key: pl.String if each.is_text else pl.Float32 for key, each in indicators().items()} | EXTRAS
    blank = {key: pl.Series([None] * len(PLACES), dtype=dtype) for key, dtype in types.items()}
    told = {
        key: pl.Series(values[:6] + [None] * 4 + values[6:] + [None] * (2 - len(values[6:])), dtype=types[key])
        for key, values in known.items()
    }
    values = PLACES.select("place").with_columns(**blank | told)
    result = filled(PLACES, values)
    assert result["place"].to_list() == PLACES["place"].to_list()
    assert result.schema == values.schema
    assert result.filter(PLACES["kind"] != "region").equals(values.filter(PLACES["kind"] != "region"))
    return {row["place"]: row for row in result.iter_rows(named=True) if row["place"] > 9000}


def one(key: str, *values: Any) -> list[Any]:
    found = computed(**{key: list(values)})
    return [found[region][key] for region in (9001, 9002, 9003, 9004)]


def test_counts_are_summed_over_cities_whose_population_is_known_or_not() -> None:
    assert one("universities", 3, 0, None, 2, None, 4, 100) == [5, None, 4, None]


def test_none_found_in_any_city_is_zero_and_none_known_is_missing() -> None:
    assert one("universities", 0, None, None, None, None, None) == [0, None, None, None]


def test_a_mean_is_weighted_by_inhabitants() -> None:
    # (600 · 10 + 300 · 20 + 100 · 40) / 1,000
    assert one("coast_km", 10, 20, 40, 999, 7, 5, 999) == [16, 7, None, None]


def test_a_mean_speaks_only_where_half_of_the_inhabitants_live() -> None:
    # Known of 300 + 100 of 1,000; then of 600, whose mean it is.
    assert one("coast_km", None, 20, 40, None, None, None)[0] is None
    assert one("coast_km", 10, None, None, None, None, None)[0] == 10


def test_a_class_is_the_one_under_which_most_live() -> None:
    # 600 under Cfb, 400 under Dfb and Dfa; then 400 under Dfb, of those that are known.
    assert one("climate", "Cfb", "Dfb", "Dfa", "Aw", "ET", "EF") == ["Cfb", "ET", None, None]
    assert one("climate", None, "Dfb", "Dfb", "Aw", None, None) == ["Dfb", None, None, None]


def test_many_small_ones_outweigh_a_large_one() -> None:
    assert one("climate", "Cfb", "Dfb", "Dfb", None, None, None)[0] == "Cfb"
    found = filled(
        places(*({"place": i, "population": 10} for i in range(1, 4)), {"place": 9, "population": 20}, {"place": 9001, "kind": "region"}),
        pl.DataFrame(
            {"place": [1, 2, 3, 9, 9001]}
            | {key: pl.Series([None] * 5, dtype=pl.String if each.is_text else pl.Float32) for key, each in indicators().items()}
            | {key: pl.Series([None] * 5, dtype=dtype) for key, dtype in EXTRAS.items()}
        ).with_columns(pl.Series("climate", ["Cfb", "Cfb", "Cfb", "Dfb", None])),
    )
    assert found.filter(place=9001)["climate"].to_list() == ["Cfb"]


def test_a_region_has_the_level_and_year_of_most_of_its_inhabitants_gdp() -> None:
    found = computed(
        gdp_per_head=[10, 20, 30, None, None, None],
        gdp_level=["nuts3", "country", "country", None, None, None],
        gdp_year=[2020, 2023, 2023, None, None, None],
    )

    assert (found[9001]["gdp_per_head"], found[9001]["gdp_level"], found[9001]["gdp_year"]) == (15, "nuts3", 2020)


def test_regions_are_ranked_among_those_of_their_country() -> None:
    found = computed(population=[600, 300, 100, None, 50, None])

    assert [(row["population"], row["country_rank"], row["country_share"]) for row in found.values()] == [
        (1000, 1, pytest.approx(1000 / 1050)),
        (50, 2, pytest.approx(50 / 1050)),
        (None, None, None),
        (None, None, None),
    ]
    assert {row["region_rank"] for row in found.values()} == {None}


def test_what_means_nothing_for_a_region_is_null() -> None:
    quiet = [key for key, indicator in indicators().items() if indicator.region in {"none", "unknown"} and not indicator.is_text]
    found = computed(**{key: [1, 1, 1, 1, 1, 1] for key in quiet})

    assert {(region, key) for region, row in found.items() for key in quiet if row[key] is not None} == set()


def test_the_toy_world(toy_atlas: Atlas) -> None:
    row = toy_atlas.table("values").filter(place=9001).row(0, named=True)

    # Valmore, 400,000, signed and lies 111 km from the sea; Sennery, 60,000, did not and lies 145 km from it.
    assert (row["population"], row["healthcare"], row["climate"], row["gdp_level"]) == (460_000, 2, "Cfb", "nuts3")
    assert row["covenant"] == pytest.approx(400 / 460)
    assert row["coast_km"] == pytest.approx((400 * 111 + 60 * 145) / 460)


def test_the_sums_of_the_world(world_atlas: Atlas) -> None:
    """What the cities of Occitanie have, the region has."""
    places, values = world_atlas.places, world_atlas.table("values").with_columns(world_atlas.places["kind"], world_atlas.places["region"])
    region = places.filter(name="Occitanie", kind="region")["place"][0]
    sums = [key for key, indicator in indicators().items() if indicator.region == "sum" and key != "population"]
    cities = values.filter((pl.col("region") == region) & (pl.col("kind") == "city"))

    own = values.filter(place=region).select(sums).row(0)
    assert own == tuple(cities[key].cast(pl.Float64).sum() if cities[key].count() else None for key in sums)
    assert (
        world_atlas.place(region).population == places.filter((pl.col("region") == region) & (pl.col("kind") == "city"))["population"].sum()
    )
