"""The shipped outline, its file format, and its computation from Natural Earth."""

import json
from pathlib import Path
from typing import Any

import pytest
from shapely import Polygon

from jumelles.maps.outline import FILE, Country, Outline, outline, read, simplify, write


def _feature(code: str, number: str, *rings: list[list[float]]) -> dict[str, Any]:
    geometry = {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}
    return {"type": "Feature", "properties": {"ISO_A2": code, "ADM0_A3": number}, "geometry": geometry}


def _square(west: float, south: float, size: float) -> list[list[float]]:
    east, north = west + size, south + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """Two neighbours with a small crooked corner in their border, an island too small to keep, and a land on the date line."""
    crooked = [[0, 0], [0, 4.99], [0.01, 5], [0, 5.01], [0, 10]]
    features = [
        _feature("-99", "FRA", [[-10, 0], *crooked, [-10, 10], [-10, 0]], _square(-20, 5, 0.05)),
        _feature("ZZ", "ZZZ", [[10, 0], [10, 10], *crooked[::-1], [10, 0]]),
        _feature("QQ", "QQQ", _square(175, -5, 5), _square(-180, -5, 5)),
    ]
    path = tmp_path / "toy.json"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def test_the_shipped_file_is_small() -> None:
    assert FILE.stat().st_size < 100_000


def test_the_shipped_file_names_its_source_and_licence() -> None:
    assert (outline().source, outline().licence) == ("Natural Earth, 1:50m Admin 0 countries", "public domain")


def test_every_large_country_is_there_under_its_code() -> None:
    codes = [country.code for country in outline().countries if country.code]
    assert len(codes) == len(set(codes)) + 1  # Australia has a second shape, its reefs
    assert {"FR", "NO", "RU", "US", "GB", "XK", "TW", "PS", "MC"} <= set(codes)


def test_no_ring_jumps_over_the_map() -> None:
    jumps = [
        (country.code, p, q)
        for country in outline().countries
        for ring in country.rings
        for p, q in zip(ring, (*ring[1:], ring[0]), strict=True)
        if abs(p[0] - q[0]) > 30
    ]
    assert jumps == [("AQ", (180.0, -90.0), (-180.0, -90.0))]


def test_russia_goes_on_beyond_the_date_line() -> None:
    (russia,) = (country for country in outline().countries if country.code == "RU")
    lons = [lon for ring in russia.rings for lon, _lat in ring]
    assert (min(lons) > 19, 190 < max(lons) < 191) == (True, True)


def test_neighbours_share_their_border() -> None:
    shapes = {country.code: {point for ring in country.rings for point in ring} for country in outline().countries}
    assert [len(shapes[a] & shapes[b]) > 5 for a, b in (("FR", "ES"), ("FR", "DE"), ("NO", "SE"), ("RU", "KZ"), ("BR", "PE"))] == [True] * 5


@pytest.mark.parametrize(
    ("code", "point"),
    [
        ("FR", (3.0, 46.0)),
        ("RU", (36.61, 55.11)),
        ("US", (-85.76, 38.25)),
        ("JP", (130.9, 32.8)),
        ("", (34.1, 45.2)),
        ("FJ", (178.0, -17.8)),
    ],
)
def test_a_point_lies_in_its_country(code: str, point: tuple[float, float]) -> None:
    from shapely import Point

    found = [country.code for country in outline().countries if any(Polygon(ring).contains(Point(point)) for ring in country.rings)]
    assert found == [code]


def test_simplify_keeps_the_border_common_and_drops_what_is_small(toy: Path) -> None:
    france, neighbour, _far = simplify(toy).countries
    assert [len(ring) for ring in france.rings] == [4]
    assert set(france.rings[0]) & set(neighbour.rings[0]) == {(0.0, 0.0), (0.0, 10.0)}


def test_simplify_joins_what_the_date_line_cut(toy: Path) -> None:
    far = simplify(toy).countries[2]
    assert [(min(ring)[0], max(ring)[0]) for ring in far.rings] == [(175.0, 185.0)]


def test_simplify_replaces_the_missing_code_of_france(toy: Path) -> None:
    assert [country.code for country in simplify(toy).countries] == ["FR", "ZZ", "QQ"]


def test_write_and_read_give_the_same(tmp_path: Path) -> None:
    shapes = Outline(
        "a source", "a licence", "2026-01-01", (Country("XA", (((0.01, -0.02), (181.5, 3.0), (-7.25, 89.99)),)), Country("", ()))
    )
    write(shapes, tmp_path / "outline.json.gz")
    assert read(tmp_path / "outline.json.gz") == shapes


def test_the_shipped_file_is_what_the_source_gives(mirror: Path) -> None:
    again = simplify(mirror / "natural_earth" / "ne_50m_admin_0_countries.json")
    assert again.countries == outline().countries
