"""Whether a word of travelling tells of a journey: what is done at a place is one only for those who are from elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumelles.press.facts.journeys.officials import receives_official
from jumelles.press.facts.journeys.scenes import is_passive
from jumelles.press.facts.journeys.travellers import SENDS, bands
from jumelles.press.facts.journeys.whereabouts import hails_from, land_of
from jumelles.press.lexicon import demonyms

if TYPE_CHECKING:
    from jumelles.press.facts.journeys.groups import Group
    from jumelles.press.facts.journeys.homeward import End
    from jumelles.press.facts.journeys.scenes import Scene
    from jumelles.press.facts.journeys.visits import Found
    from jumelles.press.names.mentions import Mention


def travels(scene: Scene, band: Group | None, end: End, before: Found | None) -> bool:
    """Whether what is told is a journey: what is done at a place is one only for those who are from elsewhere."""
    kind = scene.move.kind
    if (band and band.origin == end.name) or (
        SENDS.match(scene.move.words) and not (band and (band.start >= scene.start or _sent(scene))) and not _object(scene)
    ):
        return False
    if kind == "group":
        return bool(band and band.origin and end.said) or bool(band and not band.host and scene.toward and band.origin)
    if (
        band
        and band.count
        and kind in {"come", "receive", "noun"}
        and not (band.origin or band.foreign)
        and _AUDIENCE.fullmatch(band.words)
    ):
        return False
    if kind == "stay":
        return _from_elsewhere(scene, band, end)
    if scene.hosted and not (
        band
        or receives_official(scene)
        or any(one.start >= scene.end for one in scene.people)
        or _THEM[scene.lang].search(scene.move.clause)
    ):
        return False
    if scene.hosted and _WILLING.search(scene.move.piece, 0, scene.move.start):
        return False
    if kind == "noun" and scene.sentence.heading and not scene.places:
        return False
    return end.said is not None or bool(
        band or bands(scene) or scene.omitted or scene.pronoun or before or scene.people or scene.returned or scene.possessor is not None
    )


_WILLING = re.compile(
    r"\b(?:ready|willing|happy|glad|able|offer(?:s|ed|ing)?|propos(?:es|ed|ing)) to (?:\w+ )?$"
    r"|\b(?:prête?s? à|dispos\w+ à|propos\w+ d[e’']|offr\w+ d[e’']|capables? d[e’'])\s?(?:\w+ )?$"
    r"|(?<!\w)(?:готов(?:а|о|ы)?|может|могут|могли? бы|смогла? бы|предлага\w+|предложил\w*|хотел\w* бы)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
"""Who could receive somebody has nobody yet who comes."""
_AUDIENCE = re.compile(
    r"visiteurs|participante?s|spectateurs|touristes|visitors|participants|spectators|tourists|guests|участник\w+|зрител\w+|турист\w*|посетител\w+",
    re.IGNORECASE,
)
"""Those whom an event counts, wherever they are from."""


def _object(scene: Scene) -> bool:
    """Whether somebody is named after the verb: “sent its fire chief, Tom Fox, to Gdynia”."""
    return any(one.start >= scene.start for one in scene.people)


def _sent(scene: Scene) -> bool:
    """Whether those before the verb are sent, rather than send."""
    move = scene.move
    if scene.lang == "ru":
        return bool(re.search(r"(?:направлен|отправлен|послан|командирован)", move.words, re.IGNORECASE))
    return is_passive(move.piece[max(0, move.start - 30) : move.start], move.words, move.piece[move.end : move.end + 12], scene.lang)


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
    if band and band.count and not band.host and end.said and end.said.more.get("kind") == "country":
        return _abroad(scene, end.said)
    if any(_foreign(scene, one, end) for one in scene.people if one.start < scene.start):
        return True
    before = [one for one in scene.people if one.start < scene.start]
    if hails := {home for one in before if (home := hails_from(scene.story, one))}:
        return end.name not in hails
    land = next((one.more["country"] for one in scene.reference.towns if one.name == end.name), None)
    if land and any(country != land for one in before if (country := land_of(scene.story, one))):
        return True
    towns = {one.name for one in scene.reference.towns}
    homes = {one.more.get("of") for one in scene.people if one.start < scene.start} & towns
    if homes:
        return end.name not in homes
    abroad = end.said is not None and end.name not in scene.reference.pair[:1]
    return abroad and any(one.start < scene.start for one in scene.people)


def _abroad(scene: Scene, land: Mention) -> bool:
    """Whether a country is not that of the text's own town."""
    home = scene.reference.pair[:1]
    return any(one.name in home and one.more["country"] != land.more["country"] for one in scene.reference.towns)


def _foreign(scene: Scene, one: Mention, end: End) -> bool:
    """Whether an adjective before a name tells another country than the town's: “Mexican painter Rosa Ibarra”."""
    match = demonyms(scene.lang).search(scene.story.text, max(scene.span[0], one.start - 40), one.start)
    country = next((town.more["country"] for town in scene.reference.towns if town.name == end.name), None)
    return match is not None and country is not None and match.lastgroup != country
