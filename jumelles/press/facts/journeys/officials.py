"""Officials who are not named: an ambassador, a counterpart, the mayor."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jumelles.press.lexicon import lexicon

if TYPE_CHECKING:
    from jumelles.press.facts.journeys.scenes import Scene

REACH = 8000
"""Letters after which an office no longer means who held it."""


@cache
def _official(lang: str) -> re.Pattern[str]:
    article = {
        "fr": r"(?:le|la|les|son|sa|leur|un|une|premi(?:er|ère)|l[’'])\s?",
        "en": r"(?:the(?: first)?|[A-Z]\w+[’']s|his|her|their|its|an?)\s",
        "ru": "",
    }[lang]
    nation = {"fr": "", "en": r"(?:[A-Z]\w+ )?", "ru": r"(?:[а-яё]+(?:ий|ый|ая|ой|ого) )?"}[lang]
    return re.compile(rf"(?<![\w-]){article}{nation}(?P<role>{lexicon(lang).source('names', 'roles')})(?![\w-])", re.IGNORECASE)


def officials(scene: Scene) -> list[str]:
    """An ambassador or a counterpart who is not named."""
    pattern, move = _official(scene.lang), scene.move
    match = None if scene.hosted else pattern.search(move.piece, move.low, move.start)
    if match is None and (scene.hosted or move.kind == "noun" or scene.lang == "ru"):
        match = pattern.search(move.piece, move.end, move.high)
    if not match:
        return []
    if scene.lang == "ru":
        from jumelles.press.names.inflected import nominative

        return [nominative(match["role"].split()[0])]
    return [scene.reference.person(match["role"], scene.span[0]) or match["role"]] if _same_person(scene, match) else [match["role"]]


def role_before(scene: Scene) -> list[str]:
    """Whom a pronoun means where nobody is named: « le maire dit qu’il s’est rendu à Bath »."""
    found = list(_official(scene.lang).finditer(scene.move.piece, scene.move.reach, scene.move.low))
    return [found[-1]["role"]] if found and scene.lang != "ru" else []


def receives_official(scene: Scene) -> bool:
    """Whether who is received is an official without a name."""
    return bool(_official(scene.lang).search(scene.move.piece, scene.move.end, min(scene.move.high, scene.move.end + 60)))


def _same_person(scene: Scene, match: re.Match[str]) -> bool:
    """“The mayor” is the one who was named; “the ambassador” may be nobody's name."""
    role = match["role"].lower()[:6]
    return not _ANY_ONE.match(match[0]) and any(
        one.kind == "person" and role in str(one.more.get("role") or "").lower()
        for one in scene.story.within(max(0, scene.start - REACH), scene.start)
    )


_ANY_ONE = re.compile(r"(?:une?|an?|premi(?:er|ère)|the first)\s", re.IGNORECASE)
