"""Who travels, and how many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumelles.press.lexicon import lexicon
from jumelles.press.reference import Reference, meant

if TYPE_CHECKING:
    from jumelles.press.facts.visits import Found, Move
    from jumelles.press.names.mentions import Mention
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

PRONOUN = {
    "fr": r"\b(?:elle|elles|ils|il|nous|j[’']|le maire|la maire|le président|la présidente|la municipalité|tous)\b",
    "en": r"\b(?:they|he|she|we|i|the team|the group|the visitors|the mayor)\b",
    "ru": r"(?<!\w)(?:они|она|он|мы|я|гости|мэр|глава города)(?!\w)",
}


_INHABITANTS = {
    "fr": re.compile(r"(?<=[Ll]es |[Dd]es | de )[A-ZÀ-Þ][\w-]{3,}s(?![\w-])"),
    "en": re.compile(r"(?<![\w-])[A-Z][\w-]{2,}(?:ers|ians|ans|ites)(?![\w-])"),
    "ru": re.compile(r"(?<![\w-])[а-яё-]{3,}(?:цы|цев|чане|чан|яне|ян|жане|ичи|ичей)(?![\w-])", re.IGNORECASE),
}


def inhabitants(reference: Reference, part: str, lang: str) -> re.Match[str] | None:
    """People called by their town or country: les Irlandais, Dubliners, самарцы."""
    return next((match for match in _INHABITANTS[lang].finditer(part) if reference.adjective(match[0], lang)), None)


def travellers(
    story: Story,
    reference: Reference,
    sentence: Sentence,
    move: Move,
    group: re.Match[str] | None,
    people: list[Mention],
    before: Found | None,
) -> list[str]:
    """The group as it is called, and people who lead it or travel; whoever receives is none of them."""
    who: list[str] = []
    part = move.piece[move.low : move.high]
    low, at = sentence.start + move.low, sentence.start + move.start
    lead = lexicon(sentence.lang).pattern("visit", "lead").search(part)
    if group:
        who.append(_called(part, group, sentence.lang))
    if lead:
        who += [one.name for one in people if 0 <= one.start - (low + lead.end()) < 120][:3]
    if move.kind != "arrive":
        who += [one.name for one in people if one.start < at and one.name not in who][-2:]
    if not who and (pronoun := re.search(PRONOUN[sentence.lang], part, re.IGNORECASE)):
        who.append(meant(story, reference, pronoun[0], low + pronoun.start(), sentence.lang))
    if not who and before:
        who = list(before.who)
    who = who or [one.name for one in people if move.kind != "arrive"][:1]
    bands = [one.name for one in story.within(low, sentence.start + move.high, "org") if one.more["kind"] in {"culture", "association"}]
    return who or bands[:1]


def _called(piece: str, group: re.Match[str], lang: str) -> str:
    """The group with its adjective; in Russian the noun in the nominative."""
    if lang == "ru":
        from jumelles.press.names.inflected import nominative

        return nominative(group[0].split()[0])
    if lang == "fr":
        tail = re.match(r"\s+(\w+(?:aise?|oise?|ienne?|ien|éenne|aine?|ande?|esse?|russe|belge|ine?|ale?|ique)s?)\b", piece[group.end() :])
        return group[0] + (f" {tail[1]}" if tail else "")
    return group[0]


_TENS = {
    "fr": "vingt|trente|quarante|cinquante|soixante|quatre-vingt",
    "en": "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety",
    "ru": "двадцать|двадцати|двадцатью|тридцать|тридцати|тридцатью|сорок|сорока|пятьдесят|пятидесяти|шестьдесят|семьдесят|восемьдесят",
}


_SINGLE = "un|une|one|один|одна|одного|одной"
"""Counts only after a ten: one member is no size."""


def size(piece: str, lang: str) -> str | None:
    """How many came, of those who are called members, pupils or guests."""
    members, words = lexicon(lang).source("visit", "members"), lexicon(lang).numbers("words")
    number = "|".join(sorted(words, key=len, reverse=True))
    link = {"fr": r"\s+(?:de\s+|d[’'])?(?:\w+\s)?", "en": r"[\s-]+(?:\w+ )?", "ru": r"\s+(?:\w+ )?"}[lang]
    strong = re.search(rf"(?<!\w)(\d+|{number})-(?:strong|member|person)\b", piece, re.IGNORECASE)
    if strong:
        return strong[1] if strong[1].isdigit() else str(words[strong[1].lower()])
    compound = rf"(?:(?P<tens>{_TENS[lang]})[- ](?:et[- ])?)?(?P<count>\d+|{number}|{_SINGLE})(?!\w)"
    match = re.search(rf"(?<![\w-]){compound}{link}(?:{members})\b", piece, re.IGNORECASE)
    if not match or (not match["tens"] and re.fullmatch(_SINGLE, match["count"], re.IGNORECASE)):
        return None
    counted = int(match["count"]) if match["count"].isdigit() else words.get(match["count"].lower(), 1)
    count = str(counted + (words.get(match["tens"].lower(), 0) if match["tens"] else 0))
    more = re.search(
        r"(?:plus d[e’']\s?(?:une )?|more than |over |более |свыше )$", piece[max(0, match.start() - 16) : match.start()], re.IGNORECASE
    )
    return count + ("+" if more else "")
