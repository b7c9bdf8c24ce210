"""A mirror that is a folder."""

import hashlib
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jumelles.atlas.fetch import FetchError, Files, Wanted

WANTED = Wanted("ror", "ror.zip", "https://example.org/ror.zip")
UNPUBLISHED = Wanted("babel", "languages.csv")
Make = Callable[..., Files]


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    (tmp_path / "mirror" / "ror").mkdir(parents=True)
    return tmp_path / "mirror"


def refusal(files: Files, wanted: Wanted) -> str:
    with pytest.raises(FetchError) as caught:
        files.path(wanted)
    return str(caught.value)


def test_find_gives_the_file_where_it_lies_and_its_day(mirror: Path, files: Make, cache: Path) -> None:
    path = mirror / "ror" / "ror.zip"
    path.write_bytes(b"towns")
    os.utime(path, (1_779_000_000, 1_779_000_000))
    found = files(mirror=str(mirror))
    assert (found.path(WANTED), found.as_of(WANTED)) == (path, date(2026, 5, 17))
    assert not cache.exists()


def test_find_checks_the_list_of_the_mirror(mirror: Path, files: Make) -> None:
    path = mirror / "ror" / "ror.zip"
    path.write_bytes(b"towns")
    (mirror / "SHA256SUMS").write_text(f"{hashlib.sha256(b'towns').hexdigest()}  ror/ror.zip\n")
    assert files(mirror=str(mirror)).path(WANTED) == path
    path.write_bytes(b"downs")
    assert refusal(files(mirror=str(mirror)), WANTED) == (
        f"ror/ror.zip from {path} has the SHA-256 f501a8c1fa66…, but SHA256SUMS lists 00f2c07b9706…: copy the file or the list anew."
    )


def test_has_tells_what_lies_there(mirror: Path, files: Make) -> None:
    (mirror / "ror" / "ror.zip").write_bytes(b"towns")
    assert files(mirror=str(mirror)).has(WANTED)
    assert not files(mirror=str(mirror)).has(UNPUBLISHED)


def test_missing_file_is_said(mirror: Path, files: Make) -> None:
    assert refusal(files(mirror=str(mirror)), WANTED) == (
        f"The mirror {mirror} holds no ror/ror.zip: put the file there, or run without a mirror to fetch it from its publisher."
    )
    assert refusal(files(mirror=str(mirror)), UNPUBLISHED) == f"The mirror {mirror} holds no babel/languages.csv: put the file there."


def test_missing_mirror_is_said(tmp_path: Path, files: Make) -> None:
    text = f"There is no mirror folder {tmp_path}/nowhere: name an existing one with --mirror or JUMELLES_MIRROR."
    assert refusal(files(mirror=f"{tmp_path}/nowhere"), WANTED) == text
    with pytest.raises(FetchError, match="There is no mirror folder"):
        files(mirror=f"{tmp_path}/nowhere").has(WANTED)


def test_empty_file_is_said(mirror: Path, files: Make) -> None:
    path = mirror / "ror" / "ror.zip"
    path.touch()
    assert refusal(files(mirror=str(mirror)), WANTED) == (
        f"ror/ror.zip from {path} is empty: try again later, or take the file from another mirror (--mirror)."
    )


def test_web_page_is_said(mirror: Path, files: Make) -> None:
    path = mirror / "ror" / "ror.zip"
    path.write_bytes(b"<!DOCTYPE html><title>Sorry</title>")
    assert refusal(files(mirror=str(mirror)), WANTED) == (
        f"{path} holds a web page instead of ror/ror.zip: see in a browser what it says, or take another mirror (--mirror)."
    )
    (mirror / "ror" / "ror.html").write_bytes(path.read_bytes())
    assert files(mirror=str(mirror)).has(Wanted("ror", "ror.html"))
    assert files(mirror=str(mirror)).path(Wanted("ror", "ror.html")) == mirror / "ror" / "ror.html"


def test_file_that_may_not_be_read_is_said(mirror: Path, files: Make) -> None:
    path = mirror / "ror" / "ror.zip"
    path.write_bytes(b"towns")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("This test takes away the right to read, which root keeps: run it as another user.")
    assert refusal(files(mirror=str(mirror)), WANTED) == f"{path} cannot be read (Permission denied): give the right to read it."
