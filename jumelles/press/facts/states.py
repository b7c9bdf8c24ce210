"""In which state an agreement is: planned, signed, in force, renewed or ended."""

from __future__ import annotations

import re

from jumelles.press import modality
from jumelles.press.lexicon import lexicon

_GOING_TO_SIGN = {
    "fr": r"(?:sera|seront|serait|vont|va|doit|doivent|devrait|devraient|devra|pourrait|pourraient)\s+(?:\w+\s+)?(?:être\s+)?(?:signé|sign|paraph|renouvel|conclu)|signer(?:a|ont)\b|\bà (?:être )?(?:sign(?:er|é|ée|és|ées)|parapher)\b|(?:de|pour|afin de|à) signer|prochaine signature",
    "en": r"(?:will|to|shall|would|could|plans? to|expected to|due to|hopes? to)\s+(?:be\s+|formally\s+|officially\s+)?(?:sign|conclud|renew|ink|re-sign|ratif)|awaits? signature",
    "ru": r"подпиш\w+|заключат|заключит\b|подписать|заключить|будет подписан\w*|будут подписан\w*|проект\w* соглашени\w+|планиру\w+ подписа\w+",
}  # fmt: skip


_TWIN_AHEAD = {
    "fr": r"projet de jumelage|prépar\w+|futur|prochain|envisag|souhait|bientôt|\b(?:sera|seront|serait|seraient|devrait|devraient|pourrait|pourraient|va|vont|deviendr\w+)\b|en vue d|candidat|finaliser",
    "en": r"\b(?:will|would|could|may|might|prepar\w+|propos\w+|plans?|planned|considering|hopes?|future|potential|concept|explor\w+|intends?|possible|next)\b",
    "ru": r"(?<!\w)(?:будет|будут|станет|станут|готов\w+|планир\w+|намер\w+|предлож\w+|хот\w+|получат|возможн\w+|предлага\w+|перспектив\w*)|установлени\w+ побрат",
}


def state(kind: str, clause: str, lang: str) -> str:
    """What the verbs of a clause tell; what is agreed and not said to lie ahead is signed, what goes on is in force."""
    words = lexicon(lang)
    ended = words.pattern("accord", "ended").search(clause)
    if ended and not words.pattern("accord", "renewed").search(clause, ended.end()):
        return "ended"
    going = re.search(_GOING_TO_SIGN[lang], clause, re.IGNORECASE)
    tenses = [modality.tense(clause, *match.span(), lang) for match in words.pattern("accord", "signed").finditer(clause)]
    ahead = modality.future(clause, lang)
    if going or (tenses and set(tenses) == {"planned"}):
        return "planned"
    if not tenses and _PENDING[lang].search(clause):
        return "planned"
    renewed = words.pattern("accord", "renewed").search(clause)
    if renewed and modality.tense(clause, *renewed.span(), lang) != "planned" and not (tenses and _CONFIRMED.match(renewed[0])):
        return "renewed"
    if kind in {"agreement", "partnership"} and tenses:
        return "signed"
    if kind == "twinning":
        return _twinning_status(clause, lang)
    if ahead:
        return "planned"
    if words.pattern("accord", "in_force").search(clause) or kind in {"relation", "partnership"}:
        return "in_force"
    return "signed" if kind == "agreement" else "planned" if kind == "cooperation" and not modality.done(clause, lang) else "in_force"


_PENDING = {
    "fr": re.compile(r"\b(?:étudi(?:e|ent|ée?s?)|à l[’']étude|négocie(?:nt)?|en discussion|discut(?:e|ent)|réfléchi(?:t|ssent|ssait)|travaille(?:nt)? (?:à|sur))\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:exploring|considering|discuss(?:ed|ing)?|under discussion|sought|seeks|in talks|talks|negotiating|looking into|could|may|might)\b", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:готов(?:ит|ят)|прорабатыва\w+|переговор\w+|изуча\w+|может|могут|обсужда\w+|обсудили|возможност\w+)(?!\w)", re.IGNORECASE),
}  # fmt: skip
"""What is done about an agreement that nobody has signed."""


_CONFIRMED = re.compile(r"reaffirm|подтверд", re.IGNORECASE)
"""What a newly signed paper does to what there is; it renews no paper."""


_JUBILEE = re.compile(r"лети[еюя]|юбиле|годовщин|anniver|jubil", re.IGNORECASE)


_SIGNING = re.compile(r"\b(?:sign|paraph|подпис|scell|sealed)", re.IGNORECASE)


_ITS = re.compile(
    r"\b(?:its|their|our|the|both|two)\s+(?:\w+\s)?(?:sister|twin)|villes? jumelles?|ville sœur|jumelée?s?\b|город\w*-побратим\w*|побратимами",
    re.IGNORECASE,
)
"""Words that take a twinning for granted."""


def _twinning_status(clause: str, lang: str) -> str:
    words = lexicon(lang)
    lasting = words.pattern("accord", "in_force").search(clause)
    if re.search(_TWIN_AHEAD[lang], clause, re.IGNORECASE) and not _JUBILEE.search(clause):
        return "planned"
    if _SIGNING.search(clause) and modality.done(clause, lang):
        return "signed"
    return "planned" if not lasting and not _ITS.search(clause) and modality.future(clause, lang) else "in_force"
