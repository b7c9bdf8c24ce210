"""In which role a person acts, and of what: before the name, after it, in a clause or a line beside it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jumelles.press.lexicon import lexicon
from jumelles.press.names.mentions import Mention
from jumelles.press.names.role_words import WEAK, Role, clean, of_what
from jumelles.press.names.shared_roles import PEER, shared
from jumelles.press.names.trades import acting, beside, in_line

if TYPE_CHECKING:
    from jumelles.press.reference import Reference
    from jumelles.press.story import Story


@cache
def _before(lang: str) -> re.Pattern[str]:
    role, title = lexicon(lang).source("names", "roles"), lexicon(lang).source("names", "titles")
    return re.compile(
        rf"(?<![\w-])(?P<role>{role})(?![\w])(?P<of>(?:[^.;:!?«»“”()]|(?<=[ \xa0][гГ])\.|«[^«»]{{2,60}}»){{0,90}}?)(?:,|\s?:|\s?\()?\s*(?:(?:{title})\s*)*$",
        re.IGNORECASE,
    )


@cache
def _after(lang: str) -> re.Pattern[str]:
    role = lexicon(lang).source("names", "roles")
    article = {
        "fr": r"(?:(?:\d+(?:e|er|ère|ème)|le|la|les|un|une|notre|votre|leur|son|sa|qui est|est|a été (?:élue?|nommée?|désignée?|réélue?)|élue?|nommée?|actuelle?|devient|est devenue?|devenue?|reste|fut|était|sera|est aussi|est également|travaille comme|officie comme|comme|ancien|ancienne|nouveau|nouvelle|toute? nouve(?:au|lle)|jeune|[a-zà-ÿ]+(?:able|euse?|eux|ives?|ifs?|iques?)|en sa qualité de|en tant que)\s+|l[’'])*",
        "en": r"(?:(?:the|a|an|who is|is|was (?:re-?)?(?:elected|appointed|named)|has been (?:re-?)?(?:elected|appointed|named)|has been|had been|has long been|became|becomes|has become|served as|serves as|works as|worked as|took over as|takes over as|stepped down as|acts as|remains|will be|(?:the|a|an) [a-z-]+[’']s|our|your|its|their|his|her|current|retired|young|long-serving|long-time|longtime|(?:[A-Z][\w.&’'-]*[ \xa0]){1,4}?(?<=[’']s[ \xa0]))\s*)*",
        "ru": r"(?:(?:—|это|является|ныне|наш\w*|тогдашн\w+|который является|которая является|избран\w*|назначен\w*)\s*)*",
    }[lang]
    return re.compile(rf"{_AGE}\s*(?:,|\(|–|—|-)?\s*{article}(?P<role>{role})(?![\w])(?P<of>[^.,;:!?«»“”()]{{0,70}})", re.IGNORECASE)


_AGE = r"(?:,?\s*\(?(?:aged\s)?\d{1,3}(?:\s(?:ans|years old|лет|года?))?\)?(?=\s*,))?"


def give_roles(story: Story, reference: Reference) -> None:
    """Write role and `of` to every mention of a person where the text around it tells them."""
    people = [one for one in story.names if one.kind == "person"]
    for number, one in enumerate(people):
        sentence = story.sentences[story.sentence_at(one.start)]
        floor = max(sentence.start, people[number - 1].end if number else 0)
        if found := _role(story, reference, one, people[:number], (floor, sentence.end)):
            one.more["role"], one.more["of"], one.more["role_span"] = found


def _role(story: Story, reference: Reference, one: Mention, before: list[Mention], around: tuple[int, int]) -> Role | None:
    """The first way that tells a role; one that is only a title waits for the others."""
    floor, limit = around
    found = _role_before(story, one, floor)
    if found and not PEER.search(found[0]) and not WEAK.fullmatch(found[0]):
        return found
    return (
        _role_after(story, one, limit)
        or (found if found and PEER.search(found[0]) else None)
        or beside(story, one, floor, limit)
        or found
        or shared(story, one, before)
        or acting(story, reference, one, limit)
        or in_line(story, one)
        or _titled(story, one, floor)
    )


def _titled(story: Story, one: Mention, floor: int) -> Role | None:
    title = re.search(
        r"(?<!\w)(Gov|Sen|Rep|Supt|Ald|Cllr|Cr|Councillors?|Professor|Prof|Rev|Capt|Sgt|Maître|Captain|Chief|Sergeant|Father|Pastor|Canon|Bishop|Senator|Dean|Alderman)\.?\s(?:Mrs?\.?\s|Ms\.?\s)?$",
        story.text[max(floor, one.start - 20) : one.start],
    )
    if not title:
        return None
    start = one.start - len(title[0])
    return (
        {
            "Cllr": "Councillor",
            "Cr": "Councillor",
            "Gov": "Governor",
            "Sen": "Senator",
            "Rep": "Representative",
            "Ald": "Alderman",
            "Supt": "Superintendent",
        }.get(title[1], title[1]),
        None,
        (start, start + len(title[1])),
    )


def _role_before(story: Story, one: Mention, floor: int) -> Role | None:
    if one.lang == "ru":
        from jumelles.press.names.russian_roles import before_name

        return before_name(story, one, floor)
    piece = story.text[max(floor, one.start - 125) : one.start]
    base = one.start - len(piece)
    matches = [match for match in _all(_before(one.lang), piece) if _may_stand_between(match["of"], one.lang)]
    if not matches:
        return None
    match = _governing(matches, piece, one.lang)
    start, end = base + match.start("role"), base + match.end("role")
    of = of_what(story, end, one.start) or (of_what(story, max(floor, start - 40), start, close=True) if one.lang == "en" else None)
    if of is None and one.lang == "en":
        of = _of_after(story, one)
    role = re.sub(r"^(?:then|now|the)\s", "", clean(match["role"], one.lang))
    return role, of, (end - len(role), end)


_COMPLEMENT = {
    "fr": re.compile(r"\b(?:de la|de l[’']|du|de|d[’']|des|au|aux|à la|à l[’']|auprès du|auprès de la)\s*(?:\w+\s)?$", re.IGNORECASE),
    "en": re.compile(r"\b(?:of|to|for)\s(?:the|its|his|her|their)?\s*$", re.IGNORECASE),
}


def _governing(matches: list[re.Match[str]], piece: str, lang: str) -> re.Match[str]:
    """Of several roles before a name the one that the others are complements of: secretary to the mayor, the Mayor, Councillor X."""
    best = matches[-1]
    for match in reversed(matches[:-1]):
        between = piece[match.end("role") : best.start("role")]
        governs = (
            match.end("role") > best.start("role")
            or _COMPLEMENT[lang].search(between)
            or (WEAK.fullmatch(best["role"]) and between.strip(" ") in {",", ""})
        )
        if not governs:
            break
        best = match
    return best


def _of_after(story: Story, one: Mention) -> str | None:
    """Mayor Alan Webber of Santa Fe."""
    match = re.match(r"\s+of\s+", story.text[one.end : one.end + 8])
    found = story.within(one.end, one.end + match.end() + 2, "place", "org") if match else []
    return found[0].name if found else None


def _all(pattern: re.Pattern[str], piece: str) -> list[re.Match[str]]:
    found, at = [], 0
    while match := pattern.search(piece, at):
        found.append(match)
        at = match.start() + 1
        while at < len(piece) and (piece[at].isalnum() or piece[at] in "-’"):
            at += 1
    return found


_VERB = {
    "fr": re.compile(r"(?<![\w-])(?:a|ont|est|sont|qui|et|avec|par|dans|avait|était|sera|que)(?![\w-])", re.IGNORECASE),
    "en": re.compile(r"\b(?:and|was|were|is|has|had|have|said|with|by|who|that|will|told|met|welcomed)\b", re.IGNORECASE),
}


def _may_stand_between(words: str, lang: str) -> bool:
    """What stands between a role and its name is a complement: no verb, no other clause."""
    if lang == "fr" and words.count(",") and not words.lstrip().startswith((",", "de", "du", "d’", "des", "à", "au", "gén", "en ")):
        return False
    return not _VERB[lang].search(words) and words.count(",") <= 1 and (lang != "en" or len(words) < 60)


_AGAIN = re.compile(r"[,;()–—]|(?<!\w)(?:et|and|with|avec|и|с|а также|à|to)\s", re.IGNORECASE)


def _role_after(story: Story, one: Mention, limit: int) -> Role | None:
    match = _after(one.lang).match(story.text[one.end : min(limit, one.end + 150)])
    if not match:
        return None
    start, end = one.end + match.start("role"), one.end + match.end("role")
    tail = one.end + match.end("of")
    following = next((other for other in story.within(end, tail + 40, "person") if other.start >= end), None)
    # “…, président X” and “…, président de Y X” name the next person, not this one.
    if following and (following.start - end <= 2 or not _AGAIN.search(story.text[end : following.start])):
        return None
    return clean(match["role"], one.lang), of_what(story, end, max(tail, end + 1)), (start, end)
