"""The snapshot is written anew from a mirror."""

import hashlib
from pathlib import Path

import pytest

from jumelles.atlas.reading.context import SourceError
from jumelles.atlas.ship import SHIPPED, ship


def state(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_a_mirror_that_is_not_whole_changes_nothing(toy_sources: Path, tmp_path: Path) -> None:
    """A whole one is shipped in test_build."""
    (tmp_path / "places").mkdir()
    before = state(SHIPPED)

    with pytest.raises(SourceError, match="airportsdata gave 2 rows"):
        ship(str(toy_sources), tmp_path / "places")

    assert state(tmp_path / "places") == {}
    assert state(SHIPPED) == before
