"""Towns, regions and countries of GeoNames."""

from pathlib import Path

import polars as pl
import pytest

from tests.atlas.toy import SOURCES, broken_promises, context, refusal, replace, tables, toy_mirror, write

KEY = "geonames"
TOWNS = "cities15000.zip"
REGIONS = [
    (9001, "XU.01", "Val-de-Mer"),
    (9002, "XU.02", "Haute-Orlune"),
    (9003, "XV.01", "Klarenburg Oblast"),
    (9004, "XV.02", "Starograd Oblast"),
]
COUNTRIES = [("XU", "XVU", "Valmorie", "Valmore", "EU"), ("XV", "XKE", "Kestria", "Klarenburg", "EU")]


def sample() -> str:
    return (SOURCES / KEY / "sample/cities15000.txt").read_text("utf-8")


def test_the_toy_world(tmp_path: Path) -> None:
    opened = context(KEY, toy_mirror(tmp_path))

    found = {kind: frame.rows() for kind, frame in tables(opened).items()}

    assert found == {
        "places": [
            (1001, "Valmore", "XU", "XU.01", 45.0, -30.0, 400000),
            (1002, "Sennery", "XU", "XU.01", 45.3, -30.2, 60000),
            (1003, "Valmore-Nord", "XU", "XU.01", 45.03, -30.01, 20000),
            (1004, "Petit-Val", "XU", "XU.01", 45.02, -29.98, 900),
            (1005, "Brisac", "XU", "XU.02", 46.5, -31.0, 150000),
            (1006, "Orlune", "XU", "XU.02", 46.55, -31.3, 3000),
            (1007, "Klarenburg", "XV", "XV.01", 47.5, -27.0, 380000),
            (1008, "Neustadt", "XV", "XV.01", 47.8, -27.5, 90000),
            (1009, "Starograd", "XV", "XV.02", 48.6, -26.0, 160000),
            (1010, "Orlune", "XV", "XV.02", 48.9, -26.4, 2500),
            (1011, "Altmark", "XV", "XV.02", 48.2, -25.5, None),
            (1012, "Novigrad", "XV", "XV.01", 47.9, -28.2, 200000),
        ],
        "spellings": [
            (1001, "VLM"),
            (1001, "Вальмор"),
            (1001, "ヴァルモール"),
            (1005, "Brizac"),
            (1005, "Бризак"),
            (1007, "Klarenbourg"),
            (1007, "Кларенбург"),
            (1009, "Староград"),
            (1009, "スタログラード"),
            (1012, "Новиград"),
            (1012, "Староград"),
        ],
        "features": [
            (1001, "PPLC", 12.0),
            (1002, "PPLA2", 85.0),
            (1003, "PPLX", 31.0),
            (1005, "PPLA", 4.0),
            (1007, "PPLC", 140.0),
            (1008, "PPL", None),
            (1009, "PPLA", 210.0),
            (1012, "PPLA2", None),
        ],
        "regions": REGIONS,
        "countries": COUNTRIES,
    }
    assert opened.issues == []


def test_regions_without_a_header_as_the_publisher_writes_them(tmp_path: Path) -> None:
    replace(toy_mirror(tmp_path) / KEY / "regionInfo_admin1.tsv", "#region_code\tname\tname_ascii\tgeoname_id\n", "")

    assert tables(context(KEY, tmp_path))["regions"].rows() == REGIONS


def test_countries_below_notes_as_the_publisher_writes_them(tmp_path: Path) -> None:
    replace(toy_mirror(tmp_path) / KEY / "countryInfo.tsv", "#ISO\t", "# Invented\n#\n# =====\n#\n#ISO\t")

    assert tables(context(KEY, tmp_path))["countries"].rows() == COUNTRIES


def test_a_town_of_which_only_the_beginning_arrived_has_no_feature(tmp_path: Path) -> None:
    write(toy_mirror(tmp_path) / KEY / TOWNS, (sample() + "\tnameless\n1013\tHalf").encode(), member="cities15000.txt")

    assert tables(context(KEY, tmp_path))["features"].filter(pl.col("place") > 1012).rows() == [(1013, None, None)]


@pytest.mark.parametrize("name", ["regionInfo_admin1.tsv", "countryInfo.tsv"])
def test_a_missing_column_stops_the_build(tmp_path: Path, name: str) -> None:
    path = toy_mirror(tmp_path) / KEY / name
    old, new = ("geoname_id", "id") if "region" in name else ("ISO3", "ISO-3")
    replace(path, old, new)

    assert refusal(context(KEY, tmp_path)) == (
        f"geonames: the file {path} has no column “{old}”: its publisher changed it; the previous atlas stays in use."
    )


@pytest.mark.parametrize("change", ["one column less", "one column more"])
def test_towns_of_another_width_stop_the_build(tmp_path: Path, change: str) -> None:
    path = toy_mirror(tmp_path) / KEY / TOWNS
    lines = [line.split("\t") for line in sample().splitlines()]
    changed = [line[:5] + line[6:] if change == "one column less" else [*line, "new"] for line in lines]
    write(path, "\n".join("\t".join(line) for line in changed).encode(), member="cities15000.txt")

    assert refusal(context(KEY, tmp_path)).startswith(f"geonames: the file {path} cannot be read (")


def test_a_truncated_archive_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / TOWNS
    path.write_bytes(path.read_bytes()[:200])

    assert refusal(context(KEY, tmp_path)) == f"geonames: the archive {path} is damaged (File is not a zip file): fetch it again."


def test_a_file_of_blank_lines_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / "regionInfo_admin1.tsv"
    path.write_bytes(b"\n\n")

    assert refusal(context(KEY, tmp_path)) == f"geonames: the file {path} is empty: fetch it again."


def test_another_encoding_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / "regionInfo_admin1.tsv"
    path.write_bytes(path.read_text("utf-8").replace("Val-de-Mer", "Vallée").encode("latin-1"))

    assert refusal(context(KEY, tmp_path)).startswith(f"geonames: the file {path} cannot be read (")


@pytest.mark.parametrize("content", ["[]", '{"1001": {"name": "Valmore"}}', "{"])
def test_places_of_another_shape_stop_the_build(tmp_path: Path, content: str) -> None:
    path = toy_mirror(tmp_path) / KEY / "cities500.json"
    path.write_text(content, "utf-8")

    assert refusal(context(KEY, tmp_path)).startswith(f"geonames: the file {path} cannot be read (")


def test_the_real_files(mirror: Path) -> None:
    opened = context(KEY, mirror)

    found = tables(opened)

    assert broken_promises(opened, found) == []
    assert opened.issues == []
    assert found["places"].filter(pl.col("place").is_in([2992166, 516436])).select("place", "region_code").rows() == [
        (2992166, "FR.76"),
        (516436, "RU.25"),
    ]
    assert found["features"].filter(pl.col("place") == 516436).rows() == [(516436, "PPLA2", 187.0)]
    assert found["regions"].filter(pl.col("code").is_in(["FR.76", "RU.25"])).rows() == [
        (11071623, "FR.76", "Occitanie"),
        (553899, "RU.25", "Kaluga Oblast"),
    ]
    assert found["countries"].filter(pl.col("country") == "NA").rows() == [("NA", "NAM", "Namibia", "Windhoek", "AF")]
