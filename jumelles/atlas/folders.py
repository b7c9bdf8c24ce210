"""Versions of the atlas on disk: each is a folder that never changes, and one small file names the one in use."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jumelles import files
from jumelles.atlas.parquet import write_table
from jumelles.errors import JumellesError
from jumelles.languages import _

if TYPE_CHECKING:
    import polars as pl

FORMAT = 2
"""Raised when the tables change shape; an atlas of another format is built anew."""
CURRENT = "current"
MANIFEST = "manifest.json"
BUILDING = ".building-"
KEPT = 2
"""Versions kept: the one in use and the one before, which another process may still be reading."""


class AtlasMissing(JumellesError):
    """No atlas has been built yet, or it is of another format."""


class AtlasDamaged(JumellesError):
    """A file of the atlas is missing, cut off or unreadable."""

    def __init__(self, path: Path) -> None:
        """Name the file and the way out."""
        message = _("The file {path} of the atlas is damaged: build the atlas anew with “jumelles atlas build”.")
        super().__init__(message.format(path=path))


def root(home: Path) -> Path:
    """Where the versions of the atlas lie."""
    return home / "atlas"


def current(home: Path) -> Path:
    """The folder of the version in use, its files complete.

    Raises:
        AtlasMissing: there is none, or none of this format.
        AtlasDamaged: a file is missing or has not the size that the manifest states.
    """
    missing = _("There is no atlas in {path}: build it with “jumelles atlas build”.").format(path=root(home))
    try:
        version = root(home) / (root(home) / CURRENT).read_text("utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        raise AtlasMissing(missing) from None
    except (OSError, UnicodeDecodeError) as error:
        raise AtlasDamaged(root(home) / CURRENT) from error
    told = manifest(version)
    if told.get("format") != FORMAT:
        raise AtlasMissing(missing)
    for name, size in told["files"].items():
        path = version / name
        if not path.is_file() or path.stat().st_size != size:
            raise AtlasDamaged(path)
    return version


def manifest(version: Path) -> dict[str, Any]:
    """What a version says of itself.

    Raises:
        AtlasDamaged: it cannot be read.
    """
    try:
        told = json.loads((version / MANIFEST).read_bytes())
    except (OSError, ValueError) as error:
        raise AtlasDamaged(version / MANIFEST) from error
    if not isinstance(told, dict) or not isinstance(told.get("files"), dict):
        raise AtlasDamaged(version / MANIFEST)
    return told


def prepare(home: Path) -> None:
    """Make sure that a version can be written, before the long work that ends in one.

    Raises:
        files.WriteError: the folder cannot be made or written.
    """
    top = files.folder(root(home))
    try:
        with tempfile.TemporaryFile(dir=top):
            pass
    except OSError as error:
        raise files.WriteError(top, error) from error


def publish(home: Path, tables: dict[str, pl.DataFrame], told: dict[str, Any], issues: str) -> Path:
    """Write a new version and make it the one in use; until the last step the previous one stays so.

    Raises:
        files.WriteError: the folder cannot be written or the disk is full; nothing has changed.
    """
    top = files.folder(root(home))
    sweep(home)
    try:
        draft = Path(tempfile.mkdtemp(prefix=f"{BUILDING}{os.getpid()}-", dir=top))
    except OSError as error:
        raise files.WriteError(top, error) from error
    try:
        for name, frame in tables.items():
            write_table(draft / f"{name}.parquet", frame, row_group=4096 if name == "values" else None)
        files.write(draft / "issues.jsonl", issues.encode())
        sizes = {path.name: path.stat().st_size for path in sorted(draft.iterdir())}
        files.write(draft / MANIFEST, json.dumps(told | {"format": FORMAT, "files": sizes}, ensure_ascii=False, indent=1).encode())
        # mkdtemp keeps its folders private; a shared home is read by others too.
        draft.chmod(0o777 & ~files.mask())
        version = top / datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
        draft.rename(version)
        files.write(top / CURRENT, version.name.encode())
    except BaseException as error:
        shutil.rmtree(draft, ignore_errors=True)
        if isinstance(error, OSError):
            raise files.WriteError(top, error) from error
        raise
    sweep(home)
    return version


def sweep(home: Path) -> None:
    """Remove drafts of builds that were killed, and versions older than the last two."""
    top = root(home)
    for draft in top.glob(f"{BUILDING}*"):
        process = draft.name.removeprefix(BUILDING).partition("-")[0]
        if process.isdecimal() and not _alive(int(process)):
            shutil.rmtree(draft, ignore_errors=True)
    for part in top.glob(f".{CURRENT}.*"):
        part.unlink(missing_ok=True)
    in_use = (top / CURRENT).read_text("utf-8", errors="replace").strip() if (top / CURRENT).is_file() else ""
    versions = sorted((path for path in top.iterdir() if path.is_dir() and not path.name.startswith(".")), reverse=True)
    for old in [path for path in versions if path.name != in_use][KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
