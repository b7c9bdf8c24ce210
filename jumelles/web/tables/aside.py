"""A table that came in, kept aside as a file until its columns are named; no address of the web leads there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from jumelles import files
from jumelles.web.tables import reading
from jumelles.web.tables.reading import Table, Unreadable

KEPT = timedelta(days=7)
"""How long a file waits for its columns."""


@contextmanager
def kept(path: Path, content: bytes) -> Iterator[Table]:
    """Keep a file that only we read, and give its table; it is thrown away where that turns out to be none.

    Raises:
        Unreadable: it holds no table that can be read; nothing is kept.
    """
    files.write(path, content)
    path.chmod(0o600)
    try:
        yield reading.read(path)
    except Unreadable:
        path.unlink(missing_ok=True)
        raise
