"""Web pages told from data."""

from pathlib import Path

import pytest

from jumelles.atlas.fetch import webpage

PAGES = [
    b"<html>",
    b"\n <!DOCTYPE HTML>",
    b"\xef\xbb\xbf<!doctype html>",
    b'<?xml version="1.0"?>\n<!DOCTYPE html>',
    b"<!-- moved --> <HTML lang=fr>",
]
DATA = [b"", b"id,name\n", b"PK\x03\x04", b'{"html": 1}', b"<sparql>", b"<?xml version='1.0'?><results/>", b"<htmlish/>", b"a,<html>\n"]


@pytest.mark.parametrize(("content", "page"), [(content, True) for content in PAGES] + [(content, False) for content in DATA])
def test_begins_knows_a_page(tmp_path: Path, content: bytes, page: bool) -> None:  # noqa: FBT001 - a parameter of the test
    (tmp_path / "file").write_bytes(content)
    assert webpage.begins(tmp_path / "file") is page


def test_announced_reads_the_content_type() -> None:
    types = ["text/html", "Text/HTML; charset=utf-8", "application/xhtml+xml", "text/csv", "text/plain; x=text/html", ""]
    assert [webpage.announced(content_type) for content_type in types] == [True, True, True, False, False, False]


def test_expected_reads_the_name() -> None:
    assert [webpage.expected(name) for name in ("a.html", "A.HTM", "html", "html.csv")] == [True, True, False, False]
