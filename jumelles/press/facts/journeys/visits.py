"""Visits and delegations: who went where, in which state, how many, led by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jumelles.press import modality, when
from jumelles.press.facts.days import dated, first
from jumelles.press.facts.journeys import accompanying, tenses
from jumelles.press.facts.journeys.directions import FAR, End, destination
from jumelles.press.facts.journeys.groups import groups
from jumelles.press.facts.journeys.moves import alone, moves
from jumelles.press.facts.journeys.scenes import Scene
from jumelles.press.facts.journeys.travellers import called, chosen, receives_official, size, travellers
from jumelles.press.lexicon import demonyms

if TYPE_CHECKING:
    from jumelles.press.facts.journeys.groups import Group
    from jumelles.press.names.mentions import Mention
    from jumelles.press.reference import Reference
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
    told: list[Found] = []
    for sentence in story.walk():
        before: Found | None = None
        for move in moves(story, sentence):
            found = _mention(Scene(story, reference, sentence, move), before, told)
            if found:
                before = found
                told.append(found)
                yield _with_company(story, sentence, found)
        if before is None and story.within(sentence.start, sentence.end, "place"):
            people = groups(story, reference, sentence.start, sentence.end, sentence.lang)
            scenes = (Scene(story, reference, sentence, move) for move in alone(story, sentence, people))
            if found := next(filter(None, (_mention(scene, None, told) for scene in scenes)), None):
                told.append(found)
                yield _with_company(story, sentence, found)


def _with_company(story: Story, sentence: Sentence, found: Found) -> Found:
    """The mention with the media that came along and the programme."""
    number = story.sentence_at(sentence.start)
    found.media, found.programme = accompanying.media(story, number), accompanying.programme(story, number)
    return found


def _mention(scene: Scene, before: Found | None, told: list[Found]) -> Found | None:
    band = chosen(scene)
    last = _last(scene, band, told)
    if not _somebody(scene, band, before) or tenses.cancelled(scene):
        return None
    definite = _definite(scene, band, before, last)
    end = destination(scene, band, last, definite=definite)
    if end is None or not _travels(scene, band, end, before):
        return None
    if last and end.name == last.origin and scene.move.kind != "noun" and _HOME.search(scene.move.words):
        return None
    origin = _origin(scene, band, end, before)
    part = scene.move.clause
    published = scene.story.published
    goes_on = (
        before is not None
        and (scene.move.kind == "noun" or _PURPOSE.search(part, 0, scene.move.start - scene.move.low))
        and end.name == before.to
    )
    status = (
        before.status
        if before and goes_on
        else tenses.status(scene, modality.by_day(first(when.dates(scene.move.whole, scene.lang, published)), published))
    )
    who = travellers(scene, band, before)
    date = dated(part, scene.lang, published, status)
    off, new = tenses.put_off_to(scene)
    if off:
        status, date = "planned", new
    if scene.story.quoted(scene.start) and end.said is None and status != "past":
        return None
    if (
        not who
        and not band
        and (_THINGS.search(part) or (scene.move.kind in {"go", "stay", "receive"} and not scene.returned and not _WE.search(part)))
    ):
        return None
    start, stop = _words(scene, band, end)
    trust = 0.35 + 0.2 * (end.said is not None) + 0.15 * bool(band) + 0.15 * (scene.move.kind not in {"group", "stay"})
    return Found(status, start, stop, scene.lang, who, end.name, origin, size(scene, band), date, trust, definite)


_HOME = re.compile(
    r"(?<!\w)(?:rentr|revien|revin|reven|regagn|retourn|return|(?:c[oa]me|went|go|flew|travelled|head\w*) (?:back|home)|back|got back|верн|возвра|отбы)",
    re.IGNORECASE,
)
"""Verbs of going home, which end a journey and begin none."""


def _last(scene: Scene, band: Group | None, told: list[Found]) -> Found | None:
    """The journey spoken of last; where a group is meant, the last of that group, or of guests in the text's own town."""
    near = [one for one in told[-4:] if scene.start - one.end < FAR]
    if band is None or not near:
        return told[-1] if told else None
    name = called(scene, band)
    same = [one for one in near if name in one.who or (_GUESTS.match(name) and scene.reference.pair[:1] == [one.to])]
    return same[-1] if same else told[-1]


