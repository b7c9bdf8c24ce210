"""A text at the press desk, for the walks: one proposal waits, one is decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from jumelles.web.people.models import Office
from jumelles.web.press import accepting
from jumelles.web.press.models import Clipping, Proposed

CHANGING = ("clipping_decide", "clipping_add", "clipping_about", "clipping_delete")
"""Pages that change something for who may."""
NOT_PAGES = ("clipping_stop", "clipping_decide", "clipping_add", "clipping_all", "clipping_undo")
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
    return made


def addresses(made: Clipping, name: str) -> Iterator[tuple[dict[str, Any], Callable[[], dict[str, Any]]]]:
    """What stands in the gaps of a page's address, and what is sent to it."""
    sent: dict[str, dict[str, Any]] = {
        "clipping_about": {"title": "Another title", "published": "2017-10-06"},
        "clipping_add": {"type": "event", "words": "came with a choir", "start": "0", "end": "0"},
        "clipping_all": {"type": "person"},
        "clipping_decide": {"act": "accept"},
    }
    gaps: dict[str, Any] = {} if name in {"press", "bring_text"} else {"key": made.pk}
    if name == "clipping_decide":
        gaps["number"] = 1
    yield gaps, lambda: sent.get(name, {})
