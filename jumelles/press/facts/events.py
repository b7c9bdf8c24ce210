"""Inaugurations, unveilings, honours, commemorations, exhibitions, matches and meetings: told by a noun, or by a verb and what it is done to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from jumelles.press import when
from jumelles.press.facts import timing
from jumelles.press.facts.called_off import called_off, put_off
from jumelles.press.facts.days import resolved
from jumelles.press.facts.honours import honoured, kept_for
from jumelles.press.lexicon import lexicon
from jumelles.press.reference import Reference

if TYPE_CHECKING:
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

KINDS = ("award", "unveiling", "inauguration", "sport", "culture", "meeting", "commemoration")
"""In this order: of two words that share letters the first kind counts."""
_MEMORIAL = {"unveiling", "inauguration", "commemoration"}
"""Kinds of which somebody may be the reason."""
_NEAR = 500
"""Letters within which something without a verb lies ahead because what was told before does."""
_NAME = 40
"""Letters between quotation marks that may be the name of an event."""
_TITLE = 4
"""A heading of fewer words is the title of a section."""
_REACH = 55
"""Letters between a verb and what it is done to."""


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


@dataclass(frozen=True, slots=True)
class Mark:
    """The words of a sentence that tell an event; from `head` on they name it."""

    kind: str
    start: int
    end: int
    head: int
    framed: bool = False


@cache
def _nouns(lang: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?P<{kind}>(?<![\w-])(?:{lexicon(lang).source('event', kind)})(?!\w))" for kind in KINDS), re.IGNORECASE)


@cache
def _frames(lang: str) -> list[tuple[str, re.Pattern[str], re.Pattern[str]]]:
    """Kind, verb, and what the verb is done to."""
    whole = r"(?<![\w-])(?:{})(?![\w-])"
    return [
        (one["kind"], re.compile(whole.format(one["act"]), re.IGNORECASE), re.compile(whole.format(one["thing"]), re.IGNORECASE))
        for one in lexicon(lang).told["event"]["frames"]
    ]


def find_events(story: Story, reference: Reference) -> Iterator[Found]:
    """Every mention, in the order of the text; an honour for each who gets it."""
    last: Found | None = None
    for sentence in story.walk():
        piece = story.text[sentence.start : sentence.end]
        if sentence.heading and len(piece.split()) < _TITLE:
            continue
        for mark in _marks(piece, sentence.lang):
            if not _unheld(story, sentence, piece, mark) and not _only_said(story, sentence, piece, mark):
                found = list(_mentions(story, reference, sentence, piece, mark, last))
                yield from found
                last = found[-1] if found else last


def _only_said(story: Story, sentence: Sentence, piece: str, mark: Mark) -> bool:
    """Whether somebody only speaks of it; what has a verb or a day is told even in a quotation, and a name between marks is none."""
    quote = story.quote_at(sentence.start + mark.start)
    if quote is None or quote[1] - quote[0] < _NAME:
        return False
    if mark.framed or mark.kind in {"inauguration", "unveiling"}:
        return False
    told = timing.tell(piece, mark.start, mark.end, sentence.lang, story.published)[0]
    return mark.kind in {"meeting", "commemoration"} or (told != "planned" and not when.dates(piece, sentence.lang))


def _marks(piece: str, lang: str) -> list[Mark]:
    """What tells events in a sentence: one of each kind; a ceremony is only one where nothing else is told."""
    found = [*_framed(piece, lang), *(Mark(str(m.lastgroup), m.start(), m.end(), m.start()) for m in _nouns(lang).finditer(piece))]
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda one: (not one.framed, KINDS.index(one.kind), one.start)):
        if not any(_told(mark, one, piece) for one in kept):
            kept.append(mark)
    shown = [one for one in kept if one.kind == "culture" and not one.framed]
    kept = [one for one in kept if not (shown and one.kind == "culture" and one.framed)]
    rites = [one for one in kept if _RITE.match(piece[one.head :])]
    return sorted((one for one in kept if one not in rites or len(kept) == 1), key=lambda one: one.start)


def _told(mark: Mark, other: Mark, piece: str) -> bool:
    """Whether other words of a sentence tell the event already: they share letters, or are of one kind and no other word for such a thing."""
    if mark.start < other.end + 2 and other.start < mark.end + 2:
        return True
    apart = mark.kind in _SEVERAL and piece[mark.head : mark.head + 5].lower() != piece[other.head : other.head + 5].lower()
    return mark.kind == other.kind and not apart


_SEVERAL = {"culture", "meeting", "commemoration"}
_RITE = re.compile(r"cérémonie|ceremony|церемони|торжеств", re.IGNORECASE)
"""Words for whatever else is told."""
_WITHIN = {
    "fr": re.compile(r"\b(?:dans|à|au|aux|en|sur|chez|devant|de|du|des)\s(?:(?:la|le|les|son|sa|leurs?|ses|notre|nos|cette)\s|l[’'])?(?:\w+\s)?$", re.IGNORECASE),
    "en": re.compile(r"\b(?:in|at|near|inside|outside|of|by|from|to)\s(?:(?:the|its|their|his|her|our|this)\s)?(?:\w+\s)?$", re.IGNORECASE),
}  # fmt: skip
"""A preposition before a building: something else is opened there."""
_AT = {
    "fr": re.compile(r"\b(?:dans|à|au|aux|en|sur|chez|devant)\s(?:(?:la|le|les|son|sa|leurs?)\s|l[’'])?$", re.IGNORECASE),
    "en": re.compile(r"\b(?:in|at|near|inside|outside)\s(?:(?:the|its|their|a)\s)?$", re.IGNORECASE),
}
_BY = re.compile(r"(?<!\w)(?:у|возле|около|вокруг|близ|от|до|из|рядом с)\s(?:[\w-]+\s)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"[.;:!?()]|\s[–—]\s|,\s(?:et|mais|qui|and|but|who|which|и|но|а|котор\w+)\s")


def _framed(piece: str, lang: str) -> Iterator[Mark]:
    for kind, act, thing in _frames(lang):
        things = list(thing.finditer(piece))
        verbs = act.finditer(piece) if things else ()
        pairs = [
            (max(a.start(), b.start()) - min(a.end(), b.end()), a, b)
            for a in verbs
            for b in things
            if a.end() <= b.start() or b.end() <= a.start()
        ]
        for far, verb, noun in sorted(pairs, key=lambda pair: pair[0])[:1]:
            start, end = min(verb.start(), noun.start()), max(verb.end(), noun.end())
            if kind in {"inauguration", "unveiling"} and _within(piece, verb.span(), noun.span(), lang):
                continue
            if far <= _REACH and not _BETWEEN.search(piece[min(verb.end(), noun.end()) : max(verb.start(), noun.start())]):
                yield Mark(kind, start, end, noun.start(), framed=True)


def _within(piece: str, verb: tuple[int, int], noun: tuple[int, int], lang: str) -> bool:
    """Whether something else is opened in that building."""
    if lang == "ru":
        from jumelles.press.names.inflected import parses

        if _BY.search(piece[: noun[0]]):
            return True
        return str(parses(piece[slice(*noun)].split(maxsplit=1)[0].lower())[0].tag.case) in {"loct", "loc2", "ablt", "datv"}
    if verb[1] <= noun[0]:
        return bool(_WITHIN[lang].search(piece[verb[1] : noun[0]]))
    return bool(_AT[lang].search(piece[: noun[0]]))


@cache
def _no_event(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and after the name of a hall or a committee."""
    words = lexicon(lang).told["event"]
    return re.compile(rf"(?<!\w)(?:{words['not_before']})\s*$", re.IGNORECASE), re.compile(words["not_after"], re.IGNORECASE)