def _somebody(scene: Scene, band: Group | None, before: Found | None) -> bool:
    """Whether the clause has anybody who may travel."""
    told = band or scene.people or scene.earlier or scene.later or scene.pronoun or before or scene.returned or scene.possessor is not None
    return bool(told or (scene.places and scene.move.kind != "stay"))


def _travels(scene: Scene, band: Group | None, end: End, before: Found | None) -> bool:
    """Whether what is told is a journey: what is done at a place is one only for those who are from elsewhere."""
    kind = scene.move.kind
    if (band and band.origin == end.name) or (_SENDS.match(scene.move.words) and not (band and band.start >= scene.start)):
        return False
    if kind == "group":
        return bool(band and band.origin and end.said) or bool(band and not band.host and scene.toward and band.origin)
    if kind == "stay":
        return _from_elsewhere(scene, band, end)
    if scene.hosted and not (
        band
        or receives_official(scene)
        or any(one.start >= scene.end for one in scene.people)
        or _THEM[scene.lang].search(scene.move.clause)
    ):
        return False
    if kind == "noun" and scene.sentence.heading and not scene.places:
        return False
    return end.said is not None or bool(band or scene.pronoun or before or scene.people or scene.returned or scene.possessor is not None)


_SENDS = re.compile(r"env(?:oy|oi|err)|sen[dt]|dépêch|(?:от|на)прав(?!\w*с[яь]\b)", re.IGNORECASE)
"""Verbs of which only the object travels, so that it must be people."""
_THEM = {
    "fr": re.compile(r"\b(?:les|nous|l[’'])\s?(?:a|ont|avait|re[çc]|accueil|héberg|invit|attend)", re.IGNORECASE),
    "en": re.compile(r"\b(?:them|us|him|her)\b", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:их|его|её|нас|вас)(?!\w)", re.IGNORECASE),
}
"""Those who are received, as a pronoun."""


def _from_elsewhere(scene: Scene, band: Group | None, end: End) -> bool:
    if band and (band.origin or band.foreign):
        return band.origin != end.name
    if band and not band.host and end.said and end.name in scene.reference.pair[1:]:
        return True
    if any(_foreign(scene, one, end) for one in scene.people if one.start < scene.start):
        return True
    towns = {one.name for one in scene.reference.towns}
    homes = {one.more.get("of") for one in scene.people if one.start < scene.start} & towns
    if homes:
        return end.name not in homes
    abroad = end.said is not None and end.name not in scene.reference.pair[:1]
    return abroad and any(one.start < scene.start for one in scene.people)


_THINGS = re.compile(
    r"(?<!\w)(?:lettres?|colis|courriers?|messages?|trains?|vols?|avions?|camions?|nouvelles?|dons?|letters?|parcels?|flights?|planes?|lorr(?:y|ies)|trucks?|news|"
    r"emails?|gifts?|goods|письм\w+|посылк\w+|поезд(?:а|ов)?|рейс\w*|самол[её]т\w*|груз\w*|нов?ост\w+|подар\w+|ответ)(?!\w)",
    re.IGNORECASE,
)
"""What arrives without being a visitor."""
_PURPOSE = re.compile(r"(?<!\w)(?:pour|afin d[e’']|to|чтобы)\s?$", re.IGNORECASE)
"""What one goes somewhere for is no journey of its own."""
_WE = re.compile(r"\b(?:us|our|je|j[’']|(?-i:I))\b|(?<!\w)я(?!\w)|(?<!\w)\w+(?:ем|им|ём)(?!\w)|\w+ons\b|\bnous\b", re.IGNORECASE)
"""In the first person nobody need be named."""


