"""Our own vocabularies: a glossary by groups, the 35 technology fields, the chapters of goods. All of it was written for Jumelles."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jumelles.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Entry:
    """One thing and what it is called in each language; the first word of a language is its label."""

    code: str
    words: dict[str, tuple[str, ...]]
    group: str = ""


@dataclass(frozen=True)
class Group:
    """A part of the glossary: its label by language, and the codes in whose trade its things are used."""

    code: str
    labels: dict[str, str]
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """A technology field: its label and its key terms by language, and the sector (a letter) to which it belongs."""

    code: str
    sector: str
    labels: dict[str, str]
    terms: dict[str, tuple[str, ...]]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _words(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("; "))


def _by_language(row: dict[str, str]) -> dict[str, str]:
    return {language: row[language] for language in LANGUAGES}


@cache
def glossary() -> dict[str, Entry]:
    """The things of the glossary by code, such as idea:hearing-aid."""
    found = {}
    for row in _rows("glossary"):
        words = {language: _words(row[language]) for language in LANGUAGES}
        code = "idea:" + re.sub(r"\W+", "-", words["en"][0].lower())
        found[code] = Entry(code, words, f"group:{row['group']}")
    return found


@cache
def dictionary() -> list[dict[str, tuple[str, ...]]]:
    """Words of everyday and technical language in each language: for the lexicon only, they are no things of their own."""
    return [{language: _words(row[language]) for language in LANGUAGES} for row in _rows("dictionary")]


@cache
def groups() -> dict[str, Group]:
    """The groups of the glossary by code, such as group:hearing."""
    found = {}
    for row in _rows("groups"):
        codes = [f"nace2:{code}" for code in row["nace2"].split()] + [f"field:{field}" for field in row["field"].split()]
        found[f"group:{row['group']}"] = Group(f"group:{row['group']}", _by_language(row), tuple(codes))
    return found


@cache
def technology() -> dict[str, Field]:
    """The technology fields by code, field:1 to field:35."""
    found = {}
    for row in _rows("fields"):
        terms = {language: _words(row[f"terms_{language}"]) for language in LANGUAGES}
        found[f"field:{row['field']}"] = Field(f"field:{row['field']}", row["sector"], _by_language(row), terms)
    return found


@cache
def goods() -> dict[str, dict[str, str]]:
    """The labels of the chapters of goods in the Harmonized System by their two digits."""
    return {row["chapter"]: _by_language(row) for row in _rows("goods")}
