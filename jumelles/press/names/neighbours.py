"""What the words beside a name tell: a country, a list of towns, an article, another name that it is part of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumelles.press.lexicon import lexicon, words
from jumelles.press.names.gazetteer import country
from jumelles.press.names.regions import CAP

if TYPE_CHECKING:
    from jumelles.press.names.gazetteer import Known
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story


_NO_TOWN = {
    "fr": re.compile(r"(?:\b(?:la|le|les|au|aux|du|des|un|une)\s|\bl[’'])$", re.IGNORECASE),
    "en": re.compile(r"\b(?:the|a|an)\s$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:на|за|над|перед)\s$", re.IGNORECASE),
}
"""Words that never stand right before a town: articles, and на, which takes rivers, squares and countries."""


_STREET = re.compile(
    r"\s(?:Street|St\b|Road|Avenue|Square|Park|Hall|Bridge|Boulevard|Lane|Drive|Gate|House|Cup|Prize|Church|Cathedral|Stadium|Station|Festival|School)"
)


def namesake(before: str, after: str, lang: str) -> bool:
    """Whether a name only names a street, a statue or a bridge."""
    words_before = lexicon(lang).source("names", "not_names")
    return bool(re.search(rf"(?<!\w)(?:{words_before})\s+(?:de la |de l[’']|des |du |de |d[’']|of the |of )?$", before, re.IGNORECASE)) or (
        lang == "en" and bool(_STREET.match(after))
    )


OF_COUNTRY = re.compile(r"(?:ий|ого|ому|им|ом|ая|ой|ую)\s$")
"""The ending of an adjective right before: финским Куопио."""


def listed(before: str, after: str) -> bool:
    """Within a list of names: Nantes, Pleven et Miami."""
    return bool(re.search(r"[A-ZÀ-ÞА-ЯЁ][\w-]+,\s$", before) and re.match(r"\s*(?:,|et|and|и)\s+[A-ZÀ-ÞА-ЯЁ]", after))


def country_beside(after: str, lang: str) -> Known | None:
    """The country that is told right after a name: Tartu, Estonie; Sanlucar in Spain."""
    beside = re.match(
        r"\s*(?:[,(]\s*(?:the |la |le |en |au |in )?|(?:in|en|au|aux|в|во)\s(?:the )?)(" + CAP + r"(?: " + CAP + r")?)", after
    )
    return country(beside[1], lang) or country(beside[1].split()[0], lang) if beside else None


def article_before(story: Story, sentence: Sentence, start: int, best: Known) -> bool:
    """Whether a word stands before it that none stands before a town."""
    return best.kind == "city" and bool(_NO_TOWN[sentence.lang].search(story.text[max(sentence.start, start - 6) : start]))


def begins_a_heading(story: Story, sentence: Sentence, start: int, name: str, best: Known) -> bool:
    """Whether a name that is told once has its capital only because a heading begins with it."""
    first = sentence.heading and start == sentence.start and story.seen(name) < 2
    return first and best.population < 1_000_000 and story.text[start + len(name) :][:1] not in {",", ":", "("}


def within_a_name(story: Story, sentence: Sentence, start: int, name: str) -> bool:
    """Whether another word with a capital, which is no title or role, stands directly beside it: Conn Wedding Bell."""
    before = re.search(r"([^\W\d_][\w’'.-]*)[  ]$", story.text[max(sentence.start, start - 30) : start])
    after = re.match(r"[  ]([^\W\d_][\w’'-]*)", story.text[start + len(name) : start + len(name) + 30])
    beside = [match[1] for match in (before, after) if match and match[1][0].isupper()]
    roles = rf"(?:{lexicon(sentence.lang).source('names', 'roles')}|{lexicon(sentence.lang).source('names', 'orgs')}|{lexicon(sentence.lang).source('names', 'region')}|{lexicon(sentence.lang).source('names', 'city_words')})s?"
    return any(
        not re.fullmatch(roles, word, re.IGNORECASE) and word.lower() not in words("common_fr") | words("common_en") for word in beside
    )


def always_titled(story: Story, name: str) -> bool:
    """Whether a name stands in headings only, where any word has a capital."""
    return all(story.title_case(story.sentences[story.sentence_at(match.start())]) for match in re.finditer(re.escape(name), story.text))
