"""Words that tell of an agreement, where they stand, and who of those named around them may be a party to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jumelles.press.facts.agreements.called import called
from jumelles.press.facts.agreements.strangers import ADJECTIVE

if TYPE_CHECKING:
    from jumelles.press.facts.agreements.agreed import Found
    from jumelles.press.names.mentions import Mention
    from jumelles.press.reference import Reference
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

MOST = 4
"""Parties of one agreement; more of them are a network, of which the first are enough to know it by."""


@dataclass(slots=True)
class Parties:
    """Their names; whether they are told here and not guessed; where they stand."""

    names: list[str]
    named: bool = False
    spans: list[tuple[int, int]] = field(default_factory=list)
    sure: frozenset[str] = frozenset()
    """Those of the names that stand in the clause."""


@dataclass(slots=True)
class Told:
    """Words of an agreement from `at` to `end`, in a clause of a sentence; `last` is the agreement spoken of before."""

    story: Story
    reference: Reference
    sentence: Sentence
    clause: tuple[int, int]
    at: int
    end: int
    kind: str
    last: Found | None

    def __post_init__(self) -> None:
        """Towns are no twins because two schools agreed just before."""
        towns = {one.name for one in self.reference.towns}
        if self.kind in {"twinning", "relation"} and self.last and not towns.issuperset(self.last.parties):
            self.last = None

    @property
    def lang(self) -> str:
        """The language of the sentence."""
        return self.sentence.lang

    @property
    def definite(self) -> bool:
        """Whether the words speak of something as known: the agreement, « cette convention »; Russian begins the sentence with it."""
        begun = re.match(r"(?:the|this)\s", self.story.text[self.at : self.end], re.IGNORECASE)
        return bool(begun or _DEFINITE[self.lang].search(self.story.text[max(self.sentence.start, self.at - 16) : self.at]))

    def possible(self, start: int, stop: int) -> list[Mention]:
        """Towns, regions and institutions of a span that may agree on something, without those that only say where another one is."""
        apart = self.kind == "relation" or (self.kind == "twinning" and not self._joined())
        found = [
            one
            for one in self.story.within(start, stop, "place", "org")
            if _may_agree(one, self.kind) and not (apart and one.kind == "org")
        ]
        found = [one for one in found if not self._describes(one) and not any(self._only_what(one, then) for then in found)]
        found = list({(one.start, one.end): one for mention in found for one in called(self.story.text, mention)}.values())
        found = [one for one in found if not any(other is not one and other.start <= one.start and one.end <= other.end for other in found)]
        around = {one.more.get("region") for one in found if one.kind == "place"}
        return [one for one in found if one.kind == "org" or (one.more["gid"] not in around and not self._seat(one, found))]

    def _joined(self) -> bool:
        """Whether the words say at once who is joined with whom."""
        return bool(_JOINED.match(self.story.text, self.end) or _WITH_WHICH.search(self.story.text[max(0, self.at - 40) : self.at]))

    def _describes(self, one: Mention) -> bool:
        """Whether an unknown word with a capital only describes what comes after it: Breton farmers."""
        guessed = one.kind == "org" and " " not in one.name and float(one.more.get("trust", 1)) < 0.5
        if not guessed or self.lang != "en" or not self.story.text[max(0, one.start - 8) : one.start].endswith(("with ", "between ")):
            return False
        return ADJECTIVE["en"].match(self.story.text, one.end) is not None

    def _only_what(self, one: Mention, then: Mention) -> bool:
        """Whether a name only says what the next one is: the clinic «Isala»."""
        gap = self.story.text[one.end : then.start]
        return (
            one.kind == then.kind == "org"
            and len(gap) <= 2
            and then.start >= one.end
            and (one.name.islower() or bool(_OPENED.fullmatch(gap)))
        )

    def _seat(self, place: Mention, found: list[Mention]) -> bool:
        """Whether a place tells where the institution beside it is."""
        text = self.story.text
        for one in found:
            if one.kind == "org" and 0 <= place.start - one.end < 30 and _SEAT.fullmatch(text[one.end : place.start]):
                return True
            if one.kind == "org" and 0 <= one.start - place.end < 30 and _SEAT_BEFORE.fullmatch(text[place.end : one.start]):
                return True
        return text.startswith("-based", place.end)


_DEFINITE = {
    "fr": re.compile(r"(?:\b(?:le|la|ce|cet|cette|ledit|ladite)\s(?:\w+\s)?|\b[lL][’'])$", re.IGNORECASE),
    "en": re.compile(r"\b(?:the|this|that)\s(?:\w+\s)?$", re.IGNORECASE),
    "ru": re.compile(r"^$|(?<!\w)(?:эт\w+|данн\w+|настоящ\w+)\s$", re.IGNORECASE),
}
_WITH_WHICH = re.compile(r"(?:avec|à) (?:le|la|les)quel\w*|with (?:which|whom)|с котор\w+", re.IGNORECASE)
_OPENED = re.compile(r"\s?[«“\"]")
_JOINED = re.compile(r"\s(?:\w+\s)?(?:avec|entre|à|with|between|of|to|с|со|между)\s", re.IGNORECASE)
"""After a twinning that is one of schools or hospitals; else it is their towns'."""
_SEAT = re.compile(
    r"\s?[»”\"]?,?\s(?:\(|(?:(?:basée?|installée?|sise?|implantée?|établie?|based|located) )?(?:de|d[’']|du|à|au|en|of|in|from|at|из|в|во|г\.|города)\s?(?:la ville de |the city of |городе |г\. ?)?)|\s\(",
    re.IGNORECASE,
)
_SEAT_BEFORE = re.compile(
    r"(?:-based|[’']s?)\s(?:[\w-]+\s){0,2}|\s(?:[a-z-]+\s)?(?:firm|company|group|start-up|maker|manufacturer|brewer|brewery|bakery|shipyard|builder|supplier|club|charity|producer|exporter|importer|distributor|publisher|university|college|school|hospital)\s",
    re.IGNORECASE,
)


JOINT = re.compile(r"совместн|общ(?:ая|ий|ее|ую|ие)|commune?\b|joint\b")
"""What begins so is no institution that there is, but what two of them make."""
_TWINNERS = re.compile(r"twinning|jumelage|sister cit|побратим|friendship|friends of|amitié|amis d", re.IGNORECASE)
"""Who cares for a twinning acts for the town."""
_COUNCIL = re.compile(r"council|conseil (?:régional|départemental|général)|communauté|métropole|authority|municipality", re.IGNORECASE)
"""Public bodies that sign in the name of their place."""


def _may_agree(one: Mention, kind: str) -> bool:
    if one.kind == "place":
        return bool(one.more["kind"] in {"city", "region"})
    if JOINT.match(one.name) or _TWINNERS.search(one.name):
        return False
    if one.lang != "ru" and one.name.islower():
        return False  # « le fabricant de textiles » is nobody's name.
    if one.more["kind"] == "public":
        return one.lang != "ru" and bool(_COUNCIL.search(one.name))
    if kind == "twinning":
        return one.more["kind"] in {"university", "health", "culture"}
    return one.more["kind"] in {"company", "university", "chamber", "health", "organisation", "association", "culture"}
