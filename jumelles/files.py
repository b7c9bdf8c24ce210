"""Writing files so that either the old one or the whole new one remains."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from jumelles.errors import JumellesError
from jumelles.languages import _


class WriteError(JumellesError):
    """A folder cannot be written, or the disk is full."""

    def __init__(self, path: Path, error: OSError) -> None:
        """Name the place and the system's reason."""
        message = _("{path} cannot be written ({reason}): check the folder, its rights and the free space.")
        super().__init__(message.format(path=path, reason=error.strerror or error))


def folder(path: Path) -> Path:
    """The folder, made if need be.

    Raises:
        WriteError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(path, error) from error
    return path


def write(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step: to a temporary neighbour first, flushed to the disk, then renamed.

    What is no file to be replaced, such as /dev/null or a pipe, is written into.

    Raises:
        WriteError: the folder cannot be written or the disk is full; `path` is as it was.
    """
    folder(path.parent)
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content)
        else:
            _replace(path, content)
    except OSError as error:
        raise WriteError(path, error) from error


def _replace(path: Path, content: bytes) -> None:
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp keeps its files private; this one gets the rights of any new file.
        Path(part).chmod(0o666 & ~mask())
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def mask() -> int:
    """The rights that this process withholds from what it makes; the system tells them only by changing them."""
    withheld = os.umask(0)
    os.umask(withheld)
    return withheld
