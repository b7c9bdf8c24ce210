"""What is remembered beside a file in the cache, as JSON: where it came from, which version it is, its checksum."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from jumelles.atlas.fetch.checksums import sha256
from jumelles.atlas.fetch.pace import http_date


@dataclass(frozen=True)
class Version:
    """What a server said of the file that it began to send: `size` in bytes as sent, `encoding` as gzip on the way."""

    address: str
    etag: str
    last_modified: str
    size: int | None
    encoding: str

    @property
    def validator(self) -> str:
        """What makes the rest of this very version ask-able (If-Range); empty where nothing does."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.last_modified


@dataclass(frozen=True)
class Receipt:
    """A file in the cache: the address asked, the one that gave it, and its content; `downloaded` is in UTC."""

    address: str
    location: str
    sha256: str
    size: int
    etag: str
    last_modified: str
    downloaded: str

    @property
    def as_of(self) -> date:
        """The day the file is of: when it was modified, else when it was downloaded."""
        return (http_date(self.last_modified) or datetime.fromisoformat(self.downloaded)).astimezone(UTC).date()

    @property
    def conditions(self) -> Mapping[str, str]:
        """Headers that ask for the file only if it has changed."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}

    def describes(self, path: Path) -> bool:
        """Whether the file is still the one that was received."""
        return path.is_file() and path.stat().st_size == self.size and sha256(path) == self.sha256


def beside(path: Path) -> Path:
    """Return where the sidecar of a file is."""
    return path.with_name(path.name + ".json")


def read_version(path: Path) -> Version | None:
    """Read the sidecar of a download under way; None where there is none that can be read."""
    stored = _read(path)
    try:
        return Version(**stored or {})
    except TypeError:
        return None


def read_receipt(path: Path) -> Receipt | None:
    """Read the sidecar of a file in the cache; None where there is none that can be read."""
    stored = _read(path)
    try:
        receipt = Receipt(**stored or {})
        receipt.as_of  # noqa: B018 - its dates must be readable as well
    except (AttributeError, TypeError, ValueError):
        return None
    return receipt


def write(path: Path, content: Version | Receipt) -> None:
    """Write a sidecar through to the disk."""
    with path.open("w", encoding="utf-8") as stream:
        json.dump(asdict(content), stream, ensure_ascii=False, indent=1)
        stream.flush()
        os.fsync(stream.fileno())


def _read(path: Path) -> dict[str, Any] | None:
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return stored if isinstance(stored, dict) else None
