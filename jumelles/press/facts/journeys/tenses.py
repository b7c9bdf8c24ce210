"""Whether a journey was made, is being made or lies ahead, and whether it was made at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumelles.press import modality
from jumelles.press.facts.called_off import put_off, taken_back
from jumelles.press.lexicon import lexicon

if TYPE_CHECKING:
    from jumelles.press.facts.journeys.scenes import Scene

AROUND = 70
"""Letters around the word that tell its state."""


def cancelled(scene: Scene) -> bool:
    """Whether it did not take place, or nobody knows that it will."""
    move = scene.move
    comma = move.piece.find(",", move.high)
    until = move.until if move.kind == "noun" or comma < 0 else min(comma, move.until)
    found = lexicon(scene.lang).pattern("visit", "cancelled").finditer(move.piece, move.low, until)
    told = any(match.start() < move.start or not _AFTER_IT.match(match[0]) for match in found)
    told = told or lexicon(scene.lang).pattern("modality", "off").search(move.piece, move.low, until) is not None
    if told:
        return not _TURNED.search(move.piece, move.low, move.until)
    return taken_back(move.piece, move.start, move.end, after(scene), scene.lang, journey=True)


def after(scene: Scene) -> str:
    """The text that follows the sentence."""
    return scene.story.text[scene.sentence.end : scene.sentence.end + 200]


def put_off_to(scene: Scene) -> tuple[bool, str | None]:
    """Whether the journey was put off, and to which day."""
    move = scene.move
    return put_off(move.piece, move.start, move.end, after(scene), scene.lang, scene.story.published, journey=True)


_AFTER_IT = re.compile(r"annulation|cancellation|отмен[аыуе]\b", re.IGNORECASE)
"""Nouns that cancel only what stands after them: « il ira à Lyon après l’annulation de son étape »."""
_TURNED = re.compile(r"reportée? (?:à|au|en)|postponed (?:to|until)|перенес\w+ на", re.IGNORECASE)


def status(scene: Scene, by_day: str | None) -> str:
    """`past`, `ongoing` or `planned`: by the verb and its tense, the words around, and the day."""
    move, lang = scene.move, scene.lang
    low = max(move.low, move.start - AROUND)
    high = move.until if move.kind == "noun" else move.high
    near = move.piece[low : min(high, move.end + AROUND)]
    verb = _verb(scene, near, low)
    told = _told(near, verb, lang) if verb else None
    if verb and told != "planned" and lexicon(lang).pattern("visit", "back").search(near):
        return "past"
    if (
        verb
        and _INVITES.match(near[slice(*verb)])
        and (
            told != "past" or not scene.passive or _HAS_BEEN.search(near[: verb[0]]) or (lang == "ru" and not _WAS.search(near[: verb[0]]))
        )
    ):
        return "planned"
    if told == "planned":
        return "planned"
    if by_day and not modality.going_on(move.clause, lang):
        return by_day
    if told in {"ongoing", None} and verb and _LEAVES.match(near[slice(*verb)]) and not _SERIES.search(move.clause):
        return "planned"
    if told == "ongoing" and lang == "ru" and not _SERIES.search(move.clause) and not _LEAVES.match(near[slice(*verb)] if verb else ""):
        return "ongoing"
    if told == "ongoing" and verb and (_NOW.search(near[: verb[0]]) or _BEING.match(near, verb[0])) and not _SERIES.search(move.clause):
        return "ongoing"
    if told == "past" and not modality.going_on(move.clause, lang):
        return told
    if move.kind == "noun" and lexicon(lang).pattern("visit", "ahead").search(near) and not _HELD.search(near):
        return "planned"
    return _by_words(near, move.clause, lang)


def _told(near: str, verb: tuple[int, int], lang: str) -> str | None:
    """The tense of the verb; an infinitive after a promise lies ahead, and the French of stories has a past of its own."""
    if _BEING.match(near, verb[0]) or (_STAYING.match(near, verb[0]) and _ARE.search(near[: verb[0]])):
        return "ongoing"
    if _PROMISED[lang].search(near[: verb[0]]):
        return "planned"
    told = modality.tense(near, *verb, lang)
    return "past" if told is None and lang == "fr" and _STORY.search(near[slice(*verb)]) else told


_STAYING = re.compile(r"en (?:stage|visite|mission|voyage|tournée|déplacement)\b|on (?:a|an|its|their|his|her)\b", re.IGNORECASE)
_BEING = re.compile(
    r"(?:is|are) (?:in|at)\b|(?:est|sont) (?:actuellement |cette semaine )?(?:à|au|en)\b|находи(?:тся|мся)|находятся", re.IGNORECASE
)
_ARE = re.compile(r"\b(?:est|sont|is|are)\s(?:\w+\s)?$", re.IGNORECASE)
_PROMISED = {
    "fr": re.compile(r"\b(?:prom\w+|prév\w+|décid\w+|envisag\w+|souhait\w+|accept\w+|jur\w+|espér?\w+|proje\w+|compt\w+|rêv\w+) (?:de |d[’'])?(?:\w+ )?$", re.IGNORECASE),
    "en": re.compile(r"\b(?:promis\w+|agreed|plan\w*|hop\w+|pledg\w+|vow\w+|want\w*|due|set|expect\w*) to (?:\w+ )?$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:обеща\w+|решил\w*|собир\w+|намер\w+|планир\w+|мечта\w+|надеется|рассчитыва\w+|договорил\w+|предсто\w+) (?:[\w-]+ ){0,2}$", re.IGNORECASE),
}  # fmt: skip
_STORY = re.compile(r"(?<![\w’'])(?:s[’'])?\w*(?:(?:[^eir\W]r|[^r\W])a|inrent|int|dit|rit|çut)\b", re.IGNORECASE)


def _verb(scene: Scene, near: str, low: int) -> tuple[int, int] | None:
    move = scene.move
    if move.kind == "group":
        lead = lexicon(scene.lang).pattern("visit", "lead").search(near)
        return lead.span() if lead else (move.start - low, move.end - low)
    return (move.start - low, move.end - low) if move.kind != "noun" else None


def _by_words(near: str, part: str, lang: str) -> str:
    future = lexicon(lang).pattern("modality", "future").search(near)
    if modality.going_on(part, lang) and not future:
        return "ongoing"
    ahead = lexicon(lang).pattern("visit", "ahead").search(near) or modality.future(near, lang)
    return "planned" if ahead and (future or not modality.done(near, lang)) else "past"


_NOW = re.compile(
    r"\b(?:is|are|currently)\s(?:\w+\s)?$|\b(?:est|sont)\s$|\b(?:est|sont) en train d[e’']\s?$|(?<!\w)сейчас\s$", re.IGNORECASE
)
_HELD = re.compile(
    r"took place|has taken|\bended\b|eu lieu|s[’']est (?:déroul|achev|termin)|состоял|прошл|прошёл|заверш|закончил|вернул", re.IGNORECASE
)
_LEAVES = re.compile(
    r"fl(?:y|ies)|leave|depart|set off|head|travel|part(?:ent)?\b|(?:nous )?quitte(?:nt)?\b|s[’']envol|ед(?:ет|ут|ем|у)\b|лет(?:ит|ят|им)\b|выезжа|отправля|вылета|arriv|due|expect|await|attend|ждут|жд[её]т|жд[её]м|ожида",
    re.IGNORECASE,
)
"""Verbs whose present tense speaks of what is to come."""
_INVITES = re.compile(r"invit|convi|пригла", re.IGNORECASE)
_WAS = re.compile(r"(?<!\w)был[аи]?\s(?:\w+\s)?$", re.IGNORECASE)
_HAS_BEEN = re.compile(r"\b(?:has|have) (?:also |already )?been $|\b(?:est|sont) $", re.IGNORECASE)
_SERIES = re.compile(r"\b(?:every|each|chaque|tous les|toutes les|regularly|usually)\b|(?<!\w)кажд\w+|ежегодно", re.IGNORECASE)
