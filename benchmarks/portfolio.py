"""How long an office waits for a portfolio: 50,000 invented rows brought in as CSV and as XLSX, and the page of a need answered among them.

Beside it what one would use instead: the same rows in a full-text table of SQLite (FTS5, ranked by BM25), filled and asked.

`python -m benchmarks.portfolio` measures and prints the table; with `measure ROWS FOLDER` it is the process that is measured, and prints JSON.
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
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.figures import Figure, table
from benchmarks.machine import run
from benchmarks.openings_speed import invented
from jumelles.openings.profiles import Profile

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


def _measured(count: int, folder: Path) -> dict[str, Any]:
    """All of it in this process, in an office of its own."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "jumelles.web.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    rows = _rows(count)
    office, by, company = _office()
    told: dict[str, Any] = {}
    from jumelles.web.openings import matching, stocks
    from jumelles.web.register.models import PortfolioItem

    contents = {"xlsx": _xlsx(rows), "csv": _csv(rows)}
    told["xlsx"], first = _timed(lambda: _brought(office, by, company, contents["xlsx"], "xlsx"))
    PortfolioItem.objects.filter(portfolio=first).delete()  # what is asked stands among 50,000 rows, not twice as many
    first.count = 0
    _keep(first, by)
    told["csv"], portfolio = _timed(lambda: _brought(office, by, company, contents["csv"], "csv"))

    told["prepared"], _none = _timed(lambda: stocks.prepare(portfolio))
    needs = [_need(office, by, profile) for profile in invented(ASKED + 1, seed=2)]
    told["first"], _answer = _timed(lambda: matching.answer(needs[0], by=by))
    told["asked"] = [_timed(lambda need=need: matching.answer(need, by=by))[0] for need in needs[1:]]
    return told | _full_text(rows, needs[1:], folder)


def _keep(portfolio: object, by: object) -> None:
    """Store that a portfolio is empty now."""
    from jumelles.web.recording import keep

    keep(portfolio, by=by, seen=getattr(portfolio, "version"))


def _office() -> tuple[Any, Any, Any]:
    from jumelles.web.people.models import Membership, Office, User
    from jumelles.web.recording import keep
    from jumelles.web.register.models import Organisation

    office = Office.objects.create(name="Measured", slug="measured", country="FR", language="en", timezone="Europe/Paris")
    by = User.objects.create(email="head@measured.example", name="Head", language="en", password="a long pass phrase")
    Membership.objects.create(office=office, user=by, role="head")
    return office, by, [keep(Organisation(office=office, name=name, kind="company"), by=by) for name in ("Ours", "Theirs")]


def _brought(office: Any, by: Any, companies: Any, content: bytes, kind: str) -> Any:
    """A portfolio, as the pages bring it in, but without making it ready for matching, which is measured apart."""
    from jumelles.web.openings import importing, incoming
    from jumelles.web.register.models import Intake

    made = Intake(office=office, by=by, organisation=companies[1], title=f"By {kind}", filename=f"list.{kind}")
    incoming.begin(made, content, by=by)
    importing._prepare = lambda _portfolio: None  # type: ignore[assignment]
    importing.run(made.pk)
    made.refresh_from_db()
    if made.state != "done":
        raise ChildProcessError(made.told)
    return made.portfolio


def _need(office: Any, by: Any, profile: Profile) -> Any:
    from datetime import timedelta

    from django.utils import timezone

    from jumelles.web.recording import keep
    from jumelles.web.register.models import Opening, Organisation

    today = timezone.localdate()
    known = {"kind": "need", "state": "published", "published_on": today, "expires_on": today + timedelta(days=300)}
    company = Organisation.objects.get(office=office, name="Ours")
    codes = ",".join(profile.codes)
    text = f"{profile.text} {' '.join(profile.terms)}"
    return keep(
        Opening(office=office, organisation=company, title=profile.title, summary=text, language=profile.lang, codes=codes, **known), by=by
    )


def _full_text(rows: list[tuple[str, ...]], needs: list[Any], folder: Path) -> dict[str, Any]:
    """What FTS5 takes for the same rows and the same needs, their words joined by OR."""
    base = sqlite3.connect(folder / "fts.sqlite3")

    def fill() -> None:
        base.execute("CREATE VIRTUAL TABLE item USING fts5(ref UNINDEXED, title, summary, tokenize='unicode61 remove_diacritics 2')")
        base.executemany("INSERT INTO item VALUES (?, ?, ?)", [row[:3] for row in csv.reader(io.StringIO(_csv(rows).decode()))])
        base.commit()

    def ask(need: Any) -> list[Any]:
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
