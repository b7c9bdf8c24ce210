"""What an office would use instead of the register: its tables in a workbook, filtered by hand; and the bare database, to see what we add.

Run as a program: `python -m benchmarks.rivals make|find|query|count|seek|like FOLDER`, with JUMELLES_HOME and `office.json`.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

SHEETS = {
    "partnership": "SELECT name, name AS title, kind, reason FROM register_partnership AS p ORDER BY name",
    "action": "SELECT p.name, a.title, starts, ends, domain, stage, about, result FROM register_action AS a JOIN register_partnership AS p "
    "ON p.id = partnership_id ORDER BY starts_from",
    "visit": "SELECT p.name, v.title, starts, ends, direction, headcount, purpose FROM register_visit AS v JOIN register_partnership AS p "
    "ON p.id = partnership_id ORDER BY starts_from",
    "agreement": "SELECT p.name, a.title, signed, expires, a.kind FROM register_agreement AS a JOIN register_partnership AS p "
    "ON p.id = partnership_id ORDER BY signed",
    "document": "SELECT p.name, d.title, dated, filename FROM register_document AS d JOIN register_partnership AS p "
    "ON p.id = partnership_id ORDER BY dated_from",
    "organisation": "SELECT '', name, kind, about FROM register_organisation ORDER BY name",
    "person": "SELECT '', family_name, given_name, own_name, email, languages FROM register_person ORDER BY family_name",
}
"""The sheets that an office keeps; the first column is the partnership that a row belongs to."""
PAGE = "SELECT id, title, starts, domain, stage FROM register_action WHERE partnership_id = ? ORDER BY starts_from DESC, title, id LIMIT 50"


def _base() -> sqlite3.Connection:
    return sqlite3.connect(Path(os.environ["JUMELLES_HOME"]) / "web" / "register.sqlite3")


def make(folder: Path) -> None:
    """Write the workbook."""
    from xlsxwriter import Workbook

    with Workbook(folder / "office.xlsx", {"constant_memory": True}) as book:
        for name, query in SHEETS.items():
            sheet = book.add_worksheet(name)
            for line, row in enumerate(_base().execute(query)):
                sheet.write_row(line, 0, row)


def find(folder: Path) -> float:
    """Open the workbook and find the rows of one partnership; in milliseconds."""
    from openpyxl import load_workbook

    name = _base().execute("SELECT name FROM register_partnership ORDER BY name LIMIT 1 OFFSET 3").fetchone()[0]
    start = time.perf_counter()
    book = load_workbook(folder / "office.xlsx", read_only=True)
    found = [row for sheet in book for row in sheet.iter_rows(values_only=True) if row[0] == name]
    spent = 1000 * (time.perf_counter() - start)
    return spent if found else float("nan")


def query(folder: Path) -> float:
    """The same rows as our list of a partnership's actions, asked of the database without anything around; in milliseconds, p50."""
    base, times = _base(), []
    for key in json.loads((folder / "office.json").read_text("utf-8"))["records"]["partnership"]:
        start = time.perf_counter()
        base.execute(PAGE, (key.replace("-", ""),)).fetchall()
        times.append(1000 * (time.perf_counter() - start))
    return median(times)


def _rows(folder: Path) -> Iterator[tuple[str, tuple[Any, ...]]]:
    from openpyxl import load_workbook

    for sheet in load_workbook(folder / "office.xlsx", read_only=True):
        yield from ((sheet.title, row) for row in sheet.iter_rows(values_only=True))


def count(folder: Path) -> float:
    """A year's actions by domain and visits by direction, counted from the workbook; in milliseconds."""
    start = time.perf_counter()
    found = Counter((sheet, row[4]) for sheet, row in _rows(folder) if sheet in {"action", "visit"} and str(row[2]).startswith("2015"))
    spent = 1000 * (time.perf_counter() - start)
    return spent if found else float("nan")


def seek(folder: Path) -> float:
    """The rows of the workbook in which a word stands; in milliseconds."""
    start = time.perf_counter()
    found = [row for _sheet, row in _rows(folder) if any("festival" in str(cell).lower() for cell in row)]
    spent = 1000 * (time.perf_counter() - start)
    return spent if found else float("nan")


def like(_folder: Path) -> float:
    """The same asked of the database, table by table; in milliseconds, p50 of twenty times."""
    base, times = _base(), []
    columns = {"action": ("title", "about", "result"), "visit": ("title", "purpose"), "document": ("title", "filename")}
    for _time in range(20):
        start = time.perf_counter()
        for table, names in columns.items():
            anywhere = " OR ".join(f"{name} LIKE '%festival%'" for name in names)
            base.execute(f"SELECT id, title FROM register_{table} WHERE {anywhere}").fetchall()  # noqa: S608 - names of our own
        times.append(1000 * (time.perf_counter() - start))
    return median(times)


DONE: dict[str, Callable[[Path], float | None]] = {"make": make, "find": find, "query": query, "count": count, "seek": seek, "like": like}

if __name__ == "__main__":
    print(DONE[sys.argv[1]](Path(sys.argv[2])))
