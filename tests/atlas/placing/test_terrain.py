"""Climate, coast and statistical areas of points."""

import numpy as np
import polars as pl
import pytest
import shapely

from jumelles.atlas.placing import terrain
from jumelles.atlas.store import Atlas
from tests.atlas.frames import DEGREE_KM, column

ISLAND = pl.DataFrame({"country": ["XU", "XV"], "wkb": shapely.to_wkb([shapely.box(-33, 44, -29, 50), shapely.box(-29, 44, -24, 50)])})
"""Two countries that share one island."""


def coast(lat: float, lon: float) -> float:
    return float(terrain.coast_km(np.array([lat]), np.array([lon]), ISLAND)[0])


def test_the_coast_of_a_meridian_away() -> None:
    assert coast(45, -30) == round(DEGREE_KM)
    assert coast(45.5, -30) == round(1.5 * DEGREE_KM)


def test_a_border_is_no_coast() -> None:
    # A kilometre from the border, and half of the island from the sea: 3 degrees of latitude, 4 of longitude.
    assert coast(47, -29.01) == pytest.approx(301, abs=2)


def test_the_shore_itself_and_a_little_off_it() -> None:
    # The points of the shore stand three kilometres apart.
    assert coast(44, -30) <= 2
    assert coast(43.95, -30) == pytest.approx(0.05 * DEGREE_KM, abs=1)


def test_an_islet_that_the_outline_leaves_out_has_no_known_coast() -> None:
    assert np.isnan(coast(43.5, -30))


def test_the_cut_along_the_date_line_is_no_shore() -> None:
    halves = [shapely.box(170, -10, 180, 10), shapely.box(-180, -10, -170, 10)]
    land = pl.DataFrame({"country": ["XU", "XU"], "wkb": shapely.to_wkb(halves)})

    assert terrain.coast_km(np.array([0.0]), np.array([179.9]), land)[0] == pytest.approx(9.9 * DEGREE_KM, abs=1)


def test_a_lake_in_a_country_is_no_coast_unless_the_outline_has_it() -> None:
    holed = shapely.Polygon(shapely.box(-33, 44, -24, 50).exterior, [shapely.box(-29, 46.9, -28.8, 47.1).exterior])
    land = pl.DataFrame({"country": ["XU"], "wkb": [shapely.to_wkb(holed)]})

    assert terrain.coast_km(np.array([47.0]), np.array([-28.7]), land)[0] == round(0.1 * DEGREE_KM * np.cos(np.radians(47)))


def test_the_climate_is_that_of_the_nearest_cell() -> None:
    grid = pl.DataFrame({"lat": [45.25, 45.75], "lon": [-30.25, -30.25], "climate": ["Cfb", "Dfb"]})

    found = terrain.climates(np.array([45.49, 45.51, 46.6, 46.7]), np.array([-30.25] * 4), grid)

    # 46.6 is 0.85 degrees from the last cell, 94.5 km; 46.7 is 0.95, 105.6 km.
    assert found == ["Cfb", "Dfb", "Dfb", None]


AREAS = pl.DataFrame(
    {
        "area": ["EL301", "FR101", "UKI31", "FR102"],
        "wkb": shapely.to_wkb(
            [shapely.box(20, 40, 21, 41), shapely.box(0, 45, 1, 46), shapely.box(0, 50, 1, 51), shapely.box(1, 45, 2, 46)]
        ),
    }
)


def area(country: str, lat: float, lon: float) -> str | None:
    return terrain.areas(pl.DataFrame({"country": [country], "lat": [lat], "lon": [lon]}), AREAS)[0]


@pytest.mark.parametrize(
    ("country", "lat", "lon", "found"),
    [
        pytest.param("FR", 45.5, 0.5, "FR101", id="inside"),
        pytest.param("FR", 45.5, 1.5, "FR102", id="inside the other"),
        pytest.param("FR", 46.14, 0.5, "FR101", id="a little astray"),
        pytest.param("FR", 46.16, 0.5, None, id="too far astray"),
        pytest.param("FR", 46.1, 1.2, "FR102", id="astray of two, the nearer"),
        pytest.param("BE", 45.5, 0.5, None, id="a country without areas"),
        pytest.param("GB", 45.5, 0.5, None, id="in an area of another country"),
        pytest.param("GB", 50.5, 0.5, "UKI31", id="Great Britain is UK in NUTS"),
        pytest.param("GR", 40.5, 20.5, "EL301", id="Greece is EL in NUTS"),
        pytest.param("UK", 50.5, 0.5, None, id="UK is no ISO code"),
    ],
)
def test_the_area_of_a_town(country: str, lat: float, lon: float, found: str | None) -> None:
    assert area(country, lat, lon) == found


def test_a_point_on_a_common_edge_has_one_area_always_the_same() -> None:
    assert area("FR", 45.5, 1.0) == "FR101"


def test_the_toy_world(toy_atlas: Atlas) -> None:
    traits = toy_atlas.table("traits")

    assert column(traits, "coast_km")[1001] == 111
    assert {column(traits, "climate")[place] for place in (1001, 1002, 1005)} == {"Cfb"}
    assert {column(traits, "climate")[place] for place in (1007, 1008, 1009)} == {"Dfb"}
    assert [column(traits, "nuts3")[place] for place in (1001, 1005, 1009)] == ["XU001", "XU002", "XV001"]


def test_towns_of_the_world_whose_ground_is_known(world_atlas: Atlas) -> None:
    """Montpellier, Moscow, Heidelberg, and Papeete, whose island the outline has."""
    traits = world_atlas.table("traits").filter(pl.col("place").is_in([2992166, 524901, 2907911]))

    assert column(traits, "nuts3") == {2992166: "FRJ13", 524901: None, 2907911: "DE125"}
    assert {place: climate[0] for place, climate in column(traits, "climate").items()} == {2992166: "C", 524901: "D", 2907911: "C"}
    assert column(traits, "coast_km")[2992166] == pytest.approx(9, abs=4)
    assert column(traits, "coast_km")[524901] == pytest.approx(600, abs=100)
