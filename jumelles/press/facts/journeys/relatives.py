"""Whom a relative clause tells of: “led by Ann Lee, who came to Hull in 1994”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumelles.press.facts.journeys.scenes import Scene
    from jumelles.press.names.mentions import Mention

_ASIDE = r"(?:,\s[^,;.:]{3,60})?"
"""Who they are, told between commas: « Ann Lee, la maire, »."""
_WHO = {
    "fr": re.compile(_ASIDE + r"(?:,?\s(?:qui|laquelle|lequel)\s(?:[\w’']+\s){0,3}|,\s(?:[\w’']+\s)?)"),
    "en": re.compile(_ASIDE + r",?\swho\s(?:[\w’']+\s){0,3}"),
    "ru": re.compile(_ASIDE + r",\sкотор(?:ый|ая)\s(?:[\w-]+\s){0,3}"),
}
"""Between somebody and what they did; a French participle needs no pronoun: « Ann Lee, venue de Bath »."""
_RELATIVE = re.compile(r"(?<!\w)(?:qui|l[ae]quelle?|lequel|who|котор\w+)(?!\w)")
_PARTICIPLE = re.compile(r"(?:venu|arrivé|parti|rentré|revenu|reçu|accueilli|invité|attendu|convié)e?\b", re.IGNORECASE)


def antecedent(scene: Scene) -> Mention | None:
    """The person that a relative clause or a participle belongs to."""
    low = scene.sentence.start + max(0, scene.move.start - 110)
    for one in reversed(scene.story.within(low, scene.start, "person")):
        match = _WHO[scene.lang].fullmatch(scene.story.text[one.end : scene.start])
        if match and scene.acts(one) and (_RELATIVE.search(match[0]) or _PARTICIPLE.match(scene.move.words)):
            return one
    return None


_OTHERS = re.compile(r"(\w+)\s(?:qui|who)\s(?:[\w’']+\s){0,3}$")
AFTER = 30
"""Letters after a group in which its town or kind may be told."""


def somebody_else(scene: Scene) -> bool:
    """Whether a relative clause tells of a noun that is nobody known: « devant un public qui repartait »."""
    low = max(0, scene.move.start - 60)
    match = _OTHERS.search(scene.move.piece[low : scene.move.start])
    if match is None:
        return False
    at = scene.sentence.start + low + match.start(1)
    if any(one.start <= at < one.end for one in scene.story.within(max(0, at - 60), at + 1)):
        return False
    return bool(scene.groups) and not any(one.start <= at < one.end + AFTER for one in scene.groups)
