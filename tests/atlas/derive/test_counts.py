"""Things counted in a city and around it."""

from typing import Any

import polars as pl
import pytest

from jumelles.atlas.derive.counts import of_cities
from jumelles.atlas.indicators import indicators
from jumelles.atlas.store import Atlas
from tests.atlas.frames import DEGREE_KM, assets, column, places

EAST = 1 / DEGREE_KM
COVERS = {"ror": 1, "eche": 2, "gisco": 1, "wikidata": 1}

PLACES = places(
    {"place": 1, "lat": 0, "lon": 0, "population": 400_000},
    {"place": 2, "lat": 0, "lon": 24 * EAST, "population": 60_000},
    {"place": 3, "lat": 0, "lon": 100 * EAST, "population": 20_000},
    {"place": 4, "lat": 0, "lon": 10 * EAST, "population": 20_000, "country": "XV"},
    {"place": 5, "lat": 0, "lon": 3 * EAST, "population": 9000, "kind": "section", "parent": 1},
    {"place": 9001, "kind": "region", "population": 480_000},
)


def counted(key: str, *given: dict[str, Any], covers: dict[str, int] | None = None) -> dict[int, float | None]:
    return column(of_cities(PLACES, assets(*given), COVERS | (covers or {})), key)


def university(place: int, **told: Any) -> dict[str, Any]:
    return {"kind": "university", "place": place, "source": "ror"} | told


def test_a_section_s_institutions_count_for_its_city() -> None:
    assert counted("universities", university(1), university(5)) == {1: 2, 2: 0, 3: 0, 4: None}


def test_a_country_without_any_is_not_covered() -> None:
    assert counted("universities", university(4)) == {1: None, 2: None, 3: None, 4: 1}


def test_a_country_is_covered_from_a_number_on_and_what_is_found_counts_below_it_too() -> None:
    charters = [{"kind": "charter", "place": place, "source": "eche"} for place in (1, 2, 4)]

    assert counted("charters", *charters) == {1: 1, 2: 1, 3: 0, 4: 1}
    assert counted("charters", *charters, covers={"eche": 3}) == {1: 1, 2: 1, 3: None, 4: 1}


def test_within_25_km_of_the_centre_and_in_the_same_country() -> None:
    # Of 1: its own, the section's 3 km off, that of 2 at 24 km; not that of 4, abroad at 10 km. Of 2: 24 and 21 km, and its own.
    given = [university(1), university(5), university(2), university(4)]

    assert counted("universities_25km", *given) == {1: 3, 2: 3, 3: 0, 4: 1}


def test_an_institution_s_own_point_decides_what_is_near() -> None:
    # It belongs to 1, and stands 25.5 km from it and 1.5 km from 2.
    assert counted("universities_25km", university(1, lat=0.0, lon=25.5 * EAST)) == {1: 0, 2: 1, 3: 0, 4: None}
    assert counted("universities", university(1, lat=0.0, lon=25.5 * EAST)) == {1: 1, 2: 0, 3: 0, 4: None}


def test_a_kind_counts_only_for_its_indicator() -> None:
    assert counted("laboratories", university(1)) == dict.fromkeys([1, 2, 3, 4])
    assert counted("companies", {"kind": "company", "place": 1, "source": "ror"}) == {1: 1, 2: 0, 3: 0, 4: None}


def hospital(place: int) -> dict[str, Any]:
    return {"kind": "hospital", "place": place, "source": "wikidata"}


def test_none_found_is_no_hospital_only_where_half_of_the_larger_towns_have_one_near() -> None:
    # Of the towns of 15,000 and more, 1 and 2 have one within 25 km, 3 has none: two of three.
    assert counted("hospitals", hospital(1)) == {1: 1, 2: 0, 3: 0, 4: None}
    assert counted("hospitals_25km", hospital(1)) == {1: 1, 2: 1, 3: 0, 4: None}
    # Only 3 has one: one of three.
    assert counted("hospitals", hospital(3)) == {1: None, 2: None, 3: 1, 4: None}
    assert counted("hospitals_25km", hospital(3)) == {1: None, 2: None, 3: 1, 4: None}


def site(place: int, beds: float | None) -> dict[str, Any]:
    return {"kind": "health_site", "place": place, "size": beds, "source": "gisco"}


def test_beds_are_summed_with_the_sections_where_every_site_declares_them() -> None:
    given = [site(1, 900), site(5, 40), site(2, 10), site(2, None), site(4, None)]

    assert counted("beds", *given) == {1: 940, 2: None, 3: None, 4: None}


def test_every_count_has_its_column_even_without_any_thing() -> None:
    found = of_cities(PLACES, assets(), COVERS)

    counts = [key for key, indicator in indicators().items() if indicator.covered and indicator.unit == "count"]
    assert set(found.columns) == {"place", "beds", *counts}
    assert found.select(counts).null_count().row(0) == (4,) * len(counts)


def test_the_toy_world(toy_atlas: Atlas) -> None:
    values = toy_atlas.table("values")

    assert column(values, "healthcare")[1001] == 2
    assert column(values, "hospitals")[1001] == 2
    assert column(values, "health_sites")[1001] == 3
    # One of three sites does not declare its beds.
    assert column(values, "beds")[1001] is None
    # Two charters cover Kestria, one does not cover Valmorie.
    assert {place: column(values, "charters")[place] for place in (1001, 1002, 1007, 1008, 1009)} == {
        1001: 1,
        1002: None,
        1007: 1,
        1008: 0,
        1009: 1,
    }
    # A lycée is no higher education.
    assert column(values, "universities")[1002] is None
    # The institute stands 24 km from Orlune.
    assert column(values, "laboratories_25km")[1006] == 1


@pytest.mark.parametrize(("city", "least"), [(2988507, 10), (2992166, 0), (524901, 50)])
def test_what_stands_in_the_sections_of_paris_montpellier_and_moscow_counts_for_the_city(world_atlas: Atlas, city: int, least: int) -> None:
    places, values, things = world_atlas.places, world_atlas.table("values"), world_atlas.table("assets")
    parts = places.filter(pl.col("parent") == city)["place"]
    kinds = {"universities": "university", "laboratories": "laboratory", "healthcare": "healthcare", "companies": "company"}

    own = values.filter(place=city).select(list(kinds)).row(0, named=True)
    here = things.filter(pl.col("place").is_in([city, *parts]))
    assert own == {key: here.filter(kind=kind).height for key, kind in kinds.items()}
    assert len(parts) >= least
    assert values.filter(pl.col("place").is_in(parts.implode())).select(list(kinds)).unique().rows() in ([], [(None,) * len(kinds)])


@pytest.mark.parametrize("key", ["universities", "laboratories", "companies", "healthcare", "hospitals", "health_sites"])
def test_in_the_world_nothing_in_a_city_is_further_than_what_is_found_around_it(world_atlas: Atlas, key: str) -> None:
    """A thing may stand beyond 25 km of its city's centre, but that is rare."""
    values = world_atlas.table("values").filter(pl.col(key).is_not_null())

    assert values.filter(pl.col(key) > pl.col(f"{key}_25km")).height <= 0.001 * values.height
