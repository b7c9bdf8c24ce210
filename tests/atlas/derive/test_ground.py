"""What lies under a town, and the wealth of its area."""

from dataclasses import replace

import polars as pl
import pytest

from jumelles.atlas import snapshot
from jumelles.atlas.derive.ground import of_towns
from jumelles.atlas.findings import Findings
from jumelles.atlas.store import Atlas
from tests.atlas.frames import places

PLACES = places(
    {"place": 1, "lat": 45.5},
    {"place": 2, "country": "XV"},
    {"place": 3, "kind": "section", "parent": 1},
    {"place": 4, "country": "XW"},
    {"place": 9001, "kind": "region"},
)
TRAITS = pl.DataFrame(
    [
        (1, "PPL", 12.0, "Cfb", 111.0, "XU001", 1.5, 2020),
        (2, None, None, "Dfb", None, "XV001", None, None),
        (4, None, None, None, 3.0, "XW001", 1.2, 2019),
    ],
    schema=["place", "feature", "elevation", "climate", "coast_km", "nuts3", "gdp_ratio", "gdp_year"],
    orient="row",
)
COUNTRIES = pl.DataFrame(
    [("XU", "XVU", "EU", 40_000.0, 2023), ("XV", "XKE", "EU", 20_000.0, 2022), ("XW", "XWW", "EU", None, None)],
    schema=["country", "iso3", "continent", "gdp_per_head", "gdp_year"],
    orient="row",
)


@pytest.fixture(scope="module")
def findings() -> Findings:
    return replace(snapshot.load()[0], traits=TRAITS, countries=COUNTRIES)


def test_each_town_has_its_ground_sections_too(findings: Findings) -> None:
    assert of_towns(PLACES, findings).select("place", "latitude", "climate", "coast_km", "elevation").rows() == [
        (1, 45.5, "Cfb", 111.0, 12.0),
        (2, 45.0, "Dfb", None, None),
        (3, 45.0, None, None, None),
        (4, 45.0, None, 3.0, None),
    ]


def test_gdp_is_the_country_s_times_the_ratio_of_the_region_where_both_are_known(findings: Findings) -> None:
    assert of_towns(PLACES, findings).select("place", "gdp_per_head", "gdp_level", "gdp_year").rows() == [
        (1, 60_000.0, "nuts3", 2020),
        (2, 20_000.0, "country", 2022),
        (3, 40_000.0, "country", 2023),
        (4, None, None, None),
    ]


def test_the_toy_world(toy_atlas: Atlas) -> None:
    # 40,000 · 1.0370 and 40,000 · 0.9034; Kestria's 20,000 has no regions.
    found = (
        toy_atlas.table("values").filter(pl.col("place").is_in([1001, 1005, 1009])).select("place", "gdp_per_head", "gdp_level", "gdp_year")
    )

    assert sorted(found.rows()) == [(1001, 41_480.0, "nuts3", 2020), (1005, 36_136.0, "nuts3", 2020), (1009, 20_000.0, "country", 2023)]
