"""Whether a sentence tells what was done, is going on, is planned or is only wished."""

from __future__ import annotations

import re
from datetime import date

from jumelles.press.lexicon import lexicon

_AHEAD = {
    "fr": re.compile(
        r"\b(?:va|vont|doit|doivent|devrait|devraient|pourrait|pourraient|sera|seront|serait|seraient|soit|soient|puisse|puissent|prévoit|prévoient|compte|comptent|souhaite|souhaitent|espère|espèrent|veut|veulent|envisage|envisagent)\s(?:[\w’']+\s){0,3}$|\b(?:afin de|pour)\s(?:se |s[’'])?$",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:will|shall|would|could|can|may|might|should|must|means?|plans?|hopes?|wants?|wish(?:es)?|aims?|intends?|expected|due|set|going|about|scheduled|likely|hoping|planning|invited|agreed|willing|ready|keen)\s(?:\w+\s){0,2}$|\bto (?:be )?(?:\w+ly )?$",
        re.IGNORECASE,
    ),
}
_BEHIND = {
    "fr": re.compile(
        r"(?:\b(?:a|ont|avait|avaient|est|sont|était|étaient|fut|furent|ayant|vient de|viennent de|avoir|être|ait|aient)|[’']est|[’']étai\w+|[’']a|d[’']avoir|[’']ai|avons)\s(?:[\w’']+\s){0,2}$",
        re.IGNORECASE,
    ),
    "en": re.compile(r"\b(?:was|were|had|has|have|been|having|did)\s(?:\w+\s){0,2}$", re.IGNORECASE),
}
_GOING = re.compile(r"\b(?:is|are|currently)\s(?:\w+\s)?$", re.IGNORECASE)
_FRENCH_PAST = re.compile(
    r"(?:\b(?:a|ont|avait|avaient|est|sont|était|étaient)\s|[’'](?:est|étai\w+)\s).*(?:é|i|u|t|s)e?s?\b|(?:aient|èrent|irent|urent|[^r]ait)$",
    re.IGNORECASE,
)
_FRENCH_FUTURE = re.compile(
    r"r(?:a|ont|ai|ons|ez)$|(?:er|ir|dr|devr|pourr|verr|aur|courr|mourr)(?:ait|aient)$", re.IGNORECASE
)  # « Découvrait » is no conditional.
_ENGLISH_PAST = re.compile(
    r"^(?:\w+ed|came|went|flew|left|led|took|drove|rode|made|spent|met|set|saw|held|gave|sailed|brought|sent|swam|won|played|got|put|ran|paid|was|were)\b", re.IGNORECASE
)  # fmt: skip


def future(piece: str, lang: str) -> str | None:
    """`wished` or `planned` where a clause lies ahead; None where it does not."""
    words = lexicon(lang)
    if words.pattern("modality", "wished").search(piece):
        return "wished"
    if words.pattern("modality", "planned").search(piece) or words.pattern("modality", "future").search(piece):
        return "planned"
    return None


def done(piece: str, lang: str) -> bool:
    """Whether a verb stands in the past."""
    if lang != "ru":
        return bool(lexicon(lang).pattern("modality", "past").search(piece))
    found = lexicon(lang).pattern("modality", "past").finditer(piece)
    return any(_russian(match[0]) in {"past", None} and not _noun(match[0]) for match in found)


def going_on(piece: str, lang: str) -> bool:
    """Whether it is happening as the text is written."""
    return bool(lexicon(lang).pattern("modality", "ongoing").search(piece))


def tense(piece: str, start: int, end: int, lang: str) -> str | None:
    """`past`, `ongoing` or `planned`, as a verb from `start` to `end` and the words just before it tell; None where they do not."""
    before, verb = piece[max(0, start - 34) : start], piece[start:end]
    if lang == "ru":
        told = _russian(verb)
        if re.search(
            r"(?:буд[еу]т\w*|намерен\w*|мо[жг]\w+|план\w+|собира\w+|хот\w+|готов\w*|пригла\w+|предлож\w+|чтобы)\s(?:[\w-]+\s){0,3}$",
            before,
            re.IGNORECASE,
        ):
            return "planned" if told != "past" or "чтобы" in before.lower() else "past"
        return told
    return _french(before, verb) if lang == "fr" else _english(before, verb)


def _french(before: str, verb: str) -> str | None:
    if re.match(r"annonc|attendu|prévu|invit|convi", verb, re.IGNORECASE) and re.search(r"\b(?:est|sont|sera|seront)\s(?:\w+\s)?$", before):
        return "planned"
    words = re.findall(r"[\w’']+", verb)
    if any(_FRENCH_FUTURE.search(word) for word in words[:2]) or _AHEAD["fr"].search(before):
        return "planned"
    if _BEHIND["fr"].search(before) or _FRENCH_PAST.search(verb):
        return "past"
    return (
        "ongoing"
        if words and re.search(r"(?:e|ent|oit|oivent|end|endent|ient|iennent|art|artent)$", words[-1]) and not verb[:1].isupper()
        else None
    )


def _english(before: str, verb: str) -> str | None:
    if _BEHIND["en"].search(before):
        return "past"
    if _AHEAD["en"].search(before) or re.match(r"will\b|due\b|expected\b|bound\b|invited to", verb, re.IGNORECASE):
        return "planned"
    if _GOING.search(before) and not _ENGLISH_PAST.match(verb):
        return "ongoing"
    if _ENGLISH_PAST.match(verb):
        return "past"
    return "ongoing" if re.match(r"\w+s\b", verb) else None


def _russian(words: str) -> str | None:
    from jumelles.press.names.inflected import parses

    for word in re.findall(r"[а-яё-]+", words.lower()):
        told = [one.tag for one in parses(word) if one.score > _LIKELY]  # «Прибыли» is also a noun.
        read = next((one for one in told if one.POS in {"VERB", "PRTS", "PRTF"}), parses(word)[0].tag)
        if read.POS == "VERB":
            return {"past": "past", "futr": "planned", "pres": "ongoing"}.get(str(read.tense))
        if read.POS in {"PRTS", "PRTF"}:
            return "past" if read.tense == "past" else "ongoing"
    return None


_LIKELY = 0.04


def _noun(word: str) -> bool:
    from jumelles.press.names.inflected import parses

    return parses(word.lower())[0].tag.POS in {"NOUN", "ADJF", "ADVB", "NPRO", "PREP"}


def by_day(edtf: str | None, published: date | None) -> str | None:
    """`planned` or `past` where both days are known, `planned` for a later year; None where one is not known, or the day is that of the publication."""
    if not edtf or not published:
        return None
    if edtf[:4].isdigit() and int(edtf[:4]) > published.year:
        return "planned"
    found = re.match(r"(\d{4}-\d\d-\d\d)", edtf)
    if not found:
        return None
    day = date.fromisoformat(found[1])
    return "planned" if day > published else "past" if day < published else None
