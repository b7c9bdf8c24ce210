"""Twinned administrative bodies and hospitals of Wikidata."""

from pathlib import Path
from urllib.parse import quote

import polars as pl
import pytest

from jumelles.atlas.reading.catalogue import declaration
from tests.atlas.toy import SOURCES, broken_promises, context, refusal, replace, tables, toy_mirror

KEY, TWINNINGS, HOSPITALS = "wikidata", "p190.csv", "hospitals.tsv"
VALMORE = (1001, "Valmore", "XU", 45.0, -30.0, "Q9101")
KLARENBURG = (1007, "Klarenburg", "XV", 47.5, -27.0, "Q9107")
FOUND_HOSPITALS = [
    ("Q9201", "hospital", '"Hôpital central" de Valmore', None, None, None, 45.001, -30.002, None, None),
    ("Q9202", "hospital", "Q9202", None, None, None, 45.03, -30.01, None, None),
]


def test_the_toy_world(tmp_path: Path) -> None:
    opened = context(KEY, toy_mirror(tmp_path))

    found = tables(opened)

    assert {kind: frame.rows() for kind, frame in found.items()} == {
        "twinnings": [
            (*VALMORE, *KLARENBURG, 1991, None, 2015, 2022),
            (1005, "Brisac", "XU", 46.5, -31.0, None, 1009, "Starograd", "XV", 48.6, -26.0, "Q9109", 1960, 2010, 2017, 2017),
            (*VALMORE, 9999, "Ghost Town", "XU", None, None, "Q9199", None, None, 2016, 2016),
        ],
        "assets": FOUND_HOSPITALS,
    }
    assert [(issue.problem, issue.rows, issue.examples) for issue in opened.issues] == [
        ("twinnings with an end that has no identifier", 1, ["Neustadt – ?"]),
        ("bodies twinned with themselves", 1, ["Neustadt – Neustadt"]),
        ("hospitals without item or point", 1, ["Sanatorium somewhere"]),
    ]


def test_an_answer_of_the_query_service_has_no_years_of_snapshots(tmp_path: Path) -> None:
    (toy_mirror(tmp_path) / KEY / TWINNINGS).write_text(
        "a,aLabel,aGeonames,aCountry,aCoord,b,bLabel,bGeonames,bCountry,bCoord,start,end\n"
        "http://www.wikidata.org/entity/Q9107,Klarenburg,1007,XV,Point(-27.0 47.5),"
        "http://www.wikidata.org/entity/Q9101,Valmore,1001,XU,Point(-30.0 4.5E1),1991-05-04T00:00:00Z,\n",
        "utf-8",
    )
    opened = context(KEY, tmp_path)

    assert tables(opened)["twinnings"].rows() == [(*VALMORE, *KLARENBURG, 1991, None, None, None)]
    assert [issue.problem for issue in opened.issues] == ["hospitals without item or point"]


def test_hospitals_as_the_query_service_answers(tmp_path: Path) -> None:
    folder = toy_mirror(tmp_path) / KEY
    lines = [line.split("\t") for line in (folder / HOSPITALS).read_text("utf-8").splitlines()]
    quoted = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    (folder / HOSPITALS).unlink()
    (folder / "hospitals.csv").write_text(quoted.replace('"Q9202"', '""'), "utf-8")

    assert tables(context(KEY, tmp_path))["assets"].rows() == FOUND_HOSPITALS


@pytest.mark.parametrize(("name", "query"), [(TWINNINGS, "twinnings.rq"), ("hospitals.csv", "hospitals.rq")])
def test_the_addresses_ask_what_the_queries_say(name: str, query: str) -> None:
    text = (SOURCES / KEY / query).read_text("utf-8")
    wanted = declaration(KEY).files[name]

    assert wanted.address == f"https://query.wikidata.org/sparql?query={quote(text, safe='')}"
    assert wanted.headers == {"Accept": "text/csv"}


@pytest.mark.parametrize(("name", "old"), [(TWINNINGS, "bCountry"), (HOSPITALS, "geo")])
def test_a_missing_column_stops_the_build(tmp_path: Path, name: str, old: str) -> None:
    path = toy_mirror(tmp_path) / KEY / name
    replace(path, old, "other")

    assert refusal(context(KEY, tmp_path)) == (
        f"wikidata: the file {path} has no column “{old}”: its publisher changed it; the previous atlas stays in use."
    )


@pytest.mark.parametrize("name", [TWINNINGS, HOSPITALS])
def test_a_blank_file_stops_the_build(tmp_path: Path, name: str) -> None:
    path = toy_mirror(tmp_path) / KEY / name
    path.write_bytes(b"\n")

    assert refusal(context(KEY, tmp_path)) == f"wikidata: the file {path} is empty: fetch it again."


def test_another_encoding_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / HOSPITALS
    path.write_bytes(path.read_text("utf-8").encode("latin-1"))

    assert refusal(context(KEY, tmp_path)).startswith(f"wikidata: the file {path} cannot be read (")


def test_the_real_files(mirror: Path) -> None:
    opened = context(KEY, mirror)

    found = tables(opened)

    assert broken_promises(opened, found) == []
    montpellier = found["twinnings"].filter((pl.col("a_wikidata") == "Q6441") | (pl.col("b_wikidata") == "Q6441"))
    partners = montpellier.select(pl.when(pl.col("a") == 2992166).then("b_name").otherwise("a_name")).to_series()
    assert len(partners) == 14
    assert {"Heidelberg", "Louisville", "Tiberias"} <= set(partners)
    assert not found["assets"]["key"].is_duplicated().any()
    assert found["assets"].filter(pl.col("key") == "Q4013")["name"].to_list() == ["Hôtel-Dieu de Lyon"]
    assert [(issue.problem, issue.rows) for issue in opened.issues] == [("hospitals without item or point", 1)]
