"""GDP, population and outlines of European regions."""

from pathlib import Path

import polars as pl
import pytest
import shapely

from tests.atlas.toy import broken_promises, context, refusal, replace, tables, toy_mirror

KEY = "eurostat"
GDP = "eurostat_nama_10r_3gdp.csv"
OUTLINES = "eutwinnings_nuts3.geojson"
VALUES = [
    ("XU", "gdp", 2019, 28500.0),
    ("XU001", "gdp", 2019, 21500.0),
    ("XU002", "gdp", 2019, 7000.0),
    ("XU", "gdp", 2020, 27000.0),
    ("XU001", "gdp", 2020, 20250.0),
    ("XU002", "gdp", 2020, 6750.0),
    ("XU003", "gdp", 2019, 310.0),
    ("XV", "gdp", 2019, 17000.0),
    ("XV", "gdp", 2020, 16500.0),
    ("XU", "population", 2019, 790000.0),
    ("XU001", "population", 2019, 570000.0),
    ("XU002", "population", 2019, 220000.0),
    ("XU", "population", 2020, 795000.0),
    ("XU001", "population", 2020, 575000.0),
    ("XU002", "population", 2020, 220000.0),
    ("XV", "population", 2019, 940000.0),
    ("XV", "population", 2020, 945000.0),
]


def drawn(areas: pl.DataFrame) -> list[tuple[str, str, tuple[float, ...]]]:
    return [(area, version, shapely.from_wkb(wkb).bounds) for area, version, wkb in areas.rows()]


def test_the_toy_world(tmp_path: Path) -> None:
    opened = context(KEY, toy_mirror(tmp_path))

    found = tables(opened)

    assert found["area_values"].rows() == VALUES
    assert drawn(found["areas"]) == [
        ("XU001", "2021", (-33.0, 44.0, -29.0, 46.0)),
        ("XU002", "2021", (-33.0, 46.0, -29.0, 50.0)),
        ("XV001", "2021", (-29.0, 44.0, -24.0, 50.0)),
    ]
    assert [(issue.problem, issue.rows, issue.examples) for issue in opened.issues] == [
        ("areas with gdp and without an outline", 1, ["XU003"]),
        ("areas with an outline and without gdp", 1, ["XV001"]),
        ("areas with an outline and without population", 1, ["XV001"]),
        ("areas with gdp and without population", 1, ["XU003"]),
    ]


def test_the_publishers_outlines_are_of_a_later_version(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / OUTLINES
    path.rename(path.with_name("NUTS_RG_10M_2024_4326_LEVL_3.geojson"))

    assert tables(context(KEY, tmp_path))["areas"]["version"].to_list() == ["2024"] * 3


def test_other_units_are_left_out(tmp_path: Path) -> None:
    replace(toy_mirror(tmp_path) / KEY / GDP, "MIO_EUR,XV,2020,16500", "EUR_HAB,XV,2020,17460")

    assert tables(context(KEY, tmp_path))["area_values"].rows() == [row for row in VALUES if row != ("XV", "gdp", 2020, 16500.0)]


def test_a_missing_column_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / GDP
    replace(path, "OBS_VALUE", "VALUE")

    assert refusal(context(KEY, tmp_path)) == (
        f"eurostat: the file {path} has no column “OBS_VALUE”: its publisher changed it; the previous atlas stays in use."
    )


def test_outlines_without_their_code_stop_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / OUTLINES
    replace(path, "NUTS_ID", "id")

    assert refusal(context(KEY, tmp_path)) == (
        f"eurostat: the file {path} cannot be read ('NUTS_ID'): fetch it again, or tell us that its publisher changed it."
    )


@pytest.mark.parametrize("name", [GDP, OUTLINES])
def test_a_file_of_blank_lines_stops_the_build(tmp_path: Path, name: str) -> None:
    path = toy_mirror(tmp_path) / KEY / name
    path.write_bytes(b"\n\n")

    assert refusal(context(KEY, tmp_path)) == f"eurostat: the file {path} is empty: fetch it again."


@pytest.mark.parametrize("name", [GDP, OUTLINES])
def test_another_encoding_stops_the_build(tmp_path: Path, name: str) -> None:
    path = toy_mirror(tmp_path) / KEY / name
    path.write_bytes(path.read_text("utf-8").replace("XU001", "ÜU001").encode("latin-1"))

    assert refusal(context(KEY, tmp_path)).startswith(f"eurostat: the file {path} cannot be read (")


def test_the_real_files(mirror: Path) -> None:
    opened = context(KEY, mirror)

    found = tables(opened)

    assert broken_promises(opened, found) == []
    assert {issue.problem: issue.rows for issue in opened.issues} == {
        "areas with an outline and without gdp": 191,
        "areas with population and without an outline": 59,
        "areas with an outline and without population": 49,
        "areas with gdp and without population": 39,
    }
    montpellier = shapely.Point(3.87635, 43.61093)
    home = [area for area, _, wkb in found["areas"].rows() if shapely.contains(shapely.from_wkb(wkb), montpellier)]
    assert home == ["FRJ13"]
    of_2019 = found["area_values"].filter(pl.col("area") == "FRJ13", pl.col("year") == 2019)
    assert [(measure, round(value)) for measure, value in of_2019.select("measure", "value").rows()] == [
        ("gdp", 35997),
        ("population", 1171739),
    ]
