"""The party that the words leave out: the one agreed with just before, the institution or the other town that the text is about."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from jumelles.press.facts.agreements.acting import only_where
from jumelles.press.facts.agreements.pairs import FAR, NEAR
from jumelles.press.facts.agreements.telling import MOST, Parties, Told
from jumelles.press.lexicon import lexicon

if TYPE_CHECKING:
    from jumelles.press.facts.agreements.agreed import Found
    from jumelles.press.names.mentions import Mention

_WHICH = re.compile(r",\s(?:qu[ei’']|dont|which|who|whose|котор)")
HEADING = 200
"""Letters that a text's heading takes at most."""


def completed(told: Told, chosen: list[Mention], *, acting: bool = False) -> Parties:
    """With the party that the words leave out, if they leave out one."""
    result = named(told, chosen)
    if len(result.names) >= 2:
        return result
    last = told.last if told.last and told.at - told.last.end < NEAR and told.last.parties and not _of_others(told) else None
    if chosen and chosen[0].kind != "place":
        return _with_own(told, result, last, known=chosen[0].kind == "org" and not acting)
    names = result.names
    told_of = told.story.text[told.clause[0] : told.end] + _WHICH.split(told.story.text[told.end : told.clause[1]])[0]
    town = told.reference.adjective(told_of, told.lang)
    if town and town.name not in names:
        names.append(town.name)
        result.named = len(names) == 2
    if not names and last and last.named:
        result.names, result.named = list(last.parties), False
    elif len(names) == 1:
        rest = told.reference.partner(told.at, names[0])
        names += [rest] if rest else []
    elif not names:
        own = own_of(told, "") if len(told.reference.pair) < 2 else None
        result.names = [own] if own else [name for name in (*told.reference.pair[:1], told.reference.partner(told.at, None)) if name]
    return result


def _of_others(told: Told) -> bool:
    """Whether “they” are people named since the last agreement rather than those who agreed."""
    said = _THEY.search(told.story.text, told.clause[0], told.at)
    return bool(said and told.last and told.story.within(told.last.end, told.clause[0], "person"))


_THEY = re.compile(r"\b(?:they|ils|elles)\b|(?<!\w)они(?!\w)", re.IGNORECASE)


def _with_own(told: Told, result: Parties, last: Found | None, *, known: bool) -> Parties:
    """An institution with the one that it agreed with just before, else the one that the text is about; alone where there is none."""
    name = result.names[0]
    if last and name in last.parties:
        result.names = list(last.parties)
    elif known and (own := own_of(told, name)):
        result.names.insert(0, own)
    result.named = True
    return result


def own_of(told: Told, name: str) -> str | None:
    """The institution that the text is most about, of those named before and more than once, or in its heading; rather one of the same sort."""
    found = [one for one in told.possible(max(0, told.at - FAR), told.at) if one.kind == "org" and one.name != name]
    found = [one for one in found if not only_where(told, one)]
    heading = told.story.text[:HEADING].upper()
    counted = Counter(one.name for one in found)
    weight = {one: count + 3 * (one.upper() in heading) for one, count in counted.items()}
    sort = next((one.more.get("kind") for one in told.possible(*told.clause) if one.name == name), None)
    alike = {one.name for one in found if one.more.get("kind") == sort}
    meant = _called_by_kind(told, found)
    known = (one for one in weight if weight[one] > 1)
    return meant or max(known, key=lambda one: (one.upper() in heading, one in alike, weight[one]), default=None)


@cache
def _of_kinds(lang: str) -> dict[str, re.Pattern[str]]:
    article = r"(?:\bl[’']|\b(?:le|la|notre|the|our|its)\s|(?<!\w)(?:наш\w*|сам\w*)\s)"
    kinds = lexicon(lang).told["names"]["org_kinds"].items()
    return {sort: re.compile(rf"{article}(?:{words})\w*", re.IGNORECASE) for sort, words in kinds}


def _called_by_kind(told: Told, before: list[Mention]) -> str | None:
    """Whom “the college” or « notre hôpital » means: the last of that sort."""
    clause = told.story.text[slice(*told.clause)]
    for sort, words in _of_kinds(told.lang).items():
        match = words.search(clause)
        if match and not told.story.within(told.clause[0] + match.start(), told.clause[0] + match.end(), "org"):
            return next((one.name for one in reversed(before) if one.more.get("kind") == sort), None)
    return None


def named(told: Told, mentions: list[Mention]) -> Parties:
    """Mentions as parties; two of them are told and not guessed."""
    names = list(dict.fromkeys(one.name for one in mentions))[:MOST]
    spans = [(one.start, one.end) for one in mentions if abs(one.start - told.at) < 160]
    return Parties(names, len(names) >= 2, spans, frozenset(names))
