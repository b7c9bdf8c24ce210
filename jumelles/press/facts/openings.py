"""What companies look for and what they offer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from jumelles.press.lexicon import lexicon

if TYPE_CHECKING:
    from jumelles.press.story import Story


_BUSINESSES = {"company", "organisation"}
"""Many a company is called by one word that does not tell what it is."""


def find_openings(story: Story) -> Iterator[tuple[Literal["need", "offer"], int, int, str, str]]:
    """Need or offer, start, end, the company, and what it is about, as the sentence says it."""
    kinds: tuple[Literal["need", "offer"], ...] = ("need", "offer")
    known = {one.name for one in story.names if one.kind == "org" and one.more["kind"] in _BUSINESSES}
    for sentence in story.walk():
        companies = [one for one in story.within(sentence.start, sentence.end, "org") if one.name in known]
        for kind in kinds:
            match = lexicon(sentence.lang).pattern("company", kind).search(story.text, sentence.start, sentence.end)
            subject = [one for one in companies if match and one.end <= match.start() and match.start() - one.end < 60]
            if match and subject:
                end = _end(story.text, match.end(), sentence.end)
                yield kind, subject[-1].start, end, subject[-1].name, story.text[match.end() : end].strip()


def _end(text: str, start: int, limit: int) -> int:
    match = re.compile(r"[.;!?]").search(text, start, limit)
    return match.start() if match else limit
