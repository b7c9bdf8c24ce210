"""Airports that have an IATA code."""

from pathlib import Path

import polars as pl

from tests.atlas.toy import broken_promises, context, refusal, replace, tables, toy_mirror

KEY, AIRPORTS = "airportsdata", "airports.csv"


def test_the_toy_world(tmp_path: Path) -> None:
    opened = context(KEY, toy_mirror(tmp_path))

    found = tables(opened)

    assert {kind: frame.rows() for kind, frame in found.items()} == {
        "airports": [
            ("XUVM", "VLM", "Valmore Airport", "XU", 44.951, -30.051),
            ("XVKL", "KLB", "Klarenburg Airport", "XV", 47.451, -27.051),
        ]
    }
    assert [(issue.problem, issue.rows, issue.examples) for issue in opened.issues] == [
        ("airports without ICAO code or coordinates", 1, ["STG"]),
    ]


def test_a_missing_column_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / AIRPORTS
    replace(path, "icao,", "code,")

    assert refusal(context(KEY, tmp_path)) == (
        f"airportsdata: the file {path} has no column “icao”: its publisher changed it; the previous atlas stays in use."
    )


def test_a_blank_file_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / AIRPORTS
    path.write_bytes(b"\n")

    assert refusal(context(KEY, tmp_path)) == f"airportsdata: the file {path} is empty: fetch it again."


def test_another_encoding_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / AIRPORTS
    path.write_bytes(path.read_text("utf-8").replace("Old Airfield", "alter Flugplatz für Segler").encode("latin-1"))

    assert refusal(context(KEY, tmp_path)).startswith(f"airportsdata: the file {path} cannot be read (")


def test_without_a_file_the_package_gives_its_airports(tmp_path: Path) -> None:
    opened = context(KEY, tmp_path)

    found = tables(opened)

    assert broken_promises(opened, found) == []
    assert found["airports"].filter(pl.col("icao").is_in(["LFMT", "UUEE"])).sort("icao").select("iata", "country").rows() == [
        ("MPL", "FR"),
        ("SVO", "RU"),
    ]
    assert opened.issues == []
