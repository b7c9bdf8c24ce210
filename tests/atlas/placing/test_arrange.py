"""Towns and regions stand in one table, comparable ones beside each other."""

import polars as pl
import pytest

from jumelles.atlas.placing.arrange import COLUMNS, arranged
from jumelles.atlas.store import Atlas

REGIONS = pl.DataFrame(
    {"region": [9001, 9002, 9003], "code": ["XU.01", "XU.02", "XV.01"], "name": ["Val-de-Mer", "Haute-Orlune", "Far East"]}
)
TOWNS = pl.DataFrame(
    [
        (1, "city", "XU.01", 45.0, -30.0, 300, None),
        (2, "city", "XU.01", 46.0, -32.0, 100, None),
        (3, "section", "XU.01", 10.0, 10.0, 500, 1),
        (4, "former", "XU.01", 10.0, 10.0, 900, None),
        (5, "city", "XU.01", 10.0, 10.0, None, None),
        (6, "city", "XV.01", 60.0, 179.0, 200, None),
        (7, "city", "XV.01", 60.0, -177.0, 200, None),
        (8, "city", None, 1.0, 1.0, 250, None),
    ],
    schema=["place", "kind", "region_code", "lat", "lon", "population", "parent"],
    orient="row",
).with_columns(pl.lit("Town").alias("name"), pl.lit("XU").alias("country"), pl.lit(None, dtype=pl.String).alias("feature"))


def test_places_stand_by_kind_then_population_then_id() -> None:
    found = arranged(TOWNS, REGIONS)

    assert found.columns == list(COLUMNS)
    assert found["place"].to_list() == [1, 8, 6, 7, 2, 5, 9001, 9003, 9002, 3, 4]


def test_a_region_is_the_sum_and_the_middle_of_its_cities() -> None:
    found = {row["place"]: row for row in arranged(TOWNS, REGIONS).iter_rows(named=True) if row["kind"] == "region"}

    assert {place: (row["name"], row["region_name"], row["country"], row["region"], row["population"]) for place, row in found.items()} == {
        9001: ("Val-de-Mer", "Val-de-Mer", "XU", 9001, 400),
        9002: ("Haute-Orlune", "Haute-Orlune", "XU", 9002, None),
        9003: ("Far East", "Far East", "XV", 9003, 400),
    }
    assert found[9001]["lat"] == pytest.approx(45.25)
    # A mean of directions, which near each other is that of degrees.
    assert found[9001]["lon"] == pytest.approx(-30.5, abs=0.01)
    assert (found[9002]["lat"], found[9002]["lon"]) == (None, None)


def test_a_region_across_the_date_line_lies_on_it() -> None:
    east = arranged(TOWNS, REGIONS).filter(pl.col("place") == 9003)["lon"][0]

    assert abs(east) == pytest.approx(179, abs=0.001)
    assert east < 0


def test_a_town_knows_its_region_by_id_and_name() -> None:
    found = arranged(TOWNS, REGIONS).select("place", "region", "region_name").rows()

    assert {(6, 9003, "Far East"), (3, 9001, "Val-de-Mer"), (8, None, None)} <= set(found)


def test_the_world(world_atlas: Atlas) -> None:
    places = world_atlas.places
    counts = dict(places.group_by(pl.col("kind").cast(pl.String)).len().iter_rows())

    assert (len(places) - counts["region"], counts["region"]) == (234_908, 3864)
    assert places["place"].is_duplicated().sum() == 0
    assert places.filter(pl.col("population") == 0).is_empty()
    assert places.equals(places.sort("kind", "population", "place", descending=[False, True, False], nulls_last=True))
