"""How many twinnings of a city are documented."""

from typing import Any

from jumelles.atlas.derive.twinnings import of_cities
from jumelles.atlas.store import Atlas
from tests.atlas.frames import column, places, twinnings

CITIES = places(
    {"place": 1, "population": 400_000},
    {"place": 2, "population": 10_000},
    {"place": 3, "population": 9999},
    {"place": 4, "population": None},
    {"place": 5, "population": 900_000, "country": "XV"},
)


def counted(*given: dict[str, Any]) -> dict[int, int | None]:
    return column(of_cities(CITIES, twinnings(*given)), "twinnings")


def test_a_city_counts_its_twinnings_at_either_end() -> None:
    assert counted({"a": 1, "b": 3}, {"a": 3, "b": 99}, {"a": 98, "b": 99}) == {1: 1, 2: 0, 3: 2, 4: None, 5: None}


def test_zero_is_written_from_10_000_inhabitants_in_a_country_with_any() -> None:
    assert counted({"a": 4, "b": 99}) == {1: 0, 2: 0, 3: None, 4: 1, 5: None}
    assert counted({"a": 98, "b": 99}) == dict.fromkeys([1, 2, 3, 4, 5])


def test_a_twinning_that_ended_does_not_count() -> None:
    assert counted({"a": 1, "b": 2}, {"a": 1, "b": 5, "end": 2010}) == {1: 1, 2: 1, 3: None, 4: None, 5: None}


def test_a_country_whose_twinnings_all_ended_says_nothing() -> None:
    assert counted({"a": 1, "b": 2, "end": 2010}) == dict.fromkeys([1, 2, 3, 4, 5])


def test_the_toy_world(toy_atlas: Atlas) -> None:
    found = column(toy_atlas.table("values"), "twinnings")

    # Brisac and Starograd parted in 2010; the source holds no regions, so theirs are not known.
    assert {place: found[place] for place in (1001, 1007, 1005, 1009, 1006, 1011, 1003, 9001, 9003)} == {
        1001: 1,
        1007: 1,
        1005: 0,
        1009: 0,
        1006: None,
        1011: None,
        1003: None,
        9001: None,
        9003: None,
    }


def test_no_region_of_the_world_has_a_number_of_twinnings(world_atlas: Atlas) -> None:
    regions = world_atlas.table("values").filter(world_atlas.places["kind"] == "region")

    assert (len(regions), regions["twinnings"].null_count()) == (3864, 3864)
