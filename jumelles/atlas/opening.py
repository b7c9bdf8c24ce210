"""Opens the atlas in use, and makes one from what the package ships where there is none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumelles.atlas import folders
from jumelles.atlas.store import Atlas
from jumelles.config import config

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def open_atlas(home: Path | None = None, *, say: Callable[[str], None] = lambda step: None) -> Atlas:
    """The atlas in use; the first time, it is unpacked from the snapshot that the package ships (some seconds).

    Args:
        home: where Jumelles keeps its data (default: the setting JUMELLES_HOME).
        say: told each step of unpacking.

    Raises:
        AtlasDamaged: a file of it is missing or cut off.
        WriteError: the folder cannot be written, the first time.
    """
    home = home or config().home
    try:
        return Atlas(folders.current(home), home)
    except folders.AtlasMissing:
        from jumelles.atlas.build import unpack_snapshot

        return unpack_snapshot(home, say=say)
