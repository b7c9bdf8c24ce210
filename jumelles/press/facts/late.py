"""Of whom an obituary tells: whoever else is named in it, “she” and an honour without a name are rather that person's."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumelles.press.story import Story

_FAR = 8000
"""Letters within which somebody is spoken of."""
_DIED = re.compile(
    r"\b(?:décéd\w+|disparu(?:e)? (?:le|en|à)|(?:est|était) morte?|s[’']est éteinte?|nous a quittés|portait en terre|obsèques|funérailles|enterrée?|died|passed away|funeral|buried|obituary|death|late)\b"
    r"|(?<!\w)(?:скончал\w+|умер(?:ла)?|уш[её]л из жизни|ушла из жизни|не стало|памяти|похорон\w*|прощание с)(?!\w)",
    re.IGNORECASE,
)
_MOST = 2
"""How often somebody is named at least of whom a text tells."""


def late(story: Story, at: int, *, sure: bool = True) -> str | None:
    """The person named most, and near to the words that tell a death; None in a text that tells of none.

    Whose funeral is told of is known to be dead, so that less need be told.
    """
    low, high = max(0, at - _FAR), at + _FAR
    deaths = list(_DIED.finditer(story.text, low, high))
    counted = Counter(one.name for one in story.within(low, high, "person") if not story.quoted(one.start)) if deaths else None
    if not counted:
        return None
    name, often = counted.most_common(1)[0]
    near = any(_told_near(story, one.start(), name) for one in deaths)
    topic = often >= _MOST or _lived(story, name)
    return full(story, name, at) if not sure or (topic and near) else None


_YEARS = re.compile(r",?\s\(?\d{4}\s?[-–—]\s?\d{4}\b")


def _lived(story: Story, name: str) -> bool:
    """Whether the years of a life stand behind the first name of the text, and it is this one."""
    first = next((one for one in story.within(0, _HEAD, "person")), None)
    return first is not None and first.name == name and _YEARS.match(story.text, first.end) is not None


_HEAD = 400
"""Letters of a heading, and of whatever stands above it."""


def _told_near(story: Story, at: int, name: str) -> bool:
    """Whether somebody, or nobody, is named in the sentence that tells a death."""
    sentence = story.sentences[story.sentence_at(at)]
    people = story.within(sentence.start, sentence.end, "person")
    return not people or any(one.name == name for one in people)


def full(story: Story, name: str, at: int) -> str:
    """The longest name of the text that begins with this one: a given name and patronymic are the person's who was named in full."""
    near = story.within(max(0, at - _FAR), at + _FAR, "person")
    return max((one.name for one in near if f"{one.name} ".startswith(f"{name} ")), key=len, default=name)
