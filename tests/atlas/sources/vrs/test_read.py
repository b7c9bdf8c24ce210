"""Legs between airports, and these airports."""

from pathlib import Path

import polars as pl
import pytest

from tests.atlas.toy import SOURCES, broken_promises, context, refusal, replace, tables, toy_mirror, write

KEY, ROUTES, AIRPORTS = "vrs", "routes.csv.gz", "airports.csv"


def test_the_toy_world(tmp_path: Path) -> None:
    opened = context(KEY, toy_mirror(tmp_path))

    found = tables(opened)

    assert {kind: frame.rows() for kind, frame in found.items()} == {
        "legs": [("XUBR", "XUVM", 2), ("XUVM", "XVKL", 5)],
        "airports": [
            ("XUVM", "VLM", "Valmore International Airport", "XU", 44.95, -30.05),
            ("XVKL", "KLB", "Klarenburg Airport", "XV", 47.45, -27.05),
            ("XUBR", None, "Brisac Airfield", "XU", 46.45, -31.05),
        ],
    }
    assert [(issue.problem, issue.rows, issue.examples) for issue in opened.issues] == [
        ("airports without ICAO code or coordinates", 1, ["Valmore Central Station"]),
        ("routes of less than two airports", 1, ["VAL8"]),
        ("routes with an airport that is not in the list", 1, ["VAL7 XUVM-QVM"]),
    ]


def test_of_a_route_with_an_unknown_airport_the_other_legs_are_kept(tmp_path: Path) -> None:
    mirror = toy_mirror(tmp_path)
    write(mirror / KEY / ROUTES, b"Callsign,Code,Number,AirlineCode,AirportCodes\nVAL9,VAL,9,VAL,XUBR-XUVM-QVM\n", member="routes.csv")

    assert tables(context(KEY, mirror))["legs"].rows() == [("XUBR", "XUVM", 1)]


@pytest.mark.parametrize(("name", "old"), [(AIRPORTS, "CountryISO2"), (ROUTES, "AirportCodes")])
def test_a_missing_column_stops_the_build(tmp_path: Path, name: str, old: str) -> None:
    path = toy_mirror(tmp_path) / KEY / name
    if name == AIRPORTS:
        replace(path, old, "other")
    else:
        write(path, (SOURCES / KEY / "sample/routes.csv").read_bytes().replace(old.encode(), b"other"), member="routes.csv")

    assert refusal(context(KEY, tmp_path)) == (
        f"vrs: the file {path} has no column “{old}”: its publisher changed it; the previous atlas stays in use."
    )


@pytest.mark.parametrize("name", [AIRPORTS, ROUTES])
def test_a_file_that_holds_nothing_stops_the_build(tmp_path: Path, name: str) -> None:
    path = toy_mirror(tmp_path) / KEY / name
    write(path, b"\n", member="routes.csv")

    assert refusal(context(KEY, tmp_path)) == f"vrs: the file {path} is empty: fetch it again."


def test_a_truncated_archive_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / ROUTES
    path.write_bytes(path.read_bytes()[:-20])

    assert refusal(context(KEY, tmp_path)) == (
        f"vrs: the archive {path} is damaged (Compressed file ended before the end-of-stream marker was reached): fetch it again."
    )


def test_another_encoding_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / AIRPORTS
    path.write_bytes(path.read_text("utf-8").replace("Brisac Airfield", "Aérodrome de Brisac").encode("latin-1"))

    assert refusal(context(KEY, tmp_path)).startswith(f"vrs: the file {path} cannot be read (")


def test_the_real_files(mirror: Path) -> None:
    opened = context(KEY, mirror)

    found = tables(opened)

    assert broken_promises(opened, found) == []
    legs = found["legs"]
    assert legs.filter(pl.col("origin") >= pl.col("destination")).rows() == []
    assert not legs.select("origin", "destination").is_duplicated().any()
    assert legs.row(by_predicate=(pl.col("origin") == "LFMT") & (pl.col("destination") == "LFPO"))[2] >= 3
    assert found["airports"].filter(pl.col("icao") == "LFMT").select("iata", "country").rows() == [("MPL", "FR")]
    assert [(issue.problem, issue.rows) for issue in opened.issues] == [
        ("airports without ICAO code or coordinates", 13),
        ("routes with an airport that is not in the list", 13),
    ]
