"""Which towns are cities, which are sections of one, which are gone."""

from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.atlas.placing.places import with_kinds
from jumelles.atlas.store import Atlas
from tests.atlas.frames import DEGREE_KM, rows

QUEENS, NEW_YORK, MARNE_LA_VALLEE = 5133273, 5128581, 12278193


def town(place: int, km: float, population: int | None, feature: str | None = None, region: str = "XU.01") -> dict[str, Any]:
    """A town on the equator, so many kilometres east of the origin."""
    return {"place": place, "km": km, "population": population, "feature": feature, "region_code": region}


def kinds(*towns: dict[str, Any]) -> dict[int, tuple[str, int | None]]:
    """Kind and parent of each place."""
    return {place: (kind, parent) for place, kind, parent in frame(*towns).select("place", "kind", "parent").iter_rows()}


def frame(*towns: dict[str, Any]) -> pl.DataFrame:
    known = ("place", "population", "region_code")
    places = [{name: row[name] for name in known} | {"lat": 0.0, "lon": row["km"] / DEGREE_KM} for row in towns]
    coded = [{"place": row["place"], "feature": row["feature"]} for row in towns if row["feature"]]
    return with_kinds(rows("places", *places), rows("features", *coded) if coded else rows("features", {"place": -1}))


def test_a_place_with_the_code_of_a_section_is_one() -> None:
    assert kinds(town(1, 0, 100_000, "PPLA"), town(2, 8, 90_000, "PPLX")) == {1: ("city", None), 2: ("section", 1)}


@pytest.mark.parametrize(("km", "city"), [(2, 1), (5, 2)])
def test_a_coded_section_belongs_to_the_city_that_pulls_most(km: float, city: int) -> None:
    # Two km east of 1: 100,000 / 3² = 11,111 against 1,000,000 / 19² = 2,770. Five km: 2,778 against 1,000,000 / 16² = 3,906.
    assert kinds(town(1, 0, 100_000, "PPLA2"), town(2, 20, 1_000_000, "PPLA"), town(3, km, 5000, "PPLX"))[3] == ("section", city)


def test_a_coded_section_belongs_to_no_city_of_another_region_or_beyond_40_km() -> None:
    found = kinds(
        town(1, 0, 1_000_000, "PPLA"),
        town(2, 39.9, 5000, "PPLX"),
        town(3, 40.1, 5000, "PPLX"),
        town(4, 1, 5000, "PPLX", region="XU.02"),
    )

    assert found == {1: ("city", None), 2: ("section", 1), 3: ("section", None), 4: ("section", None)}


def test_a_coded_section_without_inhabitants_still_has_its_city() -> None:
    assert kinds(town(1, 0, 100_000, "PPLA"), town(2, 3, None, "PPLX"))[2] == ("section", 1)


def test_a_place_without_a_code_is_overshadowed_by_one_ten_times_larger_within_5_km() -> None:
    found = kinds(
        town(1, 0, 50_000, "PPL"),
        town(2, 4.99, 5000),
        town(3, 5.01, 501),
        town(4, 4, 5001),
        town(5, 4, 5000, "PPL"),
        town(6, 4, 500, region="XU.02"),
        town(7, 4, None),
    )

    assert [place for place, (kind, _parent) in found.items() if kind == "section"] == [2]
    assert found[2] == ("section", 1)


def test_a_place_is_overshadowed_by_the_largest_not_the_nearest() -> None:
    assert kinds(town(1, 0, 90_000, "PPL"), town(2, 6, 80_000, "PPL"), town(3, 4.5, 700))[3] == ("section", 1)


def test_a_section_of_a_section_belongs_to_the_city() -> None:
    found = kinds(town(1, 0, 60_000), town(2, 4, 6000), town(3, 8, 600))

    assert found == {1: ("city", None), 2: ("section", 1), 3: ("section", 1)}


