"""What speaks against a comment before anybody has read it: signs with a weight, each said as a sentence to who decides.

They decide nothing. A comment without any sign waits as one with all of them does; they sort the queue, and let a flood be chosen at once.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jumelles.plain import plain

LINK = re.compile(r"(?:https?://|www\.)[^\s<>]+|\b[a-z0-9-]{2,}\.(?:com|net|org|info|biz|ru|xyz|top|shop|online|site|io)\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
ALPHABETS = ("LATIN", "CYRILLIC", "GREEK")
LIKELY_SPAM = 5
"""From this score on a comment is called likely spam."""


@dataclass(frozen=True)
class Signs:
    """What was counted: links, the same text before, comments from the same machine within the hour, listed words, and two manners."""

    links: int = 0
    repeats: int = 0
    pace: int = 0
    listed: int = 0
    shouting: bool = False
    mixed: bool = False

    @property
    def score(self) -> int:
        """How much speaks against it; one link, or a third comment within the hour, is nobody's fault."""
        counted = 2 * max(self.links - 1, 0) + 3 * min(self.repeats, 3) + max(self.pace - 3, 0) + 3 * self.listed
        return min(counted + 2 * self.shouting + 3 * self.mixed, 99)


def signs(text: str, name: str, *, listed: tuple[str, ...] = (), repeats: int = 0, pace: int = 0) -> Signs:
    """What can be counted in a text and a name, with what the office has seen before."""
    whole = f"{name}\n{text}"
    return Signs(
        links=len(LINK.findall(whole)),
        repeats=repeats,
        pace=pace,
        listed=sum(f" {word} " in f" {plain(whole)} " for word in listed),
        shouting=_shouts(text),
        mixed=any(len(_alphabets(word)) > 1 for word in WORD.findall(whole)),
    )


def likeness(text: str) -> str:
    """What two comments have in common that say the same, whatever their spaces, capitals and punctuation."""
    return hashlib.sha256(plain(text).encode()).hexdigest()[:32]


def word_list(text: str) -> tuple[str, ...]:
    """The words and phrases of an office's list, one on each line, as they are compared."""
    return tuple(dict.fromkeys(word for line in text.splitlines() if (word := plain(line))))


def reasons(found: Signs) -> Iterator[str]:
    """What was found, as sentences in the language of who decides."""
    if found.links:
        yield ngettext("It holds %(n)d link.", "It holds %(n)d links.", found.links) % {"n": found.links}
    if found.repeats:
        yield ngettext("The same text came %(n)d time before.", "The same text came %(n)d times before.", found.repeats) % {
            "n": found.repeats
        }
    if found.pace > 1:
        yield ngettext(
            "%(n)d comment came from the same machine within an hour.",
            "%(n)d comments came from the same machine within an hour.",
            found.pace,
        ) % {"n": found.pace}
    if found.listed:
        yield ngettext("%(n)d word is on your list.", "%(n)d words are on your list.", found.listed) % {"n": found.listed}
    if found.shouting:
        yield _("It is written in capitals.")
    if found.mixed:
        yield _("A word mixes two alphabets, as in false names.")


def _shouts(text: str) -> bool:
    """Whether nearly all is in capitals; short texts may be an abbreviation."""
    letters = [letter for letter in text if letter.isalpha() and letter.lower() != letter.upper()]
    return len(letters) >= 20 and sum(letter.isupper() for letter in letters) > 0.7 * len(letters)


def _alphabets(word: str) -> set[str]:
    """The alphabets of a word's letters."""
    names = {unicodedata.name(letter, "").split(" ")[0] for letter in word}
    return names & set(ALPHABETS)
