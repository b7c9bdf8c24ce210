"""Companies for the walk that write without an account: one its draft, one its answer. Their words are none of the marks of the walk."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from jumelles.web.people.models import Office, User
from jumelles.web.recording import keep
from jumelles.web.register import cases, openings, relaying
from jumelles.web.register.models import Introduction, Opening, Organisation, Partnership

PAGES = ("openings_draft", "openings_reply")
"""Pages that tell whose they are to everybody who has their address."""


@dataclass
class Invited:
    """The draft that a company may write at, and the case whose offering side was written to."""

    draft: Opening
    case: Introduction


def invited(office: Office, by: User, reviewer: User) -> Invited:
    """Two companies, of which one offers what the other needs, and has been told so."""
    firms = [keep(Organisation(office=office, name=f"Silverbank {n}", kind="company"), by=by) for n in (1, 2)]
    pair = keep(Partnership(office=office, name="Silverbank firms", kind="contact"), by=by)
    need, offer = (_published(office, kind, firm, by, reviewer) for kind, firm in zip(("need", "offer"), firms, strict=True))
    case = cases.propose(need, offer, pair, by=by)
    cases.express(case, "We look for a partner.", by=by, seen=1)
    return Invited(_drafted(office, "need", firms[0], by), case)


def _drafted(office: Office, kind: str, firm: Any, by: User) -> Opening:
    told = {"title": f"Silverbank {kind}", "summary": "hearing aids", "language": "en"}
    return openings.draft(Opening(office=office, kind=kind, organisation=firm, **told), by=by)


def _published(office: Office, kind: str, firm: Any, by: User, reviewer: User) -> Opening:
    made = _drafted(office, kind, firm, by)
    openings.act(made, "submit", by=by, seen=1)
    return openings.act(made, "publish", by=reviewer, seen=2)


def addresses(told: Invited, name: str) -> Iterator[tuple[str, Callable[[], dict[str, Any]], bool]]:
    """What stands in the address of a page, what is sent to it, and whether there is such a page."""
    if name == "openings_draft":
        words = {"title": "Silverbank seeks", "summary": "our own words", "language": "fr", "seen": told.draft.version}
        yield openings.token(told.draft), lambda: words, True
        yield openings.token(told.case.need), lambda: words, False
        yield relaying.token(told.case, "offer"), lambda: words, False
    else:
        answer = {"body": "Gladly.", "agrees": "on"}
        yield relaying.token(told.case, "offer"), lambda: answer, True
        yield openings.token(told.draft), lambda: answer, False
    yield "x", dict, False
