"""Holders of an Erasmus Charter that are institutions of higher education."""

from pathlib import Path

import polars as pl
import pytest

from tests.atlas.toy import broken_promises, context, refusal, replace, tables, toy_mirror

KEY, CONVERTED = "eche", "eche_2024-07.csv"
HEADER = "Proposal number,Erasmus Code,Pic,OID,Legal Name,Street,Post Cd,City,Country Cd,Website Url,Erasmus Eche Start,Erasmus Eche End\n"


def listed(folder: Path, *rows: str) -> None:
    (folder / KEY).mkdir()
    (folder / KEY / CONVERTED).write_text(HEADER + "\n".join(rows), "utf-8")


def test_the_toy_world(tmp_path: Path) -> None:
    opened = context(KEY, toy_mirror(tmp_path))

    found = tables(opened)

    assert {kind: frame.rows() for kind, frame in found.items()} == {
        "assets": [
            ("XU VALMORE01", "charter", "Universite de Valmore", "XU", None, "VALMORE", None, None, None, None),
            ("XV KLARENB01", "charter", "Klarenburg State University", "XV", None, "Klarenburg", None, None, None, None),
            ("XV STAROGR01", "charter", 'Hochschule für Musik "Lev Orlow" Starograd', "XV", None, "Starograd", None, None, None, None),
            ("101000004", "charter", "University of Nowhere", "XU", None, "Ghost Town", None, None, None, None),
        ]
    }
    assert [(issue.problem, issue.rows, issue.examples) for issue in opened.issues] == [
        ("charters that have ended", 1, ["Université de Brisac (Brisac XU)"]),
        ("charters listed twice", 1, ["Université de Valmore (Valmore XU)"]),
        ("charters of schools that are not higher education by their name", 1, ["Lycee de Sennery - Sennery High School (SENNERY XU)"]),
    ]


@pytest.mark.parametrize(
    ("code", "post", "country"), [("EL", "10434", "GR"), ("UK", "OX1 2JD", "GB"), ("FR", "34090", "FR"), ("FR", "97300", "GF")]
)
def test_countries_are_those_of_iso_3166(tmp_path: Path, code: str, post: str, country: str) -> None:
    listed(tmp_path, f"1,X 01,,,University of Letters,,{post},Valmore,{code},,2021-01-01 00:00:00,2029-12-31 00:00:00")

    assert tables(context(KEY, tmp_path))["assets"]["country"].to_list() == [country]


def test_a_school_overseas_is_judged_as_one_in_france(tmp_path: Path) -> None:
    listed(tmp_path, "1,F 01,,,Lycée Jean Joly,,97421,Saint-Louis,FR,,2021-01-01 00:00:00,2029-12-31 00:00:00")

    assert tables(context(KEY, tmp_path))["assets"].rows() == []


def test_a_charter_without_a_name_is_left_out(tmp_path: Path) -> None:
    listed(tmp_path, "1,X 01,,,,,,Valmore,XU,,2021-01-01 00:00:00,2029-12-31 00:00:00")
    opened = context(KEY, tmp_path)

    assert tables(opened)["assets"].rows() == []
    assert [(issue.problem, issue.rows) for issue in opened.issues] == [("charters without name or country", 1)]


def test_a_missing_column_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / CONVERTED
    replace(path, "Country Cd", "Country")

    assert refusal(context(KEY, tmp_path)) == (
        f"eche: the file {path} has no column “Country Cd”: its publisher changed it; the previous atlas stays in use."
    )


def test_a_file_without_rows_stops_the_build(tmp_path: Path) -> None:
    listed(tmp_path)

    assert refusal(context(KEY, tmp_path)) == f"eche: the file {tmp_path / KEY / CONVERTED} holds no row: fetch it again."


def test_a_blank_file_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / CONVERTED
    path.write_bytes(b"\n")

    assert refusal(context(KEY, tmp_path)) == f"eche: the file {path} is empty: fetch it again."


def test_another_encoding_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / CONVERTED
    path.write_bytes(path.read_text("utf-8").encode("latin-1"))

    assert refusal(context(KEY, tmp_path)).startswith(f"eche: the file {path} cannot be read (")


def test_the_real_file(mirror: Path) -> None:
    opened = context(KEY, mirror)

    found = tables(opened)

    assert broken_promises(opened, found) == []
    assert not found["assets"]["key"].is_duplicated().any()
    assert found["assets"].filter(pl.col("key") == "F MONTPEL54").select("name", "country", "city").rows() == [
        ("Universite de Montpellier", "FR", "MONTPELLIER")
    ]
    assert [issue.problem for issue in opened.issues] == ["charters of schools that are not higher education by their name"]
