"""A text on the way to its facts: sentences, quotations and names, and what was spoken of before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from jumelles.press.names.mentions import Mention
from jumelles.press.sentences import Sentence

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
PASSES = 11
"""How often the sentences are gone through before everything is found."""


@dataclass
class Story:
    """What is known of a text so far; `names` are in the order of the text."""

    text: str
    lang: str
    sentences: list[Sentence]
    published: date | None = None
    names: list[Mention] = field(default_factory=list)
    quotes: list[tuple[int, int]] = field(default_factory=list)
    tell: Callable[[int, int], None] | None = None
    _passed: int = 0
    _counted: dict[str, int] = field(default_factory=dict)

    def walk(self) -> Iterator[Sentence]:
        """Each sentence once; says how far the reading has come, and whoever is told may raise to end it."""
        for sentence in self.sentences:
            yield sentence
            self._passed += 1
            if self.tell:
                self.tell(self._passed, PASSES * len(self.sentences))

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """Words that stand somewhere without a capital letter."""
        return frozenset(word for word in _WORD.findall(self.text) if word[0].islower())

    first_names: frozenset[str] = frozenset()
    """Given names of the people of the text, who are also called by them alone."""
    company_words: frozenset[str] = frozenset()
    """First words of the companies' names, by which they are also called alone."""

    def title_case(self, sentence: Sentence) -> bool:
        """Whether most words of a heading have a capital, so that none tells anything."""
        long = [word for word in _WORD.findall(self.text[sentence.start : sentence.end]) if len(word) > 3]
        return sentence.heading and len(long) > 3 and sum(word[0].isupper() for word in long) > 0.7 * len(long)

    def seen(self, name: str) -> int:
        """How often a name stands in the text; the beginning is enough where endings change."""
        if name not in self._counted:
            self._counted[name] = self.text.count(name[:-1] if self.lang == "ru" and len(name) > 4 else name)
        return self._counted[name]

    def sentence_at(self, position: int) -> int:
        """The number of the sentence at a position."""
        return max(0, bisect_right(self._starts, position) - 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.sentences]

    def within(self, start: int, end: int, *kinds: str) -> list[Mention]:
        """The names of some kinds in a span."""
        low, high = bisect_right(self._name_starts, start - 1), bisect_right(self._name_starts, end - 1)
        return [one for one in self.names[low:high] if not kinds or one.kind in kinds]

    @property
    def _name_starts(self) -> list[int]:
        if self._indexed != len(self.names):
            self._indexed, self._at = len(self.names), [one.start for one in self.names]
        return self._at

    _indexed: int = -1
    _at: list[int] = field(default_factory=list)

    def quoted(self, position: int) -> bool:
        """Whether somebody else is speaking here."""
        return self.quote_at(position) is not None

    def quote_at(self, position: int) -> tuple[int, int] | None:
        """The quotation that a position stands in; no two overlap."""
        number = bisect_right(self.quotes, (position, len(self.text) + 1)) - 1
        return self.quotes[number] if number >= 0 and position < self.quotes[number][1] else None
