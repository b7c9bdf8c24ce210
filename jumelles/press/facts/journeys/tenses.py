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


def fate(scene: Scene) -> str:
    """`off` where it did not take place, or nobody knows that it will; `again` where it is planned anew; else nothing."""
    if not _fell_through(scene):
        return ""
    return "again" if made_up_for(scene) else "off"


def _fell_through(scene: Scene) -> bool:
    move = scene.move
    comma = move.piece.find(",", move.high)
    until = move.until if move.kind == "noun" or comma < 0 else min(comma, move.until)
    found = lexicon(scene.lang).pattern("visit", "cancelled").finditer(move.piece, move.low, until)
    told = any(match.start() < move.start or not _AFTER_IT.match(match[0]) for match in found)
    told = told or lexicon(scene.lang).pattern("modality", "off").search(move.piece, move.low, until) is not None
    if move.kind == "receive" and _AWAITS.match(move.words) and _BUT_NOT.match(move.piece, move.high):
        return True
    return told or taken_back(move.piece, move.start, move.end, after(scene), scene.lang, journey=True)


def after(scene: Scene) -> str:
    """The text that follows the sentence."""
    return scene.story.text[scene.sentence.end : scene.sentence.end + 200]


def made_up_for(scene: Scene) -> bool:
    """Whether what did not take place is planned again: “the trip fell through; it is now planned for May”."""
    move = scene.move
    if _TURNED.search(move.piece, move.low, move.until) or put_off_to(scene)[0]:
        return True
    return _AGAIN[scene.lang].search(move.piece[move.end :] + after(scene)[:_SOON]) is not None


_SOON = 60
"""Letters of the next sentence that may say so."""


_AGAIN = {
    "fr": re.compile(r"[;.,:—–]\s(?:mais |et )?(?:il|elle|ils|elles|celui-ci|celle-ci) (?:aur(?:a|ont) (?:finalement )?lieu|se (?:tiendr|fer|dérouler)\w+|(?:est|sont|sera|seront) (?:désormais |maintenant |finalement )?(?:re)?(?:prévue?s?|programmée?s?|fixée?s?))", re.IGNORECASE),
    "en": re.compile(r"[;.,:—–]\s(?:but |and )?(?:it|they) (?:will (?:now |instead )?(?:take place|happen|go ahead|be made|come|go|travel)|(?:is|are) (?:now |instead )?(?:planned|scheduled|set|expected|due) )", re.IGNORECASE),
    "ru": re.compile(r"[;.,:—–]\s(?:но |и |теперь )?(?:е[её]|его|их|она|он|они) (?:теперь )?(?:планиру\w+|намечен\w*|состо(?:ится|ятся)|пройд(?:[её]т|ут)|запланирован\w*|перенес(?:ли|ен\w*))", re.IGNORECASE),
}  # fmt: skip


def put_off_to(scene: Scene) -> tuple[bool, str | None]:
    """Whether the journey was put off, and to which day."""
    move = scene.move
    return put_off(move.piece, move.start, move.end, after(scene), scene.lang, scene.story.published, journey=True)


_BUT_NOT = re.compile(
    r"(?:но|однако|mais|but)?\s?[^.;]{0,40}?(?:(?<!\w)(?:не|not|could(?: not|n[’']t))(?!\w)|\bn[’']\w+ (?:pas|pu))", re.IGNORECASE
)
"""Guests were awaited, but did not come."""
_AWAITS = re.compile(r"жд|ожид|await|expect|attend", re.IGNORECASE)
_AFTER_IT = re.compile(r"annulation|cancellation|отмен[аыуе]\b", re.IGNORECASE)
"""Nouns that cancel only what stands after them: « il ira à Lyon après l’annulation de son étape »."""
_TURNED = re.compile(r"reportée? (?:à|au|en)|postponed (?:to|until)|перенес\w+ на", re.IGNORECASE)


def status(scene: Scene, by_day: str | None) -> str:
    """`past`, `ongoing` or `planned`: by the verb and its tense, the words around, and the day."""
    move = scene.move
    told = _next_verb(move.piece[move.end : move.high], scene.lang) if move.kind == "group" else None
    if _DECIDED[scene.lang].search(move.piece[: move.start]):
        return "planned"
    if move.kind == "noun" and _INVITES.match(move.words) and by_day != "past":
        return "planned"
    return told or _by_verb(scene, by_day)


def _by_verb(scene: Scene, by_day: str | None) -> str:
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
    if told == "ongoing" and _UNTIL.search(move.clause):
        return "ongoing"
    if by_day and not modality.going_on(move.clause, lang) and not (verb and _surely_past(near, verb, told, by_day)):
        return by_day
    if verb and told in {"ongoing", None} and (state := _present(scene, near, verb, told)):
        return state
    if told == "past" and not modality.going_on(move.clause, lang):
        return told
    if move.kind == "noun" and lexicon(lang).pattern("visit", "ahead").search(near) and not _HELD.search(near):
        return "planned"
    return _by_words(near, move.clause, lang)


def _next_verb(rest: str, lang: str) -> str | None:
    """What the first verb after a group tells, where it surely is one."""
    match = _AUXILIARY[lang].search(rest[:AROUND])
    return match.lastgroup if match else None


_AUXILIARY = {
    "fr": re.compile(r"\b(?:(?P<planned>doivent|doit|vont|devraient|devrait|[a-zé]{3,}(?<!se)ront)|(?P<past>(?:ont|sont|étaient|avaient|furent) (?:\w+ )?\w+[éiu]e?s?|\w+èrent))\b"),
    "en": re.compile(r"\b(?:(?P<planned>will|shall|(?:is|are) (?:due )?to|(?:is|are) (?:set|going|expected) to|plans? to|hopes? to)|(?P<past>was|were|had|have|has))\b"),
    "ru": re.compile(r"(?<!\w)(?:(?P<planned>будет|будут|планиру[ею]т|намерен\w*|собира[ею]тся)|(?P<past>был[аи]?|стал[аи]?))(?!\w)"),
}  # fmt: skip


