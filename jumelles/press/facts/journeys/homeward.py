"""Guests who go home again: that ends a journey to where they were, and begins none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumelles.press.lexicon import compiled, lexicon

if TYPE_CHECKING:
    from jumelles.press.facts.journeys.groups import Group
    from jumelles.press.facts.journeys.scenes import Scene
    from jumelles.press.facts.journeys.visits import Found
    from jumelles.press.names.mentions import Mention

FAR = 600
"""Letters after which “there” and “the group” no longer mean the last journey."""


@dataclass(frozen=True, slots=True)
class End:
    """Where to: a name, and the words that say it where they stand in the clause."""

    name: str
    said: Mention | None = None


HOME = re.compile(
    r"(?<!\w)(?:rentr|revien|revin|reven|regagn|retourn|return|(?:c[oa]me|went|go|flew|travelled|head\w*) (?:back|home)|back|got back|верн|возвра|отбы)",
    re.IGNORECASE,
)
"""Verbs of going home, which end a journey and begin none."""


def homeward(scene: Scene, band: Group | None, last: Found | None) -> End | None:
    """Guests who go home leave the town that they came to."""
    if scene.move.kind not in {"go", "come"} or not (marked(scene, "home") or _comes_back(scene, last) or _to_own_town(scene, band, last)):
        return None
    if last and last.to and scene.start - last.end < FAR:
        return End(last.to)
    own = {band.origin} if band else set()
    return as_end(next((name for name in scene.reference.pair if name not in own and name not in {one.name for one in scene.toward}), None))


_BEFORE = re.compile(r"\b(?:avant d[e’']|before)\s?(?:[\w’']+\s){0,1}$|(?<!\w)(?:перед тем,? как|прежде чем)\s$", re.IGNORECASE)
_BEFORE_HOME = re.compile(r"(?<!\w)(?:перед|до|before|avant)\s[^,;.]{0,30}$", re.IGNORECASE)


def leaves_first(scene: Scene) -> bool:
    """Whether the clause only says before what something was done: “before returning to Gdynia”."""
    move = scene.move
    return bool(HOME.match(move.words) and _BEFORE.search(move.piece[max(0, move.start - 30) : move.start]))


def leaves(scene: Scene, last: Found, end: End) -> bool:
    """Whether guests who are still there are to go home: “they fly back on Sunday”."""
    return end.said is None and end.name == last.to and (marked(scene, "home") or _AWAY.match(scene.move.words)) is not None


_AWAY = re.compile(
    r"repart|(?:nous )?quitt|leav|depart|fl(?:y|ies) (?:home|back)|уед|уезж|улет|отбуд|отбыва|вернутся|вернётся", re.IGNORECASE
)
"""Verbs of leaving."""


def _comes_back(scene: Scene, last: Found | None) -> bool:
    """Whether the sentence just told the journey that ends: “spent a day in Hull and came back convinced”."""
    return bool(last and last.start >= scene.sentence.start and not scene.places and HOME.search(scene.move.clause))


_BACK_TO = re.compile(
    r"\b(?:back|home) (?:to|in) $|\b(?:rentr\w+|regagn\w+|de retour|revenue?s?) (?:(?:à|au|en) )?$|(?<!\w)(?:вернул\w*|возвратил\w*|вернутся|вернётся) (?:домой )?в $",
    re.IGNORECASE,
)


def _to_own_town(scene: Scene, band: Group | None, last: Found | None) -> bool:
    """Whether people of the text's own town come back to it: “the choir is back in Hull”."""
    home = scene.reference.pair[:1]
    if band:
        own = band.origin in {None, *home}
    else:
        own = any(one.more.get("of") in home for one in scene.people) if scene.people else bool(last and last.origin in home)
    text = scene.story.text
    return own and any(
        [one.name] == home and _BACK_TO.search(text[max(scene.sentence.start, one.start - 30) : one.start]) for one in scene.places
    )


def marked(scene: Scene, key: str) -> re.Match[str] | None:
    """“Here” and “there”, which stand near the verb."""
    low = max(scene.move.low, scene.move.start - 45)
    found = compiled(lexicon(scene.lang).source("visit", key)).search(scene.move.piece, low, scene.move.high)
    return None if found and key == "home" and _BEFORE_HOME.search(scene.move.piece[low : found.start()]) else found


def as_end(name: str | None) -> End | None:
    """A destination by its name alone."""
    return End(name) if name else None
