"""The same surroundings for every test, whoever runs it: English, a home of its own, and the public sources only where they are named."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from jumelles import languages


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
