"""Codes of trades, technologies and goods: what they are called, how alike two are, and which complete what was typed.

A code is written with its scheme: nace2:26.60 (NACE Rev. 2: class, group 26.6 or division 26), field:13 (technology fields), hs:902140
(goods of
the Harmonized System by two, four or six digits). The glossary has codes of its own (idea:, group:), which no author gives.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from jumelles.errors import JumellesError
from jumelles.languages import LANGUAGES, _
from jumelles.openings.vocabulary import nace
from jumelles.openings.vocabulary.own import glossary, goods, groups, technology

SCHEMES = ("nace2", "field", "hs")
"""The schemes whose codes an author may give."""
CLASS, GROUP, DIVISION = 1.0, 0.6, 0.35
"""How alike two codes are that share their class, group or division; of goods: six, four and two digits."""
SECTOR = 0.35
"""How alike two technology fields of one sector are, chemistry for instance."""


class UnknownCode(JumellesError):
    """A code that no scheme has."""

    def __init__(self, code: str) -> None:
        """Show how codes are written."""
        message = _("The code “{code}” is not known: write one like nace2:26.60, field:13 or hs:902140.")
        super().__init__(message.format(code=code))


def is_known(code: str) -> bool:
    """Whether it is a code that an author may give."""
    return code.partition(":")[0] in SCHEMES and _found(code) is not None


def label(code: str, language: str) -> str:
    """What a code means, in a language; goods are told by their chapter.

    Raises:
        UnknownCode: there is no such code.
        JumellesError: the vocabularies are not installed.
    """
    found = _found(code)
    if found is None:
        raise UnknownCode(code)
    return found[language if language in found else "en"]


def _found(code: str) -> dict[str, str] | None:
    """The labels of a code by language, or None."""
    scheme, _colon, rest = code.partition(":")
    if scheme == "nace2":
        labels = nace.labels().get(rest)
        return {language: texts[0] for language, texts in labels.items()} if labels else None
    if scheme == "hs":
        return goods().get(rest[:2]) if re.fullmatch(r"[0-9]{2}(?:[0-9]{2}){0,2}", rest) else None
    if scheme == "field":
        return technology()[code].labels if code in technology() else None
    if scheme == "idea":
        return {language: words[0] for language, words in glossary()[code].words.items()} if code in glossary() else None
    return groups()[code].labels if code in groups() else None


def similar(a: str, b: str) -> float:
    """How alike two codes are, from 0 to 1: the same from both sides, 0 for codes of two schemes and for what is no code."""
    (scheme, _colon, first), (other, _colon, second) = a.partition(":"), b.partition(":")
    if scheme != other or scheme not in SCHEMES or not (first and second):
        return 0.0
    if first == second:
        return CLASS
    if scheme == "field":
        fields = technology()
        return SECTOR if a in fields and b in fields and fields[a].sector == fields[b].sector else 0.0
    first, second = first.replace(".", ""), second.replace(".", "")
    if scheme == "nace2":
        return next((value for length, value in ((3, GROUP), (2, DIVISION)) if _share(first, second, length)), 0.0)
    return next((value for length, value in ((6, CLASS), (4, GROUP), (2, DIVISION)) if _share(first, second, length)), 0.0)


def _share(a: str, b: str, length: int) -> bool:
    return len(a) >= length <= len(b) and a[:length] == b[:length]


def search(text: str, scheme: str, language: str, limit: int = 12) -> list[tuple[str, str]]:
    """The codes of a scheme whose number begins with what was typed, or whose label holds each word begun: with their labels, to
    complete a form.

    Labels of all three languages are looked through; those told are in `language`.

    Raises:
        JumellesError: there is no such scheme, or the vocabularies are not installed.
    """
    if scheme not in SCHEMES:
        raise JumellesError(_("There is no scheme “{scheme}”: choose one of {schemes}.").format(scheme=scheme, schemes=", ".join(SCHEMES)))
    asked = _folded(text)
    if not asked.strip():
        return []
    number = text.strip()
    found = []
    for code, told in _all(scheme):
        if code.partition(":")[2].startswith(number):
            found.append((0, code))
        elif at := next((rank for rank, words in enumerate(_ordered(told, language), 1) if _holds(words, asked)), 0):
            found.append((at, code))
    return [(code, label(code, language)) for _rank, code in sorted(found, key=lambda one: (one[0], _order(one[1])))[:limit]]


def _ordered(told: dict[str, str], language: str) -> list[str]:
    return [told[one] for one in sorted(told, key=lambda one: one != language)]


def _holds(words: str, asked: str) -> bool:
    return all(f" {word}" in words for word in asked.split())


def _order(code: str) -> tuple[str, int, str]:
    number = code.partition(":")[2]
    return code[:2], int(number) if number.isdecimal() else 0, number


@cache
def _all(scheme: str) -> list[tuple[str, dict[str, str]]]:
    """All codes of a scheme with their folded words by language."""
    if scheme == "nace2":
        return [
            (f"nace2:{code}", {lang: _folded(" ".join(texts)) for lang, texts in labels.items()}) for code, labels in nace.labels().items()
        ]
    if scheme == "hs":
        return [(f"hs:{chapter}", {lang: _folded(text) for lang, text in labels.items()}) for chapter, labels in goods().items()]
    return [
        (code, {lang: _folded(" ".join((one.labels[lang], *one.terms[lang]))) for lang in LANGUAGES}) for code, one in technology().items()
    ]


def _folded(text: str) -> str:
    """Small letters without accents, a space before each word."""
    plain = "".join(
        sign for sign in unicodedata.normalize("NFD", text.lower().replace("й", "й")) if sign == "\u0306" or not unicodedata.combining(sign)
    )
    return " " + " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", plain)))
