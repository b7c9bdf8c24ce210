"""How a text is searched, where Django's own ways are too slow or too narrow."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Lookup, TextField
from django.db.models.lookups import IContains


@CharField.register_lookup
@TextField.register_lookup
class Holds(Lookup):
    """The text holds a word, whatever its capitals, in any script.

    PostgreSQL's ILIKE does that. SQLite's LIKE folds the capitals of ASCII only, and Django's REGEXP is Python, called for every text of a
    table; its GLOB is quick and takes sets of letters. The first letter stands alone, as a set would be tried from every place anew.
    """

    lookup_name = "holds"

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """For the databases that know all capitals."""
        return IContains(self.lhs, self.rhs).as_sql(compiler, connection)

    def as_sqlite(self, compiler: Any, connection: Any) -> Any:
        """For SQLite."""
        text, parameters = self.process_lhs(compiler, connection)
        patterns = globs(self.rhs)
        ways = " OR ".join(f"{text} GLOB %s" for _pattern in patterns)
        return f"({ways})", [each for pattern in patterns for each in (*parameters, pattern)]


def globs(word: str) -> list[str]:
    """The patterns of which one matches wherever the word stands, in any capitals."""
    rest = "".join(_set(letter) for letter in word[1:])
    return [f"*{_set(first, alone=True)}{rest}*" for first in _cases(word[0])]


def _set(letter: str, *, alone: bool = False) -> str:
    cases = letter if alone else "".join(_cases(letter))
    return f"[{cases}]" if len(cases) > 1 or letter in "*?[" else letter


def _cases(letter: str) -> list[str]:
    """A letter, small and large; the Greek sigma has two small forms."""
    ways = {letter, letter.lower(), letter.upper()}
    if "Σ" in ways:
        ways |= set("Σσς")
    return sorted(way for way in ways if len(way) == 1)
