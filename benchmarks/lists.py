"""How long an office waits for a list of 5,000 agreements: read, planned row by row, accepted with evidence and history, taken back.

Beside it what one would write instead: the csv module and Django's `bulk_create`, which checks nothing, knows nothing again and keeps
neither evidence nor history.

`python -m benchmarks.lists` measures and prints the table; with `measure ROWS` it is the process that is measured.
"""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from benchmarks.figures import Figure, table
from benchmarks.machine import run

if TYPE_CHECKING:
    from jumelles.web.people.models import Office, User

ROWS = 5_000
PARTNERSHIPS = 50
KINDS = ("convention", "avenant", "charte", "protocole")


def measure(folder: Path) -> list[Figure]:
    """In a process of its own, in a fresh office on SQLite."""
    told = json.loads(run(["-m", "benchmarks.lists", "measure", str(ROWS)], folder / "lists").printed)
    return [
        Figure(f"list of {ROWS:,} agreements read, each row planned", (told["read"],), "s", below=60),
        Figure("first page of its rows planned", (told["page"],), "s", below=1),
        Figure("all its rows accepted, with evidence and history", (told["accepted"],), "s", below=300),
        Figure("one row accepted, on average", (1000 * told["accepted"] / ROWS,), "ms"),
        Figure("100 rows taken back", (told["undone"],), "s"),
        Figure("the same list by csv and bulk_create, nothing checked or kept", (told["bulk"],), "s"),
    ]


def invented(count: int) -> bytes:
    """A list of agreements with invented partners, dates in five forms, amounts as the French write them."""
    held = io.StringIO()
    out = csv.writer(held, delimiter=";")
    out.writerow(("Partenariat", "Intitulé", "Type", "Date de signature", "Montant", "Devise"))
    for n in range(count):
        year, month, day = 1980 + n % 45, 1 + n % 12, 1 + n % 28
        when = (f"{day:02}/{month:02}/{year}", f"{day}.{month}.{year}", f"{year}-{month:02}", str(year), f"{day} mars {year}")[n % 5]
        amount = f"{1 + n % 90} {n % 1000:03},50"
        out.writerow((f"Partenariat {n % PARTNERSHIPS}", f"Accord {n}", KINDS[n % 4], when, amount, "€"))
    return held.getvalue().encode("cp1252")


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    made = work()
    return time.perf_counter() - started, made


def _office() -> tuple[Office, User]:
    """A fresh office with its officer and its partnerships."""
    from jumelles.web.people.models import Membership, Office, User
    from jumelles.web.recording import keep
    from jumelles.web.register.models import Partnership

    office = Office.objects.create(name="Measured", slug="measured", country="FR", language="fr", timezone="Europe/Paris")
    by = User.objects.create(email="officer@measured.example", name="Officer", language="fr")
    Membership.objects.create(office=office, user=by, role="officer")
    for n in range(PARTNERSHIPS):
        keep(Partnership(office=office, name=f"Partenariat {n}", kind="twinning"), by=by)
    return office, by


def _measured(count: int) -> dict[str, float]:
    os.environ["DJANGO_SETTINGS_MODULE"] = "jumelles.web.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from jumelles.web.press import background
    from jumelles.web.press.models import Clipping
    from jumelles.web.press.planning import plan
    from jumelles.web.press.planning.setting import Setting
    from jumelles.web.press.tables import deciding, incoming

    office, by = _office()
    content = invented(count)
    row = incoming.begin(Clipping(office=office, by=by), content, "accords.csv")
    Clipping.objects.filter(pk=row.pk).update(state="reading")
    read, _none = _timed(lambda: background.run(row.pk))
    row.refresh_from_db()
    setting = Setting(row, by)
    page, _plans = _timed(lambda: [plan(one, by=by, setting=setting) for one in row.proposals.all()[:50]])
    accepted, _none = _timed(lambda: deciding.run(row.pk, "accept", deciding.open_rows(row), by.pk))
    row.refresh_from_db()
    if deciding.open_rows(row):
        raise ChildProcessError(row.told)
    undone, _none = _timed(lambda: deciding.run(row.pk, "undo", deciding.last_batch(row, by)[:100], by.pk))
    return {"read": read, "page": page, "accepted": accepted, "undone": undone, "bulk": _timed(lambda: _bulk(office, content))[0]}


def _bulk(office: Office, content: bytes) -> None:
    """The quickest way: what is written is what the file says."""
    from django.db.models import QuerySet

    from jumelles.web.register.models import Agreement, Partnership

    partnerships = {one.name: one for one in Partnership.objects.filter(office=office)}
    rows = list(csv.DictReader(io.StringIO(content.decode("cp1252")), delimiter=";"))
    made = [
        Agreement(
            office=office, partnership=partnerships[row["Partenariat"]], title=row["Intitulé"], kind=row["Type"][:20],
            amount=row["Montant"].replace(" ", "").replace(",", "."), currency="EUR",
        )
        for row in rows
    ]  # fmt: skip
    QuerySet(Agreement).bulk_create(made)  # the register’s own manager refuses it


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        print(json.dumps(_measured(int(sys.argv[2]))))
    else:
        with TemporaryDirectory() as name:
            print(table(measure(Path(name))))
