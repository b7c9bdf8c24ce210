"""Institutions and companies that the atlas's registers know in the towns of a text, by the very name that they bear there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from jumelles.press.names.mentions import Mention, Spans, standing

if TYPE_CHECKING:
    from jumelles.press.names.gazetteer import Gazetteer
    from jumelles.press.story import Story

MOST_TOWNS = 8
LEAST_LETTERS = 5
"""A shorter name is a word or an abbreviation of something else too often."""


def find_registered(story: Story, gazetteer: Gazetteer, places: Iterable[Mention]) -> list[Mention]:
    """Names from the registers of the towns that are spoken of, the longest first; one word alone only where it is no usual word and no place."""
    places = list(places)
    towns = list(dict.fromkeys(one.more["gid"] for one in places if one.more["kind"] == "city"))[:MOST_TOWNS]
    bare, taken = {one.name for one in places}, Spans()
    found: list[Mention] = []
    for name, kind in sorted(
        {pair for gid in towns for pair in gazetteer.held(gid) if pair[0] in story.text}, key=lambda pair: -len(pair[0])
    ):
        if (
            len(name) < LEAST_LETTERS
            or name.endswith((" Street", " Road"))
            or name in bare
            or (" " not in name and name.lower() in story.lower_words)
        ):
            continue
        for span in standing(story.text, name):
            if not taken.touched(*span):
                taken.add(span)
                lang = story.sentences[story.sentence_at(span[0])].lang
                found.append(Mention("org", *span, name, name.lower(), lang, {"kind": kind, "trust": 0.8}))
    return found


def with_registered(registered: list[Mention], others: list[Mention]) -> list[Mention]:
    """The other names without those that a registered one holds within it; and the registered ones, where no other name goes further."""
    kept = [
        one
        for one in registered
        if not any(other.start < one.end and one.start < other.end and not _within(other, one) for other in others)
    ]
    return [*(one for one in others if not any(_within(one, other) for other in kept)), *kept]


def _within(one: Mention, other: Mention) -> bool:
    return other.start <= one.start and one.end <= other.end
