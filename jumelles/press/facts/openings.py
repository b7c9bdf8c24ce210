"""What companies and institutions look for and what they offer: told of them, said by one of them, or listed under a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Literal

from jumelles.press.facts.companies import companies
from jumelles.press.facts.openers import Openers
from jumelles.press.lexicon import lexicon
from jumelles.press.names.mentions import Spans

if TYPE_CHECKING:
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

Kind = Literal["need", "offer"]
Opening = tuple[Kind, int, int, str, str]
"""Need or offer, where it stands, who, and what it is about, as the text says it."""

_NEAR = 8000
"""Letters within which an owner was named."""
_LEAST = 4
"""Letters of what is sought: fewer are a pronoun."""


def find_openings(story: Story) -> Iterator[Opening]:
    """Every need and offer; one of each kind in a clause, once for each company and thing."""
    openers, taken = Openers(story), Spans()
    for found in (*_listed(story, openers), *_told(story, openers)):
        if not taken.touched(found[1], found[2]):
            taken.add((found[1], found[2]))
            yield found


def _told(story: Story, openers: Openers) -> Iterator[Opening]:
    for sentence in story.walk():
        begun: tuple[int, str | None] | None = None
        verbs = _verbs(story, sentence)
        stops = [*(match.start() for _kind, match in verbs[1:]), sentence.end]
        for (kind, match), stop in zip(verbs, stops, strict=False):
            start = _start(story, match.end(), stop)
            end = _end(story.text, start, stop)
            what = _AND_END.sub("", story.text[start:end].strip(' ,»”"'))
            if _nothing(what, sentence.lang):
                continue
            who = openers.of(sentence, match, end, begun)
            begun = begun or (match.end(), who)
            if (
                who
                and not (kind == "offer" and _TERMS.search(story.text[sentence.start : match.start()]))
                and not _usual(story, sentence, kind, match, who, what)
            ):
                yield from _things(story, kind, (match.start(), start, end), who)


_TERMS = re.compile(
    r"\bunder which\b|\b(?:aux termes|en vertu) (?:duquel|de laquelle|desquels)\b|(?<!\w)(?:по|согласно) котор\w+"
    r"|\b(?:under (?:the|its|this|a|their)(?: \w+)? (?:\w+)|aux termes d\w+|en vertu d\w+|selon (?:l[’'](?:accord|entente)|la convention|le contrat|le protocole)|(?:по|согласно) (?:\w+ )?(?:контракт|договор|соглашени|протокол|меморандум)\w*)"
    r"|\b(?:agreement|memorandum|protocol|charter|project|programme|scheme|accord|convention|protocole|charte|projet|programme)\b(?:\s[\w’-]+){0,4}\s$"
    r"|(?<!\w)(?:соглашени|договор|проект|программ|меморандум|протокол)\w*(?:\s[\w-]+){0,4}\s$",
    re.IGNORECASE,
)
"""What an agreement binds somebody to is no offer any more."""
_AND_END = re.compile(r"(?:,|\s(?:et|and|и))+$", re.IGNORECASE)
_SAID = re.compile(
    r",\s(?:according to|says?|said|selon|d[’']après|par la voix de|по словам|как (?:говорит|сказал\w*|сообщил\w*))\s[^,;.]{3,70},\s?",
    re.IGNORECASE,
)
"""Between a verb and what is sought: who says so."""


def _start(story: Story, at: int, stop: int) -> int:
    said = _SAID.match(story.text, at, stop)
    return said.end() if said else at


def _nothing(what: str, lang: str) -> bool:
    """Whether too little or something else is sought than what a partner can give."""
    return len(what) < _LEAST or what.endswith(":") or bool(re.match(lexicon(lang).source("company", "nothing"), what, re.IGNORECASE))


_AND = re.compile(r"\s(?:ainsi que|ainsi qu[’']|as well as|а также)\s?", re.IGNORECASE)


def _things(story: Story, kind: Kind, spans: tuple[int, int, int], who: str) -> Iterator[Opening]:
    """What is sought or offered from the second to the third place; “as well as” joins another thing, with its own words."""
    start, begun, end = spans
    cuts = [(match.start(), match.end()) for match in _AND.finditer(story.text, begun, end)]
    for stop, follows in [*cuts, (end, end)]:
        yield kind, start, stop, who, story.text[begun:stop].strip(' ,»”"')
        start = begun = follows


_WEAK = re.compile(r"propos|предлож|offr|offer|provid|предлага|предостав|fourni|suppl|поставля|выпуска", re.IGNORECASE)
_ABROAD = re.compile(
    r"gratuit|partenair|étrang|jumel|free\b|partner|abroad|twin|visit|бесплатн|безвозмездн|партн|побратим|стаж", re.IGNORECASE
)
_OUTING = re.compile(
    r"(?:an?|the|une?|des|its|son|sa|deux|two)?\s?(?:\w+\s)?(?:soirée|voyage|excursion|concert|spectacle|visite|sortie|repas|séjour|conférence|evening|trip|outing|tour|concert|show|talk|dinner|поездк|экскурси|концерт|вечер|спектакл|встреч)\w*",
    re.IGNORECASE,
)
"""What an association offers to its members."""
_PARTNER = re.compile(
    r"partena|partner|jumel|twin|sister|école|school|fabricant|fournisseur|constructeur|manufactur|supplier|contractor|партн|побратим|школ|производител|поставщик|подрядчик|изготовител",
    re.IGNORECASE,
)


_WE = re.compile(r"\b(?:we|nous)\b|(?<!\w)(?:нам|ищем|просим)(?!\w)", re.IGNORECASE)
"""A town that asks in its own words."""


def _usual(story: Story, sentence: Sentence, kind: Kind, match: re.Match[str], who: str, what: str) -> bool:
    """Whether it is only what a school or a museum is there for, or what any town lacks."""
    owner = next((one for one in story.within(max(0, sentence.start - _NEAR), sentence.end) if one.name == who), None)
    if owner is None:
        return False
    if kind == "offer" and _OUTING.match(what):
        return True
    if owner.kind == "place":
        asked = _WE.search(story.text[max(sentence.start, match.start() - 30) : match.end()]) and not story.quoted(match.start())
        return not (asked or _PARTNER.search(what))
    public = kind == "offer" and owner.kind == "org" and owner.more["kind"] in {"university", "culture", "health", "public", "media"}
    return public and bool(_WEAK.match(match[0])) and not _ABROAD.search(story.text[sentence.start : sentence.end])


def _verbs(story: Story, sentence: Sentence) -> list[tuple[Kind, re.Match[str]]]:
    """The words of seeking and offering in a sentence, the first of each kind in a clause; none that is denied."""
    keys: tuple[tuple[Kind, str], ...] = (("need", "need"), ("offer", "offer"), ("offer", "have"))
    found: list[tuple[Kind, re.Match[str]]] = []
    for kind, key in keys:
        every = lexicon(sentence.lang).pattern("company", key).finditer(story.text, sentence.start, sentence.end)
        found += [
            (kind, match) for match in every if not _DENIED.search(story.text[max(sentence.start, match.start() - 18) : match.start()])
        ]
    found.sort(key=lambda pair: pair[1].start())
    return [one for number, one in enumerate(found) if not any(one[1].start() < before.end() for _kind, before in found[:number])]


_DENIED = re.compile(
    r"(?:\b(?:not|never|ne|n[’']|no longer)|(?<!\w)не)\s?(?:\w+\s)?$|(?<!,)\s(?:who|qui|that)\s$|(?<!\w)(?:если|if|si)\s(?:\w+\s)?$|\bce qu(?:e|[’'])\s?(?:\w+\s)?$|\bwhat (?:we|they|it) $",
    re.IGNORECASE,
)
"""Denied, told of whoever is sought (“a baker who can deliver”), or announced."""
_STOP = re.compile(
    r"[.;!?](?=\s|$|[»”\"])|\s[–—]\s|[»”]|,\s(?:et|mais|qui|and|but|who|which|и|а|но|explique|indique|précise|said|says|added)\s|\n"
)


def _end(text: str, start: int, limit: int) -> int:
    match = _STOP.search(text, start, limit)
    return match.start() if match else limit


_LINE = r"[ \t]*(?:[–—•*●-]|\d+[.)])[ \t]*"
_ITEM = re.compile(rf"(?m)^(?:{_LINE})?(?P<what>[^\n]+)")

_WHOLE = re.compile(r"(?P<what>[^\n]+)")


@cache
def _heading(lang: str, key: str) -> re.Pattern[str]:
    """A heading and the lines below it: a list, or lines that each name a company before a colon."""
    words = lexicon(lang).source("company", key)
    return re.compile(
        rf"(?m)^\W*(?:{words})[^\n:.]{{0,30}}[:.]?\s*\n(?P<list>(?:{_LINE}[^\n]*\n?)+|(?:[^\n:]{{3,60}}:[ ][^\n]+\n?|[^\n]{{20,}}[.;]\n?)+)|"
        rf"^\W*(?:{words})\s*:[ ](?P<line>[^\n]+)",
        re.IGNORECASE,
    )


def _listed(story: Story, openers: Openers) -> Iterator[Opening]:
    """What stands below a heading, or after a label, that says that it is sought or offered."""
    kinds: tuple[tuple[Kind, str], ...] = (("need", "seeks"), ("offer", "gives"))
    for kind, key in kinds:
        for match in _heading(story.lang, key).finditer(story.text):
            labelled = match["line"] is not None
            pattern, span = (_WHOLE, match.span("line")) if labelled else (_ITEM, match.span("list"))
            for item in pattern.finditer(story.text, *span):
                if found := _item(story, openers, kind, item, marked=bool(re.match(_LINE, item[0])), labelled=labelled):
                    yield found


def _item(story: Story, openers: Openers, kind: Kind, item: re.Match[str], *, marked: bool, labelled: bool) -> Opening | None:
    """A line of a list; one without a mark counts only where a company stands before its colon, and one with a verb is told already."""
    what, start = item["what"].rstrip(" ;.,"), item.start("what")
    named, colon, _rest = what.partition(":")
    owners = companies(story, start, start + len(named if colon else what), story.lang) if colon or labelled else []
    verbs = any(lexicon(story.lang).pattern("company", verb).search(what) for verb in ("need", "offer", "have"))
    owner = owners[0][2] if owners else openers.main if marked or labelled else None
    return (kind, start, start + len(what), owner, what) if owner and not verbs else None
