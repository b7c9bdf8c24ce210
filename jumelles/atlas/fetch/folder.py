"""A mirror that is a folder on this machine: files are read where they lie."""

from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from jumelles.atlas.fetch import problems, webpage
from jumelles.atlas.fetch.checksums import LIST_NAME, check, read_checksums
from jumelles.atlas.fetch.wanted import Found, Wanted


class Folder:
    """A mirror folder, with files at `<source>/<name>` and perhaps a list SHA256SUMS at its root."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, wanted: Wanted) -> Found:
        """Return the file in the mirror, checked against the list; FetchError where it is missing, empty, a web page or another file."""
        path = self._folder / wanted.source / wanted.name
        try:
            if not self.has(wanted):
                raise problems.not_in_folder(wanted.path, self._folder, published=bool(wanted.address))
            if not path.stat().st_size:
                raise problems.empty(wanted.path, str(path))
            if webpage.begins(path) and not webpage.expected(wanted.name):
                raise problems.web_page(wanted.path, str(path))
            if self._sums:
                check(path, self._sums, file=wanted.path, where=str(path))
            return Found(path, datetime.fromtimestamp(path.stat().st_mtime, UTC).date())
        except OSError as error:
            raise problems.unreadable(path, error) from error

    def has(self, wanted: Wanted) -> bool:
        """Whether the mirror holds the file; FetchError where there is no mirror."""
        if not self._folder.is_dir():
            raise problems.no_folder(self._folder)
        return (self._folder / wanted.source / wanted.name).is_file()

    @cached_property
    def _sums(self) -> dict[str, str]:
        path = self._folder / LIST_NAME
        return read_checksums(path.read_bytes(), str(path)) if path.exists() else {}
