"""Versions of the atlas on disk: the previous one stays in use until the new one is whole, and damage is named."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from jumelles.atlas import folders
from jumelles.atlas.folders import AtlasDamaged, AtlasMissing
from jumelles.files import WriteError

TABLES = {"places": pl.DataFrame({"place": [1, 2]}), "values": pl.DataFrame({"place": [1, 2], "population": [5.0, None]})}


def publish(home: Path, tables: dict[str, pl.DataFrame] | None = None, **told: object) -> Path:
    return folders.publish(home, TABLES if tables is None else tables, {"origin": "test"} | told, '{"problem": "none"}\n')


def versions(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "atlas").iterdir() if path.is_dir())


def change_manifest(version: Path, **changed: object) -> None:
    told: dict[str, Any] = json.loads((version / "manifest.json").read_text("utf-8"))
    (version / "manifest.json").write_text(json.dumps(told | changed), "utf-8")


def ended_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_version_is_tables_issues_and_a_manifest(tmp_path: Path) -> None:
    version = publish(tmp_path)

    assert folders.current(tmp_path) == version
    assert sorted(path.name for path in version.iterdir()) == ["issues.jsonl", "manifest.json", "places.parquet", "values.parquet"]
    assert pl.read_parquet(version / "values.parquet").equals(TABLES["values"])
    assert folders.manifest(version)["origin"] == "test"
    assert folders.manifest(version)["files"]["places.parquet"] == (version / "places.parquet").stat().st_size
    assert (version / "issues.jsonl").read_text("utf-8") == '{"problem": "none"}\n'


def test_the_newest_version_is_in_use_and_one_before_it_is_kept(tmp_path: Path) -> None:
    published = [publish(tmp_path) for _number in range(4)]

    assert folders.current(tmp_path) == published[3]
    assert versions(tmp_path) == [published[2].name, published[3].name]


def test_the_version_in_use_is_kept_however_old(tmp_path: Path) -> None:
    published = [publish(tmp_path) for _number in range(2)]
    (tmp_path / "atlas" / "current").write_text(published[0].name)
    (tmp_path / "atlas" / "99990101T000000.000000Z").mkdir()

    folders.sweep(tmp_path)

    assert versions(tmp_path) == [published[0].name, "99990101T000000.000000Z"]


@pytest.mark.parametrize("home", ["", "never/made"])
def test_without_a_version_the_atlas_is_missing(tmp_path: Path, home: str) -> None:
    with pytest.raises(AtlasMissing) as caught:
        folders.current(tmp_path / home)

    assert str(caught.value) == f"There is no atlas in {tmp_path / home / 'atlas'}: build it with “jumelles atlas build”."


def test_an_atlas_of_another_format_counts_as_missing(tmp_path: Path) -> None:
    change_manifest(publish(tmp_path), format=folders.FORMAT - 1)

    with pytest.raises(AtlasMissing):
        folders.current(tmp_path)


def damaged(home: Path) -> Path:
    """The file that the atlas there says is damaged."""
    with pytest.raises(AtlasDamaged) as caught:
        folders.current(home)
    path, message = str(caught.value).removeprefix("The file ").split(" of the atlas is damaged: ")
    assert message == "build the atlas anew with “jumelles atlas build”."
    return Path(path)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"no JSON"])
def test_a_manifest_that_cannot_be_read_is_named(tmp_path: Path, content: bytes) -> None:
    version = publish(tmp_path)
    (version / "manifest.json").write_bytes(content)

    assert damaged(tmp_path) == version / "manifest.json"


@pytest.mark.parametrize("content", [b"[]", b"null", b"3", b'"text"', b'{"format": 2}', b'{"format": 2, "files": []}'])
def test_a_manifest_of_other_content_is_named(tmp_path: Path, content: bytes) -> None:
    version = publish(tmp_path)
    (version / "manifest.json").write_bytes(content.replace(b"2", str(folders.FORMAT).encode()))

    assert damaged(tmp_path) == version / "manifest.json"


@pytest.mark.parametrize("name", ["places.parquet", "values.parquet", "issues.jsonl"])
def test_a_file_that_is_cut_off_or_gone_is_named(tmp_path: Path, name: str) -> None:
    version = publish(tmp_path)
    content = (version / name).read_bytes()

    (version / name).write_bytes(content[:-1])
    assert damaged(tmp_path) == version / name
    (version / name).unlink()
    assert damaged(tmp_path) == version / name


@pytest.mark.parametrize("content", [b"", b"20200101T000000.000000Z", b"\xff", b"../../etc", b"\x00"])
def test_a_pointer_to_nothing_is_damage(tmp_path: Path, content: bytes) -> None:
    publish(tmp_path)
    (tmp_path / "atlas" / "current").write_bytes(content)

    assert damaged(tmp_path).is_relative_to(tmp_path / "atlas")
    assert publish(tmp_path) == folders.current(tmp_path)


def test_a_pointer_that_is_a_folder_is_damage(tmp_path: Path) -> None:
    (tmp_path / "atlas" / "current").mkdir(parents=True)

    assert damaged(tmp_path) == tmp_path / "atlas" / "current"


def test_a_damaged_atlas_is_replaced_by_the_next(tmp_path: Path) -> None:
    shutil.rmtree(publish(tmp_path))

    damaged(tmp_path)

    assert publish(tmp_path) == folders.current(tmp_path)


def test_drafts_of_dead_builds_are_swept_and_those_of_living_ones_kept(tmp_path: Path) -> None:
    dead, living, foreign = f".building-{ended_process()}-abc", f".building-{os.getpid()}-abc", ".building-of-nobody"
    for name in (dead, living, foreign):
        (tmp_path / "atlas" / name).mkdir(parents=True)

    version = publish(tmp_path)

    assert versions(tmp_path) == sorted([living, foreign, version.name])


def test_other_files_in_the_folder_do_no_harm(tmp_path: Path) -> None:
    publish(tmp_path)
    (tmp_path / "atlas" / "notes.txt").write_text("mine")

    assert publish(tmp_path) == folders.current(tmp_path)
    assert (tmp_path / "atlas" / "notes.txt").read_text() == "mine"


def test_a_draft_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    before = publish(tmp_path)

    with pytest.raises(WriteError) as caught:
        publish(tmp_path, TABLES | {"long" * 80: TABLES["places"]})

    assert "(File name too long)" in str(caught.value)
    assert (folders.current(tmp_path), versions(tmp_path)) == (before, [before.name])


@pytest.mark.parametrize("blocked", ["", "atlas"])
def test_a_file_in_place_of_the_folder_is_said_to_be_unwritable(tmp_path: Path, blocked: str) -> None:
    home = tmp_path / "home"
    (home / blocked).parent.mkdir(parents=True, exist_ok=True)
    (home / blocked).write_text("a file")

    with pytest.raises(WriteError) as caught:
        folders.prepare(home)
    with pytest.raises(WriteError):
        publish(home)

    assert str(caught.value).startswith(f"{home / 'atlas'} cannot be written (")
    assert str(caught.value).endswith("): check the folder, its rights and the free space.")


def test_a_full_disk_leaves_the_previous_atlas_in_use(tmp_path: Path) -> None:
    before = publish(tmp_path)
    program = """
import resource, signal, sys
from pathlib import Path
import polars as pl
from jumelles.atlas import folders
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    folders.publish(Path(sys.argv[1]), {"places": pl.DataFrame({"place": [n * n for n in range(50_000)]})}, {}, "")
except Exception as error:
    print(type(error).__name__, error)
"""

    done = subprocess.run([sys.executable, "-c", program, tmp_path], capture_output=True, text=True, encoding="utf-8", check=True)

    assert done.stdout.startswith("WriteError ")
    assert "(File too large)" in done.stdout
    assert (folders.current(tmp_path), versions(tmp_path)) == (before, [before.name])
