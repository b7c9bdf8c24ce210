"""One process at a time for one file of the cache: two that write the same part would glue their bytes together."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jumelles.atlas.fetch import problems
from jumelles.atlas.fetch.wanted import Wanted

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no such locks, and there the runs are not told apart
    fcntl = None  # type: ignore[assignment]


@contextmanager
def alone(wanted: Wanted, target: Path) -> Iterator[None]:
    """Hold the right to write one file of the cache; the system takes it back from a process that is killed.

    Raises:
        FetchError: another process holds it.
    """
    path = target.with_name(target.name + ".lock")
    with path.open("w") as held:
        if fcntl is not None:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise problems.in_use(wanted.path, target.parent) from error
            if not os.fstat(held.fileno()).st_nlink:  # its holder has just finished and removed the lock
                raise problems.in_use(wanted.path, target.parent)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)
