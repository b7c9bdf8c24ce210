"""The outlines of the countries."""

from pathlib import Path

import polars as pl
import pytest
import shapely

from tests.atlas.toy import broken_promises, context, refusal, replace, tables, toy_mirror

KEY = "natural_earth"
FILE = "ne_50m_admin_0_countries.json"


def areas(land: pl.DataFrame) -> list[tuple[str | None, float]]:
    return [(country, shapely.from_wkb(wkb).area) for country, wkb in land.rows()]


def test_the_toy_world(tmp_path: Path) -> None:
    opened = context(KEY, toy_mirror(tmp_path))

    land = tables(opened)["land"]

    west, east = (shapely.from_wkb(wkb) for wkb in land["wkb"])
    assert land["country"].to_list() == ["XU", "XV"]
    assert shapely.equals(west, shapely.box(-33, 44, -29, 50))
    assert shapely.equals(east, shapely.box(-29, 44, -24, 50))
    assert opened.issues == []


@pytest.mark.parametrize(
    ("code", "own", "country"), [("-99", "FRA", "FR"), ("CN-TW", "TWN", "TW"), ("-99", "CYN", "CY"), ("XV", "FRA", "XV")]
)
def test_a_missing_code_is_told_by_the_publishers_own(tmp_path: Path, code: str, own: str, country: str) -> None:
    replace(toy_mirror(tmp_path) / KEY / FILE, '"ADM0_A3": "XKE", "ISO_A2": "XV"', f'"ADM0_A3": "{own}", "ISO_A2": "{code}"')
    opened = context(KEY, tmp_path)

    assert areas(tables(opened)["land"]) == [("XU", 24.0), (country, 30.0)]
    assert opened.issues == []


def test_land_of_no_country_stays_and_is_reported(tmp_path: Path) -> None:
    replace(toy_mirror(tmp_path) / KEY / FILE, '"ISO_A2": "XV"', '"ISO_A2": "-99"')
    opened = context(KEY, tmp_path)

    assert areas(tables(opened)["land"]) == [("XU", 24.0), (None, 30.0)]
    assert [(issue.problem, issue.rows, issue.examples) for issue in opened.issues] == [("land without a country's code", 1, ["Kestria"])]


def test_a_missing_property_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / FILE
    replace(path, "ISO_A2", "ISO2")

    assert refusal(context(KEY, tmp_path)) == (
        f"natural_earth: the file {path} cannot be read ('ISO_A2'): fetch it again, or tell us that its publisher changed it."
    )


@pytest.mark.parametrize("content", [b"[]", b'{"features": [null]}', b'{"features"', '{"features": ["é"]}'.encode("latin-1")])
def test_what_is_no_geojson_stops_the_build(tmp_path: Path, content: bytes) -> None:
    path = toy_mirror(tmp_path) / KEY / FILE
    path.write_bytes(content)

    assert refusal(context(KEY, tmp_path)).startswith(f"natural_earth: the file {path} cannot be read (")


def test_a_file_of_blank_lines_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / FILE
    path.write_bytes(b"\n\n")

    assert refusal(context(KEY, tmp_path)) == f"natural_earth: the file {path} is empty: fetch it again."


def test_the_real_files(mirror: Path) -> None:
    opened = context(KEY, mirror)

    found = tables(opened)

    assert broken_promises(opened, found) == []
    assert [issue.examples for issue in opened.issues] == [["Indian Ocean Ter.", "Siachen Glacier"]]
    towns = {"FR": (3.87635, 43.61093), "RU": (36.61238, 55.10993), "NO": (10.74609, 59.91273), "XK": (21.1662, 42.6629)}
    for country, town in towns.items():
        outlines = shapely.from_wkb(found["land"].filter(pl.col("country") == country)["wkb"].to_list())
        assert shapely.dwithin(shapely.union_all(outlines), shapely.Point(town), 0.1), country
