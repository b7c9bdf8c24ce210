"""Files written so that either the old one or the whole new one remains."""

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles import files, languages
from jumelles.files import WriteError


@given(st.binary(max_size=2000), st.binary(max_size=2000))
def test_the_newest_content_stands_alone(tmp_path_factory: pytest.TempPathFactory, old: bytes, new: bytes) -> None:
    folder = tmp_path_factory.mktemp("files")
    for content in (old, new):
        files.write(folder / "deep" / "file", content)

    assert (folder / "deep" / "file").read_bytes() == new
    assert [path.name for path in (folder / "deep").iterdir()] == ["file"]


def test_a_new_file_has_the_rights_of_any_other(tmp_path: Path) -> None:
    files.write(tmp_path / "ours", b"")
    (tmp_path / "other").touch()

    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("ours", "other")]
    assert modes[0] == modes[1]


def test_a_link_is_replaced_and_what_it_shows_stays(tmp_path: Path) -> None:
    (tmp_path / "far").write_text("far")
    (tmp_path / "link").symlink_to(tmp_path / "far")

    files.write(tmp_path / "link", b"near")

    assert [(tmp_path / name).read_text() for name in ("link", "far")] == ["near", "far"]


def test_a_folder_is_made_with_all_above_it(tmp_path: Path) -> None:
    assert files.folder(tmp_path / "a" / "b") == tmp_path / "a" / "b"
    assert files.folder(tmp_path / "a" / "b").is_dir()


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")

    for ask, path in (
        (lambda: files.folder(tmp_path / "file"), tmp_path / "file"),
        (lambda: files.write(tmp_path / "file" / "below", b""), tmp_path / "file"),
    ):
        with pytest.raises(WriteError) as caught:
            ask()
        assert str(caught.value) == f"{path} cannot be written (File exists): check the folder, its rights and the free space."


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").mkdir()

    with pytest.raises(WriteError) as caught:
        files.write(tmp_path / "file", b"content")

    assert str(caught.value) == f"{tmp_path / 'file'} cannot be written (Is a directory): check the folder, its rights and the free space."
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="The rights of a folder do not bind root.")
def test_a_folder_without_the_right_to_write_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(WriteError, match="Permission denied"):
        files.write(tmp_path / "file", b"content")


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    files.write(tmp_path / "file", b"old")
    program = """
import resource, signal, sys
from pathlib import Path
from jumelles import files
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    files.write(Path(sys.argv[1]), b"new" * 1000)
except files.WriteError as error:
    print(error)
"""

    done = subprocess.run([sys.executable, "-c", program, tmp_path / "file"], capture_output=True, text=True, check=True)

    assert done.stdout == f"{tmp_path / 'file'} cannot be written (File too large): check the folder, its rights and the free space.\n"
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("file", b"old")]


def test_the_sentence_speaks_the_current_language(tmp_path: Path) -> None:
    languages.use("fr")

    with pytest.raises(WriteError) as caught:
        files.write(tmp_path, b"content")

    assert "cannot be written" not in str(caught.value)
    assert str(tmp_path) in str(caught.value)


def test_a_pipe_is_written_into_and_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe").read_bytes()))
    reader.start()

    files.write(tmp_path / "pipe", b"content")

    reader.join(10)
    assert (read, (tmp_path / "pipe").is_fifo()) == ([b"content"], True)


def test_a_device_that_is_full_is_told_and_stays_a_device() -> None:
    with pytest.raises(WriteError, match="No space left on device"):
        files.write(Path("/dev/full"), b"content")
    assert Path("/dev/full").is_char_device()
