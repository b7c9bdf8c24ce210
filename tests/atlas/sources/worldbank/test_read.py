"""GDP and population of countries, from a mirror's tables or the publisher's answers."""

import json
from pathlib import Path

import polars as pl
import pytest

from tests.atlas.toy import broken_promises, context, refusal, replace, tables, toy_mirror

KEY = "worldbank"
FILE = "worldbank_gdp.csv"


def answer(mirror: Path, *, pages: int = 1) -> None:
    """What the publisher's programming interface answers."""
    (mirror / KEY).mkdir()
    for indicator, value in (("NY.GDP.MKTP.CD", 32000000000.5), ("SP.POP.TOTL", 800000)):
        common = {"indicator": {"id": indicator, "value": "Invented"}, "unit": "", "obs_status": "", "decimal": 0}
        rows = [
            common | {"country": {"id": "XU", "value": "Valmorie"}, "countryiso3code": "XVU", "date": "2023", "value": value},
            common | {"country": {"id": "XU", "value": "Valmorie"}, "countryiso3code": "XVU", "date": "2024", "value": None},
            common | {"country": {"id": "X1", "value": "Islands"}, "countryiso3code": "", "date": "2023", "value": value},
        ]
        head = {"page": 1, "pages": pages, "per_page": 30000, "total": 3, "lastupdated": "2026-01-01"}
        (mirror / KEY / f"{indicator}.json").write_text(json.dumps([head, rows]), "utf-8")


def test_the_toy_world(tmp_path: Path) -> None:
    opened = context(KEY, toy_mirror(tmp_path))

    assert tables(opened)["country_values"].rows() == [
        ("IOA", "gdp", 2022, 52e9),
        ("IOA", "gdp", 2023, 55e9),
        ("XKE", "gdp", 2022, 18000000000.5),
        ("XKE", "gdp", 2023, 19e9),
        ("XVU", "gdp", 2022, 30e9),
        ("XVU", "gdp", 2023, 32e9),
        ("IOA", "population", 2023, 1700000.0),
        ("XKE", "population", 2022, 948000.0),
        ("XKE", "population", 2023, 950000.0),
        ("XKE", "population", 2024, 952000.0),
        ("XVU", "population", 2022, 795000.0),
        ("XVU", "population", 2023, 800000.0),
    ]
    assert opened.issues == []


def test_the_publishers_answers(tmp_path: Path) -> None:
    answer(tmp_path)

    assert tables(context(KEY, tmp_path))["country_values"].rows() == [
        ("XVU", "gdp", 2023, 32000000000.5),
        ("XVU", "population", 2023, 800000.0),
    ]


def test_an_answer_of_several_pages_stops_the_build(tmp_path: Path) -> None:
    answer(tmp_path, pages=2)

    assert refusal(context(KEY, tmp_path)) == (
        f"worldbank: the file {tmp_path}/worldbank/NY.GDP.MKTP.CD.json cannot be read (pages: 2): "
        "fetch it again, or tell us that its publisher changed it."
    )


@pytest.mark.parametrize(
    "content", ['[{"message": [{"id": "120", "value": "Invalid value"}]}]', "{}", '[{"pages": 1}, [{"date": "2023"}]]', "<"]
)
def test_an_answer_of_another_shape_stops_the_build(tmp_path: Path, content: str) -> None:
    answer(tmp_path)
    path = tmp_path / KEY / "NY.GDP.MKTP.CD.json"
    path.write_text(content, "utf-8")

    assert refusal(context(KEY, tmp_path)).startswith(f"worldbank: the file {path} cannot be read (")


def test_a_missing_column_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / FILE
    replace(path, "Country Code", "Code")

    assert refusal(context(KEY, tmp_path)) == (
        f"worldbank: the file {path} has no column “Country Code”: its publisher changed it; the previous atlas stays in use."
    )


def test_a_value_that_is_no_number_is_left_out_and_reported(tmp_path: Path) -> None:
    replace(toy_mirror(tmp_path) / KEY / FILE, "2023,32000000000", "2023,n/a")
    opened = context(KEY, tmp_path)

    assert tables(opened)["country_values"].filter(pl.col("iso3") == "XVU", pl.col("measure") == "gdp").rows() == [
        ("XVU", "gdp", 2022, 30e9)
    ]
    assert [(issue.problem, issue.examples) for issue in opened.issues] == [
        ("values of worldbank_gdp.csv, column Value, that are no Float64", ["n/a"])
    ]


def test_a_file_of_blank_lines_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / FILE
    path.write_bytes(b"\n\n")

    assert refusal(context(KEY, tmp_path)) == f"worldbank: the file {path} is empty: fetch it again."


def test_another_encoding_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / FILE
    path.write_bytes(path.read_text("utf-8").replace("Valmorie", "Valmorïe").encode("latin-1"))

    assert refusal(context(KEY, tmp_path)).startswith(f"worldbank: the file {path} cannot be read (")


def test_the_real_files(mirror: Path) -> None:
    opened = context(KEY, mirror)

    found = tables(opened)

    assert broken_promises(opened, found) == []
    assert opened.issues == []
    of_2023 = found["country_values"].filter(pl.col("year") == 2023, pl.col("iso3").is_in(["FRA", "RUS"])).sort("iso3", "measure")
    assert [(iso3, measure, round(value, -10 if measure == "gdp" else -6)) for iso3, measure, _, value in of_2023.rows()] == [
        ("FRA", "gdp", 3030e9),
        ("FRA", "population", 68e6),
        ("RUS", "gdp", 2020e9),
        ("RUS", "population", 144e6),
    ]
