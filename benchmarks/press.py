"""How fast texts are read, and from which trust which share of the proposals is right.

`python -m benchmarks.press calibrate FOLDER…` writes `jumelles/press/confidence.json` from labelled texts;
`python -m benchmarks.press trust FOLDER` says which share of the proposals was right, by the confidence that they had.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.machine import run, runs
from jumelles.config import config
from jumelles.press.scoring import WHERE_LABELLED, labelled, pairs

TEXTS = Path("tests/press/texts")
CORES = 2
ROUNDS = 4
UNPACK = "from jumelles.atlas.opening import open_atlas; open_atlas()"
"""Once, before two processes want the atlas at the same time; in a process of its own, because this one is forked."""
LEAST = 8
"""Proposals of a step of the table; fewer say little."""


def _texts() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(TEXTS.glob("*.txt"))]


def _read(text: str) -> int:
    from jumelles.press.documents.opening import of_text
    from jumelles.press.read import read

    return len(read(of_text(text)).proposals)


def speed() -> float:
    """Texts in a second on two cores, after a first round that loads what is needed."""
    texts = _texts()
    with ProcessPoolExecutor(CORES) as pool:
        list(pool.map(_read, texts * CORES, chunksize=len(texts)))
        start = time.perf_counter()
        list(pool.map(_read, texts * ROUNDS, chunksize=4))
        return ROUNDS * len(texts) / (time.perf_counter() - start)


def calibrate(folders: Iterable[Path]) -> dict[str, list[tuple[float, float]]]:
    """For each type, from which trust on which share was right: steps that never fall (isotonic), from at least some proposals each."""
    from jumelles.press import confidence

    confidence._table = dict  # noqa: SLF001 - the rules' own trust is wanted, not what an earlier table made of it
    seen: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for folder in folders:
        for kind, trust, right in judged(folder):
            seen[kind].append((trust, right))
    return {kind: steps(rows) for kind, rows in sorted(seen.items()) if kind not in WHERE_LABELLED}


def judged(folder: Path) -> Iterator[tuple[str, float, bool]]:
    """Each proposal of the labelled texts: its type, its confidence, and whether it is right."""
    from jumelles.press.read import read
    from jumelles.press.reading import Document

    for text in labelled(folder):
        reading = read(Document(text.text, published=text.published))
        for kind in {one.type for one in reading.proposals}:
            theirs = [fact for fact in text.facts if fact["type"] == kind]
            right = {number for number, _fact, _strict in pairs([one.told() for one in reading.of(kind)], theirs)}
            yield from ((kind, one.confidence, number in right) for number, one in enumerate(reading.of(kind)))


BANDS = ((0.9, 1.0), (0.8, 0.9), (0.7, 0.8), (0.0, 0.7))


def trust(folder: Path) -> str:
    """The share of right proposals in each band of confidence, as lines."""
    rows = [(confidence, right) for kind, confidence, right in judged(folder) if kind not in WHERE_LABELLED]
    lines = []
    for low, high in BANDS:
        among = [right for confidence, right in rows if low <= confidence < high or confidence == high == 1]
        lines.append(f"confidence {low:.1f}–{high:.1f}: {sum(among)} of {len(among)} right, {sum(among) / (len(among) or 1):.2f}")
    return "\n".join(lines)


def steps(rows: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Pool adjacent violators over the rows in order of trust; one right and one wrong are added to each step, so that none is certain."""
    counted: dict[float, list[float]] = defaultdict(lambda: [0, 0])
    for trust, right in rows:
        counted[trust][0] += right
        counted[trust][1] += 1
    bins: list[list[float]] = []
    for trust, (hits, count) in sorted(counted.items()):
        if bins and bins[-1][2] < LEAST:
            bins[-1][1] += hits
            bins[-1][2] += count
        else:
            bins.append([trust, hits, count])
    pools: list[list[float]] = []
    for one in bins:
        pools.append(one)
        while len(pools) > 1 and _share(pools[-2]) >= _share(pools[-1]):
            _low, hits, count = pools.pop()
            pools[-1][1] += hits
            pools[-1][2] += count
    return [(round(pool[0], 3), round(_share(pool), 3)) for pool in pools]


def _share(pool: list[float]) -> float:
    return (pool[1] + 1) / (pool[2] + 2)


def measure(home: Path) -> list[Figure]:
    """Speed in a process of its own, and the first text from the start of Python."""
    rate = float(run(["-m", "benchmarks.press"], home).printed)
    figures = [Figure("press: texts read on two cores", (rate,), "/s", at_least=40)]
    for lang in ("fr", "en", "ru"):
        first = min(TEXTS.glob(f"own_{lang}*.txt"))
        done = runs(["-m", "jumelles", "press", "read", "--csv", str(first)], home, times=3, code=0)
        goal = 1.0 if lang != "ru" else None
        figures.append(Figure(f"press: first text ({lang}) from the start", tuple(one.seconds for one in done), "s", below=goal))
        figures.append(Figure("… peak memory", tuple(one.megabytes for one in done), "MB", below=400))
    return figures


if __name__ == "__main__":
    if sys.argv[1:2] == ["calibrate"]:
        table = calibrate(map(Path, sys.argv[2:]))
        Path("jumelles/press/confidence.json").write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    elif sys.argv[1:2] == ["trust"]:
        print(trust(Path(sys.argv[2])))
    else:
        run(["-c", UNPACK], config().home)
        print(speed())
