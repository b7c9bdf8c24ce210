"""Capital letters within a sentence that are no person's and no place: mostly companies and institutions without a telling word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jumelles.press.lexicon import demonyms, lexicon, words
from jumelles.press.names import when_words
from jumelles.press.names.mentions import Mention, spans_of, standing
from jumelles.press.names.organisations import kind

if TYPE_CHECKING:
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

_LATIN = re.compile(r"(?<![\w’'.-])([A-ZÀ-ÖØ-Þ][\w’&-]*(?:[  ](?:&[  ])?[A-ZÀ-ÖØ-Þ][\w’&-]*){0,3})(?![\w-])")
_QUOTED = re.compile(r"(?<=\s)(?:«|“|\")\s?([A-ZÀ-ÞА-ЯЁ][^«»“”\"\n.!?,;:]{1,38}?)\s?(?:»|”|\")")
_TITLED = {
    "fr": "projet|programme|exposition|festival|spectacle|film|livre|concert|intitulée?|titre|slogan|label|opération|ouvrage|thème|chanson|prix|quartier|salle|œuvre|pièce|atelier|conférence|action|mot|expression",
    "en": "project|programme|program|exhibition|festival|film|book|concert|titled|entitled|song|slogan|theme|play|motto|prize|word|work|piece",
    "ru": r"проект\w*|программ\w+|выставк\w+|фестивал\w+|фильм\w*|книг\w+|концерт\w*|названием|спектакл\w+|конкурс\w*|тем\w+|орден\w*|медал\w+|форум\w*|слов\w+|песн\w+|преми\w+|знак\w*|акци\w+|картин\w+",
}


def find_unclaimed(story: Story, claimed: list[Mention]) -> list[Mention]:
    """Names between quotation marks, and runs of capitals inside a sentence, that are no place and nobody elsewhere."""
    found: list[Mention] = []
    taken = spans_of(claimed)
    named = {story.text[one.start : one.end] for one in claimed if one.kind == "place"}
    for sentence in story.walk():
        if story.title_case(sentence):
            continue
        for start, end in (*_introduced(story, sentence), *_quoted(story, sentence), *_runs(story, sentence)):
            if story.text[start:end] not in named and not taken.touched(start, end):
                taken.add((start, end))
                name = story.text[start:end]
                found.append(
                    Mention("org", start, end, name, name.lower(), sentence.lang, {"kind": kind(name, sentence.lang), "trust": 0.4})
                )
    return found


def find_again(story: Story, claimed: list[Mention]) -> list[Mention]:
    """An organisation that was named once is meant wherever its name stands again, at the beginning of a sentence, too."""
    taken = spans_of(claimed)
    others = {one.name for one in claimed if one.kind != "org"}
    found: list[Mention] = []
    for key, one in {one.key: one for one in reversed(claimed) if one.kind == "org" and one.name not in others}.items():
        if len(one.name) < 4 or not one.name[0].isupper() or one.name.lower() in story.lower_words:
            continue
        for start, end in standing(story.text, one.name):
            if not taken.touched(start, end):
                taken.add((start, end))
                found.append(Mention("org", start, end, one.name, key, one.lang, one.more | {"trust": 0.6}))
    return found


def _quoted(story: Story, sentence: Sentence) -> Iterator[tuple[int, int]]:
    for match in _QUOTED.finditer(story.text, sentence.start, sentence.end):
        before = story.text[max(sentence.start, match.start() - 30) : match.start()]
        titled = re.search(rf"(?<!\w)(?:{_TITLED[sentence.lang]})\s*$", before, re.IGNORECASE)
        if not titled and len(match[1].split()) <= 4 and re.search(r"[a-zà-ÿа-яё]\s$", before):
            yield match.span(1)


def _introduced(story: Story, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """What a word for a medium or a company stands before: the broadcaster NH Nieuws."""
    if sentence.lang == "ru":
        return
    for match in _INTRODUCED[sentence.lang].finditer(story.text, sentence.start, sentence.end):
        yield match.span(1)


_INTRODUCED = {
    "fr": re.compile(r"\b(?:usine|radio|chaîne|télévision|journal|quotidien|hebdomadaire|magazine|société|entreprise|start-up|startup|groupe|éditeur|constructeur|fabricant|cabinet|jeune pousse)\s(?:[a-zà-ÿ]+\s)?(?!(?:La|Le|Les|L)\b)" + _LATIN.pattern.removeprefix(r"(?<![\w’'.-])")),
    "en": re.compile(r"\b(?:broadcaster|newspaper|daily|weekly|station|magazine|company|firm|start-up|startup|brand|manufacturer|maker|group|agency|brewer|publisher)\s" + _LATIN.pattern.removeprefix(r"(?<![\w’'.-])")),
}  # fmt: skip


def _runs(story: Story, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """In Russian, Latin letters; elsewhere capitals that no sentence begins with."""
    lang = sentence.lang
    for match in _LATIN.finditer(story.text, sentence.start, sentence.end):
        name, first = match[1], match.start() == sentence.start
        before = story.text[max(sentence.start, match.start() - 2) : match.start()]
        if lang == "ru":
            if len(name) > 2 and not re.fullmatch(r"[IVXLC]+", name):
                yield match.span(1)
            continue
        if (
            first
            or before.rstrip()[-1:] in {"", ".", ":", "«", "“", '"', "–", "—", "•", "!", "?", "("}
            or len(name) < 4
            or sentence.heading
        ):
            continue
        if usual(name, lang) or story.text[match.end() : match.end() + 2] == "’s" or name.lower() in story.lower_words:
            continue
        actor = _ACTS[lang].search(story.text[max(sentence.start, match.start() - 14) : match.start()])
        if actor or story.text.count(name) > 1:
            yield match.span(1)


_ACTS = {"fr": re.compile(r"\b(?:avec|chez|par|entre)\s+$", re.IGNORECASE), "en": re.compile(r"\b(?:with|by|between)\s+$", re.IGNORECASE)}
"""Words after which somebody acts."""


def usual(name: str, lang: str) -> bool:
    """Days, languages, peoples, titles and roles have capitals, too."""
    parts = name.split()
    told = words(f"common_{lang}") | when_words
    role = re.compile(
        rf"(?:{lexicon(lang).source('names', 'roles')}|{lexicon(lang).source('names', 'titles')}|{lexicon(lang).source('names', 'city_words')}|{lexicon(lang).source('names', 'region')})",
        re.IGNORECASE,
    )
    if lang == "en" and len(parts) == 1 and re.search(r"(?:ese|ish|ians?)$", name):
        return True
    return any(part.lower().strip("’'") in told or demonyms(lang).fullmatch(part) or role.fullmatch(part) for part in parts)
