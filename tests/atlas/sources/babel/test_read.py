"""The languages of each country, from the package Babel or a mirror."""

from pathlib import Path

import polars as pl

from tests.atlas.toy import broken_promises, context, refusal, replace, tables, toy_mirror

KEY = "babel"


def test_the_toy_world_keeps_one_row_for_the_scripts_of_a_language(tmp_path: Path) -> None:
    opened = context(KEY, toy_mirror(tmp_path))

    assert tables(opened)["languages"].rows() == [
        ("XU", "fr", 96.0, True),
        ("XU", "en", 31.0, False),
        ("XU", "ru", 2.0, False),
        ("XV", "de", 88.0, True),
        ("XV", "ru", 43.0, True),
        ("XV", "fr", 12.0, False),
    ]
    assert opened.issues == []


def test_a_share_that_is_no_number_is_missing_and_reported(tmp_path: Path) -> None:
    replace(toy_mirror(tmp_path) / KEY / "languages.csv", "XU,en,31,", "XU,en,many,")
    opened = context(KEY, tmp_path)

    assert tables(opened)["languages"].filter(pl.col("language") == "en").rows() == [("XU", "en", None, False)]
    assert [(issue.problem, issue.examples) for issue in opened.issues] == [
        ("values of languages.csv, column percent, that are no Float64", ["many"])
    ]


def test_a_missing_column_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / "languages.csv"
    replace(path, "percent", "share")

    assert refusal(context(KEY, tmp_path)) == (
        f"babel: the file {path} has no column “percent”: its publisher changed it; the previous atlas stays in use."
    )


def test_without_a_mirrors_file_the_package_is_read(tmp_path: Path) -> None:
    opened = context(KEY, tmp_path)

    found = tables(opened)

    assert broken_promises(opened, found) == []
    rows = found["languages"].filter(pl.col("official"), pl.col("country").is_in(["FR", "RS", "RU", "US"]))
    assert rows.select("country", "language").rows() == [("FR", "fr"), ("RS", "sr"), ("RU", "ru"), ("US", "en")]
    assert found["languages"].select("country", "language").is_unique().all()
    assert opened.issues == []
