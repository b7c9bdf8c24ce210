"""Mentions of the same thing become one proposal that keeps the evidence of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from jumelles.press.facts import events
from jumelles.press.facts.days import apart
from jumelles.press.names.mentions import Mention

MOST_EVIDENCE = 12
MOST_APART = 200
"""Events told since the first mention, after which a second one is another event."""

Merged = tuple[Any, list[tuple[int, int]]]


def names(mentions: Iterable[Mention]) -> list[tuple[Mention, list[Mention]]]:
    """The mentions of each place, person and organisation together, the fullest first."""
    groups: dict[tuple[str, object], list[Mention]] = {}
    for one in mentions:
        groups.setdefault((one.kind, one.key), []).append(one)
    _join_inflected(groups)
    for kind, key in list(groups):
        longer = [other for other in groups if kind == other[0] == "org" and other != (kind, key) and str(other[1]).startswith(f"{key} ")]
        if longer:
            groups[longer[0]] += groups.pop((kind, key))
    return [(group[0], group) for group in groups.values()]


def _join_inflected(groups: dict[tuple[str, object], list[Mention]]) -> None:
    """«Балтмеханика» and «Балтмеханики» are one: Russian names of organisations that differ only in their last vowels."""
    stems: dict[str, tuple[str, object]] = {}
    for kind, key in list(groups):
        if kind == "org" and groups[kind, key][0].lang == "ru" and len(str(key)) > 4:
            first = stems.setdefault(str(key).rstrip("аяоеёиыйьуюэ"), (kind, key))
            if first != (kind, key):
                groups[first] += groups.pop((kind, key))


def merged_events(found: Iterable[events.Found]) -> list[Merged]:
    """One for each kind and honoree; a second mention by the same word, or of “the” ceremony, is the same event."""
    kept: list[Merged] = []
    for one in found:
        match = next((pair for pair in reversed(kept[-MOST_APART:]) if _same_event(pair[0], one)), None)
        if match is None:
            kept.append((replace(one), [(one.start, one.end)]))
            continue
        first = match[0]
        match[1].append((one.start, one.end))
        if first.vague and not one.vague:
            first.status, first.vague = one.status, False
        first.date = first.date or one.date
    return kept


_RITES = re.compile(
    r"(?P<flowers>.*\b(?:laid|lay|wreath|flower|gerbe|fleur|dépos|dépôt)|.*(?:возлож|цвет|венк))|(?P<tree>.*\b(?:plant|tree|sapling|arbre)|.*(?:высад|посад|дерев|саженц))|(?P<silence>minute|минут)|(?P<funeral>obsèques|funérailles|funeral|прощан|похорон|панихид)",
    re.IGNORECASE,
)
"""A wreath, a tree, a silence, a funeral: acts of their own."""
_ANY = re.compile(
    r"event|ceremon|celebration|événement|manifestation|cérémonie|fête|festivités|мероприяти|церемони|праздник|торжеств", re.IGNORECASE
)
"""Words for an event of any kind."""


_RIBBON = re.compile(r"\b(?:ruban|ribbon)|(?<!\w)лент", re.IGNORECASE)
"""What is cut where something is opened that the text names beside it."""
_SOON = 800
"""Letters between the two."""


def _same_event(a: events.Found, b: events.Found) -> bool:
    if (a.kind, a.who) != (b.kind, b.who) or apart(a.date, b.date):
        return False
    if a.status != b.status and not (a.vague or b.vague or b.definite):
        return False
    if (a.kind == "award" and a.who) or (b.definite and _ANY.match(b.what)) or _first_word(a.what) == _first_word(b.what):
        return True
    if b.definite and _first_word(b.what) in a.what.lower():
        return True
    if a.kind == "commemoration":
        return _rite(a.what) == _rite(b.what)
    if a.kind == "inauguration" and b.start - a.end < _SOON and (_RIBBON.search(a.what) or _RIBBON.search(b.what)):
        return True
    return a.kind in {"inauguration", "unveiling"} and bool(_stems(a.what) & _stems(b.what) or (b.definite and len(b.what.split()) < 3))


def _first_word(what: str) -> str:
    """The beginning of the word that names it."""
    return (what.split() or [""])[0][:5].lower()


def _rite(what: str) -> str | None:
    match = _RITES.match(what)
    return match.lastgroup if match else None


def _stems(what: str) -> set[str]:
    return {word[:5].lower() for word in re.findall(r"\w{5,}", what)}


def merged_figures(found: Iterable[tuple[int, int, float, str]]) -> list[tuple[tuple[float, str], list[tuple[int, int]]]]:
    """The same number of the same thing is told once."""
    kept: dict[tuple[float, str], list[tuple[int, int]]] = {}
    for start, end, value, unit in found:
        kept.setdefault((value, unit), []).append((start, end))
    return list(kept.items())