def test_a_village_beside_a_coded_section_belongs_to_the_section_s_city() -> None:
    assert kinds(town(1, 0, 500_000, "PPLA"), town(2, 10, 30_000, "PPLX"), town(3, 14, 700))[3] == ("section", 1)


@pytest.mark.parametrize("code", ["PPLH", "PPLQ", "PPLW"])
def test_a_former_town_is_no_city_and_has_no_sections(code: str) -> None:
    found = kinds(town(1, 0, 60_000, code), town(2, 3, 600), town(3, 14, 20_000, "PPLX"), town(4, 30, 30_000, "PPL"))

    assert found == {1: ("former", None), 2: ("city", None), 3: ("section", 4), 4: ("city", None)}


def test_a_section_without_a_city_has_no_sections() -> None:
    assert kinds(town(1, 0, 60_000, "PPLX"), town(2, 3, 600)) == {1: ("section", None), 2: ("city", None)}


def test_our_corrections_make_a_section() -> None:
    found = kinds(town(NEW_YORK, 0, 8_000_000, "PPL"), town(QUEENS, 15, 2_000_000, "PPLA2"), town(3, 17, 900))

    assert found == {NEW_YORK: ("city", None), QUEENS: ("section", NEW_YORK), 3: ("section", NEW_YORK)}


def test_a_corrected_section_of_no_single_city_takes_no_place_in() -> None:
    found = kinds(town(MARNE_LA_VALLEE, 0, 300_000, "PPL"), town(2, 3, 900), town(3, 10, 200_000, "PPLA"))

    assert found == {MARNE_LA_VALLEE: ("section", None), 2: ("city", None), 3: ("city", None)}


def test_order_and_rows_stay() -> None:
    found = frame(town(3, 0, 60_000), town(1, 2, 700), town(2, 40, None))

    assert found["place"].to_list() == [3, 1, 2]
    assert found["lon"].to_list() == pytest.approx([0, 2 / DEGREE_KM, 40 / DEGREE_KM])


worlds = st.lists(
    st.builds(
        town,
        st.just(0),
        st.integers(0, 60),
        st.none() | st.sampled_from([300, 600, 3000, 6000, 60_000, 600_000]),
        st.sampled_from([None, None, "PPL", "PPLX", "PPLA", "PPLQ"]),
        st.sampled_from(["XU.01", "XU.02"]),
    ),
    min_size=1,
    max_size=14,
).map(lambda towns: [row | {"place": place} for place, row in enumerate(towns, 1)])


@given(worlds)
def test_the_parent_of_a_section_is_always_a_city(towns: list[dict[str, Any]]) -> None:
    found = kinds(*towns)
    codes = {row["place"]: row["feature"] for row in towns}

    assert {found[parent][0] for _kind, parent in found.values() if parent is not None} <= {"city"}
    assert {kind for kind, parent in found.values() if parent is not None} <= {"section"}
    assert {codes[place] for place, (kind, parent) in found.items() if kind == "section" and parent is None} <= {"PPLX"}


@given(worlds, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(towns: list[dict[str, Any]], random: Any) -> None:
    shuffled = random.sample(towns, len(towns))

    assert kinds(*shuffled) == kinds(*towns)


def test_the_toy_world(toy_atlas: Atlas) -> None:
    sections = toy_atlas.places.filter(pl.col("parent").is_not_null())

    assert dict(sections.select("name", "parent").iter_rows()) == {"Valmore-Nord": 1001, "Petit-Val": 1001}
    assert len(toy_atlas.places) == 12 + 4


def test_the_world_has_no_section_of_a_section(world_atlas: Atlas) -> None:
    places = world_atlas.places
    parents = places.select(pl.col("parent").unique().alias("place")).join(places, on="place")

    assert parents["kind"].unique().to_list() == ["city"]
    assert places.filter(pl.col("parent").is_not_null())["kind"].unique().to_list() == ["section"]
