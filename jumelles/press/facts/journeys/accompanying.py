"""What goes with a visit: the media that came along, and what is on its programme."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

_CREWS = {
    "fr": re.compile(r"(?<!aux )(?<!les )\b(?:(?:\d+|deux|trois|quatre|cinq|six|plusieurs)\s)?(?:médias|journalistes|équipes? de (?:télévision|tournage)|caméras|reporters|photographes de presse)\b", re.IGNORECASE),
    "en": re.compile(r"(?<!told )(?<!tells )(?<!telling )\b(?:(?:\d+|two|three|four|five|six|several)\s)?(?:TV crews?|television crews?|film crews?|camera crews?|journalists|reporters|media outlets|news teams?)\b", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:\d+|двух|тр[её]х|четыр[её]х|пяти|нескольких)\s(?:СМИ|телеканал\w+|телекомпани\w+|изданий)(?!\w)|(?<!\w)(?:(?:\d+|два|две|двое|три|трое|четыре|четверо|пять|несколько)\s)?(?:журналист(?:ы|ов|ами|а)|съ[её]мочн\w+ групп\w+|репорт[её]р(?:ы|ов)|телевизионщик\w+)(?!\w)", re.IGNORECASE),
}  # fmt: skip
_PROGRAMME = {
    "fr": re.compile(r"\b(?:au (?:programme|menu)(?: de [^:.;]{0,40})?\s?:?|le programme (?:prévoit|comprend|comporte)|ont (?:visité|découvert|pu (?:visiter|découvrir))|visiteront|découvriront)\s*", re.IGNORECASE),
    "en": re.compile(r"\b(?:(?:the )?(?:programme|program|itinerary|agenda|schedule) (?:also )?(?:included|includes|include|featured|features|comprises)|on the (?:programme|program|agenda)\s?:|(?:they|guests|visitors|delegation|group|party|students|pupils) (?:also |then |will )?(?:tour|toured|visit|visited))\s*", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:в программе(?: визита| поездки| пребывания)?\s?(?:—|–|-|:)?|программ\w+ (?:визита |поездки |пребывания )?(?:предусматривает|включает|включала)|их ждут|(?:гости|делегация|школьники|учителя|студенты|они|[а-яё]+цы) (?:также )?(?:посетили|осмотрели|посетят|осмотрят|увидели|увидят))\s*", re.IGNORECASE),
}  # fmt: skip
_BETWEEN = re.compile(r"\s*(?:,|;)\s*(?:et |and |и |а также |ainsi que )?|\s+(?:et|and|и|а также|ainsi que|as well as)\s+")
REACH = 3
"""Sentences after the first that may tell more of the same visit."""
MOST_ITEMS = 8
LONGEST = 80
"""Letters of an item; what is longer is a clause of its own."""


def media(story: Story, first: int) -> list[str]:
    """The crews that are told, and newspapers and stations named with the visit."""
    start, end = _reach(story, first)
    named = [one.name for one in story.within(start, end, "org") if one.more["kind"] == "media" and not story.quoted(one.start)]
    crews = _CREWS[story.sentences[first].lang].search(story.text, start, end)
    told = [crews[0]] if crews and not story.quoted(crews.start()) and (not named or " " in crews[0]) else []
    return list(dict.fromkeys([*told, *named]))


def programme(story: Story, first: int) -> list[str]:
    """The items that follow a word for the programme, or what the guests saw, up to the end of the sentence."""
    start, end = _reach(story, first)
    match = _PROGRAMME[story.sentences[first].lang].search(story.text, start, end)
    if not match:
        return []
    told = story.text[match.end() : _stop(story, match.end())].strip(" :.—–-")
    items = [item.strip(" .:") for item in _BETWEEN.split(told)]
    return [item for item in items if 3 < len(item) <= LONGEST][:MOST_ITEMS]


def _reach(story: Story, first: int) -> tuple[int, int]:
    last: Sentence = story.sentences[min(first + REACH, len(story.sentences) - 1)]
    return story.sentences[first].start, last.end


def _stop(story: Story, position: int) -> int:
    return story.sentences[story.sentence_at(position)].end
