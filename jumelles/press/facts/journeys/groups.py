"""Groups of people in a clause: by their word, by their number, by where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from jumelles.press.facts.journeys.whereabouts import of_ours, seat
from jumelles.press.lexicon import compiled, demonyms, lexicon
from jumelles.press.reference import Reference
from jumelles.press.when import month

if TYPE_CHECKING:
    from jumelles.press.names.mentions import Mention
    from jumelles.press.story import Story

_TENS = {
    "fr": "vingt|trente|quarante|cinquante|soixante|quatre-vingt",
    "en": "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety",
    "ru": "двадцать|двадцати|двадцатью|тридцать|тридцати|тридцатью|сорок|сорока|пятьдесят|пятидесяти|шестьдесят|семьдесят|восемьдесят",
}
_SINGLE = "un|une|one|один|одна|одного|одной"
"""Counts only after a ten: one member is no size."""
_QUALITIES = {
    "fr": r"(?:(?:de |d[’'])?(?:ses |leurs |nos |mes |ces )?(?:(?:de |d[’'])?(?:jeunes?|petite?s?|anciens?|futurs?|\w+(?:ais|ois|iens|ands|iques|aux|aises|oises|iennes)) )?)",
    "en": r"(?:of )?(?:(?!of |from |in |to |and )[\w’'-]+ ){0,2}",
    "ru": r"(?:(?:наших|своих|его|её|их) )?(?:[а-яё-]+(?:ых|их|ые|ие|ими|ыми) ){0,2}",
}
"""What may stand between a number and those whom it counts."""


@dataclass(frozen=True, slots=True)
class Group:
    """People from `start` to `end` of the text; `host` where they are those who are with the travellers, or to whom they go."""

    start: int
    end: int
    words: str
    count: int | None
    origin: str | None
    host: bool
    foreign: bool
    """Whether an adjective of a country tells that they are from abroad, wherever there."""


def groups(story: Story, reference: Reference, start: int, end: int, lang: str) -> list[Group]:
    """All groups between two positions of the text, in its order."""
    part = story.text[start:end]
    return _made(story, reference, start, lang, sorted(set(_spans(part, reference, lang))))


_FROM = re.compile(
    r"(?<![\w’'-])([A-Za-z][a-z-]{3,}s) from (?:(?:the|its|their|our|twin|sister|partner|town|city|of|nearby) ){0,5}(?=[A-Z])"
)
"""People are whoever comes from a town: “pilots from Gdynia”."""


def likely(story: Story, reference: Reference, start: int, end: int, lang: str) -> list[Group]:
    """People by the form of their word, where no word for a group and no number tells them; only beside a verb of travelling."""
    part = story.text[start:end]
    return _made(story, reference, start, lang, [match.span() for match in _FORMS[lang].finditer(part) if _are_people(match[0], lang)])


def _are_people(word: str, lang: str) -> bool:
    if lang != "ru":
        return not lexicon(lang).pattern("visit", "not_people").fullmatch(word)
    from jumelles.press.names.inflected import tagged

    return tagged(word.lower(), "NOUN", "anim", "plur")


_FORMS = {
    "fr": re.compile(r"(?<![\w’'-])[a-zà-ÿ-]{3,}(?:eurs|euses|istes|iens|iennes|iers|ières|trices|ants|antes|ologues)(?![\w-])"),
    "en": re.compile(r"(?<![\w’'-])[a-z-]{3,}(?:ers|ors|ists|ians|eers|ees|men|women)(?![\w-])"),
    "ru": re.compile(r"(?<![\w-])[а-яё]{3,}(?:ы|и|а|я|ов|ев|ей|ам|ям)(?![\w-])"),
}


def _made(story: Story, reference: Reference, start: int, lang: str, spans: list[tuple[int, int]]) -> list[Group]:
    found: list[Group] = []
    for low, high in spans:
        if found and start + low < found[-1].end:
            continue
        found.append(_group(story, reference, start + low, start + high, lang, start))
    return found


def _spans(part: str, reference: Reference, lang: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in lexicon(lang).pattern("visit", "group").finditer(part))
    yield from (match.span() for match in _INHABITANTS[lang].finditer(part) if reference.adjective(match[0], lang))
    if lang == "fr":
        yield from (match.span() for match in _THOSE_OF.finditer(part))
    if lang == "en":
        yield from (match.span(1) for match in _FROM.finditer(part) if _are_people(match[1].lower(), lang))
    for match in _counted(lang).finditer(part):
        if _people(match, part, lang) or (match["noun"][0].isupper() and reference.adjective(match["noun"], lang)):
            yield match.span("noun")


_THOSE_OF = re.compile(
    r"(?<=[Ll]es )[A-ZÀ-Þ][\w-]{3,}s(?= (?:de |d[’'])[A-ZÀ-Þ])|(?<=[Ll]es )[A-ZÀ-Þ][\w-]{2,}(?:ais|ois|iens|éens|ains|ards|ots)(?![\w-])(?! [A-ZÀ-Þ])"
)
"""People called by a region or country that has no adjective here, with their town: « les Riojans de Logroño »."""
_INHABITANTS = {
    "fr": re.compile(r"(?<=[Ll]es |[Dd]es | de )[A-ZÀ-Þ][\w-]{3,}s(?![\w-])(?! [A-ZÀ-Þ])"),
    "en": re.compile(r"(?<![\w-])[A-Z][\w-]{2,}(?:s|ese)(?![\w-])(?! [A-Z])"),
    "ru": re.compile(r"(?<![\w-])[а-яё-]{3,}(?:цы|цев|цам|цами|чане|чан|яне|ян|жане|ичи|ичей|анки|янки)(?![\w-])", re.IGNORECASE),
}
"""People called by their town or country: les Irlandais, Dubliners, самарцы."""


@cache
def number(lang: str) -> str:
    """A number in figures or words, as the groups `tens` and `count`."""
    words = "|".join(sorted(lexicon(lang).numbers("words"), key=len, reverse=True))
    return rf"(?:(?P<tens>{_TENS[lang]})[- ](?:et[- ])?)?(?P<count>\d{{1,3}}|{words}|{_SINGLE})(?!\w)"


@cache
def _counted(lang: str) -> re.Pattern[str]:
    noun = {
        "fr": r"[a-zà-ÿ-]{4,}s",
        "en": r"(?:[a-z-]{3,}(?:s|men|women|folk)|people|men|women|children|persons|staff|crew)",
        "ru": r"[а-яё-]{4,}",
    }[lang]
    return re.compile(rf"(?<![\w,.-]){number(lang)}\s+{_QUALITIES[lang]}(?P<noun>{noun})(?![\w-])", re.IGNORECASE)


def _people(match: re.Match[str], part: str, lang: str) -> bool:
    """Whether what is counted are people: in Russian the dictionary knows; elsewhere they come from somewhere."""
    noun = match["noun"]
    if match["tens"] is None and re.fullmatch(_SINGLE, match["count"], re.IGNORECASE):
        return False
    if lexicon(lang).pattern("visit", "not_people").fullmatch(noun) or month(noun, lang):
        return False
    if _ANYBODY.match(noun):
        return True
    if lang == "ru":
        from jumelles.press.names.inflected import tagged

        return tagged(noun.lower(), "NOUN", "anim")
    return bool(_COMES_FROM[lang].match(part[match.end() :]) or demonyms(lang).search(match[0]))


_ANYBODY = re.compile(
    r"personnes$|people$|persons$|staff$|crew$|человек|entreprises$|sociétés$|firms$|companies$|businesses$|компани[ийям]|предприяти[ийям]|фирм[ыа]?$",
    re.IGNORECASE,
)
_COMES_FROM = {
    "fr": re.compile(r"\s(?:venue?s |originaires )?(?:de |d[’']|du |des )(?:la ville (?:de |d[’']))?[A-ZÀ-Þ]|\s\w+(?:ais|aises|ois|oises|iens|iennes)\b"),
    "en": re.compile(r"\s(?:from|of) (?:\w+ ){0,5}[A-Z]"),
}  # fmt: skip


def _group(story: Story, reference: Reference, start: int, end: int, lang: str, floor: int) -> Group:
    before = story.text[max(floor, start - 60) : start]
    counted = compiled(rf"(?<![\w,.-]){number(lang)}[\s-]+{_QUALITIES[lang]}$").search(before)
    if counted and month(counted[0].split()[-1], lang):
        counted = None  # « le 20 mars, des élèves »: a day is no number of people.
    came = origin(story, reference, start, end, lang) or of_ours(story, reference, start, story.text[start:end])
    around = _around(story, start, end, lang)
    foreign = bool(demonyms(lang).search(" ".join(around)))
    return Group(
        start,
        end,
        story.text[start:end],
        value(counted, lang),
        came,
        bool(_host(lang).search(before) and not _ABOARD.search(before)),
        foreign,
    )


def value(match: re.Match[str] | None, lang: str) -> int | None:
    """The number that was matched; one alone is none."""
    if match is None or (not match["tens"] and re.fullmatch(_SINGLE, match["count"], re.IGNORECASE)):
        return None
    words = lexicon(lang).numbers("words")
    counted = int(match["count"]) if match["count"].isdigit() else words.get(match["count"].lower(), 1)
    return counted + (words.get(match["tens"].lower(), 0) if match["tens"] else 0)


_ABOARD = re.compile(
    r"\b(?:coach|bus|train|plane|ferry|ship|boat|car|autocar|minibus|avion|bateau) (?:with|avec) |(?<!\w)(?:автобус|поезд|самол[её]т|теплоход|паром|микроавтобус)\w* с(?:о)? ",
    re.IGNORECASE,
)
"""Those with whom a coach travels are who travels."""


@cache
def _host(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{lexicon(lang).source('visit', 'host')})(?!\w)\s*(?-i:[a-zà-ÿа-яё’'-]+\s){{0,2}}$", re.IGNORECASE)


def origin(story: Story, reference: Reference, start: int, end: int, lang: str) -> str | None:
    """The town that a group belongs to: named after it or before it, or meant by an adjective."""
    mention = belonging(story, start, end, lang)
    if mention:
        return mention.name
    before, after = _around(story, start, end, lang)
    town = reference.adjective(after, lang) or reference.adjective(before, lang) or _of_band(story, reference, start, end)
    return town.name if town else None


def _of_band(story: Story, reference: Reference, start: int, end: int) -> Mention | None:
    """The town in the name of a choir or club that the word for a group is part of."""
    whole = next((one for one in story.within(max(0, start - 60), end, "org") if one.start <= start and end <= one.end), None)
    return seat(reference, whole) if whole else None


def _around(story: Story, start: int, end: int, lang: str) -> tuple[str, str]:
    """The two words before a group, and it with those after it, as far as they may be its adjectives."""
    before, after = story.text[max(0, start - 30) : start].rpartition(",")[2], _AFTER[lang].split(story.text[start : end + 45])[0]
    return " ".join(before.split()[-2:]), " ".join(after.split()[:5])


_AFTER = {
    "fr": re.compile(
        r"[,;.:(]|\s(?:a|ont|est|sont|sera|seront|en|à|au|aux|y|qui|dans|pour|se|s[’']|par|avec|avait|avaient|\w+ront|\w+ra)\b"
    ),
    "en": re.compile(r"[,;.:(]|\s(?:is|are|was|were|will|has|have|had|in|at|to|who|by|with|and|\w+ed|\w+ing)\b"),
    "ru": re.compile(r"[,;.:(]|\s(?:в|на|с|по|и|к|за|у|для)\s|\s\w+(?:ли|ла|ился|ают|яют|ит|ят|ет|ут)\b"),
}
"""What ends the words that may tell where a group comes from."""


def belonging(story: Story, start: int, end: int, lang: str) -> Mention | None:
    """The place named with a group: pupils from Poole, Poole’s fire brigade."""
    for one in story.within(max(0, start - 40), start, "place"):
        if one.end <= start and _OWNER[lang].fullmatch(story.text[one.end : start]):
            return one
    for one in story.within(end, end + 70, "place"):
        if _BELONGS[lang].fullmatch(story.text[end : one.start]):
            return one
    return None


_OWNER = {
    "fr": re.compile(r"(?!x)x"),
    "en": re.compile(
        r"(?:[’']s)?\s(?:(?!to|in|at|from|by|for|and|with|where|the|a|an|is|was|were|had|has|have|will|welcomes|hosts|receives|expects|invites|greets|[a-z-]+(?:ed|ing)\s)[a-z-]+\s){0,2}"
    ),
    "ru": re.compile(r"(?!x)x"),
}
_BELONGS = {
    "fr": re.compile(
        r"(?:,\stou(?:te)?s (?:deux )?|\s+)(?:(?!(?:à|au|aux|en|dans|vers|chez|pour|par|a|ont|est|sont|et|[\w’'-]+(?:ont|ra|ait|aient|èrent|ent))\b)[\w’'-]+\s+){0,5}?(?:(?:venue?s? |originaires? )?(?:de la|de l[’']|du|des|de|d[’'])\s*)(?:(?:ville|commune|municipalité|cité)\s+(?:\w+\s+)?(?:de |d[’'])?)?",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?:,\s(?:all|both|most|each) |\s+)(?:of (?:them )?(?:\w+ )?)?(?:\w+ )?(?:members |people |students )?(?:from|of)\s+(?:the )?(?:(?:\w+ ){0,3}(?:city|town) of )?(?:its |their |our )?(?:sister |twin )?(?:city |town )?(?:of )?(?:nearby )?,?\s?",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"(?:,\s(?:все|оба|обе) |\s+)(?:[а-яё]+(?:ого|ой|их|ов|ей|а|и|ации|оров)\s+){0,3}?(?:из\s+)?(?:[а-яё]+(?:ого|ой)\s+)?(?:города(?:-побратима)?\s+|г\.\s?|из\s+)?"
    ),
}
"""What stands between a group and the town that it comes from."""


def counted(people: list[Group], text: str) -> str | None:
    """How many came: the number of the first group that has one, with those who are added to it by “and”; a plus tells that they were more."""
    first = next((number for number, one in enumerate(people) if one.count), None)
    if first is None:
        return None
    last, total = people[first], people[first].count or 0
    for one in people[first + 1 :]:
        if one.count and one.start - last.end < 60 and _AND.search(text, last.end, one.start):
            last, total = one, total + one.count
    over = _OVER.search(text[max(0, people[first].start - 60) : people[first].start])
    return f"{total}{'+' if over else ''}"


_OVER = re.compile(r"(?:plus d[e’']\s?(?:une )?|more than |over |более |свыше )(?:[\w-]+\s){0,3}(?:de |d[’'])?$", re.IGNORECASE)
_AND = re.compile(r"(?<!\w)(?:and|et|и)(?!\w)")
