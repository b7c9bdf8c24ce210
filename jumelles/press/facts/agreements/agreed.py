"""What is found of an agreement where a text speaks of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

_DOMAINS = {
    "economy": r"[ée]conom|business|trade|commer[cs]|entrepris|экономи|торгов|бизнес|предприним", "culture": r"cultur|культур|\barts?\b|искусств|music|musique|музык|mus[ée]e|museum",
    "education": r"educat|éducat|enseign|scola|school|lyc[ée]e|образован|школ|студен|student|étudiant|univers", "research": r"recherch|research|scien|наук|научн",
    "tourism": r"touris|турис|туриз", "sport": r"\bsport|спорт", "health": r"\bsant[ée]|health|medic|médic|hospital|hôpita|здрав|медиц|больни",
    "environment": r"environ|climat|écolog|ecolog|эколог|природ|déchets|waste|\beau\b|water", "transport": r"transport|tramway|\btram|a[ée]roport|airport|flight|\bvols?\b|транспорт|рейс|трамва",
    "innovation": r"innovat|инновац|start-?up|digital|num[ée]rique|technolog|технолог|цифров", "youth": r"jeunes|jeunesse|youth|молод", "urban": r"urban|урбан|градостро|благоустр|\bville durable",
    "agriculture": r"agricol|agricult|\bvin\b|wine|сельск|виноград|miel|honey",
}  # fmt: skip


@dataclass(slots=True)
class Found:
    """One mention of an agreement."""

    kind: str
    status: str
    start: int
    end: int
    lang: str
    parties: list[str] = field(default_factory=list)
    date: str | None = None
    domains: list[str] = field(default_factory=list)
    trust: float = 0.5
    quoted: bool = False
    building: bool = True
    wished: bool = False
    """Planned, and no more than hoped for or suggested."""
    named: bool = True
    definite: bool = False
    sure: frozenset[str] = frozenset()
    """The parties that are named in these very words."""
    vague: bool = False
    """Without a verb, so that its status is a guess: « Convention avec Tlemcen »."""
    counted: bool = False
    """One word for several papers, which what follows may tell one by one."""
    listed: bool = False
    about: bool = False
    """It is on what the sentence before told: “they signed an agreement to this effect”."""
    own: bool = False
    """A plan, contract or memorandum, which is never another word for the twinning of those who sign it."""

    def told(self) -> dict[str, Any]:
        """As attributes."""
        return {
            "kind": self.kind,
            "status": self.status,
            "wished": self.wished,
            "parties": self.parties,
            "domains": self.domains,
            "date": self.date,
        }


def domains(text: str) -> list[str]:
    """What an agreement is about, as the words after it say."""
    return [key for key, words in _patterns().items() if words.search(text)]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {key: re.compile(words, re.IGNORECASE) for key, words in _DOMAINS.items()}
