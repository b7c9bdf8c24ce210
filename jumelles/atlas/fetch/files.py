"""Where the files of sources come from: a mirror folder, a mirror over HTTP, or the publishers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from jumelles.atlas.fetch.folder import Folder
from jumelles.atlas.fetch.pace import Pace
from jumelles.atlas.fetch.wanted import Found, Wanted

if TYPE_CHECKING:
    from rich.progress import Progress


class Origin(Protocol):
    """What can find wanted files."""

    def find(self, wanted: Wanted) -> Found:
        """Return the file, complete and not empty; FetchError where it cannot be had."""

    def has(self, wanted: Wanted) -> bool:
        """Whether the file is offered there."""


class Files:
    """The files that sources want, brought to this machine when they are first asked for; `mirrored` tells whether from a mirror.

    `mirror` is a folder, or an http address that serves one; None means each file's publisher. What comes over HTTP is kept in `cache`
    and used again as long as it has not been altered; with `fresh`, the server is asked whether it has something newer.
    """

    def __init__(
        self, *, mirror: str | None, cache: Path, progress: Progress | None = None, fresh: bool = False, pace: Pace | None = None
    ) -> None:
        self._origin: Origin
        if mirror and not mirror.lower().startswith(("http://", "https://")):
            self._origin = Folder(Path(mirror))
        else:
            from jumelles.atlas.fetch.remote import Remote

            self._origin = Remote(mirror, cache, progress=progress, fresh=fresh, pace=pace or Pace())
        self.mirrored = bool(mirror)
        self._found: dict[tuple[str, str], Found] = {}

    def path(self, wanted: Wanted) -> Path:
        """Return a local, complete file that is not empty, fetching it if need be.

        Raises:
            FetchError: the file cannot be had; nothing half-written is left under its name.
        """
        return self._find(wanted).path

    def as_of(self, wanted: Wanted) -> date:
        """Return the day (UTC) that the file is of: its modification in the mirror or at the server, else its download.

        Raises:
            FetchError: as for `path`.
        """
        return self._find(wanted).as_of

    def has(self, wanted: Wanted) -> bool:
        """Whether the file is offered: by the mirror where there is one, else at an address.

        Raises:
            FetchError: there is no mirror folder, or the mirror's server fails.
        """
        return (wanted.source, wanted.name) in self._found or self._origin.has(wanted)

    def _find(self, wanted: Wanted) -> Found:
        key = (wanted.source, wanted.name)
        if key not in self._found:
            self._found[key] = self._origin.find(wanted)
        return self._found[key]
