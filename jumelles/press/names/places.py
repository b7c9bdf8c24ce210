"""Places named in a text: countries, regions said to be regions, and towns, of which the text around tells which one is meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from math import log10
from typing import TYPE_CHECKING

from jumelles.atlas.naming.folding import fold
from jumelles.press.lexicon import demonyms, words
from jumelles.press.names.gazetteer import Gazetteer, Known, country, country_names
from jumelles.press.names.inflected import knows, parses, tagged
from jumelles.press.names.mentions import Mention, Spans, spans_of
from jumelles.press.names.neighbours import (
    OF_COUNTRY,
    always_titled,
    article_before,
    begins_a_heading,
    country_beside,
    listed,
    namesake,
    within_a_name,
)
from jumelles.press.names.regions import CAP, regions
from jumelles.press.sentences import Sentence

if TYPE_CHECKING:
    from jumelles.press.story import Story

_JOIN = r"(?:de la|de l[’']|de|du|des|am|an der|sur|upon|ob|do|da|del|of|на|the)"
_PHRASE = re.compile(rf"(?<![\w’'-])(?:[dDlLàÀ][’'])?({CAP}(?:[  ](?:{_JOIN}[  ])?{CAP}){{0,3}})")
_CUE = {
    "fr": re.compile(r"(?:\b(?:à|de|en|vers|entre|avec|et|pour|chez|depuis|ville|commune|cité|villes|région|rejoindre|visité|visiter|quitté|\()\s*|[dD][’'])$"),
    "en": re.compile(r"(?:\b(?:in|to|from|of|at|between|and|with|near|for|visited|visit|city|town|into|leave|left|toward|around|outside|\(|-|–)\s*)$", re.IGNORECASE),
    "ru": re.compile(r"(?:(?<!\w)(?:в|во|из|до|с|со|между|и|под|город\w*|г\.|для|у|от|к|ко|на|мэр\w*|глав\w+|власт\w+|делегаци\w+|жител\w+|\()\s*)$", re.IGNORECASE),
}  # fmt: skip
_HOME = {
    "fr": {"FR": 0.6, "BE": 0.2, "CH": 0.2, "CA": 0.1, "LU": 0.1, "SN": 0.0, "CI": 0.0, "ML": 0.0},
    "en": {
        "US": 0.3,
        "GB": 0.3,
        "CA": 0.1,
        "IE": 0.1,
        "AU": 0.1,
        "NZ": 0.1,
        "ZA": 0.0,
        "IN": 0.0,
        "SG": 0.0,
        "NG": 0.0,
        "KE": 0.0,
        "GH": 0.0,
        "PH": 0.0,
    },
    "ru": {"RU": 0.9, "BY": 0.2, "KZ": 0.2},
}
_WEAK = {
    "fr": re.compile(r"\b(?:de|et|avec|pour|chez|d[’'])\s*$"),
    "en": re.compile(r"\b(?:of|and|with|for)\s+$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:и|с|со|для|у|от|к|ко|под)\s+$", re.IGNORECASE),
}
"""Words that stand before companies as often as before towns."""
LEAST = 500
"""Inhabitants below which a name without any sign that a place is meant is no place."""


def find_places(story: Story, gazetteer: Gazetteer, taken: Spans, named: Spans) -> Iterator[Mention]:
    """All places outside the spans that are already something else."""
    spoken = _countries_spoken_of(story, gazetteer)
    for sentence in story.walk():
        named_regions = list(regions(story.text, sentence, gazetteer))
        yield from named_regions
        beside = spans_of(named_regions)
        for one in _towns(story, sentence, gazetteer, (taken, beside), spoken):
            inside = named.touched(one.start, one.end)
            if not inside or one.more["kind"] == "country" or _also_outside(story, one, named):
                yield one


def _also_outside(story: Story, one: Mention, named: Spans) -> bool:
    """Whether a place that stands within an organisation's name is spoken of elsewhere, too, or is the town that the name ends with."""
    written = story.text[one.start : one.end]
    for match in re.finditer(re.escape(written), story.text):
        if not named.touched(*match.span()):
            return True
    whole = named.touched(one.start, one.end)[0]
    ends = bool(re.search(r"(?:\bd[eu']\s?|d[’']|\bof |\bà |\bin )$", story.text[max(0, one.start - 4) : one.start])) or story.lang == "ru"
    return one.end == whole[1] and ends and float(one.more["trust"]) > 0.9


