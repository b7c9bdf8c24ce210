"""The words of a text in French, English or Russian, each with its stem; and which of the three a text is written in.

A stem is written with its language, such as fr:audit. A Cyrillic word is Russian and a Latin one is not, whatever the language of the
text: a Latin word in a Russian text counts as English.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from jumelles.errors import JumellesError
from jumelles.languages import LANGUAGES, _
from jumelles.openings.vocabulary.own import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ELIDED = frozenset("c d j l m n s t qu jusqu lorsqu puisqu quoiqu aujourd".split())
_NAMES = {"fr": "french", "en": "english", "ru": "russian"}
LONGEST = 40
"""Letters of a word that count."""
MOST = 4000
"""Words of a text that count: a profile has a hundred, and whoever pastes a book waits no longer."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was written, and its stem with its language."""

    written: str
    stem: str


def words(text: str, language: str = "") -> list[Word]:
    """The words of a text that mean something, in order; of numbers and single letters nothing is kept."""
    language = language if language in LANGUAGES else guess(text)
    return list(_kept(text, language))


def _kept(text: str, language: str) -> Iterator[Word]:
    for number, written in enumerate(_WORD.findall(text)):
        if number >= MOST:
            return
        if word := _word(written, language):
            yield word


def guess(text: str) -> str:
    """The language of a text: Russian by its script, else French or English by the small words in it, else by its accents."""
    found = _WORD.findall(text[:5000])
    cyrillic = sum(1 for word in found if _CYRILLIC.search(word))
    if cyrillic and 2 * cyrillic >= len(found):
        return "ru"
    small = [part for word in found for part in re.split("['’]", word.lower())]
    french, english = (sum(1 for word in small if word in _small(language)) for language in ("fr", "en"))
    if french != english:
        return "fr" if french > english else "en"
    return "fr" if re.search("[àâçéèêëîïôûœ]", text.lower()) else "en"


@lru_cache(maxsize=400_000)
def _word(written: str, language: str) -> Word | None:
    """The word without what is elided before it; None for one that says nothing."""
    letters = unicodedata.normalize("NFKC", written).lower().replace("ё", "е").replace("’", "'").replace("œ", "oe")
    pieces = letters.split("'")
    while len(pieces) > 1 and pieces[0] in _ELIDED:
        pieces.pop(0)
    letters = pieces[0][:LONGEST]
    if len(letters) < 2 or letters.isdecimal():
        return None
    if _CYRILLIC.search(letters):
        language = "ru"
    elif language == "ru":
        language = "en"
    if letters in _small(language):
        return None
    stem = _bare(_stemmer(language).stemWord(letters))
    return Word(written.rpartition("'")[2].rpartition("’")[2][:LONGEST] if len(pieces) == 1 else written[:LONGEST], f"{language}:{stem}")


def _bare(stem: str) -> str:
    """Without accents, which many leave out; й stays what it is."""
    if stem.isascii() or _CYRILLIC.search(stem):
        return stem
    return "".join(sign for sign in unicodedata.normalize("NFD", stem) if not unicodedata.combining(sign)) or stem


@cache
def _small(language: str) -> frozenset[str]:
    """Words that are in every text and tell nothing."""
    text = (FOLDER / f"small_words_{language}.txt").read_text("utf-8")
    return frozenset(text.split())


@cache
def _stemmer(language: str) -> Any:  # noqa: ANN401 - the package ships no types
    try:
        from snowballstemmer import stemmer
    except ModuleNotFoundError as error:
        raise JumellesError(_("Matching openings needs the extra “openings”: install it with pip install 'jumelles[openings]'.")) from error
    return stemmer(_NAMES[language])
