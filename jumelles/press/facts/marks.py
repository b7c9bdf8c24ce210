"""The words of a sentence that tell an event: a noun, or a verb and what it is done to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jumelles.press.lexicon import lexicon

KINDS = ("award", "unveiling", "inauguration", "sport", "culture", "commemoration", "meeting")
"""In this order: of two words that share letters the first kind counts."""
_REACH = 55
"""Letters between a verb and what it is done to."""


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


def marks(piece: str, lang: str) -> list[Mark]:
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
    clauses = (
        mark.kind == "award"
        and mark.framed
        and other.framed
        and _CLAUSES.search(piece[mark.end : other.start] or piece[other.end : mark.start])
    )
    return mark.kind == other.kind and not (apart or clauses)


_SEVERAL = {"culture", "meeting", "commemoration"}
_CLAUSES = re.compile(r"[,;:]\s")
"""Between two honours each of which has its own verb."""
_RITE = re.compile(r"cérémonie|ceremony|церемони|торжеств", re.IGNORECASE)
"""Words for whatever else is told."""
_WITHIN = {
    "fr": re.compile(r"\b(?:dans|à|au|aux|en|sur|chez|devant|de|du|des)\s(?:(?:la|le|les|son|sa|leurs?|ses|notre|nos|cette)\s|l[’'])?(?:\w+\s)?$", re.IGNORECASE),
    "en": re.compile(r"\b(?:in|at|near|inside|outside|of|by|from|to)\s(?:(?:the|its|their|his|her|our|this)\s)?(?:\w+\s|(?-i:[A-Z][\w’-]+\s){0,3})$", re.IGNORECASE),
}  # fmt: skip
"""A preposition before a building: something else is opened there."""
_AT = {
    "fr": re.compile(r"\b(?:dans|à|au|aux|en|sur|chez|devant)\s(?:(?:la|le|les|son|sa|leurs?)\s|l[’'])?$", re.IGNORECASE),
    "en": re.compile(r"\b(?:in|at|near|inside|outside)\s(?:(?:the|its|their|a)\s)?$", re.IGNORECASE),
}
_NOMINAL = re.compile(r"(?:re-?|ré)?(?:opening|ouverture)\b", re.IGNORECASE)
_ITS_THING = re.compile(
    r"\s(?:of (?:(?:the|its|their|an?|our)\s)?|(?:de la|de l[’']|du|d[’']une?|de notre|de leur|de)\s?)(?:[\w’-]+\s){0,2}", re.IGNORECASE
)
"""From “opening” to what is opened: “of the new library”."""
_BY = re.compile(r"(?<!\w)(?:у|возле|около|вокруг|близ|от|до|из|рядом с)\s(?:[\w-]+\s)?$", re.IGNORECASE)
_OF_ITS = re.compile(r"\b(?:its|their|his|her|son|sa|leur)\s$|(?<!\w)(?:его|её|ее|их)\s$|\b(?:since|of|after) the\s$", re.IGNORECASE)
"""Before “opening”: it is told of only to say when something else was."""
_WHICH = re.compile(r",\s(?:which|that|qui|котор\w+)\s(?:[\w’']+\s){0,3}$", re.IGNORECASE)
"""From a thing to the verb of the relative clause that tells of it."""
_BETWEEN = re.compile(r"[.;:!?()]|\s[–—]\s|,\s(?:et|mais|qui|and|but|who|which|и|но|а|котор\w+)\s")


_Pair = tuple[int, re.Match[str], re.Match[str]]
"""How far a verb is from a thing, and both."""


def _framed(piece: str, lang: str) -> Iterator[Mark]:
    for kind, act, thing in _frames(lang):
        things = list(thing.finditer(piece))
        verbs = act.finditer(piece) if things else ()
        pairs = [
            (max(a.start(), b.start()) - min(a.end(), b.end()), a, b)
            for a in verbs
            for b in things
            if (a.end() <= b.start() or b.end() <= a.start())
            and not (kind in {"inauguration", "unveiling"} and _within(piece, a.span(), b.span(), lang))
        ]
        for far, verb, noun in _apart(sorted(pairs, key=lambda pair: pair[0]), kind):
            start, end = min(verb.start(), noun.start()), max(verb.end(), noun.end())
            if kind == "inauguration" and _OF_ITS.search(piece[: verb.start()]):
                continue
            between = piece[min(verb.end(), noun.end()) : max(verb.start(), noun.start())]
            told_of_it = noun.end() <= verb.start() and _WHICH.search(between)
            if far <= _REACH and (not _BETWEEN.search(between) or (told_of_it and not _BETWEEN.search(between[: told_of_it.start()]))):
                yield Mark(kind, start, end, noun.start(), framed=True)


def _apart(pairs: list[_Pair], kind: str) -> Iterator[_Pair]:
    """The nearest verb and thing; of honours also others that share no letters with those."""
    taken: list[tuple[int, int]] = []
    for pair in pairs if kind == "award" else pairs[:1]:
        start, end = min(pair[1].start(), pair[2].start()), max(pair[1].end(), pair[2].end())
        if not any(start < b and a < end for a, b in taken):
            taken.append((start, end))
            yield pair


def _within(piece: str, verb: tuple[int, int], noun: tuple[int, int], lang: str) -> bool:
    """Whether something else is opened in that building."""
    if lang == "ru":
        from jumelles.press.names.inflected import parses

        if _BY.search(piece[: noun[0]]):
            return True
        return str(parses(piece[slice(*noun)].split(maxsplit=1)[0].lower())[0].tag.case) in {"loct", "loc2", "ablt", "datv"}
    if verb[1] <= noun[0]:
        of_it = _NOMINAL.match(piece, verb[0]) and _ITS_THING.fullmatch(piece, verb[1], noun[0])
        return not of_it and bool(_WITHIN[lang].search(piece[verb[1] : noun[0]]))
    return bool(_AT[lang].search(piece[: noun[0]]))
