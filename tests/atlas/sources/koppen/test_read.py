"""The climate on a half-degree grid."""

from pathlib import Path

import polars as pl
import pytest

from tests.atlas.toy import SOURCES, broken_promises, context, refusal, tables, toy_mirror, write

KEY = "koppen"
FILE = "Koeppen-Geiger-ASCII.txt"
TOY = [(44.25 + i / 2, -32.75 + j / 2, "Cfb" if j < 8 else "Dfb") for i in range(12) for j in range(18)]


def sample() -> str:
    return (SOURCES / KEY / "sample" / FILE).read_text("utf-8")


def test_the_toy_world(tmp_path: Path) -> None:
    opened = context(KEY, toy_mirror(tmp_path))

    assert tables(opened)["climates"].rows() == TOY
    assert opened.issues == []


def test_the_publishers_archive_with_a_header(tmp_path: Path) -> None:
    write(tmp_path / KEY / "Koeppen-Geiger-ASCII.zip", ("Lat Lon Cls\r\n" + sample()).encode(), member=FILE)

    assert tables(context(KEY, tmp_path))["climates"].rows() == TOY


def test_a_line_that_is_no_point_is_reported(tmp_path: Path) -> None:
    (toy_mirror(tmp_path) / KEY / FILE).write_text(sample() + "   50.25   -24.25\n   50.75   -24.25   Zzz\n", "utf-8")
    opened = context(KEY, tmp_path)

    assert tables(opened)["climates"].rows() == TOY
    assert [(issue.problem, issue.rows, issue.examples) for issue in opened.issues] == [
        ("lines that are no point with its class", 2, ["   50.25   -24.25", "   50.75   -24.25   Zzz"])
    ]


@pytest.mark.parametrize("content", ["lat;lon;cls\n44.25;-32.75;Cfb\n", "Lat Lon Cls\n"])
def test_a_file_without_any_point_stops_the_build(tmp_path: Path, content: str) -> None:
    path = toy_mirror(tmp_path) / KEY / FILE
    path.write_text(content, "utf-8")

    assert refusal(context(KEY, tmp_path)) == (
        f"koppen: the file {path} cannot be read (no point): fetch it again, or tell us that its publisher changed it."
    )


def test_a_file_of_blank_lines_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / FILE
    path.write_bytes(b"\n\n")

    assert refusal(context(KEY, tmp_path)) == f"koppen: the file {path} is empty: fetch it again."


def test_another_encoding_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / FILE
    path.write_bytes(sample().encode("utf-16"))

    assert refusal(context(KEY, tmp_path)).startswith(f"koppen: the file {path} cannot be read (")


def test_a_truncated_archive_stops_the_build(tmp_path: Path) -> None:
    path = tmp_path / KEY / "Koeppen-Geiger-ASCII.zip"
    write(path, sample().encode(), member=FILE)
    path.write_bytes(path.read_bytes()[:100])

    assert refusal(context(KEY, tmp_path)) == f"koppen: the archive {path} is damaged (File is not a zip file): fetch it again."


def test_the_real_files(mirror: Path) -> None:
    opened = context(KEY, mirror)

    found = tables(opened)

    assert broken_promises(opened, found) == []
    assert opened.issues == []
    near_montpellier = found["climates"].filter(pl.col("lat").is_between(43, 44), pl.col("lon").is_between(3, 4.5))
    assert set(near_montpellier["climate"]) <= {"Cfa", "Csa", "Csb", "Cfb"}
    assert found["climates"].filter(pl.col("lat") == 55.25, pl.col("lon") == 36.75).rows() == [(55.25, 36.75, "Dfb")]
