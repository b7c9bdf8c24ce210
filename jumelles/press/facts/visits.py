"""Visits and delegations: who went where, in which state, how many, led by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jumelles.press import modality, when
from jumelles.press.facts import accompanying
from jumelles.press.facts.directions import COMES, HERE, destination, directions, implied_end, seat
from jumelles.press.facts.travellers import PRONOUN, inhabitants, size, travellers
from jumelles.press.lexicon import lexicon
from jumelles.press.reference import Reference, blank_quotes

if TYPE_CHECKING:
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story


@dataclass(slots=True)
class Found:
    """One mention of a visit."""

    status: str
    start: int
    end: int
    lang: str
    who: list[str] = field(default_factory=list)
    to: str | None = None
    origin: str | None = None
    size: str | None = None
    date: str | None = None
    trust: float = 0.5
    definite: bool = False
    """Of those who were spoken of before: “the team”, “they”."""
    media: list[str] = field(default_factory=list)
    programme: list[str] = field(default_factory=list)

    def told(self) -> dict[str, Any]:
        """As attributes."""
        told = {"who": self.who, "from": self.origin, "to": self.to, "status": self.status, "size": self.size, "date": self.date}
        return told | {"media": self.media, "programme": self.programme}


def find_visits(story: Story, reference: Reference) -> Iterator[Found]:
    """Every mention, in the order of the text."""
    last: Found | None = None
    for sentence in story.walk():
        before: Found | None = None
        for move in _moves(story, sentence):
            found = _mention(story, reference, sentence, move, before, last)
            if found:
                number = story.sentence_at(sentence.start)
                found.media, found.programme = accompanying.media(story, number), accompanying.programme(story, number)
                before = last = found
                yield found


@dataclass(frozen=True, slots=True)
class Move:
    """A word of travelling or receiving, and the part of the sentence that goes with it."""

    kind: str
    start: int
    end: int
    low: int
    high: int
    piece: str


def _moves(story: Story, sentence: Sentence) -> list[Move]:
    """The words of travelling in a sentence; two that stand together are one, a group alone is one of its own."""
    piece, words = blank_quotes(story, sentence.start, sentence.end), lexicon(sentence.lang)
    found = sorted(
        (match.start(), match.end(), kind) for kind in ("go", "arrive", "noun") for match in words.pattern("visit", kind).finditer(piece)
    )
    places = [one.start - sentence.start for one in story.within(sentence.start, sentence.end, "place", "org")]
    clusters: list[tuple[int, int, str]] = []
    for start, end, kind in found:
        if clusters and (start - clusters[-1][1] < 45 and not any(clusters[-1][1] <= at < start for at in places)):
            first = clusters[-1]
            clusters[-1] = (
                first[0],
                max(end, first[1]),
                "go" if "go" in {kind, first[2]} and "arrive" not in {kind, first[2]} else first[2],
            )
        else:
            clusters.append((start, end, kind))
    if not clusters and (match := re.search(r"(?i)d[ée]l[ée]gations?|делегаци\w+", piece)):
        clusters.append((match.start(), match.end(), "group"))
    bounds = [0, *(end for _start, end, _kind in clusters[:-1]), len(piece)]
    return [
        Move(
            kind,
            start,
            end,
            0 if number == 0 else clusters[number - 1][1],
            clusters[number + 1][0] if number + 1 < len(clusters) else bounds[-1],
            piece,
        )
        for number, (start, end, kind) in enumerate(clusters)
    ]


def _mention(story: Story, reference: Reference, sentence: Sentence, move: Move, before: Found | None, last: Found | None) -> Found | None:
    lang, words = sentence.lang, lexicon(sentence.lang)
    low, high = sentence.start + move.low, sentence.start + move.high
    places = [one for one in story.within(low, high, "place") if not story.quoted(one.start)]
    people = [one for one in story.within(low, high, "person") if not story.quoted(one.start) and not one.more.get("namesake")]
    part = move.piece[move.low : move.high]
    group = words.pattern("visit", "group").search(part) or inhabitants(reference, part, lang)
    pronoun = re.search(PRONOUN[lang], part, re.IGNORECASE)
    somebody = group or people or pronoun or before or (places and move.kind == "go")
    if not somebody or not (places or group or before or move.kind != "noun"):
        return None
    going, coming = directions(story, sentence, places, low + group.end() if group else None)
    at = sentence.start + move.end
    hosted = move.kind == "arrive" and not re.search(COMES[lang], move.piece[move.start : move.end], re.IGNORECASE)
    to = destination(reference, sentence, move, (going, coming, places), people, hosted=hosted)
    here = HERE[lang].search(move.piece[move.start : move.end + 30])
    if here and (to is None or to.start > sentence.start + move.start + here.start()):
        to = None
    near_last = lang == "ru" and last is not None and low - last.end < 300 and not places and move.kind in {"go", "arrive"}
    definite = (
        bool(here and last and last.to)
        or near_last
        or bool(group and _DEFINITE[lang].search(part[: group.start()]))
        or bool(pronoun and not group)
        or bool(before and before.definite and not group)
    )
    follows = last if definite and last and last.to and low - last.end < 600 and (to is None or to.name == last.origin) else None
    venue = next((one for one in story.within(at, min(at + 45, high), "org")), None) if to is None and move.kind == "go" else None
    if follows and venue is None:
        to, implied = None, follows.to
    elif to is None and venue is None and not before:
        implied = implied_end(reference, move, people, lang) if group or pronoun or (people and move.kind == "arrive") else None
    else:
        implied = None
    if to is None and venue is None and implied is None and (before or not group):
        return None
    origin = next((one.name for one in coming if one is not to), None)
    if origin is None and group and (town := reference.adjective(part[group.start() : group.end() + 30], lang)):
        origin = town.name if to is None or town.name != to.name else None
    if to is None and sentence.heading and not places and move.kind in {"noun", "group"}:
        return None
    if venue and (town := seat(reference, venue)):
        to, venue = town, None
    name = to.name if to else venue.name if venue else (reference.other(origin) if origin else None) or implied
    if name is not None and name == origin:
        origin = None
    origin = origin or (follows.origin if follows else None)
    who = travellers(story, reference, sentence, move, group, people, before)
    spans = [
        (sentence.start + move.start, at),
        *([(to.start, to.end)] if to and low <= to.start < high else []),
        *([(venue.start, venue.end)] if venue else []),
    ]
    spans += [(low + group.start(), low + group.end())] if group else []
    trust = 0.35 + 0.2 * (to is not None) + 0.15 * bool(group) + 0.15 * (move.kind != "group")
    start, end = min(a for a, _b in spans), max(b for _a, b in spans)
    near = move.piece[max(move.low, move.start - 70) : min(move.high, move.end + 70)]
    lead = words.pattern("visit", "lead").search(near) if move.kind == "group" else None
    verb = lead.span() if lead else (move.start - max(move.low, move.start - 70), move.end - max(move.low, move.start - 70))
    date = when.first_date(part, lang, story.published)
    goes_on = before is not None and move.kind == "noun" and (to is None or to.name == before.to)
    return Found(
        before.status
        if before and goes_on
        else _status(near, part, lang, verb if move.kind != "noun" else None, modality.by_day(date, story.published)),
        start,
        end,
        lang,
        who,
        name,
        origin,
        size(part, lang),
        date,
        trust,
        definite,
    )


_DEFINITE = {
    "fr": re.compile(r"(?:\b(?:la|le|les|cette|ces|leurs?|ses|nos)\s|\bl[’'])$", re.IGNORECASE),
    "en": re.compile(r"\b(?:the|this|these|their|our)\s(?:\w+\s)?$", re.IGNORECASE),
    "ru": re.compile(r"(?!x)x"),
}


def _status(near: str, part: str, lang: str, verb: tuple[int, int] | None, by_day: str | None) -> str:
    told = modality.tense(near, *verb, lang) if verb else None
    if told != "past" and verb and _INVITES.match(near[slice(*verb)]):
        return "planned"
    if by_day and not modality.going_on(part, lang):
        return by_day
    if told in {"ongoing", None} and verb and _LEAVES.match(near[slice(*verb)]):
        return "planned"
    if told == "planned" or (told == "past" and not modality.going_on(part, lang)):
        return told
    ahead = modality.future(near, lang)
    if modality.going_on(part, lang) and not lexicon(lang).pattern("modality", "future").search(near):
        return "ongoing"
    if ahead and (not modality.done(near, lang) or lexicon(lang).pattern("modality", "future").search(near)):
        return "planned"
    return "past"


_LEAVES = re.compile(r"fl(?:y|ies)|leave|depart|set off|head|travel|part|s[’']envol|едут|едет|летит|летят|выезжа|отправля", re.IGNORECASE)
"""Verbs whose present tense speaks of what is to come."""
_INVITES = re.compile(r"invit|convi|пригла", re.IGNORECASE)
