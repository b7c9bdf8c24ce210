"""One ranking of all cities by likeness: how long it takes Jumelles, scikit-learn and a Polars expression, and how far they agree."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Any

from benchmarks.figures import Figure
from benchmarks.machine import run
from benchmarks.rankers import TOP

TIMES = 3
TITLES = {"jumelles": "Jumelles", "scikit-learn": "scikit-learn", "polars": "Polars expression"}
RIVALS = ("scikit-learn", "polars")
DRAWN = {"larger": "larger cities", "any": "any cities"}
Told = dict[str, list[dict[str, Any]]]
"""What each contender wrote, run by run."""


def measure(home: Path, folder: Path) -> list[Figure]:
    """Draw the cities, and let each contender answer in a process of its own, in turn, so that noise meets all alike."""
    inside = folder / "rankings"
    inside.mkdir()
    run(["-m", "benchmarks.rankers", "draw", str(inside)], home)
    told: Told = {contender: [] for contender in TITLES}
    for _time in range(TIMES):
        for contender, results in told.items():
            results.append(_answered(contender, home, inside))
    unfiltered = _answered("unfiltered", home, inside)["answers"]
    cities = json.loads((inside / "drawn.json").read_text("utf-8"))["cities"]
    return [Figure("cities that are ranked", (cities,), ""), *_speed(told), *_memory(told), *_agreement(told, unfiltered)]


def _answered(contender: str, home: Path, folder: Path) -> dict[str, Any]:
    run(["-m", "benchmarks.rankers", "answer", contender, str(folder)], home)
    told: dict[str, Any] = json.loads((folder / f"{contender}.json").read_text("utf-8"))
    return told


def _speed(told: Told) -> Iterator[Figure]:
    for draw, city in DRAWN.items():
        kept = full(told["jumelles"][0]["answers"][draw])
        yield Figure(f"{city} drawn for which Jumelles lists {TOP}", (len(kept),), "")
        cuts = {name: [quantiles([one["milliseconds"][draw][n] for n in kept], n=100) for one in results] for name, results in told.items()}
        middle = {contender: tuple(cut[49] for cut in each) for contender, each in cuts.items()}
        yield Figure(f"Jumelles: one ranking, {city}, p50", middle["jumelles"], "ms", below=60)
        yield Figure(f"Jumelles: one ranking, {city}, p99", tuple(cut[98] for cut in cuts["jumelles"]), "ms", below=120)
        for rival in RIVALS:
            ratio = median(middle[rival]) / median(middle["jumelles"])
            yield Figure(f"{TITLES[rival]}: one list, {city}, p50", middle[rival], "ms")
            yield Figure("… as a multiple of Jumelles' ranking", (ratio,), "×")


def full(answers: Sequence[Sequence[int]]) -> list[int]:
    """The questions that got a whole list; the others, places of which too little is known to rank any, would pass for quick ones."""
    return [n for n, answer in enumerate(answers) if len(answer) == TOP]


def _memory(told: Told) -> Iterator[Figure]:
    for contender, results in told.items():
        yield Figure(f"{TITLES[contender]}: memory held to rank", tuple(one["megabytes"] for one in results), "MB")


def _agreement(told: Told, ours: dict[str, list[list[int]]]) -> Iterator[Figure]:
    for draw, city in DRAWN.items():
        kept = full(ours[draw])
        for rival in RIVALS:
            theirs = told[rival][-1]["answers"][draw]
            shared = overlap([ours[draw][n] for n in kept], [theirs[n] for n in kept])
            yield Figure(f"{TITLES[rival]}: of Jumelles' {TOP}, in its list too, {city}", (shared,), "")


def overlap(ours: Sequence[Sequence[int]], theirs: Sequence[Sequence[int]]) -> float:
    """How many places two lists share in the mean, question by question."""
    return mean(len(set(mine) & set(other)) for mine, other in zip(ours, theirs, strict=True))
