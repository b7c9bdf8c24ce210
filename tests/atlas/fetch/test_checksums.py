"""The list of checksums, as sha256sum writes it and as people damage it."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.atlas.fetch import FetchError
from jumelles.atlas.fetch.checksums import check, read_checksums, sha256

A, B = "a" * 64, "b" * 64
digests = st.binary(max_size=3).map(lambda content: hashlib.sha256(content).hexdigest())
steps = st.text(st.characters(exclude_characters="/\0", codec="utf-8"), min_size=1, max_size=8).filter(lambda step: step != ".")
paths = st.lists(steps, min_size=1, max_size=3).map("/".join)


def written(path: str, digest: str, mark: str) -> str:
    """One line as sha256sum writes it."""
    escaped = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return f"{'' if escaped == path else chr(92)}{digest} {mark}{escaped}\n"


@given(st.dictionaries(paths, digests), st.sampled_from(" *"))
def test_read_checksums_finds_what_sha256sum_wrote(sums: dict[str, str], mark: str) -> None:
    text = "".join(written(path, digest, mark) for path, digest in sums.items())
    assert read_checksums(text.encode(), "SHA256SUMS") == sums


@given(st.text(st.characters(codec="utf-8")).filter(lambda text: text.strip() and not text.startswith("#") and "\n" not in text))
def test_read_checksums_passes_over_no_line_that_is_none(line: str) -> None:
    with pytest.raises(FetchError):
        read_checksums(f"{A}  ror/ror.zip\n\n{line}\n".encode(), "SHA256SUMS")


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="This test compares with sha256sum: install coreutils.")
@pytest.mark.parametrize("name", ["towns.csv", "with space.csv", "back\\slash.csv", "new\nline.csv", "Обнинск.csv", "*star.csv"])
def test_read_checksums_agrees_with_sha256sum(tmp_path: Path, name: str) -> None:
    path = tmp_path / "ror" / name
    path.parent.mkdir()
    path.write_bytes(b"Obninsk")
    listed = subprocess.run(["sha256sum", f"./ror/{name}"], cwd=tmp_path, capture_output=True, check=True).stdout
    assert read_checksums(listed, "SHA256SUMS") == {f"ror/{name}": sha256(path)}


def test_read_checksums_bears_an_editor() -> None:
    text = f"\ufeff# towns\r\n\r\n{A.upper()}  ./ror/ror.zip\r\n{B} *eche/eche.csv"
    assert read_checksums(text.encode(), "SHA256SUMS") == {"ror/ror.zip": A, "eche/eche.csv": B}


def test_read_checksums_names_the_line_that_is_none() -> None:
    with pytest.raises(FetchError) as caught:
        read_checksums(f"{A}  ror/ror.zip\n<html>\n".encode(), "/mirror/SHA256SUMS")
    assert str(caught.value) == "Line 2 of /mirror/SHA256SUMS is not one SHA-256 checksum and one path: write the list anew with sha256sum."


def test_read_checksums_refuses_two_sums_of_one_path() -> None:
    assert read_checksums(f"{A}  ror/ror.zip\n{A}  ./ror/ror.zip\n".encode(), "SHA256SUMS") == {"ror/ror.zip": A}
    with pytest.raises(FetchError):
        read_checksums(f"{A}  ror/ror.zip\n{B}  ./ror/ror.zip\n".encode(), "SHA256SUMS")


def test_check_refuses_another_content(tmp_path: Path) -> None:
    path = tmp_path / "ror.zip"
    path.write_bytes(b"")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert check(path, {}, file="ror/ror.zip", where="the mirror") == empty
    assert check(path, {"ror/ror.zip": empty}, file="ror/ror.zip", where="the mirror") == empty
    with pytest.raises(FetchError) as caught:
        check(path, {"ror/ror.zip": A}, file="ror/ror.zip", where="the mirror")
    assert str(caught.value) == (
        "ror/ror.zip from the mirror has the SHA-256 e3b0c44298fc…, but SHA256SUMS lists aaaaaaaaaaaa…: copy the file or the list anew."
    )
