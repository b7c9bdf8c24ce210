"""The toy world: a mirror built from the samples beside the readers, and what a reader makes of it."""

from __future__ import annotations

import gzip
import tomllib
import zipfile
from importlib import resources
from pathlib import Path

import polars as pl
import pytest

from jumelles.atlas.fetch import Files
from jumelles.atlas.reading.catalogue import declaration
from jumelles.atlas.reading.context import Context, SourceError
from jumelles.atlas.reading.gather import reader

SOURCES = Path(str(resources.files("jumelles.atlas.sources")))


def toy_mirror(folder: Path) -> Path:
    """Fill `folder` with the samples of all sources, packed as the mirror keeps them: `<folder>/<key>/<name>`."""
    for declared in sorted(SOURCES.glob("*/source.toml")):
        for entry in tomllib.loads(declared.read_text("utf-8")).get("file", []):
            sample = declared.parent / "sample" / entry.get("member", entry["name"])
            if sample.is_file():
                write(folder / declared.parent.name / entry["name"], sample.read_bytes(), member=sample.name)
    return folder


def write(path: Path, content: bytes, *, member: str) -> None:
    """Write a file, packed if its name says so: a zip holds it under the name `member`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(member, content)
    elif path.suffix == ".gz":
        path.write_bytes(gzip.compress(content, mtime=0))
    else:
        path.write_bytes(content)


def context(key: str, mirror: Path) -> Context:
    """One source during one build from that mirror."""
    return Context(declaration(key), Files(mirror=str(mirror), cache=mirror / "cache"))


def tables(opened: Context) -> dict[str, pl.DataFrame]:
    """What the source's reader yields: by kind, all rows."""
    found: dict[str, list[pl.DataFrame]] = {}
    for table in reader(opened.key)(opened):
        found.setdefault(table.kind, []).append(table.rows)
    return {kind: pl.concat(frames) for kind, frames in found.items()}


def refusal(opened: Context) -> str:
    """The sentence with which a build of that source stops."""
    with pytest.raises(SourceError) as caught:
        tables(opened)
    return str(caught.value)


def replace(path: Path, old: str, new: str) -> None:
    """Change every `old` of a text file; there must be one."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def broken_promises(opened: Context, found: dict[str, pl.DataFrame]) -> list[str]:
    """What the source promises in [expect] and does not hold."""
    counts = {kind: len(found.get(kind, ())) for kind in opened.declaration.expect}
    bounds = opened.declaration.expect.items()
    return [f"{kind}: {counts[kind]} is not within {low}..{high}" for kind, (low, high) in bounds if not low <= counts[kind] <= high]
