"""Visits and delegations: who went where, in which state, how many, led by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from jumelles.press import modality, when
from jumelles.press.lexicon import lexicon
from jumelles.press.reference import Reference, blank_quotes, group_before

if TYPE_CHECKING:
    from jumelles.press.names.mentions import Mention
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

_PRONOUN = {"fr": r"\b(?:elle|elles|ils|il)\b", "en": r"\b(?:they|he|she|the team|the group|the visitors)\b", "ru": r"(?<!\w)(?:они|она|он|гости)(?!\w)"}


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
    motion: bool = True

    def told(self) -> dict[str, Any]:
        """As attributes."""
        return {"who": self.who, "from": self.origin, "to": self.to, "status": self.status, "size": self.size, "date": self.date}


def find_visits(story: Story, reference: Reference) -> Iterator[Found]:
    """Every mention, in the order of the text."""
    for sentence in story.sentences:
        piece = blank_quotes(story, sentence.start, sentence.end)
        words = lexicon(sentence.lang)
        group, noun = words.pattern("visit", "group").search(piece), words.pattern("visit", "noun").search(piece)
        go, arrive = words.pattern("visit", "go").search(piece), words.pattern("visit", "arrive").search(piece)
        trigger = go or arrive or noun
        if trigger is None and not (group and re.search(r"(?i)d[ée]l[ée]gation|делегаци", group[0])):
            continue
        people = [one for one in story.within(sentence.start, sentence.end, "person") if not story.quoted(one.start)]
        places = [one for one in story.within(sentence.start, sentence.end, "place") if not story.quoted(one.start)]
        pronoun = re.search(_PRONOUN[sentence.lang], piece, re.IGNORECASE)
        if not _enough(group, noun, go, arrive, bool(people), bool(places), bool(pronoun)):
            continue
        yield _mention(story, reference, sentence, piece, (group, noun, go, arrive), people, places)


def _enough(group: object, noun: object, go: object, arrive: object, people: bool, places: bool, pronoun: bool) -> bool:
    """Whether somebody moves: a group or a person with a verb of travelling, or a visit with its place."""
    if group and (go or arrive or noun):
        return True
    if (go or noun) and (people or pronoun) and places:
        return True
    return bool(group and places)


def _mention(story: Story, reference: Reference, sentence: Sentence, piece: str, found: tuple[re.Match[str] | None, ...], people: list[Mention], places: list[Mention]) -> Found:
    group, noun, go, arrive = found
    lang = sentence.lang
    verb = go or arrive or noun
    at = sentence.start + (verb.end() if verb else group.end() if group else 0)
    going, coming = _directions(story, sentence, places)
    to = _destination(story, reference, sentence, at, going, coming, places, people, hosted=bool(arrive and not go))
    origin = coming[0].name if coming else None
    if origin is None and group and (town := reference.adjective(piece[group.start() : group.end() + 30], lang)):
        origin = town.name if town.name != (to.name if to else None) else None
    name = to.name if to else None
    if name is None and origin:
        name = reference.other(origin)
    who = _who(story, sentence, piece, group, people, arrive if not go else None)
    marks = [match.span() for match in found if match]
    spans = [(sentence.start + a, sentence.start + b) for a, b in marks] + ([(to.start, to.end)] if to else [])
    dated = when.first_date(piece, lang, story.published)
    size = _size(piece, lang)
    trust = 0.35 + 0.2 * (to is not None) + 0.15 * bool(group) + 0.15 * bool(verb)
    return Found(_status(piece, lang, verb), min(a for a, _b in spans), max(b for _a, b in spans), lang, who, name, origin, size, dated, trust, verb is not None)


@cache
def _prepositions(lang: str, key: str) -> re.Pattern[str]:
    city = lexicon(lang).source("names", "city_words")
    article = {"fr": r"(?:la |le |les |l[’'])?", "en": r"(?:the )?(?:\w+ )?", "ru": r"(?:\w+(?:ий|ый|ой|ом|ую|ая) )?"}[lang]
    return re.compile(rf"(?<!\w)(?:{lexicon(lang).source('visit', key)})\s*{article}(?:(?:{city})\s+(?:de |d[’']|of )?)?$", re.IGNORECASE)


def _directions(story: Story, sentence: Sentence, places: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Places toward which somebody goes, and from which somebody comes, by the words before them."""
    going, coming = [], []
    for one in places:
        before = story.text[max(sentence.start, one.start - 30) : one.start]
        if _prepositions(sentence.lang, "toward").search(before):
            going.append(one)
        elif _prepositions(sentence.lang, "from").search(before):
            coming.append(one)
    return going, coming


