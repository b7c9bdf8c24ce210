"""How soon the register of a large office answers, every page of every kind of record; and what one would use instead."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import quote

from benchmarks.browser import Browser, server
from benchmarks.figures import Figure, rows_as_table
from benchmarks.machine import resident, run

TIMES = 100
"""Requests of each page; some more before them warm the server and do not count."""
WARM = 3
GOAL = 150
"""Milliseconds in which 95 of 100 pages shall be there."""
PAGES = {
    "list": "list, first page",
    "middle": "list, page in the middle",
    "search": "search, Latin",
    "cyrillic": "search, Cyrillic",
    "on": "list of one whole",
    "record": "page of a record",
    "busiest": "partnership with most actions",
    "add": "form, new",
    "edit": "form, change",
    "history": "history of a record",
    "office": "history of the office",
    "complete": "completion of names",
}
"""The pages in the order of the table."""
WORDS = {
    "search": ("festival", "MUSIC", "martin", "forum 17", "nowhere", "school festival"),
    "cyrillic": ("фестиваль", "МУЗЫКА", "иванов", "форум 17", "нигде", "школа фестиваль"),
}
"""What is searched for, in turn: frequent words, in other capitals than they stand, rare ones, what is not there, two words."""
SEARCHED = set(
    "partnership agreement action visit honour gift heritage mention document authority organisation person town "
    "opening portfolio ambassador page article evidence".split()
)
MADE_ELSEWHERE = {"town", "evidence", "invitation", "opening", "verdict", "introduction", "message", "clearance"}
COMPLETED = ("authority", "organisation", "person")


@dataclass(frozen=True)
class Asked:
    """One kind of page of one kind of record, and the milliseconds in which it came, one for each request."""

    page: str
    kind: str
    milliseconds: tuple[float, ...]

    @property
    def cuts(self) -> tuple[float, float, float]:
        """p50, p95 and the longest."""
        cuts = quantiles(self.milliseconds, n=20, method="inclusive")
        return median(self.milliseconds), cuts[18], max(self.milliseconds)


@dataclass(frozen=True)
class Results:
    """The figures, and every page that was asked for."""

    figures: list[Figure]
    asked: list[Asked]

    def table(self) -> str:
        """A line for each kind of record, a column for each page: p50 and p95, with the slowest in parentheses."""
        cells = {(one.kind, one.page): _cell(one) for one in self.asked}
        kinds = list(dict.fromkeys(one.kind for one in self.asked))
        rows = [["p50 / p95 (max), ms", *PAGES.values()]]
        return rows_as_table([*rows, *([kind, *(cells.get((kind, page), "") for page in PAGES)] for kind in kinds)])

    def told(self) -> list[dict[str, Any]]:
        """Every request, for the JSON file."""
        return [asdict(one) for one in self.asked]


def _cell(one: Asked) -> str:
    middle, most, longest = (f"{value:.0f}" for value in one.cuts)
    return f"{middle} / {most} ({longest})"


def measure(home: Path, folder: Path) -> Results:
    """Fill the register in `home`, serve it, ask for every page, and let the alternatives find the same rows."""
    run(["-m", "benchmarks.office", str(folder)], home)
    office = json.loads((folder / "office.json").read_text("utf-8"))
    with server(home) as (port, process), Browser(port) as browser:
        browser.sign_in(office["email"], office["password"])
        asked = [Asked(page, kind, times(browser, paths, TIMES)) for page, kind, paths in questions(office)]
        held = resident(process)
    return Results([*figures(asked), *_beside(asked, home, folder), Figure("memory of the server after that", (held,), "MB")], asked)


def times(browser: Browser, paths: list[str], count: int) -> tuple[float, ...]:
    """The milliseconds of that many requests for these addresses in turn, once they are warm."""
    return tuple(1000 * browser.ask(path)[1] for path in islice(cycle(paths), count + WARM))[WARM:]


def questions(office: dict[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
    """Each page of each kind of record, with the addresses to ask for in turn."""
    slug = office["slug"]
    for kind, keys in office["records"].items():
        listing, above = f"/{slug}/{kind}/", office["above"].get(kind)
        yield "list", kind, [listing]
        yield "middle", kind, [f"{listing}?page={1 + office['counts'][kind] // 100}"]
        if kind in SEARCHED:
            yield from ((page, kind, [f"{listing}?q={quote(word)}" for word in words]) for page, words in WORDS.items())
        if above:
            yield "on", kind, [f"{listing}?on={above}"]
        if kind not in MADE_ELSEWHERE:
            yield "add", kind, [f"{listing}add/" + (f"?on={above}" if above else "")]
        yield "record", kind, [f"{listing}{key}/" for key in keys]
        yield "edit", kind, [f"{listing}{key}/edit/" for key in keys]
        yield "history", kind, [f"{listing}{key}/history/" for key in keys]
    yield "busiest", "partnership", [f"/{slug}/partnership/{office['busiest']}/"]
    for kind in COMPLETED:
        yield "complete", kind, [f"/{slug}/complete/{kind}/?name={quote(word)}" for words in WORDS.values() for word in words]
    yield "complete", "place", [f"/{slug}/complete/place/?name={quote(name)}" for name in ("Montpellier", "Heidelb", "Обнинск", "Tiberias")]
    yield "office", "all", [f"/{slug}/history/"]
    yield "office", "all, older", [f"/{slug}/history/?before=2015-05-05T00:00%2B00:00"]
    yield "office", "all, deleted", [f"/{slug}/history/?deleted=1"]


def figures(asked: list[Asked]) -> Iterator[Figure]:
    """For each page the p95 of the kind of record that is slowest, which is what has to meet the goal."""
    by_page: defaultdict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        by_page[one.page].append(one)
    for page, words in PAGES.items():
        if page not in by_page:
            continue
        slowest = max(by_page[page], key=lambda one: one.cuts[1])
        of = f", {slowest.kind} (the slowest of {len(by_page[page])})" if len(by_page[page]) > 1 else ""
        for name, value, goal in zip(("p50", "p95", "max"), slowest.cuts, (None, GOAL, None), strict=True):
            yield Figure(f"{words}{of}: {name}" if name == "p50" else f"… {name}", (value,), "ms", below=goal)


def _beside(asked: list[Asked], home: Path, folder: Path) -> Iterator[Figure]:
    """The rows of one partnership: our page, the workbook opened and searched, and the bare query."""
    ours = next(one for one in asked if (one.page, one.kind) == ("on", "action")).cuts[0]
    run(["-m", "benchmarks.rivals", "make", str(folder)], home)
    workbook, query = (_printed(what, home, folder) for what in ("find", "query"))
    yield Figure("the actions of one partnership, p50", (ours,), "ms")
    yield Figure("… the office as a workbook, opened and searched with openpyxl", workbook, "ms")
    yield Figure("… as a multiple of our page", (median(workbook) / ours,), "×")
    yield Figure("… the bare query in SQLite, p50", query, "ms")
    yield Figure("… our page as a multiple of it", (ours / median(query),), "×")


def _printed(what: str, home: Path, folder: Path) -> tuple[float, ...]:
    return tuple(float(run(["-m", "benchmarks.rivals", what, str(folder)], home).printed) for _time in range(3))
