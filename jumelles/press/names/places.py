"""Places named in a text: countries, regions said to be regions, and towns, of which the text around tells which one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from math import log10
from typing import TYPE_CHECKING

from jumelles.press.lexicon import demonyms
from jumelles.press.names.believing import CUE, believed, is_cued, may_be
from jumelles.press.names.choosing import Setting, likelihood
from jumelles.press.names.gazetteer import Gazetteer, Known, countries, country, country_names, named_region
from jumelles.press.names.lands import gives_its_name, lands, part_of, too_short
from jumelles.press.names.mentions import Mention, Spans, spans_of, standing
from jumelles.press.names.neighbours import article_before, hyphened, in_a_marked_name, namesake, qualifies, within_a_name
from jumelles.press.names.regions import CAP, regions
from jumelles.press.sentences import Sentence

if TYPE_CHECKING:
    from jumelles.press.story import Story

_JOIN = r"(?:de la|de l[’']|de|du|des|am|an der|sur|upon|ob|do|da|del|of|на|the)"
_PHRASE = re.compile(rf"(?<![\w’'-])(?:[dDlLàÀ][’'])?((?:(?:Ste?|Mt|Ft)\.[ \xa0])?{CAP}(?:[ \xa0](?:{_JOIN}[ \xa0])?{CAP}){{0,7}})")


def find_places(story: Story, gazetteer: Gazetteer, taken: Spans, named: Spans) -> Iterator[Mention]:
    """All places outside the spans that are already something else."""
    setting = _setting(story, gazetteer)
    for sentence in story.walk():
        named_regions = [*lands(story.text, sentence), *regions(story.text, sentence, gazetteer)]
        yield from named_regions
        beside = spans_of(named_regions)
        for one in _towns(story, sentence, gazetteer, (taken, beside), setting):
            if not named.touched(one.start, one.end) or _ends_a_name(story, one, named) or _also_outside(story, one, named):
                yield one


MOST_SPACES = 5
"""Spaces within the name of a place."""
_OF = re.compile(r"(?:\bd[eu']\s?|d[’']|\bof (?:the )?|\bà |\bin |\bde la |\ben |\bof )$")


def _ends_a_name(story: Story, one: Mention, named: Spans) -> bool:
    """Whether a place within an organisation's name is the town or country that it ends with: Embassy of Japan, университет Гренобля."""
    whole = named.touched(one.start, one.end)[0]
    of = bool(_OF.search(story.text[max(0, one.start - 7) : one.start])) or story.lang == "ru"
    return one.end == whole[1] and of and float(one.more["trust"]) >= (0.8 if one.lang == "ru" else 0.9)


def _also_outside(story: Story, one: Mention, named: Spans) -> bool:
    """Whether a place that stands within an organisation's name is spoken of as a place elsewhere, too."""
    written = story.text[one.start : one.end]
    for start, end in standing(story.text, written):
        cued = CUE[one.lang].search(story.text[max(0, start - 20) : start])
        if cued and not named.touched(start, end):
            return True
    return False


def _setting(story: Story, gazetteer: Gazetteer) -> Setting:
    """What the text tells of where it plays."""
    found = Setting()
    spoken = found.countries
    found.signs(story.text, story.lang)
    for sentence in story.walk():
        piece = story.text[sentence.start : sentence.end]
        spoken.update(match.lastgroup for match in demonyms(sentence.lang).finditer(piece) if match.lastgroup)
        for match in _PHRASE.finditer(piece):
            for start, _end, name in _parts(match[1], match.start(1)):
                if known := country(name, sentence.lang) or named_region(name, sentence.lang):
                    spoken[known.country] += 1
                    if known.kind == "region":
                        spoken.update(f"region {one.gid}" for one in gazetteer.bearers(name, sentence.lang) if one.kind == "region")
                elif _told_by(
                    found, name, sentence.lang, gazetteer, cue=bool(CUE[sentence.lang].search(piece[max(0, start - 12) : start]))
                ):
                    break
    return found


