"""Visits and delegations: who went where, in which state, how many, led by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jumelles.press import modality, when
from jumelles.press.facts.days import dated, first
from jumelles.press.facts.journeys import accompanying, tenses
from jumelles.press.facts.journeys.directions import destination
from jumelles.press.facts.journeys.groups import groups
from jumelles.press.facts.journeys.homeward import FAR, HOME, End, leaves, leaves_first
from jumelles.press.facts.journeys.known import GUESTS
from jumelles.press.facts.journeys.known import definite as is_definite
from jumelles.press.facts.journeys.moves import alone, moves
from jumelles.press.facts.journeys.real import travels
from jumelles.press.facts.journeys.relatives import antecedent, somebody_else
from jumelles.press.facts.journeys.scenes import Scene
from jumelles.press.facts.journeys.travellers import bands, called, chosen, received, size, travellers

if TYPE_CHECKING:
    from jumelles.press.facts.journeys.groups import Group
    from jumelles.press.facts.journeys.moves import Move
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
    land: str = ""
    """The country of the destination, by its code."""
    whole: str = ""
    """What the destination is where it is no town: a country or a region, which may be that of a town told elsewhere."""
    said: bool = True
    trust: float = 0.5
    definite: bool = False
    """Of those who were spoken of before: “the team”, “they”."""
    media: list[str] = field(default_factory=list)
    programme: list[str] = field(default_factory=list)

    def told(self) -> dict[str, Any]:
        """As attributes."""
        told = {"who": self.who, "from": self.origin, "to": self.to, "status": self.status, "size": self.size, "date": self.date}
        return told | {"media": self.media, "programme": self.programme}


def find_visits(story: Story, reference: Reference, offered: Sequence[tuple[int, int]] = ()) -> Iterator[Found]:
    """Every mention, in the order of the text; what stands where somebody offers something may be an offer and no journey."""
    told: list[Found] = []
    for sentence in story.walk():
        before: Found | None = None
        for move in moves(story, sentence):
            found = _mention(Scene(story, reference, sentence, move), before, told)
            if found and not _offered(found, move, offered):
                before = found
                told.append(found)
                yield _with_company(story, sentence, found)
        if before is None and story.within(sentence.start, sentence.end, "place"):
            people = groups(story, reference, sentence.start, sentence.end, sentence.lang)
            scenes = (Scene(story, reference, sentence, move) for move in alone(story, sentence, people))
            if found := next(filter(None, (_mention(scene, None, told) for scene in scenes)), None):
                told.append(found)
                yield _with_company(story, sentence, found)


def _offered(found: Found, move: Move, offered: Sequence[tuple[int, int]]) -> bool:
    """Whether what is told is an offer to whoever would come, and nobody's journey: “is ready to host two trainees free of charge”."""
    return (
        found.status == "planned"
        and move.kind in {"receive", "noun"}
        and any(low < found.end and found.start < high for low, high in offered)
    )


def _with_company(story: Story, sentence: Sentence, found: Found) -> Found:
    """The mention with the media that came along and the programme."""
    number = story.sentence_at(sentence.start)
    found.media, found.programme = accompanying.media(story, number), accompanying.programme(story, number)
    return found


def _mention(scene: Scene, before: Found | None, told: list[Found]) -> Found | None:
    who_does = antecedent(scene)
    band = None if who_does else chosen(scene)
    last = _last(scene, band, told)
    if leaves_first(scene) or not _somebody(scene, band, before) or somebody_else(scene):
        return None
    fate = tenses.fate(scene)
    definite = is_definite(scene, band, before, last)
    end = destination(scene, band, last, definite=definite)
    if fate == "off" or end is None or not travels(scene, band, end, before):
        return None
    others = last is not None and any(one.name not in last.who for one in scene.people)
    if (
        last
        and end.name == last.origin
        and not others
        and not scene.returned
        and scene.move.kind != "noun"
        and HOME.search(scene.move.words)
    ):
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
    if status == "planned" and last and last.status != "planned" and leaves(scene, last, end):
        status = "ongoing"
    who = _who(scene, who_does, band, before)
    if not who and last and scene.hosted and received(scene) and last.to == end.name:
        who = list(last.who)
    date = dated(part, scene.lang, published, status)
    off, new = tenses.put_off_to(scene)
    if off:
        status, date = "planned", new
    elif fate:
        status = "planned"
    if scene.story.quoted(scene.start) and end.said is None and status != "past":
        return None
    if not who and not band and _nobody(scene):
        return None
    start, stop = _words(scene, band, end)
    trust = 0.35 + 0.2 * (end.said is not None) + 0.15 * bool(band) + 0.15 * (scene.move.kind not in {"group", "stay"})
    found = Found(status, start, stop, scene.lang, who, end.name, origin, size(scene, band), date, trust=trust, definite=definite)
    found.land, found.whole, found.said = _lies(scene, end)
    return found


