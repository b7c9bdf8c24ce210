"""The full build from a mirror, and the unpacking of the shipped snapshot at first use, each as a whole process."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.machine import Run, run

TIMES = 3
FIRST_USE = ["-c", "from jumelles import open_atlas; open_atlas()"]
BUILD = ["-m", "jumelles", "atlas", "build"]


def measure(folder: Path) -> list[Figure]:
    """Unpack and build; `folder` keeps an unpacked atlas in `home` for the other measurements."""
    figures = _figures("first use: unpack the shipped snapshot", [_anew(FIRST_USE, folder / "home") for _time in range(TIMES)])
    if not os.environ.get("JUMELLES_MIRROR"):
        return figures
    built = [_anew(BUILD, folder / "built") for _time in range(TIMES)]
    return _figures("full build from a mirror on disk", built, seconds=60, megabytes=1500) + figures


def _anew(arguments: list[str], home: Path) -> Run:
    shutil.rmtree(home, ignore_errors=True)
    return run(arguments, home)


def _figures(what: str, runs: list[Run], *, seconds: float | None = None, megabytes: float | None = None) -> list[Figure]:
    return [
        Figure(what, tuple(one.seconds for one in runs), "s", below=seconds),
        Figure(f"{what}: peak memory", tuple(one.megabytes for one in runs), "MB", below=megabytes),
    ]