def _countries_spoken_of(story: Story, gazetteer: Gazetteer) -> Counter[str]:
    found: Counter[str] = Counter()
    for sentence in story.walk():
        piece = story.text[sentence.start : sentence.end]
        found.update(match.lastgroup for match in demonyms(sentence.lang).finditer(piece) if match.lastgroup)
        for match in _PHRASE.finditer(piece):
            for _start, _end, name in _parts(match[1], match.start(1)):
                if known := country(name, sentence.lang):
                    found[known.country] += 1
                elif (told := _unmistakable(gazetteer, name, sentence.lang)) is not None:
                    found[told] += 1
                elif " " in name and (
                    region := next((one for one in gazetteer.bearers(name, sentence.lang) if one.kind == "region"), None)
                ):
                    found[f"region {region.gid}"] += 1
                    found[region.country] += 1
    return found


LARGE = 300_000
"""Inhabitants from which a town that nothing else is called like tells of its country."""


def _unmistakable(gazetteer: Gazetteer, name: str, lang: str) -> str | None:
    """The country of a large town, where all bearers of its name lie in it."""
    if len(name) < 4 or lang == "ru":
        return None
    found = gazetteer.bearers(name, lang)
    large = any(one.population >= LARGE and one.kind == "city" for one in found)
    return found[0].country if large and len({one.country for one in found}) == 1 else None


def _parts(phrase: str, at: int) -> Iterator[tuple[int, int, str]]:
    """The beginnings of a phrase, the longest first, then those from its next capital on."""
    ends = [match.end() for match in re.finditer(r"[\w’'.-]+", phrase)]
    ends = sorted({*ends, *(match.start() for match in re.finditer(r"-(?=[A-ZÀ-ÞА-ЯЁ]|based\b)", phrase))})
    for begin in [match.start() for match in re.finditer(r"(?<![\w’'])[^\W\d_a-zà-ÿа-яё]", phrase)]:
        for end in reversed(ends):
            if end > begin and phrase[begin:end].rsplit(maxsplit=1)[-1][:1].isupper():
                yield at + begin, at + end, phrase[begin:end].rstrip(".,’'")


def _towns(story: Story, sentence: Sentence, gazetteer: Gazetteer, taken: tuple[Spans, ...], spoken: Counter[str]) -> Iterator[Mention]:
    piece = story.text[sentence.start : sentence.end]
    for match in _PHRASE.finditer(piece):
        done = -1
        for start, _end, written in _parts(match[1], sentence.start + match.start(1)):
            name = re.sub(r"[’']s$", "", written)
            end = start + len(name)
            if start < done or any(spans.touched(start, end) for spans in taken):
                continue
            if found := _one(story, sentence, start, end, name, gazetteer, spoken):
                done = end
                yield found


def _one(story: Story, sentence: Sentence, start: int, end: int, name: str, gazetteer: Gazetteer, spoken: Counter[str]) -> Mention | None:
    lang = sentence.lang
    if name.split(maxsplit=1)[0] in country_names() or lang == "ru":
        known = country(name, lang)
        if known and not (name.isupper() and len(name) == 2 and lang == "en" and story.text[end : end + 1].isalpha()):
            return _mention(start, end, known, lang, 1.0)
    if re.search(r"[a-zà-ÿ][A-Z]", name) or (story.text[start - 1 : start] in '«“"' and story.text[end : end + 1] in '»”"'):
        return None
    if len(name) < 2 or (name.isupper() and len(name) < 5 and " " not in name) or not _may_be(name, lang, story.first_names):
        return None
    if (
        lang == "ru"
        and knows(name)
        and not tagged(name, "Geox")
        and not _CUE["ru"].search(story.text[max(sentence.start, start - 40) : start])
    ):
        return None
    if demonyms(lang).fullmatch(name) or namesake(story.text[max(sentence.start, start - 40) : start], story.text[end : end + 14], lang):
        return None
    if lang == "fr" and (towns := _with_article(story, sentence, start, name, gazetteer)):
        return _mention(start, end, towns[0], lang, 0.9)
    found = gazetteer.bearers(name, lang)
    if not found:
        return None
    before, after = story.text[max(sentence.start, start - 40) : start], story.text[end : end + 40]
    cue = bool(_CUE[lang].search(before)) or bool(re.match(r"\s*\(|[’']s\b", after)) or country_beside(after, lang) is not None
    cue = (
        cue
        or listed(before, after)
        or (lang == "ru" and bool(OF_COUNTRY.search(before)) and demonyms("ru").search(before[-24:]) is not None)
    )
    best = max(found, key=lambda one: _likelihood(one, lang, before, after, spoken))
    if not _believed(story, sentence, start, name, best, cue=cue):
        return None
    return _mention(start, end, best, lang, min(1.0, 0.55 + 0.3 * cue + 0.05 * log10(best.population + 1)))


