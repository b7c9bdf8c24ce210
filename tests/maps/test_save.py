"""Saving: by ending, whole or not at all, with one sentence for what goes wrong."""

import os
import resource
import signal
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from jumelles.errors import JumellesError
from jumelles.maps.save import save

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><text>é</text></svg>'


@pytest.fixture
def full_disk() -> Iterator[None]:
    """Files may grow to ten bytes only: the system refuses the rest, as it does when a disk is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    quiet = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, quiet)


def test_svg_is_written_as_it_is_in_folders_that_are_made(tmp_path: Path) -> None:
    save(PICTURE, tmp_path / "new" / "folder" / "map.SVG")
    assert (tmp_path / "new" / "folder" / "map.SVG").read_text(encoding="utf-8") == PICTURE


def test_png_is_rendered(tmp_path: Path) -> None:
    save(PICTURE, tmp_path / "map.png")
    assert (tmp_path / "map.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    save(PICTURE, tmp_path / "map.svg")
    save(PICTURE, tmp_path / "map.svg")
    assert [path.name for path in tmp_path.iterdir()] == ["map.svg"]


def test_the_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    save(PICTURE, tmp_path / "map.svg")
    (tmp_path / "other").touch()
    assert stat.S_IMODE((tmp_path / "map.svg").stat().st_mode) == stat.S_IMODE((tmp_path / "other").stat().st_mode)


@pytest.mark.parametrize("name", ["map.pdf", "map", "svg"])
def test_another_ending_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(JumellesError) as refusal:
        save(PICTURE, tmp_path / name)
    assert str(refusal.value) == f"A map is written as .svg or .png, not as {tmp_path / name}: choose one of these endings."


def test_a_file_in_the_place_of_a_folder_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    path = tmp_path / "taken" / "map.svg"
    with pytest.raises(JumellesError) as refusal:
        save(PICTURE, path)
    assert str(refusal.value).startswith(f"{path.parent} cannot be written (")


def test_a_folder_in_the_place_of_the_file_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "map.svg").mkdir()
    with pytest.raises(JumellesError, match="cannot be written"):
        save(PICTURE, tmp_path / "map.svg")
    assert [path.name for path in tmp_path.iterdir()] == ["map.svg"]


@pytest.mark.skipif(os.geteuid() == 0, reason="The administrator may write everywhere: run the tests as another user.")
def test_a_folder_without_the_right_to_write_is_one_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(JumellesError, match="Permission denied"):
        save(PICTURE, tmp_path / "map.svg")


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_leaves_the_older_file_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "map.svg").write_text("older")
    with pytest.raises(JumellesError, match=r"cannot be written \(File too large\)"):
        save(PICTURE, tmp_path / "map.svg")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("map.svg", "older")]
