"""What the package ships."""

import json
from dataclasses import fields
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from jumelles.atlas import snapshot
from jumelles.atlas.findings import Findings
from jumelles.atlas.reading.catalogue import declarations
from jumelles.atlas.ship import SHIPPED
from jumelles.atlas.snapshot import Told, attributions, load, save


@pytest.fixture(scope="module")
def shipped() -> tuple[Findings, Told]:
    return load()


def test_it_is_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) <= 8_000_000


def test_it_holds_findings_and_what_is_told_of_them_and_nothing_else() -> None:
    assert {path.name for path in SHIPPED.iterdir()} == {
        *(f"{field.name}.parquet" for field in fields(Findings)),
        "sources.json",
        "SOURCES.md",
    }


def test_it_holds_no_polygon(shipped: tuple[Findings, Told]) -> None:
    """No shape in any form: no binary column, no list of points, no text in which one is written."""
    for name, frame in shipped[0].tables().items():
        assert {dtype for dtype in frame.dtypes if dtype.is_nested() or dtype == pl.Binary} == set(), name
        for column in frame.select(pl.col(pl.String)):
            assert not column.str.contains(r"(?i)POLYGON|LINESTRING|\"coordinates\"").any(), (name, column.name)
            assert (column.str.len_chars().max() or 0) < 600, (name, column.name)


def test_it_says_of_every_source_who_publishes_it_under_which_licence(shipped: tuple[Findings, Told]) -> None:
    page = (SHIPPED / "SOURCES.md").read_text("utf-8")

    assert list(shipped[1].sources) == list(declarations())
    for declared in declarations().values():
        source = declared.source
        assert (
            f"| [{source.title}]({source.home}) | {source.publisher} | {source.licence} | {source.as_of} | {source.attribution} |" in page
        )
    assert page == attributions(shipped[1])


def test_it_says_how_many_rows_each_source_gave_and_could_not_place(shipped: tuple[Findings, Told]) -> None:
    findings, told = shipped

    for key, declared in declarations().items():
        promised = {kind: low <= told.sources[key]["rows"][kind] <= high for kind, (low, high) in declared.expect.items()}
        assert set(promised.values()) == {True}, key
    issues = [json.loads(line) for line in told.issues]
    assert {issue["source"] for issue in issues} <= set(told.sources)
    lost = {key: sum(issue["rows"] for issue in issues if issue["source"] == key and "placed" in issue["problem"]) for key in told.sources}
    print({key: rows for key, rows in lost.items() if rows})  # noqa: T201 - read with `pytest -s`
    assert len(findings.assets) + sum(lost[key] for key in ("ror", "covenant", "eche", "gisco")) >= 60_000


def test_what_is_saved_is_loaded_again(tmp_path: Path, shipped: tuple[Findings, Told]) -> None:
    findings, told = shipped
    save(tmp_path, findings, told)

    for name, frame in findings.tables().items():
        assert_frame_equal(pl.read_parquet(tmp_path / f"{name}.parquet"), frame)
    assert json.loads((tmp_path / snapshot.TOLD).read_text("utf-8")) == {"sources": told.sources, "issues": told.issues}
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in SHIPPED.iterdir())


def test_a_bar_in_a_name_does_not_break_the_table() -> None:
    entry = {
        "title": "A|B",
        "home": "https://example.org/",
        "publisher": "P|Q",
        "licence": "CC0-1.0",
        "as_of": "2026",
        "attribution": "none",
    }

    assert attributions(Told({"toy": entry}, [])).splitlines()[-1] == "| [A/B](https://example.org/) | P/Q | CC0-1.0 | 2026 | none |"


def test_coordinates_are_no_finer_than_ten_metres(shipped: tuple[Findings, Told]) -> None:
    for axis in ("lat", "lon"):
        points = shipped[0].assets[axis].drop_nulls().cast(pl.Float64)
        # A 32-bit float holds four decimals of a degree.
        assert ((points - points.round(4)).abs() < 2e-5).all()
