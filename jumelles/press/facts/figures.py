"""Numbers that count something, with their unit; dates, times and ordinals are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from jumelles.press import when
from jumelles.press.lexicon import demonyms, lexicon

if TYPE_CHECKING:
    from jumelles.press.story import Story

_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    words = "|".join(sorted(lexicon(lang).numbers("words"), key=len, reverse=True))
    multiples = "|".join(sorted(lexicon(lang).numbers("multiples"), key=len, reverse=True))
    tens = {
        "fr": r"(?:[- ](?:et[- ])?(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt))?",
        "en": r"(?:-(?:one|two|three|four|five|six|seven|eight|nine))?",
        "ru": r"(?:\s(?:один|одного|два|двух|три|трёх|четыре|пять|пяти|шесть|семь|восемь|девять)(?!\w))?",
    }[lang]
    link = {
        "fr": r"(?:\s+(?:de\s+|d[’'])?|\s*(?=%|€|°))",
        "en": r"(?:\s+(?:of\s+|a\s+)?|-|\s*(?=%))",
        "ru": r"(?:\s+|\s*(?=%)|-(?=\w{3,}дневн))",
    }[lang]
    before = r"(?P<currency>[€$£])?"
    unit = r"(?P<unit>%|€|°\s?C|[^\W\d_][\w’'-]*)(?:\s(?P<second>[^\W\d_][\w-]*))?"
    return re.compile(
        rf"(?<![\w.,/:’'-])(?:(?:l[’']|d[’']))?{before}(?P<number>{_DIGITS}|(?:{words}){tens})(?:\s+(?P<multiple>{multiples})(?!\w)\.?)?{link}(?:{{}})?{unit}".replace(
            "{}", ""
        ),
        re.IGNORECASE,
    )


_MONEY = re.compile(
    rf"(?<!\w)(?:A|C|US|NZ)?([$£€])\s?({_DIGITS})(?:\s?(million|billion|m|bn|k)\b)?(?!\s?(?:million|billion))", re.IGNORECASE
)
_SCALES = {"million": 1_000_000, "m": 1_000_000, "billion": 1_000_000_000, "bn": 1_000_000_000, "k": 1000}


def find_figures(story: Story) -> Iterator[tuple[int, int, float, str]]:
    """Start, end, value and unit."""
    for sentence in story.walk():
        piece, lang = story.text[sentence.start : sentence.end], sentence.lang
        dates = list(when.spans(piece, lang))
        for match in _pattern(lang).finditer(piece):
            inside = any(a <= match.start("number") < b for a, b in dates) and not _no_year(piece, match)
            value = _value(match["number"], match["multiple"], lang)
            if inside or match["currency"] or value is None or not _counts(match["unit"], lang, piece[: match.start()]):
                continue
            if re.search(r"(?:^|\s)(?:[−–-]|moins |minus |минус )$", piece[: match.start()]) and re.match(r"°|degr|град", match["unit"]):
                value = -value
            yield sentence.start + match.start(), sentence.start + match.end("unit"), value, match["currency"] or match["unit"].lower()
        for match in _MONEY.finditer(piece):
            plain = float(re.sub(r"[ \u00a0\u202f,](?=\d{3}(?!\d))", "", match[2]).replace(",", "."))
            value = plain * _SCALES.get((match[3] or "").lower(), 1)
            yield sentence.start + match.start(), sentence.start + match.end(), int(value) if value == int(value) else value, match[1]


_BEFORE_YEAR = re.compile(
    r"(?:\b(?:en|in|of|de|du|since|depuis|by|from|the|l[’']été|hiver|printemps|automne|spring|summer|autumn|winter)|(?<!\w)(?:в|с|до|от|по|к|лета|весны))\s+$|[(/–-]$",
    re.IGNORECASE,
)


def _no_year(piece: str, match: re.Match[str]) -> bool:
    """Whether a number that looks like a year counts what stands after it: 1500 exemplaires."""
    bare = re.fullmatch(r"\d{4}", match["number"]) and not match["multiple"]
    thing = match["unit"].islower() and len(match["unit"]) > 3 and not re.match(r"год|году|года", match["unit"])
    return bool(
        bare and thing and not _BEFORE_YEAR.search(piece[: match.start()]) and re.search(r"[^\W\d_]\s$", piece[: match.start()]) is not None
    )


def _counts(unit: str, lang: str, before: str) -> bool:
    """Whether the word after a number is what it counts."""
    people = lang == "fr" and demonyms("fr").match(unit) and re.search(r"\b(?:une?|de|d[’'])\s*$", before, re.IGNORECASE)
    proper = unit[0].isupper() and lang != "en" and len(unit) > 1 and not people and unit not in _ABBREVIATED
    if proper or re.fullmatch(lexicon(lang).source("figures", "not_units"), unit, re.IGNORECASE):
        return False
    article = {"fr": r"\b(?:les|des|ces|leurs|ses|nos|aux)\s*$", "en": r"\b(?:the|both|these|those|our|their|its)\s*$", "ru": r"(?!x)x"}[
        lang
    ]
    return not re.search(r"(?:№|n°|No\.?)\s*$", before) and not (re.search(article, before, re.IGNORECASE) and unit in {"deux", "two"})


_ABBREVIATED = frozenset("СМИ НКО ONG PME TPE".split())
"""Capitals that name things of which there are several."""


def _value(number: str, multiple: str | None, lang: str) -> float | None:
    words = lexicon(lang).numbers("words")
    if number[0].isdigit():
        plain = re.sub(r"[ \u00a0\u202f,](?=\d{3}(?!\d))", "", number).replace(",", ".")
        value = float(plain)
    else:
        parts = [part for part in re.split(r"[- ]", number.lower()) if part not in {"et", "and"}]
        units = {"un": 1, "une": 1, "one": 1, "один": 1, "одного": 1}
        value = float(sum(words.get(part, units.get(part, 0)) for part in parts))
        if parts[:2] == ["quatre", "vingt"]:
            value += 76 - 20 + 20
    value *= lexicon(lang).numbers("multiples")[multiple.lower().rstrip(".")] if multiple else 1
    return int(value) if value == int(value) else value