def _foreign(scene: Scene, one: Mention, end: End) -> bool:
    """Whether an adjective before a name tells another country than the town's: “Mexican painter Rosa Ibarra”."""
    match = demonyms(scene.lang).search(scene.story.text, max(scene.span[0], one.start - 40), one.start)
    country = next((town.more["country"] for town in scene.reference.towns if town.name == end.name), None)
    return match is not None and country is not None and match.lastgroup != country


_DEFINITE = {
    "fr": re.compile(r"(?:\b(?:la|le|les|cette|ces|leurs?|ses|nos)\s|\bl[’'])$", re.IGNORECASE),
    "en": re.compile(r"\b(?:the|this|these|their|our)\s(?:\w+\s)?$", re.IGNORECASE),
    "ru": re.compile(r"(?!x)x"),
}


def _definite(scene: Scene, band: Group | None, before: Found | None, last: Found | None) -> bool:
    """Whether they were spoken of before: “the team”, “they”; in Russian whoever comes next without a place."""
    if scene.lang == "ru" and last and scene.span[0] - last.end < 300 and not scene.places and scene.move.kind in {"go", "come", "receive"}:
        return not _others(scene, band, last)
    if scene.move.kind == "group" and last and scene.start - last.end < FAR:
        return True
    if scene.sender:
        return False
    if before and scene.move.kind == "go" and not (scene.people or scene.pronoun) and not (band and band.end > scene.span[0]):
        return True  # “visited Hull and toured the docks”: nobody else is named.
    if band:
        return bool(_DEFINITE[scene.lang].search(scene.story.text[max(scene.sentence.start, band.start - 30) : band.start]))
    return bool(scene.pronoun) or bool(before and before.definite)


def _others(scene: Scene, band: Group | None, last: Found) -> bool:
    """Whether somebody else is spoken of than those who travelled last."""
    if any(one.name not in last.who for one in scene.people):
        return True
    if band is None or _GUESTS.match(band.words):
        return False
    if band.origin and band.origin == last.origin:
        return False
    return (band.origin or last.origin) != last.origin or called(scene, band) not in last.who


_GUESTS = re.compile(r"гост|делегаци|групп|ребят|команд|visitors|guests|visiteurs|invités|hôtes", re.IGNORECASE)


def _origin(scene: Scene, band: Group | None, end: End, before: Found | None) -> str | None:
    if band and band.origin:
        return band.origin if band.origin != end.name else None
    if before and not band and not scene.people and before.origin != end.name:
        return before.origin
    said = next((one.name for one in scene.coming if one is not end.said and one.name != end.name), None)
    return said or _implied_origin(scene, band, end)


def _implied_origin(scene: Scene, band: Group | None, end: End) -> str | None:
    """Where the text does not say it: the town of whoever travels, else its own town where somebody leaves for elsewhere."""
    towns = {one.name for one in scene.reference.towns} - {end.name}
    if scene.sender and scene.sender.name != end.name:
        return scene.sender.name
    own = [one.more["of"] for one in scene.people if one.start < scene.start and one.more.get("of") in towns]
    if own:
        return str(own[0])
    home = scene.reference.pair[0] if scene.reference.pair else None
    if home == end.name:
        return scene.reference.other(home) if scene.move.kind in {"come", "receive"} else None
    return home if not (band and band.foreign) else None


def _words(scene: Scene, band: Group | None, end: End) -> tuple[int, int]:
    """From the first to the last of the words that tell it."""
    spans = [(scene.start, scene.end)]
    if end.said and scene.span[0] <= end.said.start < scene.span[1]:
        spans.append((end.said.start, end.said.end))
    if band and scene.span[0] <= band.start:
        spans.append((band.start, band.end))
    return min(a for a, _b in spans), max(b for _a, b in spans)
