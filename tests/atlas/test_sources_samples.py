"""Every sample is one that the toy mirror uses: a misspelt name would leave a reader untested."""

import tomllib

import pytest

from tests.atlas.toy import SOURCES

KEYS = sorted(path.parent.name for path in SOURCES.glob("*/source.toml"))


@pytest.mark.parametrize("key", KEYS)
def test_every_sample_is_declared(key: str) -> None:
    declared = tomllib.loads((SOURCES / key / "source.toml").read_text("utf-8")).get("file", [])

    strays = {path.name for path in (SOURCES / key / "sample").iterdir()} - {entry.get("member", entry["name"]) for entry in declared}

    assert strays == set()