def _lies(scene: Scene, end: End) -> tuple[str, str, bool]:
    """The country of the destination, what it is unless a town, and whether the clause says it."""
    place = (
        end.said if end.said and end.said.kind == "place" else next((one for one in scene.reference.towns if one.name == end.name), None)
    )
    if place is None:
        return "", "", end.said is not None
    return place.more["country"], "" if place.more["kind"] == "city" else place.more["kind"], end.said is not None


def _who(scene: Scene, one: Mention | None, band: Group | None, before: Found | None) -> list[str]:
    """The person that a relative clause tells of; whoever travelled before, where a second verb has no subject of its own; else as the clause says."""
    if one:
        return [one.name]
    bare = not scene.move.piece[scene.move.low : scene.move.start].strip()
    if before and before.who and bare and scene.move.kind != "noun" and not scene.hosted and not (band and band.start > scene.start):
        return list(before.who)
    return travellers(scene, band, before)


def _nobody(scene: Scene) -> bool:
    """Whether what moves is a thing, or the clause has no subject that may travel."""
    move = scene.move
    if _THINGS.search(move.clause):
        return True
    told = scene.returned or _we(move.clause, scene.lang) or (move.kind == "come" and scene.pronoun and _THEY.fullmatch(scene.pronoun[0]))
    return move.kind in {"go", "come", "stay", "receive"} and not told


_THEY = re.compile(r"they|he|she|we|i|ils?|elles?|nous|on|je|они|он|она|мы|я|(?:lui|elle)-même|те|those|ceux", re.IGNORECASE)


def _last(scene: Scene, band: Group | None, told: list[Found]) -> Found | None:
    """The journey spoken of last; where a group is meant, the last of that group, or of guests in the text's own town."""
    near = [one for one in told[-4:] if scene.start - one.end < FAR]
    if band is None and (names := {one.name for one in scene.people if one.start < scene.start}):
        same = [one for one in told if names & set(one.who)]
        return same[-1] if same else told[-1] if told else None
    if band is None or not near:
        return told[-1] if told else None
    name = called(scene, band)
    same = [one for one in near if name in one.who or (GUESTS.match(name) and scene.reference.pair[:1] == [one.to])]
    return same[-1] if same else told[-1]


def _somebody(scene: Scene, band: Group | None, before: Found | None) -> bool:
    """Whether the clause has anybody who may travel."""
    told = (
        band
        or scene.omitted
        or scene.people
        or scene.earlier
        or scene.later
        or scene.pronoun
        or before
        or scene.returned
        or scene.possessor is not None
    )
    return bool(told or bands(scene) or (scene.places and scene.move.kind != "stay"))


_THINGS = re.compile(
    r"(?<!\w)(?:lettres?|colis|courriers?|messages?|trains?|vols?|avions?|camions?|nouvelles?|dons?|letters?|parcels?|flights?|planes?|lorr(?:y|ies)|trucks?|news|"
    r"emails?|gifts?|goods|письм\w+|посылк\w+|поезд(?:а|ов)?|рейс\w*|самол[её]т\w*|груз\w*|нов?ост\w+|подар\w+|ответ)(?!\w)",
    re.IGNORECASE,
)
"""What arrives without being a visitor."""
_PURPOSE = re.compile(r"(?<!\w)(?:pour|afin d[e’']|to|чтобы)\s?$", re.IGNORECASE)
"""What one goes somewhere for is no journey of its own."""
_WE = re.compile(r"\b(?:us|our|you|vous|je|j[’']|(?-i:I))\b|(?<!\w)(?:я|вы)(?!\w)|\w+ons\b|\bnous\b", re.IGNORECASE)
"""In the first person nobody need be named."""
_MAY_BE_WE = re.compile(r"(?<!\w)[а-яё]+(?:ем|ём|им|у|ю)(?!\w)", re.IGNORECASE)


def _we(clause: str, lang: str) -> bool:
    """Whether a clause tells what “I” or “we” do; in Russian the verb alone may say it."""
    if _WE.search(clause) or lang != "ru":
        return bool(_WE.search(clause))
    from jumelles.press.names.inflected import tagged

    return any(tagged(match[0], "VERB", "1per") for match in _MAY_BE_WE.finditer(clause))


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