def _told(near: str, verb: tuple[int, int], lang: str) -> str | None:
    """The tense of the verb; an infinitive after a promise lies ahead, and the French of stories has a past of its own."""
    if _BEING.match(near, verb[0]) or (_STAYING.match(near, verb[0]) and _ARE.search(near[: verb[0]])):
        return "ongoing"
    if _PROMISED[lang].search(near[: verb[0]]):
        return "planned"
    if lang == "fr" and _BARE.match(near, verb[0]) and len(near[: verb[0]].split()) < 1:
        return "past"
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
_DECIDED = {
    "fr": re.compile(r"\b(?:décidé|proposé|approuvé|demandé) (?:de |d[’']|que )(?:[\w’']+ ){0,8}$", re.IGNORECASE),
    "en": re.compile(r"\b(?:resolved|agreed|recommended|proposed):? that (?:[\w’']+ ){0,10}$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:решено|решили|постановили|поручено|предложено) (?:[\w-]+ ){0,2}$", re.IGNORECASE),
}
"""Councils decide what is still to be done."""
_BARE = re.compile(r"(?:arriv|part|rentr|débarqu)ée?s?\b|(?:re)?venue?s?\b|accueillie?s?\b|reçue?s?\b", re.IGNORECASE)
"""French participles that begin a sentence: « Arrivés jeudi, les danseurs… »."""
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


def _surely_past(near: str, verb: tuple[int, int], told: str | None, by_day: str) -> bool:
    """Whether a verb in the past outweighs a day that only seems to lie ahead, as its year is not told."""
    return (told, by_day) == ("past", "planned") and not any(_LEAVES.match(word) for word in near[slice(*verb)].split())


def _present(scene: Scene, near: str, verb: tuple[int, int], told: str | None) -> str | None:
    """What the present tense of a single journey tells: that it lies ahead, or is going on."""
    clause, lang, leaves = scene.move.clause, scene.lang, _LEAVES.match(near[slice(*verb)])
    if _SERIES.search(clause):
        return None
    if leaves:
        return "planned"
    if _STAYS.match(near, verb[0]):
        return "ongoing"
    if told is None:
        return None
    if _SINCE.search(clause):
        return "ongoing"
    if lang != "ru" and _appointed(scene):
        return "planned"
    return "ongoing" if lang == "ru" or _NOW.search(near[: verb[0]]) or _BEING.match(near, verb[0]) else None


def _appointed(scene: Scene) -> bool:
    """Whether the present speaks of a month, without a year, in which somebody is to come: “the choir comes over in May”."""
    clause = scene.move.clause
    months = re.compile(lexicon(scene.lang).source("visit", "months"), re.IGNORECASE)
    return scene.move.kind in {"go", "come"} and bool(months.search(clause)) and not _PAST_DAY.search(clause) and not _SERIES.search(clause)


_UNTIL = re.compile(
    r"\bjusqu[’'](?:à|au|en)\b|\b(?:until|till)\b|(?<!\w)до (?:\d|понедельник|вторник|сред|четверг|пятниц|суббот|воскресень|конца)",
    re.IGNORECASE,
)
_STAYS = re.compile(
    r"(?:pass(?:e|ent)|spends?|effectu(?:e|ent)) (?:un|une|deux|trois|quatre|cinq|six|leur|a|two|three|four|five|six|this|the) |séjourn(?:e|ent)\b",
    re.IGNORECASE,
)
"""In the present these tell of a stay that lasts."""
_SINCE = re.compile(r"\b(?:depuis|since|for the past)\b", re.IGNORECASE)
_PAST_DAY = re.compile(r"(?<!\d)[12]\d{3}(?!\d)|\b(?:last|dernière?s?|since|depuis)\b", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:is|are|currently)\s(?:\w+\s)?$|\b(?:est|sont)\s$|\b(?:est|sont) en train d[e’']\s?$|(?<!\w)сейчас\s$", re.IGNORECASE
)
_HELD = re.compile(
    r"took place|has taken|\bended\b|eu lieu|s[’']est (?:déroul|achev|termin)|состоял|прошл|прошёл|заверш|закончил|вернул", re.IGNORECASE
)
_LEAVES = re.compile(
    r"fl(?:y|ies)|leave|depart|set off|head|travel|part(?:ent)?\b|(?:nous )?quitte(?:nt)?\b|s[’']envol|ед(?:ет|ут|ем|у)\b|лет(?:ит|ят|им)\b|выезжа|отправля|вылета|улета|уезжа|отбыва|приезжа(?:ет|ют)|прилета|(?:is|are) off|arriv|due|expect|await|attend|ждут|жд[её]т|жд[её]м|ожида",
    re.IGNORECASE,
)
"""Verbs whose present tense speaks of what is to come."""
_INVITES = re.compile(r"invit|convi|пригла", re.IGNORECASE)
_WAS = re.compile(r"(?<!\w)был[аи]?\s(?:\w+\s)?$", re.IGNORECASE)
_HAS_BEEN = re.compile(r"\b(?:has|have) (?:also |already )?been $|\b(?:est|sont) $", re.IGNORECASE)
_SERIES = re.compile(r"\b(?:every|each|chaque|tous les|toutes les|regularly|usually)\b|(?<!\w)кажд\w+|ежегодно", re.IGNORECASE)
