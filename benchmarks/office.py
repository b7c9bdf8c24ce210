"""An invented office as large as a real one grows in thirty years, loaded quickly and with its history.

Run as a program (`python -m benchmarks.office FOLDER [SHARE]`), so that the process which measures the others stays small. It fills the
register of JUMELLES_HOME and writes `office.json`: how to sign in, and the numbers of records to ask for.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

SEED = 2026
DRAWN = 100
"""Records of each kind whose pages are asked for."""
EMAIL, PASSWORD, SLUG = "officer@bench.example", "bench and nothing else", "bench"
COUNTS = {
    "town": 400,
    "figure": 300,
    "authority": 900,
    "fact": 1_500,
    "organisation": 3_000,
    "person": 30_000,
    "position": 30_000,
    "partnership": 500,
    "party": 1_200,
    "agreement": 1_000,
    "signatory": 2_000,
    "requirement": 12,
    "action": 20_000,
    "role": 30_000,
    "budget": 15_000,
    "visit": 5_000,
    "delegate": 40_000,
    "programme": 25_000,
    "document": 10_000,
    "status": 1_500,
    "check": 3_000,
    "mention": 8_000,
    "honour": 600,
    "gift": 3_000,
    "heritage": 300,
    "invitation": 40,
    "ambassador": 12,
    "portfolio": 20,
    "opening": 2_000,
    "introduction": 1_000,
    "message": 3_000,
    "outcome": 800,
    "gate": 30,
    "clearance": 200,
    "verdict": 400,
    "page": 400,
    "article": 1_200,
    "tells": 2_000,
    "evidence": 8_000,
}
"""How many records of each kind, each after those it refers to."""
LEAST = 12
"""Records of each kind in however small a share of that."""
LATIN = "Festival Youth Music School Forum Science Exchange Hospital Water Market Orchestra Museum Wine River Seminar Robotics".split()
CYRILLIC = "Фестиваль Молодёжь Музыка Школа Форум Наука Обмен Больница Вода Ярмарка Оркестр Музей Вино Река Семинар Роботы".split()
FAMILIES = "Martin Bernard Dupont Moreau Müller Weber Rossi Ferrari Иванов Петрова Смирнов Кузнецова García Nguyễn Kowalski Novák".split()
GIVEN = "Anne Jean Claire Hans Eva Marco Иван Анна Ольга Пётр María Linh Jan Eliška Paul Sophie".split()

Fields = dict[str, Any]
Row = Any
"""A record, an office or an account: Django ships no types."""


class Building:
    """The office while it is made: `rows` are its records by the key of their kind."""

    def __init__(self, office: Row, share: float) -> None:
        self.office, self.share, self.chance = office, share, random.Random(SEED)
        self.rows: dict[str, list[Row]] = {}

    def add(self, key: str, fields: Callable[[int], Fields]) -> None:
        """Make the records of one kind, in bulk: quick, and past the gate that real changes go through."""
        from django.db.models import QuerySet

        from jumelles.web.register.nouns import NOUNS

        model = NOUNS[key].model
        count = max(min(COUNTS[key], LEAST), round(COUNTS[key] * self.share))
        made = [model(office=self.office, **{"source": "minutes of the council"} | fields(n)) for n in range(count)]
        self.rows[key] = QuerySet(model).bulk_create(made, batch_size=2_000)

    def any(self, key: str) -> Row:
        """One record of a kind, by chance."""
        return self.chance.choice(self.rows[key])

    def busy(self, key: str) -> Row:
        """As `any`, the first far more often than the last: a few partnerships have most of the work."""
        rows = self.rows[key]
        return rows[int(len(rows) * self.chance.random() ** 2.5)]

    def pair(self, n: int, whole: str, other: str) -> tuple[Row, Row]:
        """The n-th of all pairs of two kinds, none twice as long as n is below their product."""
        wholes, others = self.rows[whole], self.rows[other]
        return wholes[n % len(wholes)], others[(n // len(wholes) + 7 * (n % len(wholes))) % len(others)]

    def title(self, n: int) -> str:
        """Some words, in Cyrillic every third time, and a number."""
        words = self.chance.sample(CYRILLIC if n % 3 == 0 else LATIN, 2)
        return f"{' '.join(words)} {n}"

    def text(self, words: int) -> str:
        """A text in both scripts."""
        return " ".join(self.chance.choices(LATIN + [word.lower() for word in LATIN + CYRILLIC], k=words))

    def day(self) -> date:
        """A day of the last thirty years."""
        return date(2026, 11, 1) - timedelta(days=self.chance.randrange(30 * 365))

    def body(self) -> Fields:
        """An organisation or an authority, one of the two."""
        return {"organisation": self.any("organisation")} if self.chance.random() < 0.7 else {"authority": self.any("authority")}


def fill(share: float = 1) -> Fields:
    """Make the office, an account that may change it, and a history; tell how to sign in and what to ask for."""
    from jumelles.web.people.models import Membership, Office, User

    made = Office.objects.create(name="Bench", slug=SLUG, country="FR", language="en", timezone="Europe/Paris")
    user = User.objects.create(email=EMAIL, name="Officer", language="en", password=PASSWORD)
    Membership.objects.create(office=made, user=user, role="administrator")
    building = Building(made, share)
    _people(building)
    _partnerships(building)
    _work(building)
    _proofs(building)
    _guests(building)
    _openings(building, user)
    _published(building)
    for key, rows in building.rows.items():
        _history(key, len(rows), user)
    _indexed(made)
    return _told(building)


def _indexed(made: Row) -> None:
    """What was made in bulk went past the index of the search, too."""
    from jumelles.web.search import index

    done = 0

    def progress(count: int) -> None:
        nonlocal done
        done += count
        print(f"{done} records are indexed", end="\r", file=sys.stderr)

    index.build(made, progress)
    print(file=sys.stderr)


def _people(office: Building) -> None:
    office.add(
        "town", lambda n: {"place": n + 1, "name": f"Town {office.title(n)}", "country": office.chance.choice(["FR", "DE", "RU", "CN"])}
    )
    office.add(
        "figure",
        lambda n: {"town": office.rows["town"][n], "indicator": "incubators", "value": float(n % 7), "dated": "2025", "source": "the town"},
    )
    office.add("authority", lambda n: {"name": f"City of {office.title(n)}", "level": "municipality", "town": office.any("town")})
    office.add("fact", lambda n: {"authority": office.any("authority"), "kind": "rank", "statement": office.title(n), "dated": "2016"})
    office.add("organisation", lambda n: {"name": office.title(n), "kind": "company", "town": office.any("town"), "about": office.text(20)})
    office.add("person", lambda n: _person(office, n))
    office.add(
        "position",
        lambda n: {"person": office.rows["person"][n], "title": f"Director {n}", "since": f"{office.day():%Y}", **office.body()},
    )


def _person(office: Building, n: int) -> Fields:
    family, given = office.chance.choice(FAMILIES), office.chance.choice(GIVEN)
    return {
        "family_name": f"{family}-{office.chance.choice(FAMILIES)}" if n % 4 else family,
        "given_name": given,
        "own_name": f"{office.chance.choice(CYRILLIC)} {office.chance.choice(FAMILIES)}" if n % 3 == 0 else "",
        "email": f"person{n}@bench.example",
        "languages": "en, fr",
    }


def _partnerships(office: Building) -> None:
    office.add("partnership", lambda n: {"name": f"Bench – {office.title(n)}", "kind": "twinning", "reason": office.text(60)})
    office.add("party", lambda n: _pair(office, n, "partnership", "authority") | {"side": "home" if n % 2 else "partner", "since": "1991"})
    office.add(
        "agreement",
        lambda n: {"partnership": office.busy("partnership"), "kind": "framework", "title": office.title(n), "signed": f"{office.day()}"},
    )
    office.add("signatory", lambda n: _pair(office, n, "agreement", "authority") | {"person": office.any("person"), "capacity": "mayor"})
    office.add("requirement", lambda n: {"country": "FR", "text": f"Requirement {n}", "law": "L1115-1", "place": n})


def _pair(office: Building, n: int, whole: str, other: str) -> Fields:
    return dict(zip((whole, other), office.pair(n, whole, other), strict=True))


def _work(office: Building) -> None:
    office.add("action", lambda n: _action(office, n))
    office.add("role", lambda n: {"action": office.any("action"), "part": ["partner", "implementer"][n % 2], **office.body()})
    office.add("budget", lambda n: {"action": office.any("action"), "planned": 100 * (n % 500), "currency": "EUR", **office.body()})
    office.add("visit", lambda n: _visit(office, n))
    office.add(
        "delegate",
        lambda n: _pair(office, n, "visit", "person") | {"capacity": "director", "precedence": n // len(office.rows["visit"]) + 1},
    )
    office.add(
        "programme",
        lambda n: {"visit": office.any("visit"), "day": office.day(), "starts": time(9 + n % 8), "title": office.title(n), "where": "hall"},
    )


def _action(office: Building, n: int) -> Fields:
    return {
        "partnership": office.busy("partnership"),
        "title": office.title(n),
        "domain": office.chance.choice(["culture", "education", "innovation"]),
        "stage": "done",
        "starts": f"{office.day()}" if n % 3 else f"{office.day():%Y}~",
        "about": office.text(40),
        "result": office.text(25),
        "goals": "4,9,17",
    }


def _visit(office: Building, n: int) -> Fields:
    return {
        "partnership": office.busy("partnership"),
        "direction": "inbound" if n % 2 else "outbound",
        "title": office.title(n),
        "starts": f"{office.day()}",
        "purpose": office.text(30),
        "headcount": n % 40,
    }


def _proofs(office: Building) -> None:
    office.add("document", lambda n: _document(office, n))
    office.add("status", lambda n: _step(office, n))
    office.add(
        "check", lambda n: _pair(office, n, "agreement", "requirement") | {"met": f"{office.day()}", "document": office.any("document")}
    )
    office.add("mention", lambda n: _happened(office, n, "published", "visit") | {"outlet": "Gazette", "summary": office.text(25)})
    office.add("honour", lambda n: _happened(office, n, "on") | {"kind": "medal", "person": office.any("person")})
    office.add("gift", lambda n: _happened(office, n, "on", "visit") | {"giver": "the mayor", "receiver": "the governor"})
    office.add("heritage", lambda n: _happened(office, n, "since") | {"kind": "statue", "where": office.text(3)})


def _happened(office: Building, n: int, dated: str, *references: str) -> Fields:
    fields = {"partnership": office.busy("partnership"), "title": office.title(n), dated: f"{office.day()}"}
    return fields | {key: office.any(key) for key in references}


def _document(office: Building, n: int) -> Fields:
    stored = {"sha256": f"{n:064x}", "filename": f"minutes-{n}.pdf", "media_type": "application/pdf", "size": 100_000 + n}
    return _happened(office, n, "dated", *(["agreement"] if n % 5 == 0 else []), *(["action"] if n % 2 else [])) | stored


def _step(office: Building, n: int) -> Fields:
    """Each partnership has its own years: they do not all have their anniversary at once."""
    partnerships = office.rows["partnership"]
    step, one = divmod(n, len(partnerships))
    life = ["proposed", "signed", "in_force", "dormant"][step % 4]
    on = date(1960 + 17 * one % 55, 1 + one % 12, 1 + one % 28) + timedelta(days=200 * step)
    return {"partnership": partnerships[one], "status": life, "on": f"{on}"}


def _guests(office: Building) -> None:
    from jumelles.web.people.models import Membership, User

    guest = User.objects.create(email="guest@bench.example", name="Guest", language="en")
    member = Membership.objects.create(office=office.office, user=guest, role="guest")
    office.add("invitation", lambda n: {"partnership": office.rows["partnership"][n], "member": member})


def _openings(office: Building, user: Row) -> None:
    """Half of the openings are needs, the others offers; each case has one of both."""
    day, shown = office.day, {"published_on": date(2026, 6, 1), "expires_on": date(2027, 6, 1)}
    office.add("ambassador", lambda _n: {"person": office.any("person"), "authority": office.any("authority"), "since": day()})
    office.add("portfolio", lambda n: {"organisation": office.any("organisation"), "title": office.title(n), "received": day()})
    office.add(
        "opening",
        lambda n: (
            {"kind": ["need", "offer"][n % 2], "organisation": office.any("organisation"), "title": office.title(n)}
            | {"summary": office.text(40), "language": "fr", "codes": "nace2:72.11", "state": "published", "author": user, **shown}
        ),
    )
    openings = office.rows["opening"]
    office.add(
        "introduction",
        lambda n: (
            {"partnership": office.busy("partnership"), "need": openings[2 * n % len(openings)]}
            | {"offer": openings[(2 * n + 1 + 2 * (2 * n // len(openings))) % len(openings)], "stage": "candidate"}
        ),
    )
    office.add(
        "message",
        lambda _n: {
            "introduction": office.any("introduction"),
            "towards": "offer",
            "body": office.text(20),
            "sent_at": datetime(2026, 6, 2, tzinfo=UTC),
        },
    )
    office.add("outcome", lambda _n: {"introduction": office.any("introduction"), "on": day(), "kind": "talks"})
    listed = {"list_name": "List", "list_version": "1", "list_date": date(2026, 1, 1)}
    office.add("gate", lambda n: {"scope": "goods", "code": f"{n % 97 + 1:02}", "reason": office.text(5), **listed})
    decided = {"act": "meeting", "ruling": "clear", "hit": "a mark", "covers": "a mark", "basis": "a ground"}
    office.add("clearance", lambda _n: {"introduction": office.any("introduction"), "on": day(), "decided_by": user, **decided})


def _published(office: Building) -> None:
    """Most partnerships have their page, with some news."""
    openings = office.rows["opening"]
    office.add(
        "verdict",
        lambda n: (
            {"asked": openings[n % len(openings)], "opening": openings[(n + 1) % len(openings)]}
            | {"ruling": "dismissed", "reason": office.text(5)}
        ),
    )
    office.add(
        "page",
        lambda n: (
            {"partnership": office.rows["partnership"][n], "slug": f"page-{n}", "languages": "en", "title_en": office.title(n)}
            | {"story_en": office.text(120), "state": "published"}
        ),
    )
    office.add(
        "article",
        lambda n: (
            {"page": office.any("page"), "slug": f"news-{n}", "title_en": office.title(n), "body_en": office.text(150)}
            | {"state": "published", "publish_at": datetime(2026, 1 + n % 10, 2, tzinfo=UTC)}
        ),
    )
    office.add("tells", lambda _n: {"article": office.any("article"), "action": office.any("action")})
    office.add(
        "evidence", lambda n: {"visit": office.any("visit"), "exact": office.title(n), "sentence": office.text(20), "title": "Gazette"}
    )


def _history(key: str, count: int, user: Row) -> None:
    """Every record was added and is changed twice on the average; one in a hundred more was deleted again."""
    from django.db import connection

    from jumelles.web.register.nouns import NOUNS

    model = NOUNS[key].model
    quote = connection.ops.quote_name
    columns = [field.column for field in model._meta.concrete_fields if field.column not in {"id", "version"}]  # noqa: SLF001
    names = ", ".join(quote(column) for column in columns)
    meant = "id, version, history_id, history_type, history_date, history_user_id, " + names
    source, target = (quote(each._meta.db_table) for each in (model, model.history.model))  # noqa: SLF001
    number = "lower(hex(randomblob(16)))"
    with connection.cursor() as cursor:
        for version, (act, of, ago, where) in enumerate(ENTRIES, 1):
            when = f"strftime('%Y-%m-%d %H:%M:%f', '2026-11-20', '-' || (abs(random() % {SPAN}) + {SPAN * ago}) || ' minutes')"
            values = f"{number if of == 'gone' else 'id'}, {version}, {number}, %s, {when}, %s, {names}"
            # Names of our own tables and columns.
            cursor.execute(f"INSERT INTO {target} ({meant}) SELECT {values} FROM {source} WHERE {where}", [act, user.pk.hex])  # noqa: S608
    assert model.history.count() >= count  # noqa: S101 - the benchmark would measure an office without a past


SPAN = 4_000_000
"""Minutes in which the entries of one round lie: some seven years."""
ENTRIES = (("+", "there", 2, "1"), ("~", "there", 1, "rowid % 2"), ("~", "there", 0, "rowid % 3"), ("-", "gone", 0, "rowid % 100 = 1"))
"""The rounds of the history: what happened, to records that are there or are gone, how many spans ago, and to which."""


def _told(office: Building) -> Fields:
    rows = office.rows
    counts: dict[Any, int] = {}
    for action in rows["action"]:
        counts[action.partnership_id] = counts.get(action.partnership_id, 0) + 1
    return {
        "slug": SLUG,
        "email": EMAIL,
        "password": PASSWORD,
        "busiest": str(max(counts, key=lambda key: counts[key])),
        "above": {key: str(getattr(made[0], f"{type(made[0]).hangs_on}_id")) for key, made in rows.items() if type(made[0]).hangs_on},
        "records": {key: [str(office.any(key).pk) for _n in range(DRAWN)] for key in rows},
        "counts": {key: len(made) for key, made in rows.items()},
    }


def main(folder: Path, share: float = 1) -> None:
    """Fill the register of JUMELLES_HOME and write `office.json`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jumelles.web.settings")
    import django
    from django.core.management import call_command
    from django.db import transaction

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    with transaction.atomic():
        told = fill(share)
    (folder / "office.json").write_text(json.dumps(told), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(float, sys.argv[2:]))
