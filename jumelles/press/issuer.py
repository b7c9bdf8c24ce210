"""The town that issued a text, as its heading says: VILLE DE DAX, « Lettre du comité de jumelage de Dax », Hull City Council; or the two that it joins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumelles.press.names.mentions import Mention
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

_NAME = r"(?P<name>[A-ZÀ-Þ][\w’']+(?:[ -](?:(?i:la|le|les|sur|sous|en|de|upon|on)[ -])?[A-ZÀ-Þ][\w’']+){0,3})"
_HEADS = {
    "fr": re.compile(rf"\b(?i:ville|commune|mairie|maire|municipalité|conseil municipal|bulletin municipal|jumelage)\s(?i:de\s|d[’'])(?i:la ville de\s)?{_NAME}"),
    "en": re.compile(rf"\b(?i:city|town|borough|village) (?i:of) {_NAME}|(?i:committee|council), {_NAME.replace('name', 'second')}|{_NAME.replace('name', 'third')} (?i:city|town|borough|county|village|parish) (?i:council)|{_NAME.replace('name', 'fifth')} (?i:(?:(?:&|and) district )?chamber)|{_NAME.replace('name', 'fourth')} (?i:twinning|sister cities)"),
}  # fmt: skip
_SMALL = re.compile(r"(?<=[ -])(?:La|Le|Les|Sur|Sous|En|De|Upon|On)(?=[ -])")
_PAPER = re.compile(
    r"\W*(?:(?:la|le|the)\s)?(?:ville|commune|mairie|municipalité|conseil|comité|bulletin|lettre|discours|allocution|mot|procès-verbal|compte[- ]rendu|communiqué|city|town|borough|village|minutes|newsletter|speech|address|report|bulletin|press release|council|committee|[A-Z]\w+ (?:city|town|borough|county|village|parish) council|[A-Z]\w+ (?:twinning|chamber|(?:&|and) district))\b",
    re.IGNORECASE,
)
"""How the head of a paper begins, which tells no news."""
FIRST = 2
"""Paragraphs that may be the head of a text."""


def issuer(story: Story) -> str | None:
    """Its name as one would write it within a sentence; None where the head of the text names nobody."""
    if letter := _of_letter(story):
        return letter
    for sentence in story.sentences:
        if sentence.paragraph >= FIRST:
            break
        if sentence.lang == "ru":
            if name := _in_russian(story, sentence):
                return name
            continue
        piece = story.text[sentence.start : sentence.end]
        headed = piece.isupper() or (sentence.heading and _PAPER.match(piece))
        match = _HEADS[sentence.lang].search(piece) if headed else None
        if match:
            name = next(value for value in match.groupdict().values() if value)
            joined = _FIRST_OF_TWO.search(piece[: match.start()])
            name = joined["name"] if joined and piece[match.start() :].startswith(name) else name
            return _SMALL.sub(lambda word: word[0].lower(), name.title().replace("’S", "’s")) if name.isupper() else name
    return None


def _of_letter(story: Story) -> str | None:
    """The town from which somebody writes to those who come: “Dear Ewa, … your stay in Hull”."""
    greeted = _DEAR.search(story.text[:_GREETING])
    towns = (one for one in story.names if one.kind == "place" and one.more["kind"] == "city") if greeted else ()
    return next((one.name for one in towns if _YOUR_STAY.search(story.text[max(0, one.start - 60) : one.start])), None)


_GREETING = 400
"""Letters within which a letter greets."""
_DEAR = re.compile(r"^\W*(?:dear|chers?|chères?|дорог(?:ой|ая|ие)|уважаем(?:ый|ая|ые)) ", re.IGNORECASE | re.MULTILINE)
_YOUR_STAY = re.compile(
    r"\b(?:your (?:\w+ )?(?:stay|visit|arrival) (?:in|to|at)|(?:welcom\w+|see|seeing|greet\w*|host\w*|meet\w*) you (?:all |both )?(?:in|to)"
    r"|votre (?:\w+ )?(?:séjour|visite|venue|arrivée) à|vous (?:accueillir|recevoir|voir|retrouver) (?:tous |toutes |bientôt )?à"
    r"|ваш\w* (?:приезд\w*|визит\w*|пребывани\w+) в|(?:жд[её]м|встретим|примем|увидеть|принять) вас в)\s$",
    re.IGNORECASE,
)
_FIRST_OF_TWO = re.compile(rf"{_NAME}\s?[–—/]\s?$")
"""The town before the other in the name of a committee: “Hull–Gdynia Twinning Association”."""
_OFFICE = re.compile(r"(?:администраци|мэри|дум|горсовет|муниципалитет|совет)\w*\s(?:(?:города|депутатов)\s|г\.\s?)*$", re.IGNORECASE)


def _in_russian(story: Story, sentence: Sentence) -> str | None:
    """The town whose town hall a heading names."""
    if not sentence.heading:
        return None
    towns = story.within(sentence.start, sentence.end, "place")
    return next((one.name for one in towns if _OFFICE.search(story.text[max(sentence.start, one.start - 40) : one.start])), None)


_AND = r"\s?(?:–|—|-|/|&)\s?|\s(?:et|and|и)\s(?:à\s|de\s)?"


def joined(story: Story, towns: Sequence[Mention]) -> list[str]:
    """The two towns that the head of a text joins: « Dax et Logroño : un an après », HULL–GDYNIA TWINNING ASSOCIATION."""
    by_name = {one.name.casefold(): one.name for one in towns if one.more["kind"] == "city"}
    if len(by_name) < 2:
        return []
    names = "|".join(re.escape(name) for name in sorted(by_name, key=len, reverse=True))
    both = re.compile(rf"(?<!\w)({names})(?:{_AND})({names})(?!\w)")
    for sentence in _heads(story):
        if match := both.search(story.text[sentence.start : sentence.end].casefold()):
            return [by_name[match[1]], by_name[match[2]]]
        placed = [one for one in story.within(sentence.start, sentence.end, "place") if one.name.casefold() in by_name]
        for one, other in pairwise(placed):
            if one.name != other.name and re.fullmatch(_AND, story.text[one.end : other.start]):
                return [one.name, other.name]
    return []


def _heads(story: Story) -> Iterator[Sentence]:
    """The headings that a text begins with."""
    return (one for one in story.sentences[: 2 * FIRST] if one.paragraph <= FIRST and one.heading)
