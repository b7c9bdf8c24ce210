"""Airports in reach of a place, of those from which somebody has been seen to fly."""

from typing import Any

import polars as pl
import pytest

from jumelles.atlas.airfields import Airfields, Airport
from jumelles.atlas.store import Atlas
from tests.atlas.frames import DEGREE_KM, rows

NEAR = (44.0, -30.0)


def airfields(airports: list[dict[str, Any]], *legs: tuple[str, str, int]) -> Airfields:
    usual = {"country": "XU", "lat": 45.0, "lon": -30.0}
    seen = [{"origin": origin, "destination": destination, "callsigns": count} for origin, destination, count in legs]
    return Airfields(rows("airports", *(usual | each for each in airports)), rows("legs", *seen))


def airport(icao: str, lat: float, iata: str | None = "") -> dict[str, Any]:
    return {"icao": icao, "iata": icao[1:] if iata == "" else iata, "name": icao.title(), "lat": lat}


FIELDS = [airport("XAAA", 44.5), airport("XBBB", 44.1), airport("XCCC", 44.95), airport("XDDD", 60.0), airport("XEEE", 44.2, None)]
LINKS = [("XAAA", "XDDD", 3), ("XBBB", "XDDD", 5), ("XBBB", "XAAA", 4), ("XCCC", "XDDD", 2), ("XEEE", "XDDD", 9)]


def test_airports_in_reach_stand_with_the_nearest_first() -> None:
    assert airfields(FIELDS, *LINKS).near(*NEAR) == (
        Airport("BBB", "Xbbb", round(0.1 * DEGREE_KM, 1), 2),
        Airport("AAA", "Xaaa", round(0.5 * DEGREE_KM, 1), 2),
    )


def test_a_link_counts_from_either_end_once() -> None:
    found = airfields(FIELDS, ("XAAA", "XDDD", 3), ("XDDD", "XAAA", 8)).near(60.0, -30.0)

    assert found == (Airport("DDD", "Xddd", 0.0, 1),)


@pytest.mark.parametrize(("km", "found"), [(99.9, 1), (100.1, 0)])
def test_reach_ends_at_100_km(km: float, found: int) -> None:
    assert len(airfields([airport("XAAA", 44 + km / DEGREE_KM), FIELDS[3]], ("XAAA", "XDDD", 3)).near(*NEAR)) == found


def test_of_airports_as_near_as_each_other_the_letters_decide() -> None:
    same = [airport("XBBB", 44.5), airport("XAAA", 44.5), FIELDS[3]]
    found = airfields(same, ("XAAA", "XDDD", 3), ("XBBB", "XDDD", 3)).near(*NEAR)

    assert [each.iata for each in found] == ["AAA", "BBB"]


def test_reach_goes_across_the_date_line() -> None:
    across = [airport("XAAA", 10.0) | {"lon": -179.9}, FIELDS[3]]

    assert [each.km for each in airfields(across, ("XAAA", "XDDD", 3)).near(0.0 + 10, 179.9)] == [pytest.approx(21.9, abs=0.05)]


@pytest.mark.parametrize("point", [(None, None), (44.0, None), (None, -30.0)])
def test_a_place_without_a_point_has_no_airport_in_reach(point: tuple[float | None, float | None]) -> None:
    assert airfields(FIELDS, *LINKS).near(*point) == ()


def test_where_nobody_flies_there_is_no_airport() -> None:
    assert airfields(FIELDS).near(*NEAR) == ()
    assert airfields([]).near(*NEAR) == ()


def test_the_toy_world_has_two_airports_in_use(toy_atlas: Atlas) -> None:
    found = {place: toy_atlas.airfields.near(*(toy_atlas.place(place).lat, toy_atlas.place(place).lon)) for place in (1001, 1005, 1007)}

    assert [[(each.iata, each.destinations) for each in near] for near in found.values()] == [[("VLM", 1)], [], [("KLB", 1)]]


def test_the_number_of_airports_is_the_indicator(world_atlas: Atlas) -> None:
    for name in ("Montpellier", "Obninsk", "Kumamoto", "Heidelberg, DE", "London", "Saint-Aunès"):
        here = world_atlas.find(name)
        counted = world_atlas.rows("values", world_atlas.row(here.id), 1).select(pl.col("airports_100km").cast(int)).item()

        assert len(world_atlas.airfields.near(here.lat, here.lon)) == counted
