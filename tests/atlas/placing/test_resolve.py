"""Which place a row means: by id, by name, by the point where it lies."""

from typing import Any

import numpy as np
import polars as pl
import pytest

from jumelles.atlas.placing.resolve import Resolver, radius_km
from tests.atlas.frames import DEGREE_KM, places, rows

EAST = 1 / DEGREE_KM
"""Degrees along the equator that make a kilometre."""

TOWNS = places(
    {"place": 1, "name": "Valmore", "country": "XU", "lat": 0, "lon": 0, "population": 400_000},
    {"place": 2, "name": "Orlune", "country": "XU", "lat": 0, "lon": 1, "population": 3000},
    {"place": 3, "name": "Orlune", "country": "XU", "lat": 0, "lon": 2, "population": 9000},
    {"place": 4, "name": "Orlune", "country": "XV", "lat": 0, "lon": 3, "population": 90_000},
    {"place": 5, "name": "Novigrad", "country": "XV", "lat": 0, "lon": 4, "population": 200_000},
    {"place": 6, "name": "Starograd", "country": "XV", "lat": 0, "lon": 5, "population": 1000},
    {"place": 7, "name": "Ghost", "country": "XU", "lat": 0, "lon": 6, "population": 10, "kind": "former"},
    {"place": 8, "name": "Valmore-Nord", "country": "XU", "lat": 0, "lon": 3 * EAST, "population": 2000, "kind": "section", "parent": 1},
)
SPELLINGS = rows("spellings", {"place": 5, "spelling": "Староград"}, {"place": 1, "spelling": "Вальмор"}, {"place": 1, "spelling": "!"})


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver(TOWNS, SPELLINGS)


def row(**told: Any) -> dict[str, Any]:
    return {"geonames": None, "city": None, "country": None, "lat": None, "lon": None} | told


def resolved(resolver: Resolver, *given: dict[str, Any]) -> list[int | None]:
    columns = {"geonames": pl.Int64, "city": pl.String, "country": pl.String, "lat": pl.Float64, "lon": pl.Float64}
    return resolver.resolve(pl.DataFrame(list(given), schema=columns))["place"].to_list()


@pytest.mark.parametrize(
    ("told", "place"),
    [
        pytest.param(row(geonames=6, city="Valmore", country="XU"), 6, id="the id wins over the name"),
        pytest.param(row(geonames=99, city="Valmore", country="XU"), 1, id="an unknown id, then the name"),
        pytest.param(row(geonames=99), None, id="an unknown id alone"),
        pytest.param(row(geonames=7), None, id="a former town has nothing"),
        pytest.param(row(geonames=8), 8, id="a section may have something"),
        pytest.param(row(city="VALMORE", country="XU"), 1, id="another case"),
        pytest.param(row(city="Вальмор", country="XU"), 1, id="another spelling"),
        pytest.param(row(city="Valmore", country="XV"), None, id="not in that country"),
        pytest.param(row(city="Valmore"), None, id="a name without a country"),
        pytest.param(row(city="Orlune", country="XU"), 3, id="the largest of two namesakes"),
        pytest.param(row(city="Orlune", country="XU", lat=0.0, lon=0.9), 2, id="the namesake near the point"),
        pytest.param(row(city="Starograd", country="XV"), 6, id="a present name before a past one, however small"),
        pytest.param(row(city="Ghost Town", country="XU", lat=0.0, lon=1.01), 2, id="an unknown name, then the point"),
        pytest.param(row(city="Orlune", country="XU", lat=0.0, lon=10 * EAST), 1, id="a namesake beyond 40 km is another town"),
        pytest.param(row(city="!", country="XU"), None, id="a name of no letters"),
        pytest.param(row(lat=0.0, lon=2 * EAST), 1, id="a point without a country"),
        pytest.param(row(lat=0.0, lon=2 * EAST, country="XV"), None, id="a point abroad"),
        pytest.param(row(lat=0.0, lon=2 + 26 * EAST), None, id="a point out of reach"),
        pytest.param(row(lat=0.0), None, id="half a point"),
        pytest.param(row(), None, id="nothing"),
    ],
)
def test_a_row_means_a_place(resolver: Resolver, told: dict[str, Any], place: int | None) -> None:
    assert resolved(resolver, told) == [place]


def test_a_point_is_measured_by_the_radius_of_towns(resolver: Resolver) -> None:
    # Valmore reaches √(400,000 / 2,500 / π) = 7.14 km, its suburb half a kilometre: 2.4 km from the centre is 0.34 radii of the one
    # and 1.2 of the other; 2.9 km is 0.41 and 0.2.
    assert resolved(resolver, row(lat=0.0, lon=2.4 * EAST), row(lat=0.0, lon=2.9 * EAST)) == [1, 8]


def test_rows_keep_their_order(resolver: Resolver) -> None:
    told = [row(lat=0.0, lon=1.0), row(geonames=5), row(city="Nowhere", country="XU"), row(city="Valmore", country="XU")]

    assert resolved(resolver, *told) == [2, 5, None, 1]
    assert resolved(resolver, *told[::-1]) == [1, None, 5, 2]


def test_no_rows(resolver: Resolver) -> None:
    assert resolved(resolver) == []


def test_radius_of_towns() -> None:
    # 2,500 inhabitants per km²: π · 2.5 km · 2.5 km · 2,500 = 49,087.
    assert radius_km(np.array([49_087, 10])) == pytest.approx([2.5, 0.5], abs=1e-4)
