"""Whether those who travel were spoken of before: “the team”, “they”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumelles.press.facts.journeys.homeward import FAR
from jumelles.press.facts.journeys.travellers import called, of_ours
from jumelles.press.reference import meant

if TYPE_CHECKING:
    from jumelles.press.facts.journeys.groups import Group
    from jumelles.press.facts.journeys.scenes import Scene
    from jumelles.press.facts.journeys.visits import Found

_DEFINITE = {
    "fr": re.compile(r"(?:\b(?:la|le|les|cette|ces|leurs?|ses|nos)\s|\bl[’'])$", re.IGNORECASE),
    "en": re.compile(r"\b(?:the|this|these|their|our)\s(?:\w+\s)?$", re.IGNORECASE),
    "ru": re.compile(r"(?!x)x"),
}


def definite(scene: Scene, band: Group | None, before: Found | None, last: Found | None) -> bool:
    """Whether they were spoken of before: “the team”, “they”; in Russian whoever comes next without a place."""
    if band is None and scene.pronoun and _OFFICE.match(scene.pronoun[0]) and not _same_official(scene, last):
        return False
    if scene.lang == "ru" and last and scene.span[0] - last.end < 300 and not scene.places and scene.move.kind in {"go", "come", "receive"}:
        return not _others(scene, band, last)
    if scene.move.kind == "group" and last and scene.start - last.end < FAR:
        return True
    if scene.sender:
        return False
    if _AT_THEIR_HEAD.match(scene.move.clause):
        return last is not None
    if before and scene.move.kind == "go" and not (scene.people or scene.pronoun) and not (band and band.end > scene.span[0]):
        return True  # “visited Hull and toured the docks”: nobody else is named.
    if band and last and not _ANYBODY.match(band.words) and called(scene, band) not in last.who:
        return False
    if band:
        return bool(_DEFINITE[scene.lang].search(scene.story.text[max(scene.sentence.start, band.start - 30) : band.start]))
    return bool(scene.pronoun) or bool(before and before.definite)


_OFFICE = re.compile(r"(?:the|l[ea]) (?:ma|pr|di|mu)|мэр|глава|ректор|директор", re.IGNORECASE)
"""“The mayor” may be anybody's, unlike “she”."""


def _same_official(scene: Scene, last: Found | None) -> bool:
    """Whether who is called by an office is among those who travelled last; “our mayor” need not be whoever was named."""
    if last is None or scene.pronoun is None:
        return False
    at = scene.span[0] + scene.pronoun.start()
    return not of_ours(scene, at) and meant(scene.story, scene.reference, scene.pronoun[0], at, scene.lang) in last.who


def _others(scene: Scene, band: Group | None, last: Found) -> bool:
    """Whether somebody else is spoken of than those who travelled last."""
    if any(one.name not in last.who for one in scene.people):
        return True
    if band is None or GUESTS.match(band.words):
        return False
    if band.origin and band.origin == last.origin:
        return False
    return (band.origin or last.origin) != last.origin or called(scene, band) not in last.who


_ANYBODY = re.compile(
    r"d[ée]l[ée]gat|délégué|group|équipe|team|part(?:y|ies)|mission|visit|guest|invité|hôte|member|membre|participant|travell|voyageu|contingent|jeunes|young|\w+(?:ais|ois|ians?|ese|ish)e?s?$",
    re.IGNORECASE,
)
"""Words that may mean whoever was spoken of."""
_AT_THEIR_HEAD = re.compile(r"\W*(?:à (?:leur|sa) tête|at (?:their|its) head|среди них|parmi (?:eux|elles)|among them)", re.IGNORECASE)
GUESTS = re.compile(r"гост|делегаци|групп|ребят|команд|visitors|guests|visiteurs|invités|hôtes", re.IGNORECASE)
