"""Inaugurations, unveilings, honours, commemorations, exhibitions and meetings."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from jumelles.press import modality, when
from jumelles.press.lexicon import lexicon
from jumelles.press.reference import Reference

if TYPE_CHECKING:
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

KINDS = ("inauguration", "unveiling", "award", "commemoration", "culture", "meeting", "sport")


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

    def told(self) -> dict[str, Any]:
        """As attributes."""
        return {"kind": self.kind, "what": self.what, "who": self.who, "status": self.status, "date": self.date}


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?P<{kind}>(?<![\w-])(?:{lexicon(lang).source('event', kind)})(?!\w))" for kind in KINDS), re.IGNORECASE)


def find_events(story: Story, reference: Reference) -> Iterator[Found]:
    """Every mention, one of each kind in a sentence; an honour for each who gets it."""
    for sentence in story.walk():
        seen: set[str] = set()
        piece = story.text[sentence.start : sentence.end]
        for match in _pattern(sentence.lang).finditer(piece):
            kind = str(match.lastgroup)
            if kind in seen or story.quoted(sentence.start + match.start()):
                continue
            seen.add(kind)
            yield from _mentions(story, reference, sentence, piece, kind, match)


def _mentions(story: Story, reference: Reference, sentence: Sentence, piece: str, kind: str, match: re.Match[str]) -> Iterator[Found]:
    lang, at = sentence.lang, sentence.start + match.start()
    end = _phrase_end(piece, match.end())
    near = piece[max(0, match.start() - 80) : match.end() + 60]
    date = when.first_date(piece, lang, story.published)
    told = modality.tense(piece, *match.span(), lang)
    sure = told == "planned" or (told == "past" and lang == "ru")
    status = modality.by_day(date, story.published) or (told if told and sure else _status(near, lang))
    what = piece[match.start() : end]
    trust = {"award": 0.7, "inauguration": 0.7, "unveiling": 0.7, "commemoration": 0.6, "culture": 0.5}.get(kind, 0.4)
    if kind != "award":
        definite = match[0].lower().startswith(("cut", "coup")) or bool(_DEFINITE[lang].search(piece[: match.start()]))
        yield Found(kind, status, at, sentence.start + end, lang, what, None, date, trust, definite)
        return
    given = bool(_GIVEN.match(match[0]))
    for name, start, stop in _honoured(story, sentence, at, given=given) or _meant(reference, piece, lang, at, match):
        yield Found(kind, status, min(at, start), max(at + len(match[0]), stop), lang, what, name, date, trust if name else 0.4)


_DEFINITE = {
    "fr": re.compile(r"(?:\b(?:le|la|ce|cet|cette)\s|\b[lL][’'])$", re.IGNORECASE),
    "en": re.compile(r"\b(?:the|this|that)\s$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:эт\w+)\s$", re.IGNORECASE),
}
_NEXT = re.compile(r"\bnext (?=[A-Z])|\bto be held\b|\bprochaine?\b")


def _status(near: str, lang: str) -> str:
    """Planned where something lies ahead and nothing near is over."""
    if _NEXT.search(near):
        return "planned"
    return "planned" if modality.future(near, lang) and not (modality.done(near, lang) and lang != "ru") else "past"


def _meant(reference: Reference, piece: str, lang: str, at: int, match: re.Match[str]) -> list[tuple[str | None, int, int]]:
    """Whom a pronoun or a role before an honour means."""
    if _GIVEN.match(match[0]) or match[0].lower().startswith("присво"):
        return [(None, at, at + len(match[0]))]
    said = re.search(rf"(?<!\w)(?:{lexicon(lang).source('say', 'pronouns')})(?!\w)", piece[: match.start()], re.IGNORECASE)
    return [(reference.person(said[0], at) if said else None, at, at + len(match[0]))]


def _phrase_end(piece: str, end: int) -> int:
    """The end of the phrase that an event begins: some words on, before the next comma."""
    match = re.match(r"[^.,;:()\n]{0,60}", piece[end:])
    reach = end + (match.end() if match else 0)
    return max(end, piece.rfind(" ", end, reach) if reach < len(piece) and reach - end >= 60 else reach)


_GIVEN = re.compile(r"вруч|присво|награжда|наградил|remett|remis|décern|confér", re.IGNORECASE)
"""Verbs whose subject gives."""


def _honoured(story: Story, sentence: Sentence, at: int, *, given: bool) -> list[tuple[str | None, int, int]]:
    """Those who get an honour: people after it that “and” joins, else the last person before it, unless that one gives it."""
    people = story.within(sentence.start, sentence.end, "person")
    after = [one for one in people if 0 <= one.start - at < 110]
    joined = after[:1]
    for one, following in itertools.pairwise(after):
        if re.fullmatch(r"\s*(?:,|et|and|и|, et|, and)\s*", story.text[one.end : following.start]):
            joined.append(following)
        else:
            break
    before = [one for one in people if one.start < at and (not given or (one.lang == "ru" and story.text[one.start : one.end] != one.name))]
    joined = [
        one
        for one in joined
        if not re.search(r"\b(?:par|by)\s(?:\w+\s){0,4}(?:de \w+, )?$", story.text[max(sentence.start, one.start - 40) : one.start])
    ]
    chosen = before[-1:] if before and (not joined or (story.sentences and joined[0].start - at > 60)) else joined
    return [(one.name, one.start, one.end) for one in chosen]
