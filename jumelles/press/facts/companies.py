"""Companies and other bodies that may need or offer something, also those of which only capitals or marks tell that they are one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumelles.press.lexicon import compiled, demonyms, lexicon, words
from jumelles.press.names import when_words

if TYPE_CHECKING:
    from jumelles.press.names.mentions import Mention
    from jumelles.press.story import Story

Company = tuple[int, int, str]
"""Where it stands, and its name."""

_LONGEST = 120
"""Letters of a name."""
_RUN = {
    "fr": re.compile(
        r"(?<![\w’'-])(?:[LlDd][’'])?(?:(?:La|Le|Les|Cette|Notre) )?(?P<name>[A-ZÀ-Þ][\w&-]+(?:[ \u00a0](?:(?:de|du|des|et|&) )?[A-ZÀ-Þ][\w&-]+)*)"
    ),
    "en": re.compile(r"(?<![\w’'-])(?:(?:The|Our) )?(?P<name>[A-ZÀ-Þ][\w&-]+(?:[ \u00a0](?:(?:of|and|&) )?[A-ZÀ-Þ][\w&-]+)*)"),
    "ru": re.compile(r"«(?P<name>[^«»]{2,40})»|(?<![\w-])(?P<latin>[A-ZÀ-Þ][\w&-]+(?:[ \u00a0][A-ZÀ-Þ][\w&-]+)*)"),
}
_NOUN_BEFORE = re.compile(r"[а-яё]{3,}\s«$", re.IGNORECASE)
"""A name between marks is not inflected after the noun that tells what it is: «сети «Волна»»."""
_LEGAL = re.compile(r"(?:ООО|ОАО|ЗАО|АО|ПАО|SARL|SAS|SA|Ltd|Inc)$")
_AUTHORITY = {"public", "media"}


def companies(story: Story, start: int, end: int, lang: str) -> list[Company]:
    """Organisations of a span that are no offices, and capitals or words between marks that are neither a person's nor a place's."""
    orgs = (one for one in story.within(start, end, "org") if named(one) and one.more["kind"] not in _AUTHORITY)
    found = [(one.start, one.end, one.name) for one in orgs]
    for match in _RUN[lang].finditer(story.text, start, end):
        a, b = match.span(match.lastgroup or 0)
        if not _claimed(story, a, b, start) and _may_name(story, story.text[a:b], a, lang):
            found.append((a, b, story.text[a:b] if _NOUN_BEFORE.search(story.text[max(0, a - 20) : a]) else _shown(story.text[a:b], lang)))
    return sorted(found)


def _claimed(story: Story, a: int, b: int, floor: int) -> bool:
    """Whether a run is a person's name or a place's, or shares letters with an organisation's; a town or a surname that a longer run begins with is part of it."""
    near = [one for one in story.within(max(floor, a - _LONGEST), b) if one.end > a and not doubtful(story, one)]
    return any(
        (one.kind == "person" and (" " in story.text[one.start : one.end] or one.end >= b or one.start > a))
        or (one.kind == "org" and named(one))
        or (one.kind == "place" and one.start <= a and b <= one.end)
        for one in near
    )


def doubtful(story: Story, one: Mention) -> bool:
    """Two unknown words with capitals, taken for a person for want of anything better; “the foundry” before them tells more."""
    if one.kind != "person":
        return False
    noun = rf"(?<!\w)(?:{lexicon(one.lang).source('company', 'noun')})\s$"
    return float(one.more.get("trust", 1)) <= 0.6 or bool(compiled(noun).search(story.text[max(0, one.start - 20) : one.start]))


_COMPOUND = re.compile(r"\w+-[a-z]+")
"""Polish-speaking, Hull-based: an adjective."""


def _may_name(story: Story, name: str, at: int, lang: str) -> bool:
    """Whether capitals may name a company: not the first word of a sentence, a day or an adjective of a country."""
    if len(name) < 4 or name.isupper() or name.lower() in when_words or demonyms(lang).fullmatch(name):
        return False
    if lang == "en" and _COMPOUND.fullmatch(name):
        return False
    if " " not in name and (
        (lang != "ru" and name.lower() in words(f"common_{lang}")) or lexicon(lang).pattern("names", "roles").fullmatch(name)
    ):
        return False
    if (
        " " not in name
        and lang == "en"
        and re.match(
            r"\s(?:firms?|company|companies|business|group|team|side|party|delegation|guests?|council)\b", story.text[at + len(name) :]
        )
    ):
        return False
    first = not re.search(r"\w[,’']? $", story.text[max(0, at - 3) : at])
    presented = re.match(
        r", (?:an?|the|une?|la|le|qui|which|à|de|in|from|at|of|near|based|basée?|installée?|établie?)\b|, l[’']| \(",
        story.text[at + len(name) :],
    )
    told = name.lower() in story.lower_words or (" " not in name and story.seen(name) < 2 and not presented)
    return lang == "ru" or " " in name or not (first and told)


def named(one: Mention) -> bool:
    """Whether the name of an organisation is one, and not only a legal form or two letters."""
    return bool(re.search(r"[A-ZÀ-ÞА-ЯЁ]", one.name)) and not _LEGAL.match(one.name) and not (one.name.isupper() and len(one.name) < 4)


def _shown(name: str, lang: str) -> str:
    if lang != "ru" or " " in name:
        return name
    from jumelles.press.names.inflected import nominative

    return "-".join(part[:1] + nominative(part)[1:] for part in name.split("-")) if name[0].isupper() else name
