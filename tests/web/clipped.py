"""A text at the press desk, for the walks: one proposal waits, one is decided. And two lists, of which one is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from jumelles.web.people.models import Office
from jumelles.web.press import accepting, background
from jumelles.web.press.models import Clipping, Proposed
from jumelles.web.press.tables import incoming as lists
from tests.web.press.desk import COLMAR, TVER

CHANGING = ("clipping_decide", "clipping_add", "clipping_about", "clipping_delete")
"""Pages that change something for who may. That the partnership of a text is opened, test_views_founding sees: the walk has a toy atlas."""
NOT_PAGES = ("clipping_stop", "clipping_decide", "clipping_add", "clipping_all", "clipping_undo", "list_batch")
"""Addresses that lead on; of these, tests/web/press/test_views_deciding_in_a_browser.py looks at what may be accepted together."""


def clipping(office: Office, partnership: Any, by: Any, mark: str) -> Clipping:
    """A text with two proposals, of which the first waits."""
    text = f"Anna Petrova came with a choir {mark}. Jean Morel welcomed her."
    told = {"title": f"Press {mark}", "outlet": "Gazette", "published": "2017-10-05", "language": "en", "state": "ready"}
    made = Clipping.objects.create(office=office, by=by, partnership=partnership, text=text, sha256="0" * 64, **told)
    for number, name in enumerate(("Anna Petrova", "Jean Morel"), 1):
        start = text.index(name)
        words = {"exact": name, "start": start, "end": start + len(name), "prefix": "", "suffix": ""}
        Proposed.objects.create(clipping=made, number=number, type="person", attributes={"name": name}, evidence=[words], lang="en")
    accepting.refuse(made.proposals.get(number=2), f"known {mark}", by=by)
    for title in LISTS:
        _list(office, partnership, by, mark, title)
    _new(office, by, mark)
    return made


NEW = "new"


def _new(office: Office, by: Any, mark: str) -> None:
    """A text of two places between which the register knows no partnership."""
    text = f"Colmar received Tver {mark}."
    made = Clipping.objects.create(office=office, by=by, text=text, title=NEW, language="en", state="ready", sha256="1" * 64)
    for number, (name, gid, country) in enumerate((("Colmar", COLMAR, "FR"), ("Tver", TVER, "RU")), 1):
        words = {"exact": name, "start": text.index(name), "end": text.index(name) + len(name), "prefix": "", "suffix": ""}
        told = {"name": name, "gid": gid, "kind": "city", "country": country}
        Proposed.objects.create(clipping=made, number=number, type="place", attributes=told, evidence=[words], lang="en")


LISTS = ("read", "unnamed")


def _list(office: Office, partnership: Any, by: Any, mark: str, title: str) -> None:
    content = f"Partnership,Title,Start,Direction\n{partnership},Choir {mark},2017-10-05,in\n".encode()
    row = Clipping(office=office, by=by, partnership=partnership, title=title)
    lists.begin(row, content, f"visits {mark}.csv")
    if title == "read":
        background.run(row.pk)


def addresses(made: Clipping, name: str) -> Iterator[tuple[dict[str, Any], Callable[[], dict[str, Any]]]]:
    """What stands in the gaps of a page's address, and what is sent to it."""
    sent: dict[str, dict[str, Any]] = {
        "clipping_about": {"title": "Another title", "published": "2017-10-06"},
        "clipping_add": {"type": "event", "words": "came with a choir", "start": "0", "end": "0"},
        "clipping_all": {"type": "person"},
        "clipping_decide": {"act": "accept"},
        "clipping_found": {"ours": COLMAR, "theirs": [TVER], "kind": "twinning"},
    }
    gaps: dict[str, Any] = {} if name in {"press", "bring_text"} else {"key": made.pk}
    if name.startswith("list_"):
        title = "unnamed" if name == "list_columns" else "read"
        gaps["key"] = Clipping.objects.get(office=made.office, kind="table", title=title).pk
    if name == "clipping_found":
        gaps["key"] = Clipping.objects.get(office=made.office, title=NEW).pk
    if name in {"clipping_decide", "list_row"}:
        gaps["number"] = 2 if name == "list_row" else 1  # the first row of a list is the second of its table
    yield gaps, lambda: sent.get(name, {})
