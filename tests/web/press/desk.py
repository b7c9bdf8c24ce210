"""What the tests of the press desk begin with: an office with one partnership, and texts that came to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jumelles.web.people.models import Office, User
from jumelles.web.press import background, incoming
from jumelles.web.press.models import Clipping, Proposed
from jumelles.web.recording import keep
from jumelles.web.register.models import Authority, Partnership, Party, Town
from tests.web.offices import office

STORIES = Path(__file__).parent / "stories"
COLMAR, TVER = 3024297, 480060


@dataclass
class Desk:
    """An office, its accounts by role, and the partnership of Colmar and Tver."""

    office: Office
    people: dict[str, User]
    partnership: Any

    @property
    def by(self) -> User:
        """The officer, who works here."""
        return self.people["officer"]

    def clipping(self, text: str = "Nothing was said here that anybody could read.", **told: Any) -> Clipping:
        """A text that is read, without any proposal."""
        given = {
            "title": "A title",
            "outlet": "Gazette",
            "published": "2017-03-30",
            "language": "fr",
            "state": "ready",
            "sha256": "0" * 64,
            "partnership": self.partnership,
        } | told
        return Clipping.objects.create(office=self.office, by=self.by, text=text, **given)

    def proposed(self, clipping: Clipping, kind: str, words: str = "", /, **told: Any) -> Proposed:
        """A proposal whose words stand in the text."""
        start = clipping.text.index(words) if words else 0
        end = start + len(words) if words else min(5, len(clipping.text))
        row = {"exact": clipping.text[start:end], "start": start, "end": end, "prefix": "", "suffix": ""}
        last = clipping.proposals.count()
        return Proposed.objects.create(
            clipping=clipping, number=last + 1, type=kind, attributes=told, evidence=[row], lang="fr", confidence=0.95
        )

    def read(self, text: str, **told: Any) -> Clipping:
        """A text that was pasted and read to its end."""
        row = Clipping(office=self.office, by=self.by, **({"outlet": "Gazette", "published": "2017-03-30"} | told))
        incoming.take(row, incoming._pasted(text, row))
        row.save(force_insert=True)
        background.run(row.pk)
        row.refresh_from_db()
        return row


def desk(slug: str = "ours", *, language: str = "en") -> Desk:
    """A new office of Colmar."""
    made, people = office(slug, language=language)
    by = people["officer"]

    def new(model: type[Any], **fields: Any) -> Any:
        return keep(model(office=made, **fields), by=by)

    towns = [new(Town, place=gid, name=name, country=country) for gid, name, country in ((COLMAR, "Colmar", "FR"), (TVER, "Tver", "RU"))]
    partnership = new(Partnership, name="Colmar – Tver", kind="twinning")
    for town, side in zip(towns, ("home", "partner"), strict=True):
        body = new(Authority, name=f"City of {town}", level="municipality", town=town)
        new(Party, partnership=partnership, authority=body, side=side)
    return Desk(made, people, partnership)