def _may_be(name: str, lang: str, people: frozenset[str]) -> bool:
    if lang == "ru":
        first = name.split(maxsplit=1)[0]
        return " " in name or not _plain_word(first)
    low = name.lower()
    if " " not in name and name in words("given") and name in people:
        return False
    return low not in words(f"common_{lang}") and low.split()[0] not in _NEVER


_NEVER = frozenset(
    "mme mmes mlle mr mrs ms dr prof corporation company union concordia victoria council mission progress hope independence liberty freedom plaza center centre hall university college the les des une un this that these un on in at by el i ii iii iv v led born based held joined asked founded set during".split()
)


def _plain_word(word: str) -> bool:
    """A Russian word that is in the dictionary and is no name of a place."""
    if tagged(word, "Name") or tagged(word, "Surn"):
        return False
    return knows(word) and not tagged(word, "Geox") and not word[1:].isupper() and parses(word.lower())[0].tag.POS is not None


def _likelihood(one: Known, lang: str, before: str, after: str, spoken: Counter[str]) -> float:
    value = log10(one.population + 100) + _HOME[lang].get(one.country, 0.0)
    value += 1.5 * (one.region is not None and spoken[f"region {one.region}"] > 0 and one.kind == "city")
    value += 1.3 * (spoken[one.country] > 0) + 0.2 * min(spoken[one.country], 5)
    if one.kind == "region":
        value -= 1.5
    said = country_beside(after, lang)
    if said and said.country == one.country:
        value += 4
    if any(match.lastgroup == one.country for match in demonyms(lang).finditer(before)):
        value += 3
    # A town of the language's own countries is meant before one that only some list calls so.
    own = fold(one.own) == fold(one.name)
    return value + 0.8 * own + 1.2 * (own and one.country in _HOME[lang])


def _with_article(story: Story, sentence: Sentence, start: int, name: str, gazetteer: Gazetteer) -> tuple[Known, ...]:
    """Le Mans where a text says « au Mans »: the towns that are called so, the largest first."""
    if not re.search(r"\b(?:au|du|Au|Du)\s$", story.text[max(sentence.start, start - 4) : start]):
        return ()
    towns = [one for one in gazetteer.bearers(f"Le {name}", "fr") if one.kind == "city" and one.population >= LEAST_WITH_ARTICLE]
    return tuple(sorted(towns, key=lambda one: -one.population))


LEAST_WITH_ARTICLE = 5000
"""Inhabitants below which « du X » is a thing, not a town."""


def _believed(story: Story, sentence: Sentence, start: int, name: str, best: Known, *, cue: bool) -> bool:
    seen = story.seen(name)
    based = story.text.startswith("-based", start + len(name))
    if (not based and article_before(story, sentence, start, best)) or begins_a_heading(story, sentence, start, name, best):
        return False
    if sentence.lang == "ru" and start != sentence.start and knows(name.split(maxsplit=1)[0]) and tagged(name.split(maxsplit=1)[0], "Geox"):
        return True
    if (
        "-" in (story.text[start - 1 : start], story.text[start + len(name) : start + len(name) + 1])
        and (best.population < 5000 or seen < 2)
        and not based
    ):
        return False
    if within_a_name(story, sentence, start, name) and best.population < 100_000 and not (seen > 1 and cue):
        return False
    if sentence.heading and story.title_case(sentence):
        return best.population >= 100_000 or (seen > 1 and not always_titled(story, name))
    if start == sentence.start and " " not in name:
        return (
            best.population >= 100_000
            or (seen > 1 and best.population >= LEAST)
            or (name.lower() not in story.lower_words and best.population > 15_000)
        )
    if start == sentence.start and best.population >= 5000 and not sentence.heading:
        return True
    if sentence.lang == "ru" and tagged(name.split(maxsplit=1)[0], "Geox"):
        return True
    weak = _WEAK[sentence.lang].search(story.text[max(sentence.start, start - 12) : start])
    if cue and weak and best.population < 15_000 and seen < 2:
        return False
    return (cue and (best.population >= LEAST or seen > 1)) or best.population >= 300_000 or (seen > 1 and best.population >= 2000)


def _mention(start: int, end: int, known: Known, lang: str, trust: float) -> Mention:
    shown = known.name.title() if known.name.isupper() and len(known.name) > 4 else known.name
    more = {"gid": known.gid, "kind": known.kind, "country": known.country, "bare": known.name, "trust": trust, "region": known.region}
    return Mention("place", start, end, shown, known.gid, lang, more)
