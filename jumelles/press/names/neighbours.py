"""What the words beside a name tell: a country, a list of towns, an article, another name that it is part of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumelles.press.lexicon import compiled, lexicon, words
from jumelles.press.names.gazetteer import country, named_region
from jumelles.press.names.inflected import parses
from jumelles.press.names.regions import CAP

if TYPE_CHECKING:
    from jumelles.press.names.gazetteer import Gazetteer, Known
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story


_NO_TOWN = {
    "fr": re.compile(r"(?:\b(?:la|le|les|au|aux|du|des|un|une)\s|\bl[’'])$", re.IGNORECASE),
    "en": re.compile(r"\b(?:the|a|an)\s$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:на|над)\s$", re.IGNORECASE),
}
"""Words that never stand right before a town: articles, and на, which takes rivers, squares and countries."""


_STREET = re.compile(
    r"(?:-[A-Z]\w+)?\s(?:Street|St\b|Road|Avenue|Square|Park|Hall|Bridge|Boulevard|Lane|Drive|Gate|House|Cup|Prize|Church|Cathedral|Stadium|Station|Festival|School)"
)


def namesake(before: str, after: str, lang: str) -> bool:
    """Whether a name only names a street, a statue or a bridge."""
    words_before = lexicon(lang).source("names", "not_names")
    return bool(compiled(rf"(?<!\w)(?:{words_before})\s+(?:de la |de l[’']|des |du |de |d[’']|of the |of )?$").search(before)) or (
        lang == "en" and bool(_STREET.match(after))
    )


def hyphened(text: str, start: int, end: int, lang: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is half of a compound whose other half is no place: Adour-Arga, Карасу-Фильтр, but Paris-Berlin and Amsterdam-based."""
    before = re.search(r"([^\W\d_]+)-$", text[max(0, start - 30) : start])
    after = re.match(r"-(?!based)([^\W\d_]+)", text[end : end + 30])
    halves = [match[1] for match in (before, after) if match]
    if halves and end - start < 4:
        return True
    halves = [half for half in halves if not country(half, lang)]
    return any(
        not half[0].isupper() or len(half) < 4 or not any(one.population > 20_000 for one in gazetteer.bearers(half, lang))
        for half in halves
    )


_MARKED = re.compile(r"[«“„\"]([^«»“”\"\n]{3,40})[»”“\"]")


def in_a_marked_name(text: str, start: int, end: int) -> bool:
    """Whether a name stands between quotation marks with other words that all have a capital: «Аквариус Грац», « Radio Nantes »."""
    for match in _MARKED.finditer(text, max(0, start - 41), end + 41):
        words = match[1].split()
        if match.start() < start and end < match.end() and end - start < len(match[1].strip()):
            return all(word[:1].isupper() for word in words) and (len(words) > 1 or "-" in match[1])
    return False


OF_COUNTRY = re.compile(r"(?:ий|ого|ому|им|ом|ая|ой|ую)\s$")
"""The ending of an adjective right before: финским Куопио."""


def qualifies(name: str, after: str) -> bool:
    """Whether a Russian name is an adjective of the noun that follows: в Левобережном парке, председатель Полоцкого горисполкома."""
    noun = re.match(r"\s([а-яё-]{3,})", after)
    read = [one.tag for one in parses(name.rpartition("-")[2].lower())[:6] if one.tag.POS == "ADJF"]
    nouns = [one.tag for one in parses(noun[1])[:3] if one.tag.POS == "NOUN"] if noun and read else []
    return any(
        one.case == other.case and one.number == other.number and (one.gender in {other.gender, None}) for one in read for other in nouns
    )


def listed(before: str, after: str) -> bool:
    """Within a list of names: Nantes, Pleven et Miami."""
    return bool(re.search(r"[A-ZÀ-ÞА-ЯЁ][\w-]+,\s$", before) and re.match(r"\s*(?:,|et|and|и)\s+[A-ZÀ-ÞА-ЯЁ]", after))


def country_beside(after: str, lang: str) -> Known | None:
    """The country or region that is told right after a name: Tartu, Estonie; Sanlucar in Spain; Bangor, Maine."""
    beside = re.match(
        r"\s*(?:[,(]\s*(?:the |la |le |en |au |in )?|(?:in|en|au|aux|в|во)\s(?:the )?)(" + CAP + r"(?: " + CAP + r")?)", after
    )
    if not beside:
        return None
    first = beside[1].split()[0]
    return country(beside[1], lang) or country(first, lang) or named_region(beside[1], lang) or named_region(first, lang)


def article_before(story: Story, sentence: Sentence, start: int, best: Known) -> bool:
    """Whether a word stands before it that none stands before a town."""
    return best.kind == "city" and bool(_NO_TOWN[sentence.lang].search(story.text[max(sentence.start, start - 6) : start]))


def begins_a_heading(story: Story, sentence: Sentence, start: int, name: str, best: Known) -> bool:
    """Whether a name that is told once has its capital only because a heading begins with it."""
    first = sentence.heading and start == sentence.start and story.seen(name) < 2
    if first and re.match(r"\s(?:et|and|и|—|–|-)\s[^\W\d_a-zà-ÿа-яё]", story.text[start + len(name) :][:6]):
        return False  # Oyonnax et Bielsko-Biała
    return first and best.population < 1_000_000 and story.text[start + len(name) :][:1] not in {",", ":", "("}


def within_a_name(story: Story, sentence: Sentence, start: int, name: str) -> bool:
    """Whether another word with a capital, which is no title or role, stands directly beside it: Conn Wedding Bell."""
    before = re.search(r"([^\W\d_][\w’'.-]*)[ \xa0]$", story.text[max(sentence.start, start - 30) : start])
    after = re.match(r"[ \xa0]([^\W\d_][\w’'-]*)", story.text[start + len(name) : start + len(name) + 30])
    beside = [match[1] for match in (before, after) if match and match[1][0].isupper()]
    roles = rf"(?:{lexicon(sentence.lang).source('names', 'roles')}|{lexicon(sentence.lang).source('names', 'orgs')}|{lexicon(sentence.lang).source('names', 'region')}|{lexicon(sentence.lang).source('names', 'city_words')})s?"
    return any(not compiled(roles).fullmatch(word) and word.lower() not in words("common_fr") | words("common_en") for word in beside)


def always_titled(story: Story, name: str) -> bool:
    """Whether a name stands in headings only, where any word has a capital."""
    return all(story.title_case(story.sentences[story.sentence_at(match.start())]) for match in re.finditer(re.escape(name), story.text))
