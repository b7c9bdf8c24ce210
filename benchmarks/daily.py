"""How soon the daily pages answer when ten people of a large office use them at once; and what one would use instead.

Each of the ten asks for a page, reads it for a second or two, and asks for the next, as people do. The same pages are then asked for
without any pause, which is more than ten people can do: it tells how many pages a second the server gives at most.
"""

from __future__ import annotations

import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import quote

from benchmarks.browser import Browser, server
from benchmarks.figures import Figure
from benchmarks.machine import run

USERS = 10
ROUNDS = 12
"""Pages of each kind that each user asks for."""
READING = (1.0, 3.0)
"""Seconds between a page and the next, the least and the most."""
GOALS = {"desk": 200, "search": 200, "report": 200, "partnership": 200, "find": 300, "pair": None, "agenda": None, "city": None}
"""The pages, and the milliseconds in which 95 of 100 shall be there."""
CITIES = (2992166, 2907911, 516436, 1858421, 2996944, 3031582)
"""Montpellier, Heidelberg, Obninsk, Kumamoto, Lyon, Bordeaux."""
WORDS = ("festival", "фестиваль", "martin", "Калуга", "school music", "forum 17", "иванов", "nowhere at all", "delegation 2015", "mus")
YEARS = range(2012, 2026)

Times = dict[str, list[float]]


def measure(home: Path, folder: Path) -> list[Figure]:
    """Let ten people use the register that `register.measure` filled, then ask the workbook for the same."""
    office = json.loads((folder / "office.json").read_text("utf-8"))
    with server(home) as (port, _process):
        _together(port, office, 1, (0, 0))  # once, to warm both processes of the server
        reading = _together(port, office, ROUNDS, READING)
        start = time.perf_counter()
        at_once = _together(port, office, ROUNDS // 3, (0, 0))
        spent = time.perf_counter() - start
    count = sum(map(len, at_once.values()))
    return [*figures(reading), *_pressed(at_once, count / spent), *_beside(reading, home, folder)]


def addresses(office: dict[str, Any], seed: int) -> Iterator[tuple[str, str]]:
    """The pages that one user asks for, one of each kind after the other: its kind and its address."""
    drawn, slug = random.Random(seed), office["slug"]
    while True:
        near, far = drawn.sample(CITIES, 2)
        for kind, address in {
            "desk": "desk/",
            "search": f"search/?q={quote(drawn.choice(WORDS))}",
            "report": f"report/{drawn.choice(YEARS)}/",
            "partnership": f"partnership/{drawn.choice(office['records']['partnership'])}/",
            "find": f"find/?city=geonames:{near}&education={drawn.randint(0, 4)}&health={drawn.randint(0, 4)}",
            "pair": f"find/pair/{near}/{far}/",
            "agenda": f"agenda/?month={drawn.choice(YEARS)}-{drawn.randint(1, 12):02}",
            "city": f"city/{near}/",
        }.items():
            yield kind, f"/{slug}/{address}"


def _ask(port: int, office: dict[str, Any], seed: int, rounds: int, pause: tuple[float, float]) -> Times:
    """One user's milliseconds for each kind of page."""
    told: Times = defaultdict(list)
    drawn, pages = random.Random(seed), addresses(office, seed)
    with Browser(port) as browser:
        browser.sign_in(office["email"], office["password"])
        for _page in range(rounds * len(GOALS)):
            kind, address = next(pages)
            time.sleep(drawn.uniform(*pause))
            told[kind].append(1000 * browser.ask(address)[1])
    return told


def _together(port: int, office: dict[str, Any], rounds: int, pause: tuple[float, float]) -> Times:
    """All users at once."""
    with ThreadPoolExecutor(USERS) as pool:
        users = list(pool.map(lambda seed: _ask(port, office, seed, rounds, pause), range(1, USERS + 1)))
    return {kind: list(chain.from_iterable(user[kind] for user in users)) for kind in GOALS}


def figures(told: Times) -> Iterator[Figure]:
    """For each page the time of half of them and of 95 in 100, which has to meet the goal."""
    for kind, goal in GOALS.items():
        yield Figure(f"{kind}, {USERS} users who read for {READING[0]:.0f} to {READING[1]:.0f} s: p50", (median(told[kind]),), "ms")
        yield Figure("… p95", (_most(told[kind]),), "ms", below=goal)


def _pressed(told: Times, each_second: float) -> Iterator[Figure]:
    yield Figure(f"pages of all these kinds a second, {USERS} users without a pause", (each_second,), "/s")
    for kind in GOALS:
        yield Figure(f"… {kind}: p95", (_most(told[kind]),), "ms")


def _most(times: list[float]) -> float:
    return quantiles(times, n=20, method="inclusive")[18]


def _beside(told: Times, home: Path, folder: Path) -> Iterator[Figure]:
    """A year's numbers and a word, found in the office's workbook and by the bare database."""
    for kind, what, words in (
        ("report", "count", "the year’s actions and visits counted in the workbook with openpyxl"),
        ("search", "seek", "a word looked for in the workbook with openpyxl"),
        ("search", "like", "a word looked for by LIKE in the bare database, no accents or scripts folded"),
    ):
        theirs = tuple(float(run(["-m", "benchmarks.rivals", what, str(folder)], home).printed) for _time in range(3))
        yield Figure(f"{kind}: {words}", theirs, "ms")
        yield Figure("… as a multiple of our page, p50", (median(theirs) / median(told[kind]),), "×")
