"""Words that narrow a name down: a country or a region, in any of the three languages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jumelles.atlas.naming.designators import bare
from jumelles.atlas.naming.folding import fold
from jumelles.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    import polars as pl

    from jumelles.facts import Place


ALSO = {"US": "USA США", "GB": "UK England Angleterre Англия", "ZA": "ЮАР", "AE": "ОАЭ", "CN": "КНР"}
"""What people write for a country and the CLDR does not."""


class Qualifiers:
    """Countries and regions by all their names."""

    def __init__(self, regions: pl.DataFrame) -> None:
        """Take the atlas's table "regions"."""
        self._regions: dict[str, set[int]] = {}
        for region, code, iso, *names in regions.select("region", "code", "iso", "name", "en", "fr", "ru").iter_rows():
            folded = {fold(name) for name in names if name}
            words = folded | {bare(name) for name in folded} | {fold(word) for word in (code, iso, _local(iso)) if word}
            for word in words:
                self._regions.setdefault(word, set()).add(region)

    def admitting(self, words: Collection[str]) -> Callable[[Place], bool] | None:
        """A test that a place lies in every country and region named; None where a word names neither."""
        admitted = [self._meant(fold(word)) for word in words]
        if any(not found and not regions for found, regions in admitted):
            return None
        return lambda place: all(place.country in found or place.region in regions for found, regions in admitted)

    def _meant(self, word: str) -> tuple[set[str], set[int]]:
        return countries().get(word, set()), self._regions.get(word) or self._regions.get(bare(word), set())


def _local(iso: str | None) -> str:
    """The part of an ISO 3166-2 code by which its own country knows a region: VT of US-VT."""
    return (iso or "").rpartition("-")[2]


@cache
def countries() -> dict[str, set[str]]:
    """Folded names and codes of countries in all our languages, to ISO codes of two letters."""
    from babel import Locale

    found: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                found.setdefault(fold(name), set()).add(code)
                found.setdefault(code.lower(), set()).add(code)
    return found | {fold(word): {code} for code, words in ALSO.items() for word in words.split()}
