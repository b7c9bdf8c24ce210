"""How long commands take from start to end, as whole processes with a warm disk cache."""

from __future__ import annotations

from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.machine import runs

TIMES = 7


def measure(home: Path, folder: Path) -> list[Figure]:
    """Start each command some times with the atlas in `home`; the map goes to `folder`."""
    card = ["-m", "jumelles", "city", "Montpellier"]
    figures = []
    for what, arguments, code, goals in (
        ("`jumelles city Montpellier`", card, 0, (0.8, 350)),
        ("`jumelles city Montpellier --map FILE.svg`", [*card, "--map", str(folder / "map.svg")], 0, (None, None)),
        ("`jumelles city Obninks` (a typo: suggestions)", ["-m", "jumelles", "city", "Obninks"], 2, (None, None)),
        ("`jumelles find Montpellier`", ["-m", "jumelles", "find", "Montpellier"], 0, (1, 400)),
        ("`jumelles explain Montpellier Obninsk`", ["-m", "jumelles", "explain", "Montpellier", "Obninsk"], 0, (None, None)),
        ("`jumelles --help`", ["-m", "jumelles", "--help"], 0, (None, None)),
        ("Python itself, doing nothing", ["-c", "pass"], 0, (None, None)),
    ):
        done = runs(arguments, home, times=TIMES, code=code)
        figures.append(Figure(what, tuple(one.seconds for one in done), "s", below=goals[0]))
        figures.append(Figure("… peak memory", tuple(one.megabytes for one in done), "MB", below=goals[1]))
    return figures
