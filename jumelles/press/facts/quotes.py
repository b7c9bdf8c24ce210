"""What somebody said in their own words, and who."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from jumelles.press.lexicon import lexicon
from jumelles.press.reference import Reference

if TYPE_CHECKING:
    from jumelles.press.names.mentions import Mention
    from jumelles.press.story import Story

_MARKS = re.compile(r"«\s*([^«»]*(?:«[^»]*»[^«»]*)*)\s*»|“([^”]+)”|\"([^\"\n]+)\"|„([^“”]+)[“”]")
LEAST_WORDS = 4


def quotations(text: str) -> list[tuple[int, int]]:
    """All spans between quotation marks, without the marks and the spaces inside them."""
    found = []
    for match in _MARKS.finditer(text):
        group = next(number for number in range(1, 5) if match[number] is not None)
        start, end = match.span(group)
        while start < end and text[start].isspace():
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",."):
            end -= 1
        if start < end:
            found.append((start, end))
    return found


def find_quotes(story: Story, reference: Reference) -> Iterator[tuple[int, int, str | None]]:
    """Start, end and speaker of everything said; titles and names between quotation marks are none."""
    last: str | None = None
    for start, end in story.quotes:
        speaker = _speaker(story, reference, start, end)
        said = story.text[start:end]
        if not _is_speech(story, said, start, end, attributed=speaker is not None):
            continue
        speaker = speaker or last or reference.person("", start)
        last = speaker
        yield start, end, speaker


def _is_speech(story: Story, said: str, start: int, end: int, *, attributed: bool) -> bool:
    count = len(said.split())
    if count < LEAST_WORDS and not (attributed and count >= 3 and said[-1] in ".!?…"):
        return False
    lang = story.sentences[story.sentence_at(start)].lang
    after = story.text[end : end + 3]
    first = next((letter for letter in said if letter.isalpha()), "a")
    title = first.isupper() and count <= 7 and not attributed and said[-1] not in ".!?…"
    named = re.search(rf"(?<!\w)(?:{_NAMING[lang]})\s*[«“\"„]\s*$", story.text[max(0, start - 40) : start], re.IGNORECASE)
    return not named and not title and (attributed or count >= 6 or bool(re.search(r"[.!?…]", said[-1:] + after[:2])))


_NAMING = {
    "fr": r"(?:projet|programme|exposition|festival|spectacle|film|livre|concert|intitulée?s?|baptisée?s?|nommée?s?|appelée?s?|titre|slogan|club|association|label|opération|ouvrage|thème|musée|chanson|sur)",
    "en": r"(?:project|programme|program|exhibition|festival|film|book|concert|titled|entitled|called|named|dubbed|song|slogan|theme|play|motto)",
    "ru": r"(?:проект\w*|программ\w+|выставк\w+|выставки-форума|фестивал\w+|фильм\w*|книг\w+|концерт\w*|под названием|спектакл\w+|газет\w+|компани\w+|завод\w*|центр\w*|клуб\w*|ансамбл\w+|конкурс\w*|тем\w+|орден\w*|медал\w+|школ\w+|форум\w*)",
}  # fmt: skip


@cache
def _verb(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{lexicon(lang).source('say', 'verbs')})(?!\w)", re.IGNORECASE)


def _speaker(story: Story, reference: Reference, start: int, end: int) -> str | None:
    """Who says it: named after the words, else before them, else between two parts of them."""
    text, lang = story.text, story.sentences[story.sentence_at(start)].lang
    stop = _until(text, end)
    tail = text[end:stop]
    verb = _verb(lang).search(tail)
    if verb and verb.start() < 70 and (found := _near(story, reference, end, stop, end + verb.start(), lang)):
        return found
    begin = _since(text, start)
    head = text[begin:start]
    verbs = list(_verb(lang).finditer(head))
    if verbs or head.rstrip(' «“"„\n').endswith(":") or ":" in head[-4:]:
        at = begin + verbs[-1].start() if verbs else start
        if found := _near(story, reference, begin, start, at, lang, before=True):
            return found
    if verb and (found := reference.speaker(end)):
        return found
    return None


def _until(text: str, end: int) -> int:
    """The end of the sentence that goes on after a quotation, or the next quotation."""
    match = re.search(r"[.!?]\s|\n|[«“„]", text[end + 1 : end + 260])
    first = text[end : end + 3]
    if re.match(r"[.!?]?\s?[»”\"]\s*[.!?]?\s*(?:[A-ZА-ЯЁÀ-Þ\n]|$)", text[end : end + 6]) and not re.search(r",", first):
        return min(len(text), end + 3)
    return end + 1 + match.start() if match else min(len(text), end + 260)


def _since(text: str, start: int) -> int:
    piece = text[max(0, start - 260) : start]
    ends = [match.end() for match in re.finditer(r"[.!?…»”]\s+(?=[A-ZÀ-ÞА-ЯЁ])|\n", piece[:-2])]
    return start - len(piece) + (ends[-1] if ends else 0)


def _near(story: Story, reference: Reference, start: int, end: int, verb: int, lang: str, *, before: bool = False) -> str | None:
    """The person nearest to the verb of saying; a pronoun or a role stands for whom it means; else the organisation that says it."""
    people = [one for one in story.within(start, end, "person") if not story.quoted(one.start)]
    if people:
        return _nearest(people, verb).name
    pronoun = re.search(rf"(?<!\w)(?:{lexicon(lang).source('say', 'pronouns')})(?!\w)", story.text[start:end], re.IGNORECASE)
    if pronoun and (found := reference.person(pronoun[0], start + pronoun.start())):
        return found
    orgs = [one for one in story.within(start, end, "org") if not story.quoted(one.start)]
    if orgs:
        return _nearest(orgs, verb).name
    if lang == "ru" and (match := re.search(r"пресс-служб\w+", story.text[start:end])):
        return "пресс-служба" if match else None
    return reference.person("", start) if before else None


def _nearest(mentions: list[Mention], position: int) -> Mention:
    return min(mentions, key=lambda one: min(abs(one.start - position), abs(one.end - position)))
