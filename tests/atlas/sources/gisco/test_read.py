"""Health sites of Europe."""

from pathlib import Path

import polars as pl
import pytest

from tests.atlas.toy import broken_promises, context, refusal, replace, tables, toy_mirror

KEY, SITES = "gisco", "healthcare_2020.csv"


def test_the_toy_world(tmp_path: Path) -> None:
    opened = context(KEY, toy_mirror(tmp_path))

    found = tables(opened)

    assert {kind: frame.rows() for kind, frame in found.items()} == {
        "assets": [
            ("XU_1", "health_site", "Hôpital central de Valmore", "XU", None, "VALMORE", 45.001, -30.002, 900.0, None),
            ("XU_2/1", "health_site", "Clinique de Valmore-Nord", "XU", None, "VALMORE NORD", 45.03, -30.01, None, None),
            ("XU_2/2", "health_site", "Clinique de Valmore-Nord", "XU", None, "VALMORE NORD", 45.031, -30.012, 40.0, None),
            ("XU_3", "health_site", "Sanatorium", "XU", None, "Ghost Town", None, None, 12.0, None),
        ]
    }
    assert [(issue.problem, issue.rows, issue.examples) for issue in opened.issues] == [
        ("health sites listed twice", 1, ["Clinique de Valmore-Nord"]),
    ]


@pytest.mark.parametrize(("code", "country"), [("EL", "GR"), ("UK", "GB"), ("FR", "FR")])
def test_countries_are_those_of_iso_3166(tmp_path: Path, code: str, country: str) -> None:
    replace(toy_mirror(tmp_path) / KEY / SITES, ",XU,", f",{code},")

    assert tables(context(KEY, tmp_path))["assets"]["country"].unique().to_list() == [country]


def test_czech_letters_are_mended_in_czechia_alone(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / SITES
    replace(path, "Sanatorium", "Léèebna støed")
    assert tables(context(KEY, tmp_path))["assets"]["name"].to_list()[-1] == "Léèebna støed"

    replace(path, ",XU,", ",CZ,")
    assert tables(context(KEY, tmp_path))["assets"]["name"].to_list()[-1] == "Léčebna střed"


def test_a_site_without_a_name_is_left_out(tmp_path: Path) -> None:
    replace(toy_mirror(tmp_path) / KEY / SITES, "Sanatorium", "")
    opened = context(KEY, tmp_path)

    assert len(tables(opened)["assets"]) == 3
    assert [(issue.problem, issue.rows) for issue in opened.issues] == [
        ("health sites without id, name or country", 1),
        ("health sites listed twice", 1),
    ]


def test_a_missing_column_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / SITES
    replace(path, ",cap_beds,", ",beds,")

    assert refusal(context(KEY, tmp_path)) == (
        f"gisco: the file {path} has no column “cap_beds”: its publisher changed it; the previous atlas stays in use."
    )


def test_a_blank_file_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / SITES
    path.write_bytes(b"\n")

    assert refusal(context(KEY, tmp_path)) == f"gisco: the file {path} is empty: fetch it again."


def test_another_encoding_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / SITES
    path.write_bytes(path.read_text("utf-8").encode("latin-1"))

    assert refusal(context(KEY, tmp_path)).startswith(f"gisco: the file {path} cannot be read (")


def test_the_real_file(mirror: Path) -> None:
    opened = context(KEY, mirror)

    found = tables(opened)

    assert broken_promises(opened, found) == []
    assert not found["assets"]["key"].is_duplicated().any()
    assert found["assets"].filter(pl.col("key") == "AT_K102").select("city", "size").rows() == [("Eisenstadt", 420.0)]
    assert "Dvůr Králové nad Labem" in found["assets"]["city"]
    assert [(issue.problem, issue.rows) for issue in opened.issues] == [("health sites listed twice", 31)]
