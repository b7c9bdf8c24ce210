"""Ties of country pairs, from a mirror's delimited text or the publisher's Stata file."""

import struct
from pathlib import Path

import polars as pl
import pytest

from tests.atlas.toy import broken_promises, context, refusal, replace, tables, toy_mirror

KEY = "cepii"
FILE = "dist_cepii.csv"
STATA = "dist_cepii.dta"
COLUMNS = {"iso_o": 3, "iso_d": 3, "contig": 251, "comlang_off": 252, "colony": 253, "dist": 255}
WIDTHS = {113: 12, 114: 49}


def stata(rows: list[tuple[str, str, int, int, int, float]], *, release: int = 114, order: str = "<") -> bytes:
    """A Stata file as that program of 2003 to 2009 writes it, with one expansion field."""
    n = len(COLUMNS)
    head = struct.pack(f"{order}BBBBhi81s18s", release, 2 if order == "<" else 1, 1, 0, n, len(rows), b"Invented", b"01 Jan 2011 00:00")
    types, names = bytes(COLUMNS.values()), b"".join(struct.pack("33s", name.encode()) for name in COLUMNS)
    rest = bytes(2 * (n + 1)) + bytes((WIDTHS[release] + 33 + 81) * n)
    expansion = struct.pack(f"{order}bi4s", 1, 4, b"note") + struct.pack(f"{order}bi", 0, 0)
    data = b"".join(struct.pack(f"{order}3s3sbhid", o.encode(), d.encode(), *figures) for o, d, *figures in rows)
    return head + types + names + rest + expansion + data


def put(mirror: Path, content: bytes) -> Path:
    (mirror / KEY).mkdir()
    (mirror / KEY / STATA).write_bytes(content)
    return mirror / KEY / STATA


def test_the_toy_world(tmp_path: Path) -> None:
    opened = context(KEY, toy_mirror(tmp_path))

    assert tables(opened)["country_pairs"].rows() == [
        ("XVU", "XKE", True, False, True),
        ("XVU", "TLS", False, False, False),
        ("XKE", "XVU", True, False, True),
        ("XKE", "TLS", False, True, False),
        ("TLS", "XVU", False, False, False),
        ("TLS", "XKE", False, True, False),
    ]
    assert [(issue.problem, issue.rows, issue.examples) for issue in opened.issues] == [
        ("country codes of the past, read as today's", 6, ["TMP"])
    ]


@pytest.mark.parametrize("release", [113, 114])
@pytest.mark.parametrize("order", ["<", ">"])
def test_the_publishers_stata_file(tmp_path: Path, release: int, order: str) -> None:
    rows = [("XVU", "XKE", 1, 0, 1, 362.5), ("XVU", "XVU", 0, 0, 0, 98.1), ("ROM", "XKE", 0, 1, 0, 3900.0)]
    put(tmp_path, stata(rows, release=release, order=order))

    assert tables(context(KEY, tmp_path))["country_pairs"].rows() == [
        ("XVU", "XKE", True, False, True),
        ("ROU", "XKE", False, True, False),
    ]


def test_a_stata_file_of_another_release_stops_the_build(tmp_path: Path) -> None:
    path = put(tmp_path, b"<stata_dta><header><release>117</release>")

    assert refusal(context(KEY, tmp_path)) == (
        f"cepii: the file {path} cannot be read (Stata release 60): fetch it again, or tell us that its publisher changed it."
    )


@pytest.mark.parametrize("cut", [1, 50, 200, -1])
def test_a_stata_file_that_is_broken_off_stops_the_build(tmp_path: Path, cut: int) -> None:
    path = put(tmp_path, stata([("XVU", "XKE", 1, 0, 1, 362.5)])[:cut])

    assert refusal(context(KEY, tmp_path)).startswith(f"cepii: the file {path} cannot be read (")


def test_a_stata_file_without_a_column_stops_the_build(tmp_path: Path) -> None:
    path = put(tmp_path, stata([("XVU", "XKE", 1, 0, 1, 362.5)]).replace(b"colony", b"empire"))

    assert refusal(context(KEY, tmp_path)) == (
        f"cepii: the file {path} cannot be read (no field of name colony): fetch it again, or tell us that its publisher changed it."
    )


def test_a_missing_column_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / FILE
    replace(path, "contig", "neighbours")

    assert refusal(context(KEY, tmp_path)) == (
        f"cepii: the file {path} has no column “contig”: its publisher changed it; the previous atlas stays in use."
    )


def test_a_file_of_blank_lines_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / FILE
    path.write_bytes(b"\n\n")

    assert refusal(context(KEY, tmp_path)) == f"cepii: the file {path} is empty: fetch it again."


def test_another_encoding_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / FILE
    path.write_bytes(path.read_text("utf-8").replace("TMP", "TÉP").encode("latin-1"))

    assert refusal(context(KEY, tmp_path)).startswith(f"cepii: the file {path} cannot be read (")


def test_the_real_files(mirror: Path) -> None:
    opened = context(KEY, mirror)

    found = tables(opened)

    assert broken_promises(opened, found) == []
    assert [(issue.rows, issue.examples) for issue in opened.issues] == [(448, ["TMP"])]
    ends = pl.col("iso3_a") + pl.col("iso3_b")
    assert found["country_pairs"].filter(ends.is_in(["FRARUS", "FRABEL", "FRADZA"])).sort("iso3_b").rows() == [
        ("FRA", "BEL", True, True, False),
        ("FRA", "DZA", False, True, True),
        ("FRA", "RUS", False, False, False),
    ]
