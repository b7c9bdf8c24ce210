"""Three ways to find a place by name, each run alone in a process that times 10,000 look-ups and writes down every answer.

Run as a program: `python -m benchmarks.contenders jumelles|dict|fts5 FOLDER`, with the files that `benchmarks.draw` wrote.
"""

from __future__ import annotations

import gc
import json
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.draw import VARIANTS
from benchmarks.machine import resident

Answer = tuple[int, ...]
"""GeoNames ids: one for a found place, several for a list to choose from, none for "unknown"."""
Find = Callable[[str], Answer]


def names(folder: Path) -> Iterator[tuple[int, int, str]]:
    """Every name of every place: place, inhabitants, name."""
    with (folder / "names.tsv").open(encoding="utf-8", newline="\n") as file:
        for line in file:
            place, people, name = line.rstrip("\n").split("\t")
            yield int(place), int(people), name


def jumelles(_folder: Path) -> Find:
    """The atlas of JUMELLES_HOME, with the index that was made when it was unpacked."""
    from jumelles import open_atlas
    from jumelles.atlas.naming.names import AmbiguousPlace, UnknownPlace

    atlas = open_atlas()

    def find(name: str) -> Answer:
        try:
            return (atlas.find(name).id,)
        except AmbiguousPlace as error:
            return tuple(place.id for place in error.candidates)
        except UnknownPlace:
            return ()

    return find


def index(_folder: Path) -> None:
    """Make the index of names anew, as a build does, to be timed."""
    from jumelles import open_atlas
    from jumelles.atlas.naming.index import entries

    atlas = open_atlas()
    entries(atlas.places, atlas.table("spellings"), atlas.table("regions"))


def dictionary(folder: Path) -> Find:
    """What one writes in ten lines: lower-case name to the largest place that bears it."""
    largest: dict[str, tuple[int, int]] = {}
    for place, people, name in names(folder):
        key = name.lower()
        if key not in largest or people > largest[key][0]:
            largest[key] = people, place
    return lambda name: (largest[name.lower()][1],) if name.lower() in largest else ()


def full_text(folder: Path) -> None:
    """Fill SQLite's full-text index, which ignores case and accents."""
    base = sqlite3.connect(folder / "fts5.sqlite")
    columns = """name, place UNINDEXED, people UNINDEXED, tokenize="unicode61 remove_diacritics 2\""""
    base.executescript(f"DROP TABLE IF EXISTS names; CREATE VIRTUAL TABLE names USING fts5({columns})")
    base.executemany("INSERT INTO names (place, people, name) VALUES (?, ?, ?)", names(folder))
    base.execute("INSERT INTO names (names) VALUES ('optimize')")
    base.commit()


def fts5(folder: Path) -> Find:
    """The whole name as a phrase; the best match by rank, then by inhabitants."""
    base = sqlite3.connect(folder / "fts5.sqlite")
    best = "SELECT place FROM names WHERE name MATCH ? ORDER BY rank, people DESC LIMIT 1"

    def find(name: str) -> Answer:
        phrase = '"' + name.replace('"', '""') + '"'
        return tuple(base.execute(best, (phrase,)).fetchone() or ())

    return find


MADE: dict[str, Callable[[Path], None]] = {"jumelles": index, "fts5": full_text}
"""What is made once and kept on disk; a dict lives as long as its process."""
READY: dict[str, Callable[[Path], Find]] = {"jumelles": jumelles, "dict": dictionary, "fts5": fts5}


def main(contender: str, folder: Path) -> None:
    """Make the structure ready, look all drawn names up as written in each variant, and write `<contender>.json`."""
    drawn = json.loads((folder / "drawn.json").read_text("utf-8"))
    held, start = resident(), time.perf_counter()
    find = READY[contender](folder)
    find("Montpellier")
    ready = time.perf_counter() - start
    gc.collect()
    megabytes = resident() - held
    timed = {variant: _timed(find, [one["typed"][variant] for one in drawn]) for variant in VARIANTS}
    answers = {variant: answered for variant, (answered, _times) in timed.items()}
    told = {"ready_ms": 1000 * ready, "megabytes": megabytes, "answers": answers, "microseconds": timed["as written"][1]}
    (folder / f"{contender}.json").write_text(json.dumps(told), "utf-8")


def _timed(find: Find, asked: list[str]) -> tuple[list[Answer], list[float]]:
    """The answers, and the microseconds that each took."""
    answers, times = [], []
    for name in asked:
        start = time.perf_counter_ns()
        answer = find(name)
        times.append((time.perf_counter_ns() - start) / 1000)
        answers.append(answer)
    return answers, times


def make(contender: str, folder: Path) -> None:
    """Make what the contender keeps on disk, and print the seconds that it took."""
    start = time.perf_counter()
    MADE[contender](folder)
    print(time.perf_counter() - start)


if __name__ == "__main__":
    {"make": make, "answer": main}[sys.argv[1]](sys.argv[2], Path(sys.argv[3]))
