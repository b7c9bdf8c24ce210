"""One file that a source declares, and where it was found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Wanted:
    """One file that a source declares in its source.toml.

    `name` is the file's name in a mirror folder. `address` is the publisher's; it is empty for files that only a mirror or a package
    brings. `follow` holds the keys to follow when the address answers with JSON that names the real file; `headers` go to the publisher.
    """

    source: str
    name: str
    address: str = ""
    follow: tuple[str | int, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def path(self) -> str:
        """Its path inside a mirror, by which messages name it too."""
        return f"{self.source}/{self.name}"


@dataclass(frozen=True)
class Found:
    """Where a wanted file is on this machine, and the day it is of."""

    path: Path
    as_of: date
