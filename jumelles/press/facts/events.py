"""Inaugurations, unveilings, honours, commemorations, exhibitions, matches and meetings: told by a noun, or by a verb and what it is done to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jumelles.press.facts import timing
from jumelles.press.facts.called_off import put_off
from jumelles.press.facts.days import resolved
from jumelles.press.facts.held import held
from jumelles.press.facts.honours import honoured, kept_for
from jumelles.press.facts.marks import Mark, marks
from jumelles.press.reference import Reference

if TYPE_CHECKING:
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

_MEMORIAL = {"unveiling", "inauguration", "commemoration"}
"""Kinds of which somebody may be the reason."""
_NEAR = 500
"""Letters within which something without a verb lies ahead because what was told before does."""
_TITLE = 4
"""A heading of fewer words is the title of a section."""


@dataclass(slots=True)
class Found:
    """One mention of an event."""

    kind: str
    status: str
    start: int
    end: int
    lang: str
    what: str = ""
    who: str | None = None
    date: str | None = None
    trust: float = 0.5
    definite: bool = False
    vague: bool = False
    """Nothing tells the status."""

    def told(self) -> dict[str, Any]:
        """As attributes."""
        return {"kind": self.kind, "what": self.what, "who": self.who, "status": self.status, "date": self.date}


def find_events(story: Story, reference: Reference) -> Iterator[Found]:
    """Every mention, in the order of the text; an honour for each who gets it."""
    last: Found | None = None
    for sentence in story.walk():
        piece = story.text[sentence.start : sentence.end]
        if sentence.heading and len(piece.split()) < _TITLE:
            continue
        for mark in marks(piece, sentence.lang):
            if held(story, sentence, piece, mark):
                found = list(_mentions(story, reference, sentence, piece, mark, last))
                yield from found
                last = found[-1] if found else last


def _mentions(story: Story, reference: Reference, sentence: Sentence, piece: str, mark: Mark, last: Found | None) -> Iterator[Found]:
    lang = sentence.lang
    told, date = timing.tell(piece, mark.start, mark.end, lang, story.published)
    if told is None:
        told, date = timing.listed(story, sentence, date)
    ahead = last and last.status == "planned" and sentence.start - last.end < _NEAR
    status = told or ("planned" if ahead else "past")
    off, new = put_off(piece, mark.start, mark.end, story.text[sentence.end : sentence.end + 200], lang, story.published)
    if off:
        status, date = "planned", new
    if status == "planned" and date is None and mark.framed and mark.kind == "inauguration" and not _GROUNDS.match(piece, mark.head):
        return
    if date and not date[:1].isdigit():
        date = resolved(date, lang, story.published, status) or date
    end = _phrase_end(piece, mark.end)
    what = piece[mark.start if mark.kind == "commemoration" else mark.head : end]
    definite = bool(_DEFINITE[lang].search(piece[max(0, mark.start - 12) : mark.start]))
    quoted = story.quoted(sentence.start + mark.start)
    trust = {"award": 0.7, "inauguration": 0.7, "unveiling": 0.7, "commemoration": 0.6, "culture": 0.5}.get(mark.kind, 0.4) - 0.2 * quoted
    start, stop = sentence.start + mark.start, sentence.start + end
    if mark.kind != "award":
        who = kept_for(story, reference, sentence, start, sentence.start + mark.end) if mark.kind in _MEMORIAL else None
        yield Found(mark.kind, status, start, stop, lang, what, who, date, trust, definite, told is None)
        return
    for name, a, b in honoured(story, reference, sentence, start, sentence.start + mark.end):
        low, high = min(start, a), max(sentence.start + mark.end, b)
        yield Found("award", status, low, high, lang, what, name, date, trust if name else 0.4, definite, told is None)


_GROUNDS = re.compile(
    r"parc|jardin|square|place|pont|passerelle|promenade|fontaine|rue|park|garden|bridge|footbridge|street|playground|path|trail|сквер|парк|алле|площад|мост|улиц|сад\b|фонтан|набережн",
    re.IGNORECASE,
)
"""What is opened to everybody; an office that shall open some day is rather a plan of those who agree."""
_DEFINITE = {
    "fr": re.compile(r"(?:\b(?:le|la|les|ce|cet|cette|ces|du|au)\s|[lL][’'])$", re.IGNORECASE),
    "en": re.compile(r"\b(?:the|this|that|these)\s$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:эт\w+)\s$", re.IGNORECASE),
}


def _phrase_end(piece: str, end: int) -> int:
    """The end of the phrase that an event begins: some words on, before the next comma."""
    match = re.match(r"[^.,;:()\n]{0,60}", piece[end:])
    reach = end + (match.end() if match else 0)
    return max(end, piece.rfind(" ", end, reach) if reach < len(piece) and reach - end >= 60 else reach)
