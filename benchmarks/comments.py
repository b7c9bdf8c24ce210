"""How soon public pages and the queue answer while 10,000 comments of spam come in, and in how many clicks they are gone.

Run as a program (`python -m benchmarks.comments FOLDER [COUNT]`), it makes the office with the flood and writes `comments.json`.
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.browser import Browser, server
from benchmarks.figures import Figure
from benchmarks.machine import run
from benchmarks.office import Row

FLOOD, APPROVED, TIMES, WARM = 10_000, 40, 100, 3
GOAL = 200
"""Milliseconds in which 95 of 100 pages shall be there."""
SLUG, EMAIL, PASSWORD = "flooded", "officer@flooded.example", "bench and nothing else"
GOODS = "watches bags pills loans coins tickets phones shoes".split()
QUEUE = {
    "queue, first page": "",
    "queue, page in the middle": "?page=100",
    "queue, more than 2 links within the hour": "?sign=links&time=hour",
    "queue, the same text as before": "?sign=repeats&page=20",
}


def measure(home: Path, folder: Path, count: int = FLOOD) -> list[Figure]:
    """Let the flood come in, ask for the pages that everybody and the office open, then decide all of it and take that back."""
    run(["-m", "benchmarks.comments", str(folder), str(count)], home)
    told = json.loads((folder / "comments.json").read_text("utf-8"))
    figures = [Figure("a comment of the flood is taken in: p50", (told["taken"],), "ms")]
    with server(home) as (port, _process), Browser(port) as visitor, Browser(port) as officer:
        figures += _timed("public article", visitor, [told["article"]])
        figures += _timed("form of a comment", visitor, [told["form"]])
        officer.sign_in(EMAIL, PASSWORD)
        for words, query in QUEUE.items():
            figures += _timed(words, officer, [f"/{SLUG}/comments/{query}"])
        figures += _decided(officer)
        figures += _timed("public article, the flood decided", visitor, [told["article"]])
    return figures


def _timed(words: str, browser: Browser, paths: list[str]) -> list[Figure]:
    spent = [1000 * browser.ask(path)[1] for path in islice(cycle(paths), TIMES + WARM)][WARM:]
    return [
        Figure(f"{words}: p50", (median(spent),), "ms"),
        Figure("… p95", (quantiles(spent, n=20, method="inclusive")[18],), "ms", below=GOAL),
    ]


def _decided(officer: Browser) -> list[Figure]:
    """One click on “Spam” for all that the filter shows, and one on “Undo”, each with the page that follows; then the first again."""
    path = f"/{SLUG}/comments/?sign=links&time=hour"
    page, _seconds = officer.ask(path)
    form = _hidden(page, "decide/") | {"all": "spam"}
    found = re.search(r"All of this list: ([\d,]+)", page)
    count = int(found[1].replace(",", "")) if found else 0
    decided = officer.ask(f"/{SLUG}/comments/decide/", form, expected=302)[1]
    page, after = officer.ask(f"/{SLUG}/comments/")
    undo = re.search(r'action="(/[^"]+/undo/[^"]+)"', page)
    undone = officer.ask(undo[1] if undo else "", _hidden(page, "undo/"), expected=302)[1]
    officer.ask(f"/{SLUG}/comments/decide/", form, expected=302)
    return [
        Figure("comments decided by one click", (count,), "comments"),
        Figure("… time of the click and the page after it", (decided + after,), "s"),
        Figure("… time to undo them", (undone,), "s"),
    ]


def _hidden(page: str, action: str) -> dict[str, str]:
    """The hidden fields of the form whose address holds these words."""
    form = next((part for part in page.split("<form")[1:] if action in part.split(">")[0]), "")
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form.split("</form>")[0]))


def fill(count: int) -> dict[str, Any]:
    """An office with a public article, comments that were approved, and the flood, taken in as if each came from a machine of its own."""
    from jumelles.web.people.models import Membership, Office, User
    from jumelles.web.portal.comments import writing
    from jumelles.web.portal.comments.subjects import of_article
    from jumelles.web.portal.models import Comment

    office = Office.objects.create(name="Flooded", slug=SLUG, country="FR", language="en", timezone="Europe/Paris")
    user = User.objects.create(email=EMAIL, name="Officer", language="en", password=PASSWORD)
    Membership.objects.create(office=office, user=user, role="officer")
    found = of_article(_article(office, user))
    chance, spent = random.Random(2026), []
    approved = [
        Comment(office=office, about=found.key, name=f"Reader {n}", text="We were there. " * 20, state="approved") for n in range(APPROVED)
    ]
    Comment.objects.bulk_create(approved)
    for n in range(count):
        goods = chance.choice(GOODS)
        links = " ".join(f"https://{goods}{n}.example/{link}" for link in range(chance.randrange(1, 6)))
        told = {"name": goods, "email": f"{goods}{n}@spam.example", "text": f"Best {goods}!! {links if n % 3 else 'same again'}"}
        start = time.perf_counter()
        writing.write(found, told, of=f"{n:032x}", language="en")
        spent.append(1000 * (time.perf_counter() - start))
    return {"article": found.link, "form": f"/comment/on/{found.key}/", "taken": median(spent)}


def _article(office: Row, by: Row) -> Row:
    from django.utils import timezone

    from jumelles.web.recording import keep
    from jumelles.web.register.models import Article, Partnership, PublicPage

    pair = keep(Partnership(office=office, name="A pair", kind="twinning"), by=by)
    titled = {"title_en": "Twenty years of a pair"}
    page = keep(PublicPage(office=office, partnership=pair, slug="pair", languages="en", state="published", comments="on", **titled), by=by)
    body = "A paragraph of the article. " * 40
    return keep(Article(office=office, page=page, slug="news", state="published", publish_at=timezone.now(), body_en=body, **titled), by=by)


def main(folder: Path, count: int) -> None:
    """Fill the register of JUMELLES_HOME."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "jumelles.web.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    (folder / "comments.json").write_text(json.dumps(fill(count)), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else FLOOD)
