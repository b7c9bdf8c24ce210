"""Words of travelling and receiving, each with the clause that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from jumelles.press.lexicon import lexicon

if TYPE_CHECKING:
    from jumelles.press.facts.journeys.groups import Group
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

KINDS = ("go", "come", "receive", "noun", "stay")
"""Verbs of going; of coming and receiving; nouns; and verbs of what is done at a place, which tell of a journey only where somebody from elsewhere does it."""
NEAR = 45
"""Letters within which two words of travelling tell of one journey: « a fait le voyage pour visiter »."""


THAT = 7
"""Letters after a noun within which “that” tells of it: « le voyage que douze élèves ont fait à Bath »."""


@dataclass(frozen=True, slots=True)
class Move:
    """A word of travelling or receiving, from `start` to `end` of the sentence, and the clause from `low` to `high`; a subject may stand from `reach` on, and what cancels it up to `until`."""

    kind: str
    start: int
    end: int
    low: int
    high: int
    reach: int
    until: int
    piece: str

    @property
    def words(self) -> str:
        """The words themselves."""
        return self.piece[self.start : self.end]

    @property
    def whole(self) -> str:
        """The clause as far as the next cut; with a noun also the verb that tells of it."""
        return self.piece[self.low : self.until if self.kind == "noun" else self.high]

    @property
    def clause(self) -> str:
        """The words of the clause."""
        return self.piece[self.low : self.high]


def moves(story: Story, sentence: Sentence) -> list[Move]:
    """The words of travelling in a sentence."""
    piece = story.text[sentence.start : sentence.end]
    cuts = [match.end() for match in _cuts(sentence.lang).finditer(piece) if not _CLEFT.search(piece[: match.end()])]
    spans = _clusters(story, sentence, piece, cuts)
    cuts = [cut for cut in cuts if not any(kind == "noun" and 0 < cut - end < THAT for _start, end, kind in spans)]
    return [_move(number, spans, cuts, piece) for number in range(len(spans))]


def alone(story: Story, sentence: Sentence, people: list[Group]) -> list[Move]:
    """Groups that no word of travelling stands with, and that may be where they do not live."""
    piece = story.text[sentence.start : sentence.end]
    return [
        Move("group", one.start - sentence.start, one.end - sentence.start, 0, len(piece), 0, len(piece), piece)
        for one in people
        if one.origin
    ]


_CLEFT = re.compile(r"\bc[’'](?:est|était|sera|fut) [^,;]{2,40} que?\W?\s?$", re.IGNORECASE)
"""« C’est à Bath que… » is one clause."""


def _move(number: int, spans: list[tuple[int, int, str]], cuts: list[int], piece: str) -> Move:
    start, end, kind = spans[number]
    reach = spans[number - 1][1] if number else 0
    following = spans[number + 1][0] if number + 1 < len(spans) else len(piece)
    low = max([reach, *(cut for cut in cuts if cut <= start)])
    until = min([len(piece), *(cut for cut in cuts if cut >= end)])
    high = min(following, until)
    if kind == "noun":
        until = min([len(piece), *(cut for cut in cuts if cut >= end and not _THAT.search(piece[:cut]))])
    return Move(kind, start, end, low, high, reach, until, piece)


_THAT = re.compile(r"\s(?:that|que|qu[’'])\s?$")
"""What tells of the noun before still belongs to it: “the trip that was planned for May is off”."""


def _clusters(story: Story, sentence: Sentence, piece: str, cuts: list[int]) -> list[tuple[int, int, str]]:
    places = [one.start - sentence.start for one in story.within(sentence.start, sentence.end, "place", "org")]
    clusters: list[tuple[int, int, str]] = []
    for start, end, kind in _found(piece, sentence.lang):
        if clusters and (start < clusters[-1][1] or (_together(clusters[-1], start, places, cuts) and not _INVITES.match(piece, start))):
            first = clusters[-1]
            begun = start if first[2] == "stay" != kind else first[0]  # The stronger verb tells the state.
            clusters[-1] = (begun, max(end, first[1]), _stronger(first[2], kind))
        else:
            clusters.append((start, end, kind))
    return clusters


_INVITES = re.compile(r"invit(?:e|ed|es|ing|é|a|ent)\b|convi|пригла(?:с|ш)", re.IGNORECASE)
"""An invitation is a journey of its own: “he toured the port and invited the choir to Bath”."""


def _found(piece: str, lang: str) -> list[tuple[int, int, str]]:
    words = lexicon(lang)
    found = [
        (match.start(), match.end(), kind)
        for kind in KINDS
        for match in words.pattern("visit", kind).finditer(piece)
        if kind not in {"go", "receive"} or not _is_noun(match, lang)
    ]
    strong = [(start, end) for start, end, kind in found if kind != "stay"]
    return sorted((start, end, kind) for start, end, kind in found if kind != "stay" or not any(a < end and start < b for a, b in strong))


def _is_noun(match: re.Match[str], lang: str) -> bool:
    """Whether a word that may be a verb is a noun: “the visit”, « une visite »."""
    return bool(_MAY_BE.match(match[0])) and bool(_ARTICLE[lang].search(match.string[max(0, match.start() - 30) : match.start()]))


_MAY_BE = re.compile(r"(?:hosts?|visits?|visite|stays?|tours?|returns?|travels?|calls?|stops?)\b", re.IGNORECASE)
_ARTICLE = {
    "fr": re.compile(
        r"(?:\b(?:une?|la|sa|leur|cette|en|notre|votre|de|chaque|toute|aucune|quelle|pour)\s|[dl][’'])(?:(?:première|deuxième|seconde|dernière|prochaine|nouvelle|brève|récente|simple|future|longue)\s)?$",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:the|a|an|this|that|his|her|its|their|our|your|of|for|no|any|each|every|during|after|before|on)\s(?:(?:official|first|second|third|last|next|final|previous|recent|planned|forthcoming|upcoming|future|brief|short|long|private|working|return|courtesy|state|royal|annual|whole|entire|proposed|same|such|single|exchange|\w+-(?:day|week|hour|month|long))\s){0,2}$",
        re.IGNORECASE,
    ),
    "ru": re.compile(r"(?!x)x"),
}


def _together(first: tuple[int, int, str], start: int, places: list[int], cuts: list[int]) -> bool:
    apart = any(first[1] <= at < start for at in places) or any(first[1] <= cut <= start for cut in cuts)
    return start - first[1] < NEAR and not apart


def _stronger(first: str, kind: str) -> str:
    if "stay" in {first, kind}:
        return first if kind == "stay" else kind
    return "go" if "go" in {kind, first} and "receive" not in {kind, first} and "come" not in {kind, first} else first


@cache
def _cuts(lang: str) -> re.Pattern[str]:
    return re.compile(lexicon(lang).source("visit", "cuts"), re.IGNORECASE)
