"""What companies and institutions look for and what they offer: told of them, said by one of them, or listed under a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Literal

from jumelles.press.lexicon import demonyms, lexicon, words
from jumelles.press.names import when_words

if TYPE_CHECKING:
    from jumelles.press.names.mentions import Mention
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

Kind = Literal["need", "offer"]
Opening = tuple[Kind, int, int, str, str]
"""Need or offer, where it stands, who, and what it is about, as the text says it."""

_FAR = 600
"""Letters after which “the firm” means none that was named before."""
_LEAST = 6
"""Letters of what is sought: fewer are a pronoun."""


def find_openings(story: Story) -> Iterator[Opening]:
    """Every need and offer; one of each kind in a clause, once for each company and thing."""
    seen: list[tuple[int, int]] = []
    for found in (*_listed(story), *_told(story)):
        if not any(a < found[2] and found[1] < b for a, b in seen):
            seen.append((found[1], found[2]))
            yield found


def _told(story: Story) -> Iterator[Opening]:
    for sentence in story.walk():
        begun: tuple[int, str | None] | None = None
        for kind, match in _verbs(story, sentence):
            end = _end(story.text, match.end(), sentence.end)
            what = story.text[match.end() : end].strip(' ,»”"')
            if (
                len(what) < _LEAST
                or what.endswith(":")
                or re.match(lexicon(sentence.lang).source("company", "nothing"), what, re.IGNORECASE)
            ):
                continue
            who = _who(story, sentence, match, end, begun)
            begun = begun or (match.end(), who)
            if who:
                yield kind, match.start(), end, who, what


def _verbs(story: Story, sentence: Sentence) -> list[tuple[Kind, re.Match[str]]]:
    """The words of seeking and offering in a sentence, the first of each kind in a clause; none that is denied."""
    keys: tuple[tuple[Kind, str], ...] = (("need", "need"), ("offer", "offer"), ("offer", "have"))
    found: list[tuple[Kind, re.Match[str]]] = []
    for kind, key in keys:
        every = lexicon(sentence.lang).pattern("company", key).finditer(story.text, sentence.start, sentence.end)
        found += [
            (kind, match) for match in every if not _DENIED.search(story.text[max(sentence.start, match.start() - 14) : match.start()])
        ]
    return sorted(found, key=lambda pair: pair[1].start())


_DENIED = re.compile(r"(?:\b(?:not|never|ne|n[’']|no longer)|(?<!\w)не)\s?(?:\w+\s)?$", re.IGNORECASE)
_STOP = re.compile(
    r"[.;!?](?=\s|$|[»”\"])|\s[–—]\s|[»”]|,\s(?:et|mais|qui|and|but|who|which|и|а|но|explique|indique|précise|said|says|added)\s|\n"
)


def _end(text: str, start: int, limit: int) -> int:
    match = _STOP.search(text, start, limit)
    return match.start() if match else limit


def _who(story: Story, sentence: Sentence, match: re.Match[str], end: int, begun: tuple[int, str | None] | None) -> str | None:
    """Whose need or offer it is: the company before the verb, the one that a pronoun, “the firm” or a speaker stands for, or a town."""
    lang, at = sentence.lang, match.start()
    if any(at - one.end < 4 and not _doubtful(story, one) for one in story.within(max(0, at - 60), at, "person")):
        return None
    named = [one for one in _companies(story, sentence.start, at, lang) if not _beside(story, sentence, one[0])]
    named = [one for one in named if not (" " not in one[2] and _ASIDE.fullmatch(story.text[one[0] - 2 : one[1] + 1]))] or named
    if named and begun and begun[1] and begun[0] < named[-1][0] and named[-1][1] < at - 3:
        return begun[1]
    noun = [one[0] for one in lexicon(lang).pattern("company", "noun").finditer(story.text, sentence.start, sentence.end)]
    if named:
        return named[-1][2]
    if noun and (called := _called(story, noun[-1], at, lang)):
        return called
    if story.quoted(at):
        return _speakers(story, sentence, at)
    if _OURS.search(match[0]) or _OURS.search(story.text[max(sentence.start, at - 20) : at]):
        return _main(story)
    told = lexicon(lang)
    before = story.text[sentence.start : at]
    if re.search(
        rf"(?<!\w)(?:{told.source('company', 'firm')}|{told.source('company', 'we')})(?!\w)[^.;:]{{0,40}}$", before, re.IGNORECASE
    ):
        return _last(story, at, lang)
    towns = [
        one.name
        for one in story.within(max(sentence.start, at - 30), at, "place")
        if at - one.end < 3 and not _beside(story, sentence, one.start)
    ]
    after = [name for a, _b, name in _companies(story, at, end, lang) if a - match.end() < 12]
    return next(iter([*towns, *after]), None)


def _beside(story: Story, sentence: Sentence, at: int) -> bool:
    """Whether a name only stands beside the one that acts: “with Voltaris”."""
    return bool(_BESIDE.search(story.text[max(sentence.start, at - 16) : at]))


_OURS = re.compile(
    r"\b(?:nous|notre|nos|we|our)\b|(?<!\w)(?:мы|нам|наш\w*|ищем|предлагаем|готовы|просим|нуждаемся)(?!\w)|ons\b", re.IGNORECASE
)
_BESIDE = re.compile(
    r"(?:\b(?:with|from|for|to|by|via|of|in|at|avec|par|pour|de|d[’']|du|des|chez|auprès d\w+|au|aux|à|en|dans|above|under|near|on)|(?<!\w)(?:с|от|для|из|к|у|в|на|через))\s?(?:the |la |le |les |l[’'])?$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r", \w+,")
_RUN = {
    "fr": re.compile(
        r"(?<![\w’'-])(?:[LlDd][’'])?(?:(?:La|Le|Les|Cette|Notre) )?(?P<name>[A-ZÀ-Þ][\w&-]+(?:[ \u00a0](?:(?:de|du|des|et|&) )?[A-ZÀ-Þ][\w&-]+)*)"
    ),
    "en": re.compile(r"(?<![\w’'-])(?:(?:The|Our) )?(?P<name>[A-ZÀ-Þ][\w&-]+(?:[ \u00a0](?:(?:of|and|&) )?[A-ZÀ-Þ][\w&-]+)*)"),
    "ru": re.compile(r"«(?P<name>[^«»]{2,40})»|(?<![\w-])(?P<latin>[A-ZÀ-Þ][\w&-]+(?:[ \u00a0][A-ZÀ-Þ][\w&-]+)*)"),
}
_LEGAL = re.compile(r"(?:ООО|ОАО|ЗАО|АО|ПАО|SARL|SAS|SA|Ltd|Inc)$")
_AUTHORITY = {"public", "media"}
_Company = tuple[int, int, str]


def _companies(story: Story, start: int, end: int, lang: str) -> list[_Company]:
    """Organisations of a span that are no offices, and capitals or words between marks that are neither a person's nor a place's."""
    known = story.within(start, end)
    orgs = [one for one in known if one.kind == "org" and _named(one)]
    found = [(one.start, one.end, one.name) for one in orgs if one.more["kind"] not in _AUTHORITY]
    for match in _RUN[lang].finditer(story.text, start, end):
        a, b = match.span(match.lastgroup or 0)
        name = story.text[a:b]
        whole = any(one.start <= a and b <= one.end and not _doubtful(story, one) for one in known if one.kind != "org")
        inside = any(one.start < b and a < one.end and not _doubtful(story, one) for one in known if one.kind == "person")
        if not (whole or inside or any(one.start < b and a < one.end for one in orgs)) and _may_name(story, name, a, lang):
            found.append((a, b, _shown(name, lang)))
    return sorted(found)


def _doubtful(story: Story, one: Mention) -> bool:
    """Two unknown words with capitals, taken for a person for want of anything better; “the foundry” before them tells more."""
    if one.kind != "person":
        return False
    noun = rf"(?<!\w)(?:{lexicon(one.lang).source('company', 'noun')})\s$"
    return float(one.more.get("trust", 1)) <= 0.6 or bool(re.search(noun, story.text[max(0, one.start - 20) : one.start], re.IGNORECASE))


def _may_name(story: Story, name: str, at: int, lang: str) -> bool:
    """Whether capitals may name a company: not the first word of a sentence, a day or an adjective of a country."""
    if len(name) < 4 or name.isupper() or name.lower() in when_words or demonyms(lang).fullmatch(name):
        return False
    if " " not in name and (
        (lang != "ru" and name.lower() in words(f"common_{lang}")) or lexicon(lang).pattern("names", "roles").fullmatch(name)
    ):
        return False
    first = not re.search(r"\w[,’']? $", story.text[max(0, at - 3) : at])
    presented = re.match(r", (?:an?|the|une?|la|le|qui|which)\b|, l[’']", story.text[at + len(name) :])
    told = name.lower() in story.lower_words or (" " not in name and story.text.count(name) < 2 and not presented)
    return lang == "ru" or " " in name or not (first and told)


def _named(one: Mention) -> bool:
    return bool(re.search(r"[A-ZÀ-ÞА-ЯЁ]", one.name)) and not _LEGAL.match(one.name) and not (one.name.isupper() and len(one.name) < 4)


def _shown(name: str, lang: str) -> str:
    if lang != "ru" or " " in name:
        return name
    from jumelles.press.names.inflected import nominative

    return "-".join(part[:1] + nominative(part)[1:] for part in name.split("-")) if name[0].isupper() else name


def _called(story: Story, noun: str, at: int, lang: str) -> str | None:
    """The company that was introduced by the noun that stands for it now: the brewery."""
    introduced = [one for one in _companies(story, 0, at, lang) if noun[:6].lower() in story.text[max(0, one[0] - 14) : one[1]].lower()]
    return introduced[0][2] if introduced else None


def _speakers(story: Story, sentence: Sentence, at: int) -> str | None:
    """The company nearest to a quotation in its paragraph, after it first; it is that of whoever speaks."""
    quote = story.quote_at(at) or (at, at)
    last = max(one.end for one in story.sentences if one.paragraph == sentence.paragraph)
    after = _companies(story, quote[1] + 1, min(last, quote[1] + 200), sentence.lang)
    return after[0][2] if after else _last(story, quote[0], sentence.lang)


def _last(story: Story, at: int, lang: str) -> str | None:
    """The company that was spoken of last, one that acts rather than one that stands beside another."""
    orgs = {one.start for one in story.within(max(0, at - _FAR), at, "org")}
    noun = rf"(?<!\w)(?:{lexicon(lang).source('company', 'noun')})\s\W?$"
    near = [
        one
        for one in _companies(story, max(0, at - _FAR), at, lang)
        if one[0] in orgs or story.text.count(one[2]) > 1 or re.search(noun, story.text[max(0, one[0] - 20) : one[0]], re.IGNORECASE)
    ]
    acting = [one for one in near if not _BESIDE.search(story.text[max(0, one[0] - 16) : one[0]])]
    return (acting or near)[-1][2] if near else None


def _main(story: Story) -> str | None:
    """The company that a text is about: its release is signed by “we”."""
    every = _companies(story, 0, len(story.text), story.lang)
    return max((name for _a, _b, name in every), key=lambda name: story.text.count(name[:-1] if story.lang == "ru" else name), default=None)


_ITEM = re.compile(r"[ \t]*(?:[–—•*●-]|\d+[.)])[ \t]*(?P<what>[^\n]+)")


@cache
def _heading(lang: str, key: str) -> re.Pattern[str]:
    """A heading and the list below it."""
    words = lexicon(lang).source("company", key)
    return re.compile(rf"(?m)^\W*(?:{words})\s*[:.]?\s*\n(?P<list>(?:[ \t]*(?:[–—•*●-]|\d+[.)])[^\n]*\n?)+)", re.IGNORECASE)


def _listed(story: Story) -> Iterator[Opening]:
    """The items of a list whose heading says that they are sought or offered."""
    kinds: tuple[tuple[Kind, str], ...] = (("need", "seeks"), ("offer", "gives"))
    for kind, key in kinds:
        for match in _heading(story.lang, key).finditer(story.text):
            for item in _ITEM.finditer(story.text, match.start("list"), match.end("list")):
                what = item["what"].rstrip(" ;.,")
                start = item.start("what")
                owners = _companies(story, start, start + len(what.partition(":")[0]), story.lang) if ":" in what else []
                owner = owners[0][2] if owners else _main(story)
                if owner and not any(lexicon(story.lang).pattern("company", verb).search(what) for verb in ("need", "offer", "have")):
                    yield kind, start, start + len(what), owner, what
