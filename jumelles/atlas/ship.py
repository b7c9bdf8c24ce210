"""`python -m jumelles.atlas.ship MIRROR`: writes anew the snapshot that the package ships, from a mirror of all sources."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from jumelles.atlas import snapshot
from jumelles.atlas.build import read_sources, sources_told
from jumelles.atlas.fetch import Files

SHIPPED = Path(__file__).parent / "snapshot"


def ship(mirror: str, folder: Path = SHIPPED) -> None:
    """Read all sources in `mirror` and write the snapshot into `folder`.

    Raises:
        JumellesError: a source is missing, unreadable or changed, or the folder cannot be written.
    """
    with tempfile.TemporaryDirectory() as cache:
        _tables, contexts, _towns, findings = read_sources(Files(mirror=mirror, cache=Path(cache)), check=True, say=print)
    issues = [issue.line() for context in contexts.values() for issue in context.issues]
    snapshot.save(folder, findings, snapshot.Told(sources_told(contexts, dated=False), issues))


if __name__ == "__main__":
    ship(sys.argv[1])
