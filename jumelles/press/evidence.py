"""Where in a text a fact stands, as W3C Web Annotation selectors: by position, and by the words themselves where the page has changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

AROUND = 32
"""Characters kept on either side of the words, to tell two places with the same words apart."""
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words `exact` from `start` to `end` (half-open, in code points), with what stands before and after them."""

    exact: str
    start: int
    end: int
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Evidence:
        """The evidence at a position of a text."""
        return cls(text[start:end], start, end, text[max(0, start - AROUND) : start], text[end : end + AROUND])

    def selectors(self) -> list[dict[str, Any]]:
        """The two selectors of the W3C Web Annotation Data Model."""
        return [
            {"type": "TextPositionSelector", "start": self.start, "end": self.end},
            {"type": "TextQuoteSelector", "exact": self.exact, "prefix": self.prefix, "suffix": self.suffix},
        ]

    def anchored(self, text: str) -> Evidence | None:
        """The same words in another version of the text, whatever became of its white space; None where they are gone.

        Of several places with these words, the one whose surroundings resemble most is taken, then the nearest.
        """
        if text[self.start : self.end] == self.exact and text[max(0, self.start - AROUND) : self.start] == self.prefix:
            return Evidence.of(text, self.start, self.end)
        words = [re.escape(word) for word in _SPACE.split(self.exact) if word]
        found = [match.span() for match in re.finditer(r"\s+".join(words), text)] if words else []
        if not found:
            return None
        start, end = max(found, key=lambda span: (self._likeness(text, *span), -abs(span[0] - self.start)))
        return Evidence.of(text, start, end)

    def _likeness(self, text: str, start: int, end: int) -> int:
        """How many letters before and after are the same, without white space."""
        before, after = _bare(text[max(0, start - 2 * AROUND) : start])[::-1], _bare(text[end : end + 2 * AROUND])
        return _shared(before, _bare(self.prefix)[::-1]) + _shared(after, _bare(self.suffix))


def _bare(text: str) -> str:
    return _SPACE.sub("", text)


def _shared(a: str, b: str) -> int:
    count = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        count += 1
    return count
