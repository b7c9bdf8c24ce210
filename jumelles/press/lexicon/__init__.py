"""The words of each language, as files: roles, kinds of agreements, verbs of travelling and saying."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Lexicon:
    """The words of one language."""

    lang: str
    told: dict[str, Any]

    def source(self, section: str, key: str) -> str:
        """A pattern as text, to be built into a larger one."""
        return _source(self.lang, section, key)

    def pattern(self, section: str, key: str) -> re.Pattern[str]:
        """A pattern that finds whole words."""
        return _pattern(self.lang, section, key)

    def numbers(self, key: str) -> dict[str, int]:
        """Words for numbers."""
        return {word: int(value) for word, value in (pair.split("=") for pair in self.told["figures"][key].split())}


@cache
def _source(lang: str, section: str, key: str) -> str:
    return str(lexicon(lang).told[section][key]).replace("\n", "")


@cache
def compiled(source: str, *, exact: bool = False) -> re.Pattern[str]:
    """A pattern built of many words, kept: Python itself remembers 512 patterns, and forgets these for small ones."""
    return re.compile(source, 0 if exact else re.IGNORECASE)


@cache
def _pattern(lang: str, section: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{lexicon(lang).source(section, key)})(?!\w)", re.IGNORECASE)


@cache
def lexicon(lang: str) -> Lexicon:
    """The words of a language."""
    return Lexicon(lang, tomllib.loads((HERE / f"{lang}.toml").read_text("utf-8")))


@cache
def words(name: str) -> frozenset[str]:
    """A file of words, one or more on a line."""
    return frozenset((HERE / f"{name}.txt").read_text("utf-8").split())


@cache
def demonyms(lang: str) -> re.Pattern[str]:
    """Adjectives of countries; the group that matched is the country's code."""
    lines = (HERE / f"demonyms_{lang}.txt").read_text("utf-8").splitlines()
    pairs = [line.split("=", 1) for line in lines if "=" in line]
    return re.compile(r"(?<!\w)(?:" + "|".join(f"(?P<{code}>{stems})" for code, stems in pairs) + r")(?!\w)", re.IGNORECASE)
