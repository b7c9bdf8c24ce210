"""A download under way: its bytes as sent in `<name>.part`, and beside them the version they belong to."""

from __future__ import annotations

import gzip
import os
import shutil
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from jumelles.atlas.fetch import problems, webpage
from jumelles.atlas.fetch.checksums import check
from jumelles.atlas.fetch.sidecar import Receipt, Version, beside, read_version, write
from jumelles.atlas.fetch.wanted import Wanted


class Part:
    """The part of one wanted file that has arrived, meant for `target`."""

    def __init__(self, wanted: Wanted, target: Path) -> None:
        self.wanted = wanted
        self.target = target
        self.path = target.with_name(target.name + ".part")
        self._plain = target.with_name(target.name + ".plain")
        self._new_note = target.with_name(target.name + ".json.new")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Leave nothing on a disk that is full; after any other trouble the part stays, to be gone on with."""
        if isinstance(error, OSError):
            self.discard()

    @property
    def size(self) -> int:
        """How many bytes have arrived."""
        return self.path.stat().st_size if self.path.exists() else 0

    def begun(self, address: str) -> Version | None:
        """Return the version that an earlier try began to bring from the address, where it can be gone on with."""
        version = read_version(beside(self.path))
        return version if version and version.address == address and version.validator and self.size else None

    def begin(self, version: Version) -> None:
        """Throw away what has arrived, and expect this version: two versions are never glued together."""
        self.discard()
        write(beside(self.path), version)

    def discard(self) -> None:
        """Throw away what has arrived."""
        for path in (self.path, beside(self.path), self._plain, self._new_note):
            path.unlink(missing_ok=True)

    def append(self, chunks: Iterator[bytes]) -> Iterator[int]:
        """Write what arrives through to the disk, telling the size of each chunk."""
        with self.path.open("ab") as stream:
            for chunk in chunks:
                stream.write(chunk)
                yield len(chunk)
            stream.flush()
            os.fsync(stream.fileno())

    def complete(self, version: Version, sums: Mapping[str, str]) -> tuple[Path, str]:
        """Return the file that arrived, unpacked from its transfer, and its SHA-256.

        Raises:
            FetchError: it is empty, damaged, a web page, or another file than the list of checksums says.
        """
        file, where = self.wanted.path, version.address
        content = self._unpacked(where) if version.encoding else self.path
        if not content.stat().st_size:
            raise problems.empty(file, where)
        if webpage.begins(content) and not webpage.expected(self.wanted.name):
            raise problems.web_page(file, where)
        return content, check(content, sums, file=file, where=where)

    def keep(self, content: Path, receipt: Receipt) -> None:
        """Move the complete file to its final name, with its receipt.

        All writing is done before; killed between the moves, it leaves a file without receipt, which is simply fetched again.
        """
        note = beside(self.target)
        write(self._new_note, receipt)
        note.unlink(missing_ok=True)
        content.replace(self.target)
        self._new_note.replace(note)
        self.discard()

    def _unpacked(self, where: str) -> Path:
        """Undo a gzip'd transfer; some servers announce one for a .gz file that they send as it is, and that one stays packed."""
        try:
            with gzip.open(self.path) as packed, self._plain.open("wb") as stream:
                beginning = packed.read(2)
                if self.target.suffix == ".gz" and beginning != b"\x1f\x8b":
                    return self.path
                stream.write(beginning)
                shutil.copyfileobj(packed, stream)
                stream.flush()
                os.fsync(stream.fileno())
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise problems.damaged(self.wanted.path, where) from error
        return self._plain
