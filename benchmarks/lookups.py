"""10,000 look-ups of random alternate names: how many are right and how long they take, for Jumelles, a plain dict and SQLite FTS5."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.draw import VARIANTS
from benchmarks.figures import Figure, rows_as_table
from benchmarks.machine import run

TIMES = 5
TITLES = {"jumelles": "Jumelles", "dict": "plain dict", "fts5": "SQLite FTS5"}
KEPT_ON_DISK = ("jumelles", "fts5")
VERDICTS = ("right", "list", "wrong list", "wrong", "unknown")
SHOWN = 10
Written = tuple[str, str, bool]
"""A contender, a way of writing the names, and whether they are unambiguous."""


@dataclass(frozen=True)
class Results:
    """The figures, what each contender answered, and wrong answers of Jumelles for the reader to judge."""

    figures: list[Figure]
    answers: dict[Written, Counter[str]]
    wrong: list[str]

    def table(self) -> str:
        """One line for each contender and way of writing, in percent of the names."""
        rows = [["names", "written", "contender", "right", "list with it", "list without it", "another place", "unknown"]]
        order = [(variant, alone) for alone in (True, False) for variant in VARIANTS]
        for (contender, variant, alone), counts in sorted(self.answers.items(), key=lambda pair: order.index(pair[0][1:])):
            shares = [f"{100 * counts[verdict] / counts.total():.2f}%" for verdict in VERDICTS]
            rows.append([f"{counts.total():,} {'un' if alone else ''}ambiguous", variant, TITLES[contender], *shares])
        return rows_as_table(rows)


def measure(home: Path, folder: Path) -> Results:
    """Draw the names, let each contender answer them in a process of its own, in turn, and judge the answers."""
    run(["-m", "benchmarks.draw", str(folder)], home)
    drawn = json.loads((folder / "drawn.json").read_text("utf-8"))
    made = {contender: tuple(_made(contender, home, folder) for _time in range(3)) for contender in KEPT_ON_DISK}
    told: dict[str, list[dict[str, Any]]] = {contender: [] for contender in TITLES}
    for _time in range(TIMES):
        for contender, results in told.items():
            run(["-m", "benchmarks.contenders", "answer", contender, str(folder)], home)
            results.append(json.loads((folder / f"{contender}.json").read_text("utf-8")))
    answers = {contender: results[-1]["answers"] for contender, results in told.items()}
    graded = {
        (contender, variant, alone): Counter(kind for kind, _one, _answer in _graded(drawn, given, variant, alone=alone))
        for contender, variants in answers.items()
        for variant, given in variants.items()
        for alone in (True, False)
    }
    wrong = list(_wrong(drawn, answers["jumelles"]["as written"], folder))
    return Results([*_quality(graded), *_speed(told), *_cost(told, made)], graded, wrong)


def _made(contender: str, home: Path, folder: Path) -> float:
    return float(run(["-m", "benchmarks.contenders", "make", contender, str(folder)], home).printed)


def _graded(
    drawn: list[dict[str, Any]], answers: list[list[int]], variant: str, *, alone: bool
) -> Iterator[tuple[str, dict[str, Any], list[int]]]:
    """The verdict on each answer to an unambiguous (or ambiguous) name, with what was drawn and answered."""
    return (
        (verdict(answer, one["place"]), one, answer) for one, answer in zip(drawn, answers, strict=True) if one["alone"][variant] == alone
    )


def verdict(answer: list[int], place: int) -> str:
    """What an answer is worth to one who meant `place`."""
    if not answer:
        return "unknown"
    if len(answer) == 1:
        return "right" if answer[0] == place else "wrong"
    return "list" if place in answer else "wrong list"


def _quality(graded: dict[Written, Counter[str]]) -> Iterator[Figure]:
    counts = {variant: graded["jumelles", variant, True] for _contender, variant, alone in graded if alone}
    yield Figure("unambiguous names among the 10,000 drawn", (counts["as written"].total(),), "")
    for variant, count in counts.items():
        goal = 99 if variant == "as written" else None
        yield Figure(f"Jumelles: right place, names {variant}", (100 * count["right"] / count.total(),), "%", at_least=goal)
    for contender in ("dict", "fts5"):
        count = graded[contender, "as written", True]
        yield Figure(f"{TITLES[contender]}: right place, names as written", (100 * count["right"] / count.total(),), "%")


def _speed(told: dict[str, list[dict[str, Any]]]) -> Iterator[Figure]:
    middle = {}
    for contender, results in told.items():
        cuts = [quantiles(one["microseconds"], n=100) for one in results]
        goal = 1000 if contender == "jumelles" else None
        middle[contender] = tuple(cut[49] for cut in cuts)
        yield Figure(f"{TITLES[contender]}: one look-up, p50", middle[contender], "µs", below=goal)
        yield Figure(f"{TITLES[contender]}: one look-up, p99", tuple(cut[98] for cut in cuts), "µs", below=goal)
    for contender in ("dict", "fts5"):
        ratio = median(middle["jumelles"]) / median(middle[contender])
        yield Figure(f"Jumelles' look-up (p50) as a multiple of {TITLES[contender]}'s", (ratio,), "×")


def _cost(told: dict[str, list[dict[str, Any]]], made: dict[str, tuple[float, ...]]) -> Iterator[Figure]:
    for contender, results in told.items():
        if contender in made:
            yield Figure(f"{TITLES[contender]}: the index, made once", made[contender], "s")
        yield Figure(f"{TITLES[contender]}: first answer in a fresh process", tuple(one["ready_ms"] for one in results), "ms")
        yield Figure(f"{TITLES[contender]}: memory held to answer", tuple(one["megabytes"] for one in results), "MB")


def _wrong(drawn: list[dict[str, Any]], answers: list[list[int]], folder: Path) -> Iterator[str]:
    """The first unambiguous names that did not give their place."""
    missed = [(one, answer) for kind, one, answer in _graded(drawn, answers, "as written", alone=True) if kind != "right"][:SHOWN]
    known = dict(_places(folder / "places.tsv", {place for one, answer in missed for place in (one["place"], *answer)}))
    for one, answer in missed:
        said = "; ".join(known[place] for place in answer[:4]) + ("; …" if len(answer) > 4 else "")
        yield f"“{one['typed']['as written']}” is {known[one['place']]}. Answer: {'a list, ' if len(answer) > 1 else ''}{said or 'unknown'}"


def _places(path: Path, wanted: set[int]) -> Iterator[tuple[int, str]]:
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            place, _tab, what = line.rstrip("\n").partition("\t")
            if int(place) in wanted:
                yield int(place), what
