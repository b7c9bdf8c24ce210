"""What a row of somebody else's table says, as an item of a portfolio: or which of its cells cannot be used, and why."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from jumelles.languages import LANGUAGES
from jumelles.openings.codes import is_known
from jumelles.openings.vocabulary.own import technology
from jumelles.openings.words import guess
from jumelles.plain import plain
from jumelles.web.fields import FORBIDDEN
from jumelles.web.openings.mapping import Mapping

MOST = {"ref": 100, "title": 300, "summary": 5000}
"""Characters of each text."""
MOST_CODES = 10
WRONG = {
    "empty": _("is empty: write a title"),
    "long": _("is longer than %(most)s characters: shorten it"),
    "sign": _("holds a character that cannot be kept: delete it"),
    "twice": _("is the same as in row %(other)s: give each row a reference of its own"),
    "kind": _("says neither sought nor offered: write “need” or “offer”"),
    "language": _("is no language of Jumelles: write fr, en or ru, or leave it empty"),
    "nace": _("is no code of NACE Rev. 2: write one like 26.60"),
    "field": _("is no technology field: write a number from 1 to 35"),
    "hs": _("is no code of the Harmonized System: write two, four or six digits"),
    "codes": _("holds more than %(most)s codes: leave the most important"),
    "stage": _("is no stage that is known: write one of these, or leave it empty: %(stages)s; or TRL 1 to TRL 9"),
}
"""What is said of a cell, by key."""
_TONGUES = {
    **dict.fromkeys(("fr", "fra", "fre", "francais", "french", "французскии"), "fr"),
    **dict.fromkeys(("en", "eng", "anglais", "english", "англиискии"), "en"),
    **dict.fromkeys(("ru", "rus", "russe", "russian", "русскии"), "ru"),
}
_KINDS = {
    **dict.fromkeys(
        "need needs sought seek wanted request demand besoin recherche demande спрос потребность запрос ищем нужно".split(), "need"
    ),
    **dict.fromkeys("offer offers offered offre proposition propose предложение предлагаем offerte".split(), "offer"),
}


@dataclass(frozen=True)
class Fault:
    """A cell that cannot be used: in which row and column, what is wrong (a key of WRONG), and what the sentence needs."""

    row: int
    field: str
    wrong: str
    value: str = ""
    more: dict[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class Item:
    """What one row offers, or seeks; `codes` are written with their scheme, as the matching knows them."""

    row: int
    ref: str
    title: str
    summary: str
    kind: str
    language: str
    codes: tuple[str, ...]
    stage: str


class Reader:
    """Reads row after row and remembers their references: no two may share one.

    Without a column for references the titles serve.
    """

    def __init__(self, mapping: Mapping, stages: dict[str, str]) -> None:
        self.mapping, self.stages = mapping, stages
        self._seen: dict[str, int] = {}

    def read(self, number: int, cells: list[str]) -> tuple[Item | None, list[Fault]]:
        """The item, or all that is wrong with its row."""
        said = {name: _clean(cells[at]) if at < len(cells) else "" for name, at in self.mapping.items()}
        faults = [Fault(number, name, wrong, said.get(name, "")[:80], more) for name, wrong, more in self._wrong(said)]
        ref = said.get("ref") or said.get("title", "")[: MOST["ref"]]
        if not faults and (other := self._seen.get(ref)):
            faults.append(Fault(number, "ref" if said.get("ref") else "title", "twice", ref[:80], {"other": str(other)}))
        if faults:
            return None, faults
        self._seen[ref] = number
        return self._item(number, ref, said), []

    def _item(self, number: int, ref: str, said: dict[str, str]) -> Item:
        title, summary = said["title"], said.get("summary", "")
        language = _TONGUES.get(plain(said.get("language", ""))) or guess(f"{title} {summary}")
        kind = _KINDS.get(plain(said.get("kind", "")), "offer")
        return Item(number, ref, title, summary, kind, language, tuple(_codes(said)), self.stages.get(plain(said.get("stage", "")), ""))

    def _wrong(self, said: dict[str, str]) -> Iterator[tuple[str, str, dict[str, str]]]:
        if not said.get("title"):
            yield "title", "empty", {}
        for name, text in said.items():
            if FORBIDDEN.search(text):
                yield name, "sign", {}
            elif len(text) > MOST.get(name, 1000):
                yield name, "long", {"most": str(MOST.get(name, 1000))}
        yield from self._unknown(said)

    def _unknown(self, said: dict[str, str]) -> Iterator[tuple[str, str, dict[str, str]]]:
        """What is written in words, or codes, that nobody knows."""
        known = {"language": _TONGUES, "kind": _KINDS, "stage": self.stages}
        for name, words in known.items():
            if said.get(name) and plain(said[name]) not in words:
                yield name, name, {}
        for scheme, code in SCHEMES.items():
            parts = _parts(said.get(scheme, ""))
            if any(code(part) is None for part in parts):
                yield scheme, scheme, {}
            elif len(parts) > MOST_CODES:
                yield scheme, "codes", {"most": str(MOST_CODES)}


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\xa0", " ")).strip()


def _codes(said: dict[str, str]) -> Iterator[str]:
    found = (code(part) for scheme, code in SCHEMES.items() for part in _parts(said.get(scheme, "")))
    yield from dict.fromkeys(one for one in found if one)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;,|\n]", text) if part.strip()]


@cache
def nace(text: str) -> str | None:
    """A class, group or division however it is written: 26.60, C26.60, 2660, 26.60Z (the French NAF), nace2:26.60."""
    found = re.fullmatch(r"(?:nace2?:\s*)?[A-U]?\s?([0-9]{2})(?:\.?([0-9]{1,2}))?[A-Z]?", text, re.IGNORECASE | re.ASCII)
    code = found and "nace2:" + ".".join(part for part in found.groups() if part)
    return code if code and is_known(code) else None


@cache
def technology_field(text: str) -> str | None:
    """A technology field by its number or by its name in any language."""
    number = re.fullmatch(r"(?:field:)?\s*([0-9]{1,2})", text, re.IGNORECASE | re.ASCII)
    code = f"field:{int(number[1])}" if number else _field_names().get(plain(text), "")
    return code if is_known(code) else None


@cache
def _field_names() -> dict[str, str]:
    return {plain(one.labels[language]): code for code, one in technology().items() for language in LANGUAGES}


@cache
def goods(text: str) -> str | None:
    """Goods of the Harmonized System: 90, 9021, 902140, 9021.40."""
    code = "hs:" + re.sub(r"^hs:|[.\s]", "", text.lower())[:8]
    return code if is_known(code) else None


SCHEMES: dict[str, Any] = {"nace": nace, "field": technology_field, "hs": goods}
"""How a code of each scheme is read."""
