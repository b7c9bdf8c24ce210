"""How long an office waits for a portfolio: 50,000 invented rows brought in as CSV and as XLSX, and the page of a need answered among them.

Beside it what one would use instead: the same rows in a full-text table of SQLite (FTS5, ranked by BM25), filled and asked.

`python -m benchmarks.portfolio` measures and prints the table; with `measure ROWS FOLDER` it is the process that is measured.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Self

from benchmarks.figures import Figure, table
from benchmarks.machine import run
from benchmarks.openings_speed import invented
from jumelles.openings.profiles import Profile

if TYPE_CHECKING:
    from jumelles.web.register.models import Opening, Portfolio

ROWS = 50_000
ASKED = 40
HEADER = ("reference", "title", "description", "language", "NACE", "technology field")


def measure(folder: Path) -> list[Figure]:
    """Bring in and ask, in a process of its own: a fresh office, and nothing ready."""
    told = json.loads(run(["-m", "benchmarks.portfolio", "measure", str(ROWS), str(folder)], folder / "portfolio").printed)
    p95 = sorted(told["asked"])[int(len(told["asked"]) * 0.95)]
    return [
        Figure(f"portfolio of {ROWS:,} rows brought in as CSV", (told["csv"],), "s", below=60),
        Figure(f"portfolio of {ROWS:,} rows brought in as XLSX", (told["xlsx"],), "s", below=60),
        Figure("the same CSV into a full-text table of SQLite", (told["fts"],), "s"),
        Figure("portfolio made ready for matching", (told["prepared"],), "s"),
        Figure("first answer, from the file", (told["first"],), "s"),
        Figure("one need answered with reasons", tuple(1000 * one for one in told["asked"]), "ms", below=300),
        Figure("one need answered with reasons, 95th percentile", (1000 * p95,), "ms", below=300),
        Figure("the same asked of FTS5", tuple(1000 * one for one in told["fts_asked"]), "ms"),
    ]


def _rows(count: int) -> list[tuple[str, ...]]:
    def of(profile: Profile, scheme: str) -> str:
        return ";".join(code.partition(":")[2] for code in profile.codes if code.startswith(scheme))

    return [
        (f"P{one.key}", one.title, f"{one.text} {' '.join(one.terms)}", one.lang, of(one, "nace2"), of(one, "field"))
        for one in invented(count)
    ]


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    held = io.StringIO()
    csv.writer(held).writerows([HEADER, *rows])
    return held.getvalue().encode()


def _xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    from xlsxwriter import Workbook

    held = io.BytesIO()
    book = Workbook(held, {"constant_memory": True, "in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate([HEADER, *rows]):
        sheet.write_row(number, 0, row)
    book.close()
    return held.getvalue()


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    made = work()
    return time.perf_counter() - started, made


@dataclass
class House:
    """A fresh office with its head and two companies: one needs, the other hands over portfolios."""

    office: Any
    by: Any
    ours: Any
    theirs: Any

    @classmethod
    def new(cls) -> Self:
        """Into an empty register."""
        from jumelles.web.people.models import Membership, Office, User
        from jumelles.web.recording import keep
        from jumelles.web.register.models import Organisation

        office = Office.objects.create(name="Measured", slug="measured", country="FR", language="en", timezone="Europe/Paris")
        by = User.objects.create(email="head@measured.example", name="Head", language="en")
        Membership.objects.create(office=office, user=by, role="head")
        return cls(office, by, *(keep(Organisation(office=office, name=name, kind="company"), by=by) for name in ("Ours", "Theirs")))

    def brought(self, content: bytes, kind: str) -> Portfolio:
        """A portfolio, as the pages bring it in.

        Raises:
            ChildProcessError: it did not come in.
        """
        from jumelles.web.openings import importing, incoming
        from jumelles.web.register.models import Intake

        made = Intake(office=self.office, by=self.by, organisation=self.theirs, title=f"By {kind}", filename=f"list.{kind}")
        incoming.begin(made, content, by=self.by)
        importing.run(made.pk, prepare=False)
        made.refresh_from_db()
        if made.state != "done":
            raise ChildProcessError(made.told)
        return made.portfolio

    def emptied(self, portfolio: Portfolio) -> None:
        """Needs are answered among 50,000 rows, not among twice as many."""
        from jumelles.web.recording import keep

        portfolio.rows.all().delete()
        portfolio.count = 0
        keep(portfolio, by=self.by, seen=portfolio.version)

    def need(self, profile: Profile) -> Opening:
        """A published need of our company."""
        from django.utils import timezone

        from jumelles.web.recording import keep
        from jumelles.web.register.models import Opening

        today = timezone.localdate()
        dates = {"published_on": today, "expires_on": today + timedelta(days=300)}
        text = f"{profile.text} {' '.join(profile.terms)}"
        said = {"title": profile.title, "summary": text, "language": profile.lang, "codes": ",".join(profile.codes)}
        return keep(Opening(office=self.office, organisation=self.ours, kind="need", state="published", **said, **dates), by=self.by)


def _measured(count: int, folder: Path) -> dict[str, Any]:
    """All of it in this process, in an office of its own."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "jumelles.web.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from jumelles.web.openings import matching, stocks

    rows, house = _rows(count), House.new()
    workbook, text = _xlsx(rows), _csv(rows)
    xlsx, first = _timed(lambda: house.brought(workbook, "xlsx"))
    house.emptied(first)
    from_csv, portfolio = _timed(lambda: house.brought(text, "csv"))
    prepared, _none = _timed(lambda: stocks.prepare(portfolio))
    needs = [house.need(profile) for profile in invented(ASKED + 1, seed=2)]
    once, _answer = _timed(lambda: matching.answer(needs[0], by=house.by))
    asked = [_timed(lambda need=need: matching.answer(need, by=house.by))[0] for need in needs[1:]]
    told = {"xlsx": xlsx, "csv": from_csv, "prepared": prepared, "first": once, "asked": asked}
    return told | _full_text(rows, needs[1:], folder)


def _full_text(rows: list[tuple[str, ...]], needs: list[Opening], folder: Path) -> dict[str, Any]:
    """What FTS5 takes for the same rows and the same needs, their words joined by OR."""
    base = sqlite3.connect(folder / "fts.sqlite3")

    def fill() -> None:
        base.execute("CREATE VIRTUAL TABLE item USING fts5(ref UNINDEXED, title, summary, tokenize='unicode61 remove_diacritics 2')")
        base.executemany("INSERT INTO item VALUES (?, ?, ?)", [row[:3] for row in csv.reader(io.StringIO(_csv(rows).decode()))])
        base.commit()

    def ask(need: Opening) -> list[Any]:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", f"{need.title} {need.summary}"))
        return base.execute("SELECT ref FROM item WHERE item MATCH ? ORDER BY rank LIMIT 10", [words]).fetchall()

    filled, _none = _timed(fill)
    return {"fts": filled, "fts_asked": [_timed(lambda need=need: ask(need))[0] for need in needs]}


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        print(json.dumps(_measured(int(sys.argv[2]), Path(sys.argv[3]))))
    else:
        with TemporaryDirectory() as name:
            print(table(measure(Path(name))))
