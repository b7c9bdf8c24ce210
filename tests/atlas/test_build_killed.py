"""A build that is killed leaves the previous atlas in use, and nothing in the way of the next one."""

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jumelles.atlas import folders
from jumelles.atlas.opening import open_atlas

ROOT = Path(__file__).parent.parent.parent
MOMENTS = 10


def begin(home: Path, mirror: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.atlas.toy_command", "--lang", "en", "atlas", "build", "--mirror", str(mirror)],
        cwd=ROOT,
        env=os.environ | {"JUMELLES_HOME": str(home), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def wait_for(process: subprocess.Popen[str], step: str) -> None:
    """Read what the build tells until it begins that step."""
    assert process.stderr
    for line in process.stderr:
        if step in line:
            return
    pytest.fail(f"the build never said “{step}”")


def contents(version: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in version.iterdir()}


@pytest.fixture(scope="module")
def seconds(tmp_path_factory: pytest.TempPathFactory, toy_sources: Path) -> dict[str, float]:
    """How long it takes from the first step of a build, and from the step before writing, until the new version is in use."""
    home = tmp_path_factory.mktemp("timed")
    process = begin(home, toy_sources)
    wait_for(process, "reading")
    start = time.monotonic()
    wait_for(process, "indexing")
    last = time.monotonic()
    while not (home / "atlas" / folders.CURRENT).exists():
        assert process.poll() is None
    end = time.monotonic()
    process.communicate()
    return {"reading": end - start, "indexing": end - last}


def test_kill_9_at_ten_random_moments(tmp_path: Path, toy_home: Path, toy_sources: Path, seconds: dict[str, float]) -> None:
    """Five anywhere in the build and five while it indexes and writes, which is when something could break."""
    home = Path(shutil.copytree(toy_home, tmp_path / "home"))
    seed = time.time_ns()
    draw = random.Random(seed)
    print(f"seed {seed}; a build takes {seconds['reading']:.3f} s, of which the last two steps {seconds['indexing']:.3f} s")  # noqa: T201 - read with `pytest -s`
    left = 0
    for step in ("reading", "indexing") * (MOMENTS // 2):
        before = folders.current(home)
        kept = contents(before)
        moment = draw.uniform(0, seconds[step])

        process = begin(home, toy_sources)
        wait_for(process, step)
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.communicate()

        found = sorted(path.name for path in (home / "atlas").iterdir())
        left += sum(name.startswith(folders.BUILDING) for name in found)
        after = open_atlas(home)
        assert after.find("Valmore").id == 1001
        ended = "killed" if after.folder == before else "had finished"
        print(f"{moment:.3f} s after “{step}”: {ended}, exit {process.returncode}; {found}")  # noqa: T201 - read with `pytest -s`
        # The new version is in use only if the kill came too late, and is then whole.
        assert after.folder == before or after.folder.name == max(name for name in found if name[0].isdigit())
        assert contents(before) == kept
        for table in after.folder.glob("*.parquet"):
            after.table(table.stem)
    print(f"{left} drafts were left behind on the way")  # noqa: T201 - read with `pytest -s`

    last = begin(home, toy_sources)
    last.communicate()

    assert last.returncode == 0
    assert [path.name for path in (home / "atlas").iterdir() if path.name.startswith(".")] == []
    versions = [path for path in (home / "atlas").iterdir() if path.is_dir()]
    assert len(versions) <= folders.KEPT
    assert max(versions) == folders.current(home)
    assert contents(folders.current(home)).keys() == kept.keys()


def test_a_draft_left_behind_is_swept_by_the_next_build(tmp_path: Path, toy_home: Path, toy_sources: Path) -> None:
    home = Path(shutil.copytree(toy_home, tmp_path / "home"))
    for _attempt in range(10):
        process = begin(home, toy_sources)
        wait_for(process, "writing")
        while process.poll() is None and not list((home / "atlas").glob(f"{folders.BUILDING}*/*.parquet")):
            pass
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if list((home / "atlas").glob(f"{folders.BUILDING}*")):
            break
    else:
        pytest.fail("ten builds were over before they could be killed in the act of writing")
    before = folders.current(home)

    again = begin(home, toy_sources)
    again.communicate()

    assert again.returncode == 0
    assert list((home / "atlas").glob(f"{folders.BUILDING}*")) == []
    assert folders.current(home) > before