LARGE = 300_000
"""Inhabitants from which a town that nothing else is called like tells of its country."""
DOMINANT = 15
"""How many times larger than all others of its name a town is that tells of its country where it stands like a place."""


def _told_by(setting: Setting, name: str, lang: str, gazetteer: Gazetteer, *, cue: bool) -> bool:
    """What one name tells of the setting; whether it is a place's."""
    if len(name) < 4 or (lang == "ru" and not cue) or (name.isupper() and len(name) < 6):
        return False
    found = gazetteer.bearers(name, lang)
    if not found:
        return False
    sizes = sorted((one.population for one in found if one.kind == "city"), reverse=True)
    alone = len({one.country for one in found}) == 1 and bool(sizes) and sizes[0] >= LARGE
    if cue and sizes:
        setting.add(name, found)
    if sizes and (cue or sizes[0] >= LARGE / 3):
        rest = max((one.population for one in found if one.country != found[0].country), default=0)
        alone = alone or (
            sizes[0] >= 20_000 and sizes[0] >= DOMINANT * rest and max(found, key=lambda one: one.population).country == found[0].country
        )
    region = next((one for one in found if one.kind == "region"), None) if " " in name else None
    if alone and lang != "ru":
        setting.countries[found[0].country] += 1
    elif region:
        setting.countries[f"region {region.gid}"] += 1
        setting.countries[region.country] += 1
    return alone or region is not None or cue


def _parts(phrase: str, at: int) -> Iterator[tuple[int, int, str]]:
    """The beginnings of a phrase, the longest first, then those from its next capital on."""
    ends = [match.end() for match in re.finditer(r"[\w’'.-]+", phrase)]
    ends = sorted({*ends, *(match.start() for match in re.finditer(r"-(?=[A-ZÀ-ÞА-ЯЁ]|based\b)", phrase))})
    for begin in [match.start() for match in re.finditer(r"(?<![\w’'])[^\W\d_a-zà-ÿа-яё]", phrase)]:
        for end in reversed(ends):
            if end > begin and phrase[begin:end].rsplit(maxsplit=1)[-1][:1].isupper():
                yield at + begin, at + end, phrase[begin:end].rstrip(".,’'")


def _towns(story: Story, sentence: Sentence, gazetteer: Gazetteer, taken: tuple[Spans, ...], setting: Setting) -> Iterator[Mention]:
    piece = story.text[sentence.start : sentence.end]
    for match in _PHRASE.finditer(piece):
        done = -1
        for start, _end, written in _parts(match[1], sentence.start + match.start(1)):
            if written.count(" ") > MOST_SPACES:
                continue
            name = written if written.startswith("St") and gazetteer.bearers(written, sentence.lang) else re.sub(r"[’']s$", "", written)
            end = start + len(name)
            if start < done or any(spans.touched(start, end) for spans in taken):
                continue
            if found := _one(story, sentence, start, end, name, gazetteer, setting):
                done = end
                yield found
            elif " " in name and sentence.lang != "ru" and gazetteer.bearers(name, sentence.lang):
                done = end  # Santa Fe may be meant or not, but never Santa.


def _one(story: Story, sentence: Sentence, start: int, end: int, name: str, gazetteer: Gazetteer, setting: Setting) -> Mention | None:
    lang = sentence.lang
    before, after = story.text[max(sentence.start, start - 40) : start], story.text[end : end + 40]
    marked = story.text[start - 1 : start] in '«“"' and after[:1] in '»”"'
    if name.split(maxsplit=1)[0] in country_names() or lang == "ru":
        known = country(name, lang)
        if (
            known
            and not marked
            and not part_of(known, before, after)
            and not gives_its_name(before, after, lang)
            and not re.match(r"-[A-ZÀ-Þ][\w’]+[ \xa0][A-ZÀ-Þ]", after)  # Réunion-Bénin Solidarité
            and not hyphened(story.text, start, end, lang, gazetteer)
            and not (lang == "fr" and re.match(r"[ \xa0][A-ZÀ-Þ]", after))
            and not (name.isupper() and len(name) == 2 and lang == "en" and after[:1].isalpha())
        ):
            return _mention(start, end, known, lang, 1.0)
    if lang == "en" and name == "Georgia" and setting.countries["GE"] and setting.countries["GE"] >= setting.countries["US"]:
        return _mention(start, end, replace(countries()["Géorgie"], name=name), lang, 1.0)
    if marked or in_a_marked_name(story.text, start, end) or hyphened(story.text, start, end, lang, gazetteer):
        return None
    named = named_region(name, lang)
    if named and not too_short(named, before):
        other = name in story.first_names or (lang != "ru" and within_a_name(story, sentence, start, name))
        return None if other else _region(start, end, named, lang, gazetteer)
    return _town(story, sentence, start, end, name, gazetteer, setting) if may_be(story, sentence, start, name) else None


