"""Polygons of a GeoJSON file."""

from pathlib import Path

import polars as pl
import pytest
import shapely

from jumelles.atlas.reading.context import SourceError
from jumelles.atlas.sources.geojson import polygons
from tests.atlas.toy import context

FILE = "ne_50m_admin_0_countries.json"
BOW = '{"type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]}'


def put(mirror: Path, geometry: str, properties: str = '{"NAME": "Bow"}') -> None:
    (mirror / "natural_earth").mkdir()
    features = f'[{{"type": "Feature", "properties": {properties}, "geometry": {geometry}}}]'
    (mirror / "natural_earth" / FILE).write_text(f'{{"type": "FeatureCollection", "features": {features}}}', "utf-8")


def test_a_polygon_whose_lines_cross_is_repaired(tmp_path: Path) -> None:
    put(tmp_path, BOW)

    found = polygons(context("natural_earth", tmp_path), FILE, use=["NAME"])

    assert found["NAME"].to_list() == ["Bow"]
    shape = shapely.from_wkb(found["wkb"][0])
    assert (shape.is_valid, shape.area) == (True, 2.0)


def test_a_property_may_be_null(tmp_path: Path) -> None:
    put(tmp_path, BOW, '{"NAME": null}')

    assert polygons(context("natural_earth", tmp_path), FILE, use=["NAME"])["NAME"].equals(pl.Series("NAME", [None], dtype=pl.String))


@pytest.mark.parametrize(
    "geometry", ["null", "{}", '{"type": "Blob", "coordinates": []}', '{"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}']
)
def test_a_feature_without_a_shape_stops_the_build(tmp_path: Path, geometry: str) -> None:
    put(tmp_path, geometry)

    with pytest.raises(SourceError, match=f"^natural_earth: the file {tmp_path}/natural_earth/{FILE} cannot be read "):
        polygons(context("natural_earth", tmp_path), FILE, use=["NAME"])