def _destination(
    story: Story, reference: Reference, sentence: Sentence, at: int, going: list[Mention], coming: list[Mention], places: list[Mention], people: list[Mention], *, hosted: bool
) -> Mention | None:
    """Where to: toward a place after the verb, its object, the host; towns rather than countries."""
    after = [one for one in going if one.start >= at - 2] or [one for one in places if one not in coming and 0 <= one.start - at < 25]
    if after and not hosted:
        return _nearest_town(after)
    hosts = [one for one in places if one not in coming and one.start < at]
    if hosted and (hosts or going):
        return hosts[0] if hosts else _nearest_town(going)
    if hosted:
        named = {one.more.get("of") for one in people}
        town = next((one for one in reference.towns if one.name in named), None)
        if town:
            return town
    if going:
        return _nearest_town(going)
    rest = [one for one in places if one not in coming and one.more["kind"] != "country"]
    return rest[0] if rest else None


def _nearest_town(places: list[Mention]) -> Mention:
    first = places[0]
    if first.more["kind"] == "country":
        near = [one for one in places[1:] if one.more["kind"] == "city" and one.more["country"] == first.more["country"]]
        return near[0] if near else first
    return first


def _who(story: Story, sentence: Sentence, piece: str, group: re.Match[str] | None, people: list[Mention], hosting: re.Match[str] | None) -> list[str]:
    """The group as it is called, and people who lead it; whoever receives is none of them."""
    who: list[str] = []
    lead = lexicon(sentence.lang).pattern("visit", "lead").search(piece)
    if group:
        who.append(_called(piece, group, sentence.lang))
    elif (pronoun := re.search(_PRONOUN[sentence.lang], piece, re.IGNORECASE)) and pronoun.start() < 30:
        who.append(group_before(story, sentence.start, sentence.lang) or pronoun[0])
    if lead:
        who += [one.name for one in people if 0 <= one.start - (sentence.start + lead.end()) < 120][:4]
    if not hosting:
        first = group.start() if group else 10_000
        who += [one.name for one in people if one.start - sentence.start < min(first + 200, 120) and one.name not in who][:3]
    return who


def _called(piece: str, group: re.Match[str], lang: str) -> str:
    """The group with its adjective; in Russian the noun in the nominative."""
    if lang == "ru":
        from jumelles.press.names.inflected import lemma

        return lemma(group[0].split()[0])
    if lang == "fr":
        tail = re.match(r"\s+(\w+(?:aise?|oise?|ienne?|ien|éenne|aine?|ande?|esse?|russe|belge|ine?|ale?|ique)s?)\b", piece[group.end() :])
        return group[0] + (f" {tail[1]}" if tail else "")
    return group[0]


def _status(piece: str, lang: str, verb: re.Match[str] | None) -> str:
    near = piece[max(0, verb.start() - 60) : verb.end() + 60] if verb else piece
    if modality.going_on(piece, lang) and not modality.future(near, lang):
        return "ongoing"
    ahead = modality.future(near, lang)
    return ahead if ahead and not modality.done(near, lang) else "past"


def _size(piece: str, lang: str) -> str | None:
    """How many came, of those who are called members, pupils or guests."""
    members, words = lexicon(lang).source("visit", "members"), lexicon(lang).numbers("words")
    number = "|".join(sorted(words, key=len, reverse=True))
    link = {"fr": r"\s+(?:de\s+|d[’'])?(?:\w+\s)?", "en": r"[\s-]+(?:\w+ )?", "ru": r"\s+(?:\w+ )?"}[lang]
    match = re.search(rf"(?<![\w-])(\d+|{number})(?:-person|-member|-strong)?{link}(?:{members})\b", piece, re.IGNORECASE)
    if not match:
        return None
    count = match[1] if match[1].isdigit() else str(words[match[1].lower()])
    more = re.search(r"(?:plus d[e’']\s?(?:une )?|more than |over |более |свыше )$", piece[max(0, match.start() - 16) : match.start()], re.IGNORECASE)
    return count + ("+" if more else "")
