"""Where a journey goes, and where it comes from."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jumelles.press.lexicon import lexicon
from jumelles.press.reference import Reference

if TYPE_CHECKING:
    from jumelles.press.facts.visits import Move
    from jumelles.press.names.mentions import Mention
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story


def seat(reference: Reference, venue: Mention) -> Mention | None:
    """The town whose council or hall is visited."""
    if venue.more["kind"] != "public":
        return None
    name = _letters(venue.name)
    return next((town for town in reference.towns if _letters(town.name) in name), None)


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def implied_end(reference: Reference, move: Move, people: list[Mention], lang: str) -> str | None:
    """Where a text does not say it, guests come to its own town, and its own people go to the other; nobody travels to their own office."""
    part = move.piece[move.low : move.high]
    towns = {one.name for one in reference.towns}
    if _RECEIVED.search(part) and (hosts := [one.more["of"] for one in people if one.more.get("of") in towns and one.start >= 0]):
        return str(hosts[0])
    if move.kind not in {"go", "arrive"} or len(reference.pair) < 2 or _TAKES_PART.match(move.piece[move.start : move.end]):
        return None
    home, other = reference.pair
    comes = move.kind == "arrive" or re.search(COMES[lang], move.piece[move.start : move.end], re.IGNORECASE)
    offices = {one.more.get("of") for one in people}
    if comes:
        return other if home in offices and other not in offices and not _RECEIVED.search(part) else home
    return home if other in offices and home not in offices else other


_TAKES_PART = re.compile(
    r"t[oa]+kes? part|took part|attend|join|assist|particip|участв|принял\w* участие|примут? участие|примет|выступ", re.IGNORECASE
)
"""Who does this has not gone anywhere for it."""


HERE = {
    "fr": re.compile(r"\bdans (?:la|notre|cette) (?:ville|cité|commune)\b|\ben ville\b", re.IGNORECASE),
    "en": re.compile(r"\bin (?:the |our )?(?:city|town)\b", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)в (?:этот |наш |наш\w+ )?город(?:е)?(?!\w)", re.IGNORECASE),
}


_RECEIVED = re.compile(r"reçu|accueilli|recevr|welcomed|received|greeted|hosted|принял|встретил|принима|встреча", re.IGNORECASE)
"""What hosts do."""


COMES = {"fr": r"arriv|venue?s? d|provenance|vien", "en": r"arriv|\bc[ao]me", "ru": r"приехал|приезж|прибы|прилетел|приезд|приед|гост"}


@cache
def _prepositions(lang: str, key: str) -> re.Pattern[str]:
    city = lexicon(lang).source("names", "city_words")
    article = {"fr": r"(?:la |le |les |l[’'])?", "en": r"(?:the )?(?:\w+ )?", "ru": r"(?:\w+(?:ий|ый|ой|ом|ую|ая|ого|его) )?"}[lang]
    return re.compile(
        rf"(?<!\w)(?:{lexicon(lang).source('visit', key)})\s*{article}(?:(?:{city})\s+(?:\w+\s+)?(?:de |d[’']|of )?)?$", re.IGNORECASE
    )


def directions(story: Story, sentence: Sentence, places: list[Mention], group: int | None) -> tuple[list[Mention], list[Mention]]:
    """Places toward which somebody goes, and from which somebody comes, by the words before them."""
    going, coming = [], []
    for one in places:
        before = story.text[max(sentence.start, one.start - 45) : one.start]
        if group is not None and 0 <= one.start - group < 45 and _BELONGS[sentence.lang].fullmatch(story.text[group : one.start]):
            coming.append(one)
            continue
        if one.more.get("office"):
            continue
        if _prepositions(sentence.lang, "toward").search(before):
            going.append(one)
        elif _prepositions(sentence.lang, "from").search(before):
            coming.append(one)
    return going, coming


def destination(
    reference: Reference,
    sentence: Sentence,
    move: Move,
    ways: tuple[list[Mention], list[Mention], list[Mention]],
    people: list[Mention],
    *,
    hosted: bool,
) -> Mention | None:
    """Where to: toward a place after the verb, its object, the host; who comes back was where they come from. Towns rather than countries."""
    going, coming, places = ways
    at = sentence.start + move.end
    free = [one for one in places if one not in coming and not one.more.get("office")]
    if coming and lexicon(sentence.lang).pattern("visit", "back").search(move.piece[max(0, move.start - 5) : move.end + 12]):
        return _nearest_town([one for one in coming if one.start >= at] or coming)
    after = [one for one in going if one.start >= at - 3] or [one for one in free if 0 <= one.start - at < 40]
    if after and not hosted:
        return _nearest_town(after)
    if hosted:
        hosts = [one for one in free if one.start < at and one not in going] or going
        if hosts:
            return _nearest_town(hosts)
        subjects = [one for one in people if one.end <= at] or people
        offices = {one.more.get("of") for one in (subjects[-1:] if subjects[0].end <= at else subjects)} if subjects else set()
        return next((one for one in reference.towns if one.name in offices), None)
    if going:
        return _nearest_town(going)
    rest = [one for one in free if one.more["kind"] != "country"]
    return rest[0] if rest and move.kind != "noun" else None


def _nearest_town(places: list[Mention]) -> Mention:
    first = places[0]
    if first.more["kind"] == "country":
        near = [one for one in places[1:] if one.more["kind"] == "city" and one.more["country"] == first.more["country"]]
        return near[0] if near else first
    return first


_BELONGS = {
    "fr": re.compile(
        r"\s+(?:(?!(?:à|au|aux|en|dans|vers|chez|pour)\b)\w+\s+)?(?:(?:venue?s? |originaires? )?(?:de la|de l[’']|du|des|de|d[’'])\s*)?(?:(?:ville|commune|municipalité)\s+(?:\w+\s+)?(?:de |d[’'])?)?",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\s+(?:of \w+ )?(?:members |people |students )?(?:from|of)\s+(?:the )?(?:(?:\w+ ){0,3}(?:city|town) of )?(?:its |their |our )?(?:sister |twin )?(?:city |town )?(?:of )?",
        re.IGNORECASE,
    ),
    "ru": re.compile(r"\s+(?:[а-яё]+(?:ого|ой|их|ов|ей)\s+)*?(?:из\s+)?(?:[а-яё]+(?:ого|ой)\s+)?(?:города(?:-побратима)?\s+|из\s+)?"),
}
"""What stands between a group and the town that it comes from."""