def _unheld(story: Story, sentence: Sentence, piece: str, mark: Mark) -> bool:
    """Whether it is the name of a hall or a committee, or was called off."""
    before, after = piece[max(0, mark.head - 40) : mark.head], piece[mark.end : mark.end + 24]
    not_before, not_after = _no_event(sentence.lang)
    hall = not_before.search(before) or not_after.search(after)
    return bool(hall) or called_off(piece, mark.start, mark.end, story.text[sentence.end : sentence.end + 200], sentence.lang)


def _mentions(story: Story, reference: Reference, sentence: Sentence, piece: str, mark: Mark, last: Found | None) -> Iterator[Found]:
    lang = sentence.lang
    if _any(piece, mark, lang):
        return
    told, date = timing.tell(piece, mark.start, mark.end, lang, story.published)
    if told is None:
        told, date = timing.listed(story, sentence, date)
    ahead = last and last.status == "planned" and sentence.start - last.end < _NEAR
    status = told or ("planned" if ahead else "past")
    off, new = put_off(piece, mark.start, mark.end, story.text[sentence.end : sentence.end + 200], lang, story.published)
    if off:
        status, date = "planned", new
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


_MANY = {
    "fr": re.compile(r"(?<![èi])s$|(?<!je)x$", re.IGNORECASE),
    "en": re.compile(r"(?<!s)s$", re.IGNORECASE),
}
_SOME = {
    "fr": re.compile(r"(?:\b(?:les|ces|leurs|nos|ses|deux|trois|quatre|cinq|six|dix)\s|\d\s)(?:\w+\s)?$", re.IGNORECASE),
    "en": re.compile(r"(?:\b(?:the|these|both|two|three|four|five|six|ten|last|next)\s|\d\s)(?:\w+\s)?$", re.IGNORECASE),
    "ru": re.compile(r"(?:(?<!\w)(?:эти\w*|обе\w*|дв\w+|три|тр[её]х|четыр\w+|пят\w+)\s|\d\s)(?:[\w-]+\s)?$", re.IGNORECASE),
}


_ALWAYS = re.compile(r"дн|гастрол|чтени|соревновани|переговор|игр", re.IGNORECASE)
"""Words that are plural though the event is one."""


def _several(word: str, lang: str) -> bool:
    if lang == "ru":
        from jumelles.press.names.inflected import parses

        return bool(parses(word.lower())[0].tag.number == "plur") and not _ALWAYS.match(word)
    return bool(_MANY[lang].search(word))


def _any(piece: str, mark: Mark, lang: str) -> bool:
    """Whether concerts, meetings or matches are told of only in general: several, neither counted nor dated."""
    told = piece[mark.head : mark.end].split(maxsplit=1)[0]
    if mark.framed or mark.kind not in {"culture", "meeting", "sport"} or not _several(told, lang):
        return False
    some = _SOME[lang].search(piece[max(0, mark.head - 30) : mark.head])
    counted = some and (mark.kind != "meeting" or not re.match(r"(?:les|the|ces|these)\b", some[0], re.IGNORECASE))
    return not counted and not when.dates(piece, lang)


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
