"""Numbers that count something, with their unit; dates, times, ordinals, and “the two towns” are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from jumelles.press import when
from jumelles.press.lexicon import demonyms, lexicon

if TYPE_CHECKING:
    from jumelles.press.story import Story

Figure = tuple[int, int, float, str]
"""Start, end, value and unit."""

_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_ONE = {"un": 1, "une": 1, "one": 1, "один": 1, "одного": 1, "одна": 1, "одной": 1, "одну": 1, "одним": 1}
"""Counts only after another word: twenty-one."""
_UNIT = r"(?P<unit>%|€|°\s?C|[^\W\d_][\w’'-]*)"
_RANGE = {"fr": r"(?:à|et|ou)", "en": r"(?:to|and|or)", "ru": r"(?:до|или|–|—|-)"}


@cache
def _words(lang: str) -> dict[str, float]:
    """Every number word with its value, those that multiply what stands before them, too."""
    told = lexicon(lang)
    return {**told.numbers("multiples"), **told.numbers("words"), "полтора": 1.5, "полторы": 1.5}


@cache
def _number(lang: str) -> str:
    """Digits or words; of words as many as stand together."""
    first = "|".join(sorted(_words(lang), key=len, reverse=True))
    more = "|".join(sorted({**_words(lang), **_ONE}, key=len, reverse=True))
    multiples = "|".join(sorted(lexicon(lang).numbers("multiples"), key=len, reverse=True))
    return rf"(?:(?:{_DIGITS})(?:[ \u00a0\u202f](?:{multiples})(?!\w)\.?)?|(?:{first})(?!\w)(?:[- ](?:et[- ]|and )?(?:{more})(?!\w))*\.?)"


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    link = {
        "fr": r"(?:\s+(?:de\s+|d[’'])?|\s*(?=%|€|°))",
        "en": r"(?:\s+(?:of\s+|a\s+)?|-|\s*(?=%))",
        "ru": r"(?:\s+|\s*(?=%)|-(?=\w{3,}дневн))",
    }[lang]
    lower = rf"(?:(?P<lower>{_DIGITS}|{_number(lang)})\s?{_RANGE[lang]}\s?)?"
    return re.compile(rf"(?<![\w.,/:’'-])(?:[ld][’'])?(?P<currency>[€$£₹])?{lower}(?P<number>{_number(lang)}){link}{_UNIT}", re.IGNORECASE)


_MONEY = re.compile(
    rf"(?<!\w)(?:A|C|US|NZ)?([$£€₹])\s?({_DIGITS})(?:\s?(million|billion|crore|lakh|m|bn|k)\b)?(?!\s?(?:million|billion))", re.IGNORECASE
)
_SCALES = {
    "million": 1_000_000,
    "m": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "k": 1000,
    "crore": 10_000_000,
    "lakh": 100_000,
}


def find_figures(story: Story) -> Iterator[Figure]:
    """Every number that counts something, in the order of the text."""
    for sentence in story.walk():
        piece, lang = story.text[sentence.start : sentence.end], sentence.lang
        people = list(_parties(piece, lang))
        others = (one for one in _counted(piece, lang) if not any(a < one[1] and one[0] < b for a, b, *_rest in people))
        for start, end, value, unit in (*others, *_money(piece), *people):
            yield sentence.start + start, sentence.start + end, int(value) if value == int(value) else value, unit


def _counted(piece: str, lang: str) -> Iterator[Figure]:
    dates = list(when.spans(piece, lang))
    for match in _pattern(lang).finditer(piece):
        inside = any(a <= match.start("number") < b for a, b in dates) and not _no_year(piece, match)
        if inside or match["currency"] or not _counts(match, lang, piece):
            continue
        value, unit = _value(match["number"], lang), _unit(match["unit"])
        if re.search(r"(?:^|\s)(?:[−–-]|moins |minus |минус )$", piece[: match.start()]) and re.match(r"°|degr|град", match["unit"]):
            value = -value
        if match["lower"] and not (re.search(r"[–—-]", match[0][: match.start("number") - match.start()]) and len(match["lower"]) < 2):
            yield match.start("lower"), match.end("lower"), _value(match["lower"], lang), unit
        yield match.start("number"), match.end("unit"), value, unit


def _unit(word: str) -> str:
    """What is counted, in small letters, but for an abbreviation."""
    return word if word in _ABBREVIATED else word.lower()


def _money(piece: str) -> Iterator[Figure]:
    for match in _MONEY.finditer(piece):
        yield match.start(), match.end(), _plain(match[2]) * _SCALES.get((match[3] or "").lower(), 1), match[1]


_PARTY = {
    "fr": re.compile(r"\b(?:groupe|équipe|délégation|bande|troupe) de (?P<count>{})(?=[\s.,;:])(?! \w+s\b)|\b(?:étions|étaient|serons|seront|sommes) (?P<were>{})(?=\s*[.,;:)])".replace("{}", _number("fr")), re.IGNORECASE),
    "en": re.compile(r"\b(?:party|group|crew|team|delegation|class|cast|family|band) of (?P<count>{})(?!\w)(?! \w+s\b)|\bpopulation of (?:\w+ ){{0,2}}?(?P<were>{})(?!\w)".replace("{{", "{").replace("}}", "}").replace("{}", _number("en")), re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?P<count>вдво[её]м|втро[её]м|вчетвером|впятером|вшестером|всемером|ввосьмером|вдевятером|вдесятером)(?!\w)", re.IGNORECASE),
}  # fmt: skip
_TOGETHER = {"вдво": 2, "втро": 3, "вчет": 4, "впят": 5, "вшес": 6, "всем": 7, "ввос": 8, "вдев": 9, "вдес": 10}
_PEOPLE = {"fr": "personnes", "en": "people", "ru": "человек"}


def _parties(piece: str, lang: str) -> Iterator[Figure]:
    """People who are counted without a word for them: a party of twelve, nous étions six, втроём."""
    for match in _PARTY[lang].finditer(piece):
        count = match[match.lastgroup or 0]
        yield *match.span(), _TOGETHER[count.lower()[:4]] if lang == "ru" else _value(count, lang), _PEOPLE[lang]


_BEFORE_YEAR = re.compile(
    r"(?:\b(?:en|in|of|de|du|since|depuis|by|from|the|l[’']été|hiver|printemps|automne|spring|summer|autumn|winter)|(?<!\w)(?:в|с|до|от|по|к|лета|весны))\s+$|[(/–-]$",
    re.IGNORECASE,
)


def _no_year(piece: str, match: re.Match[str]) -> bool:
    """Whether a number that looks like a year counts what stands after it: 1500 exemplaires."""
    bare = re.fullmatch(r"\d{4}", match["number"])
    thing = match["unit"].islower() and len(match["unit"]) > 3 and not re.match(r"год|году|года", match["unit"])
    return bool(
        bare and thing and not _BEFORE_YEAR.search(piece[: match.start()]) and re.search(r"[^\W\d_]\s$", piece[: match.start()]) is not None
    )


_THE = {
    "fr": re.compile(r"\b(?:tous|toutes|eux|elles|nous|vous|les|des|ces|leurs|ses|nos|vos|aux|entre)\s*$", re.IGNORECASE),
    "en": re.compile(r"\b(?:all|the|both|these|those|our|their|its|your|of the)\s*$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:эти\w*|обои\w*|сво\w+)\s*$", re.IGNORECASE),
}
"""What stands before two that were spoken of already."""
_CLOCK = re.compile(r"(?:\b(?:à|dès|vers|avant|après|jusqu[’']à|at|by|from|until)|(?<!\w)(?:в|к|до|после))\s*$", re.IGNORECASE)
_ABBREVIATED = frozenset("СМИ НКО ONG PME TPE".split())
"""Capitals that name things of which there are several."""


def _counts(match: re.Match[str], lang: str, piece: str) -> bool:
    """Whether the word after a number is what it counts."""
    unit, before = match["unit"], piece[: match.start("lower") if match["lower"] else match.start("number")]
    if _proper(unit, lang) or _not_units(lang).fullmatch(unit) or _labels(match, before, piece):
        return False
    if unit in {"год", "года"} and _value(match["number"], lang) > 150:
        return False
    if _HOURS.match(unit) and _CLOCK.search(before) and not re.match(r"\s(?:de|of)\b", piece[match.end() :]):
        return False
    if (
        lang == "fr"
        and re.search(r"(?:aine|millier)s?$", match["number"])
        and not re.search(r"\b(?:de\s|d[’'])$", piece[: match.start("unit")])
    ):
        return False  # La Quinzaine franco-allemande.
    return not (_value(match["number"], lang) == 2 and _THE[lang].search(before)) and not (lang == "ru" and _ordinal(unit))


@cache
def _not_units(lang: str) -> re.Pattern[str]:
    return re.compile(lexicon(lang).source("figures", "not_units"), re.IGNORECASE)


def _proper(unit: str, lang: str) -> bool:
    """Whether a capital tells a name, not a thing; French writes peoples with one: une centaine de Roannais."""
    people = lang == "fr" and (demonyms("fr").match(unit) or _INHABITANTS.search(unit))
    return unit[0].isupper() and lang != "en" and len(unit) > 1 and not people and unit not in _ABBREVIATED


_INHABITANTS = re.compile(r"(?:ais|ois|iens|éens|ains|ards|ands|aises|oises|iennes|éennes|aines)$")


def _labels(match: re.Match[str], before: str, piece: str) -> bool:
    """Whether a number only names something: a paragraph, a page, the year of an event."""
    number = match["number"]
    if not before.strip() and re.fullmatch(r"\d+\.\d+|\d", number) and re.match(r"\s+[A-ZÀ-ÞА-ЯЁ]", piece[match.end("number") :]):
        return True
    year = re.fullmatch(r"(?:19|20)\d\d", number) and re.search(r"[A-ZÀ-ÞА-ЯЁ][\w’']+\s$", before)
    return bool(year or _LABEL.search(before))


_HOURS = re.compile(r"heures?$|o[’']clock|час(?:а|ов)?$", re.IGNORECASE)
_LABEL = re.compile(r"(?:№|n°|No\.?|Year|Grade|Room|Section|Article|articles?|page|chapitre|Chapter|стр\.|ст\.)\s*$")


def _ordinal(unit: str) -> bool:
    """Whether a word is the end of an ordinal: восемьдесят втором."""
    from jumelles.press.names.inflected import parses

    return "Anum" in parses(unit.lower())[0].tag


def _plain(digits: str) -> float:
    return float(re.sub(r"[ \u00a0\u202f,](?=\d{3}(?!\d))", "", digits).replace(",", "."))


def _value(number: str, lang: str) -> float:
    """What digits or words tell; a multiple multiplies what stands before it: two hundred and six, 1,2 million."""
    digits = re.match(_DIGITS, number)
    total, current = 0.0, _plain(digits[0]) if digits else 0.0
    multiples = lexicon(lang).numbers("multiples")
    for word in _split(number[digits.end() :] if digits else number, lang):
        value = _words(lang).get(word, _ONE.get(word, 0))
        if word in multiples and value >= 1000:
            total, current = total + (current or 1) * value, 0.0
        elif word in multiples and current:
            current *= value
        else:
            current += value
    return total + current


def _split(number: str, lang: str) -> list[str]:
    """The words of a number, the longest that the lexicon knows first: quatre-vingt-dix."""
    return _known(lang).findall(number.lower())


@cache
def _known(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted({**_words(lang), **_ONE}, key=len, reverse=True))})(?!\w)")
