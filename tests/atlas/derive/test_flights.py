"""Airports near a town, and where one flies from them."""

import polars as pl

from jumelles.atlas.derive.flights import believed, of_towns
from jumelles.atlas.store import Atlas
from tests.atlas.frames import DEGREE_KM, column, places, rows

EAST = 1 / DEGREE_KM

PLACES = places(
    {"place": 1, "lat": 0, "lon": 0},
    {"place": 2, "lat": 0, "lon": 150 * EAST},
    {"place": 3, "lat": 0, "lon": 600 * EAST},
    {"place": 4, "lat": 0, "lon": 0.001, "kind": "section", "parent": 1},
    {"place": 9001, "kind": "region", "lat": 0, "lon": 0},
)


def airport(icao: str, km: float, iata: str | None = "IAT") -> dict[str, object]:
    return {"icao": icao, "iata": iata, "lat": 0.0, "lon": km * EAST}


AIRPORTS = rows(
    "airports",
    airport("AAAA", 99),
    airport("BBBB", 101),
    airport("CCCC", -50),
    airport("FARR", 9000),
    airport("FURR", 9500),
    airport("HELI", 5, iata=None),
    airport("IDLE", 6),
)


def legs(*given: tuple[str, str, int]) -> pl.DataFrame:
    return rows("legs", *({"origin": a, "destination": b, "callsigns": n} for a, b, n in given))


def test_a_link_is_believed_from_three_call_signs_on_both_ways_between_airports_with_a_code() -> None:
    seen = legs(("AAAA", "FARR", 3), ("AAAA", "FURR", 2), ("AAAA", "HELI", 9), ("HELI", "FARR", 9), ("AAAA", "NONE", 9))

    assert believed(AIRPORTS, seen).rows() == [("AAAA", "FARR"), ("FARR", "AAAA")]


def test_airports_within_100_km_that_are_served() -> None:
    seen = legs(("AAAA", "FARR", 3), ("BBBB", "FARR", 3), ("CCCC", "FURR", 3), ("HELI", "FARR", 3))

    # BBBB is 101 km from 1; 2, at 150 km, has A at 51 km and B at 49.
    assert column(of_towns(PLACES, AIRPORTS, seen), "airports_100km") == {1: 2, 2: 2, 3: 0, 4: 2}


def test_destinations_are_counted_once_and_without_the_airports_of_the_town_itself() -> None:
    seen = legs(("AAAA", "FARR", 3), ("CCCC", "FARR", 3), ("CCCC", "FURR", 3), ("AAAA", "CCCC", 3), ("BBBB", "AAAA", 3))

    # From 1: FARR, FURR, BBBB. From 2, which has A and B: FARR, CCCC.
    assert column(of_towns(PLACES, AIRPORTS, seen), "nonstop") == {1: 3, 2: 2, 3: 0, 4: 3}


def test_a_world_without_flights() -> None:
    found = of_towns(PLACES, AIRPORTS, legs(("AAAA", "FARR", 1)))

    assert found.select("place", "airports_100km", "nonstop").rows() == [(place, 0, 0) for place in (1, 2, 3, 4)]


def test_an_airport_that_only_reaches_its_neighbour_reaches_nowhere_else() -> None:
    assert column(of_towns(PLACES, AIRPORTS, legs(("AAAA", "CCCC", 5))), "nonstop") == {1: 0, 2: 1, 3: 0, 4: 0}


def test_the_toy_world(toy_atlas: Atlas) -> None:
    values = toy_atlas.table("values")

    # Five call signs between Valmore and Klarenburg; two to Brisac, which has no IATA code either.
    assert {place: (column(values, "airports_100km")[place], column(values, "nonstop")[place]) for place in (1001, 1005, 1007, 1008)} == {
        1001: (1, 1),
        1005: (0, 0),
        1007: (1, 1),
        1008: (1, 1),
    }


def test_montpellier_flies_to_paris(world_atlas: Atlas) -> None:
    links = believed(world_atlas.table("airports"), world_atlas.table("legs"))

    assert {"LFPO", "LFPG"} <= set(links.filter(origin="LFMT")["destination"])
