"""The same surroundings for every test, whoever runs it: English, a home of its own, and the public sources only where they are named."""

import fcntl
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import django
import pytest
from hypothesis import settings

from jumelles import languages
from jumelles.atlas.build import build_atlas, unpack_snapshot
from jumelles.atlas.opening import open_atlas
from jumelles.atlas.store import Atlas
from tests.atlas.toy import toy_mirror

# Django reads its settings before any fixture runs, and keeps its key in this home.
os.environ["JUMELLES_HOME"] = tempfile.mkdtemp(prefix="jumelles-tests-")
os.environ["DJANGO_SETTINGS_MODULE"] = "jumelles.web.settings"
for variable in (
    "JUMELLES_PRODUCTION",
    "JUMELLES_HOSTS",
    "JUMELLES_DATABASE",
    "JUMELLES_SECRET_KEY",
    "JUMELLES_UPLOAD_MB",
    "JUMELLES_FILES",
):
    os.environ.pop(variable, None)
django.setup()
# Whether an example takes long says something about the machine, not about the code.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUMELLES_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("LC_ALL", "C.UTF-8")
        patch.setenv("LANGUAGE", "en")
        patch.setenv("COLUMNS", "140")
        for variable in ("JUMELLES_LANG", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR"):
            patch.delenv(variable, raising=False)
        yield


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    languages.use("en")
    yield
    languages.use("en")


@pytest.fixture(scope="session")
def mirror() -> Path:
    """The folder of public sources; a test that asks for it is skipped where there is none."""
    named = os.environ.get("JUMELLES_MIRROR", "")
    if not named or not Path(named).is_dir():
        pytest.skip("This test reads the public sources: set JUMELLES_MIRROR to their folder.")
    return Path(named)


@pytest.fixture(scope="session")
def toy_sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mirror of the toy world; a test that changes it makes its own with `toy_mirror`."""
    return toy_mirror(tmp_path_factory.mktemp("toy-mirror"))


@pytest.fixture(scope="session")
def toy_home(tmp_path_factory: pytest.TempPathFactory, toy_sources: Path) -> Path:
    """A home with the atlas of the toy world, for reading: a test that changes it copies it first."""
    home = tmp_path_factory.mktemp("toy-home")
    build_atlas(home, mirror=str(toy_sources), check=False)
    return home


@pytest.fixture(scope="session")
def toy_atlas(toy_home: Path) -> Atlas:
    """The atlas of the toy world."""
    return open_atlas(toy_home)


@pytest.fixture(scope="session")
def world_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the atlas of the real world, from the shipped snapshot; unpacked once, whoever of several workers comes first."""
    own = tmp_path_factory.getbasetemp()
    home = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "world-home"
    home.mkdir(exist_ok=True)
    with (home / "unpacking").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "atlas" / "current").exists():
            unpack_snapshot(home)
    return home


@pytest.fixture(scope="session")
def world_atlas(world_home: Path) -> Atlas:
    """The atlas of the real world, for reading."""
    return open_atlas(world_home)


@pytest.fixture
def jumelles(toy_home: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the command in a process of its own, on the atlas of the toy world: `jumelles("city", "Valmore", COLUMNS="60")`."""

    def run(*words: str | Path | bytes, home: Path = toy_home, **environment: str) -> subprocess.CompletedProcess[str]:
        program = [sys.executable, "-m", "jumelles", *words]
        env = os.environ | {"JUMELLES_HOME": str(home), "PYTHONPATH": str(Path(__file__).parent.parent)} | environment
        return subprocess.run(program, env=env, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=60, check=False)

    return run
