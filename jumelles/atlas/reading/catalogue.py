"""The list of sources, and what each declares in its `source.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from jumelles.atlas.fetch import Wanted
from jumelles.facts import Source
from jumelles.languages import current


@dataclass(frozen=True)
class Declaration:
    """What a source says of itself before anything is read.

    `expect` promises, per kind of table, the least and the greatest number of rows. `packaged` names the installed
    package that carries the data of a source without files. `covers_from` is the number of rows from which a country
    counts as covered, so that "none found" may be written as zero there.
    """

    source: Source
    files: Mapping[str, Wanted]
    expect: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    packaged: str = ""
    covers_from: int = 1
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The name of the source's folder."""
        return self.source.key

    @property
    def note(self) -> str:
        """What a reader of its figures must mind, in the current language."""
        return self.notes[current()]


def _wanted(key: str, entry: Mapping[str, object]) -> Wanted:
    return Wanted(
        source=key,
        name=str(entry["name"]),
        address=str(entry.get("address", "")),
        follow=tuple(entry.get("follow", ())),  # type: ignore[arg-type]
        headers=dict(entry.get("headers", {})),  # type: ignore[call-overload]
    )


def declaration(key: str) -> Declaration:
    """Read `sources/<key>/source.toml`."""
    text = resources.files("jumelles.atlas.sources").joinpath(key, "source.toml").read_text("utf-8")
    data = tomllib.loads(text)
    source = Source(
        key=key,
        short=data["short"],
        title=data["title"],
        publisher=data["publisher"],
        licence=data["licence"],
        attribution=data["attribution"],
        home=data["home"],
        as_of=str(data["as_of"]),
    )
    return Declaration(
        source=source,
        files={entry["name"]: _wanted(key, entry) for entry in data.get("file", [])},
        expect={kind: (low, high) for kind, (low, high) in data.get("expect", {}).items()},
        packaged=data.get("packaged", ""),
        covers_from=data.get("covers_from", 1),
        notes=data["notes"],
    )


@cache
def declarations() -> Mapping[str, Declaration]:
    """All sources by key, in alphabetical order."""
    folder = resources.files("jumelles.atlas.sources")
    keys = sorted(entry.name for entry in folder.iterdir() if entry.joinpath("source.toml").is_file())
    return {key: declaration(key) for key in keys}