def _town(story: Story, sentence: Sentence, start: int, end: int, name: str, gazetteer: Gazetteer, setting: Setting) -> Mention | None:
    lang = sentence.lang
    before, after = story.text[max(sentence.start, start - 40) : start], story.text[end : end + 40]
    if namesake(before, after[:28], lang) or (lang == "ru" and qualifies(name, after)):
        return None
    if lang == "fr" and (towns := _with_article(story, sentence, start, name, gazetteer)):
        return _mention(start, end, towns[0], lang, 0.9)
    found = gazetteer.bearers(name, lang)
    if not found:
        return None
    cue = is_cued(story, sentence, start, end, gazetteer)
    best = max(found, key=lambda one: likelihood(one, lang, before, after, setting))
    if lang == "fr" and article_before(story, sentence, start, best):
        largest = max((one.population for one in found if one.kind == "city"), default=0)
        # A Land that is its capital has no article either: la Vienne is a river, or a département.
        best = max(
            (one for one in found if one.kind == "region" and one.population > largest), key=lambda one: one.population, default=best
        )
    if not believed(story, sentence, start, name, best, cue=cue, spoken=setting.countries[best.country] > 0):
        return None
    return _mention(start, end, best, lang, min(1.0, 0.55 + 0.3 * cue + 0.05 * log10(best.population + 1)))


def _region(start: int, end: int, named: Known, lang: str, gazetteer: Gazetteer) -> Mention:
    """A historical or political region, with its id where the atlas has it."""
    found = next((one for one in gazetteer.bearers(named.name, lang) if one.kind == "region" and one.country == named.country), None)
    mention = _mention(start, end, named, lang, 0.9)
    mention.more["gid"] = found.gid if found else None
    mention.key = found.gid if found else f"region:{named.name}"
    return mention


def _with_article(story: Story, sentence: Sentence, start: int, name: str, gazetteer: Gazetteer) -> tuple[Known, ...]:
    """Le Mans where a text says « au Mans »: the towns that are called so, the largest first."""
    if not re.search(r"\b(?:au|du|Au|Du)\s$", story.text[max(sentence.start, start - 4) : start]):
        return ()
    towns = [one for one in gazetteer.bearers(f"Le {name}", "fr") if one.kind == "city" and one.population >= LEAST_WITH_ARTICLE]
    return tuple(sorted(towns, key=lambda one: -one.population))


LEAST_WITH_ARTICLE = 5000
"""Inhabitants below which « du X » is a thing, not a town."""


def _ending_apart(own: str, shown: str) -> bool:
    """Whether two Russian names are the same but for their last letters."""
    return bool(re.search("[а-я]", own)) and own.startswith(shown) and own[len(shown) :] in {"а", "я", "у", "о", "е"}


def _mention(start: int, end: int, known: Known, lang: str, trust: float) -> Mention:
    shown = known.name.title() if known.name.isupper() and len(known.name) > 4 else known.name
    if lang == "ru" and known.own != shown and _ending_apart(known.own, shown):
        shown = known.own  # Самара, where Самару may be the accusative of Самара and the dative of Самар.
    more = {"gid": known.gid, "kind": known.kind, "country": known.country, "bare": known.name, "trust": trust, "region": known.region}
    return Mention("place", start, end, shown, known.gid, lang, more)
