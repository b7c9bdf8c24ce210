"""Mentions of the same thing become one proposal that keeps the evidence of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from jumelles.press.facts import events
from jumelles.press.facts.agreements import accords
from jumelles.press.facts.journeys import visits
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


def merged_accords(found: Iterable[accords.Found]) -> list[Merged]:
    """One for each kind, state and set of parties; what is said of a twinning in force is one fact however often it is said."""
    kept: list[Merged] = []
    for one in found:
        match = next((pair for pair in (reversed(kept) if one.definite or one.about else kept) if _same_accord(pair[0], one)), None)
        if match is None:
            if _idle(one):
                continue
            if not one.quoted or (one.sure and one.kind not in {"cooperation", "relation"}):
                kept.append((replace(one), [(one.start, one.end)]))
            continue
        match[1].append((one.start, one.end))
        _take(match[0], one)
    return kept


def _take(first: accords.Found, one: accords.Found) -> None:
    """What a later mention adds to the first."""
    if _tells_of(first, one):
        first.kind, first.status, first.date = one.kind, one.status, one.date or first.date
    first.trust = min(0.95, first.trust + 0.08)
    first.date = first.date or one.date
    first.wished = first.wished and one.wished
    if not first.named and one.named:
        first.parties, first.named, first.sure, first.counted = one.parties, True, one.sure, False
    elif one.sure - first.sure and not first.named:
        first.parties, first.sure = one.parties, first.sure | one.sure
    if first.vague and not one.vague:
        first.status, first.vague = one.status, False
    elif first.kind == "twinning" and not one.vague and one.status == "renewed" and first.status in _LASTING:
        first.status, first.date = "renewed", one.date  # The year since when there is a twinning is not that of its renewal.
    elif (first.status, one.status) == ("ended", "renewed"):
        first.status = "renewed"
    elif one.status == "ended" and first.status in _LASTING:
        first.status = "ended"
    elif first.kind == "twinning" and {first.status, one.status} == {"in_force", "signed"}:
        first.status = "in_force"


def _idle(one: accords.Found) -> bool:
    """Friendship and cooperation that nobody is named for, since no year and with no plan, is only talk."""
    return (
        one.kind in {"relation", "cooperation"}
        and not (one.named and one.sure)
        and not one.date
        and one.status not in {"ended", "renewed"}
        and not (one.status == "planned" and one.building)
    )


SOON = 300
"""Letters within which what had ended is still told to have been taken up again."""
_LASTING = {"in_force", "signed", "renewed"}
_PAPERS = {"agreement", "partnership", "cooperation", "project"}


def _same_accord(a: accords.Found, b: accords.Found) -> bool:
    if (a.counted and b.listed) or _tells_of(a, b) or _planned_paper(a, b):
        return True
    older = b.kind == "cooperation" and b.date is not None and a.date != b.date
    if b.definite and not b.named and not older and a.kind in _PAPERS and b.kind in _PAPERS:
        return _alike_status(a, b) or (a.kind == b.kind and _became(a, b))
    if _paper_of(a, b):
        return b.vague or b.status in _LASTING or b.status == a.status
    if not _may_be_between(a, b):
        return False
    if a.kind == "twinning" and b.kind in {"twinning", "relation", "partnership"}:
        return _same_twinning(a, b)
    return a.kind == b.kind and (_became(a, b) or _alike_status(a, b))


def _became(a: accords.Found, b: accords.Found) -> bool:
    """Whether what was spoken of just before has ended, or was taken up again."""
    soon = set(a.parties) == set(b.parties) and b.start - a.end < SOON
    lapsed = b.status == "ended" and b.definite and not b.named and not b.sure and a.status in _LASTING
    return soon and (lapsed or (a.status, b.status) == ("ended", "renewed"))


def _tells_of(a: accords.Found, b: accords.Found) -> bool:
    """Whether an agreement is on what the sentence before told: A and B will open a shared path. They signed an agreement on this."""
    return b.about and a.kind in {"project", "cooperation"} and b.start - a.end < SOON


def _planned_paper(a: accords.Found, b: accords.Found) -> bool:
    """Whether a paper that is to be signed is that of what was just told to be planned."""
    planned = a.status == b.status == "planned" and b.kind == "agreement" and a.kind in _PAPERS
    return planned and (not b.named or b.start - a.end < CLOSE) and set(a.parties) == set(b.parties) and b.start - a.end < SOON


def _paper_of(a: accords.Found, b: accords.Found) -> bool:
    """Whether an agreement is but another word for a twinning spoken of before; Russian has no article that would tell."""
    over = a.status == b.status == "ended"
    alone = b.definite or b.lang == "ru" or (over and set(a.parties) == set(b.parties))
    known = alone and not b.own and (over or not b.named) and b.sure <= set(a.parties)
    return known and (a.kind, b.kind) == ("twinning", "agreement") and b.start - a.end < 700 and a.status != "planned"


def _same_twinning(a: accords.Found, b: accords.Found) -> bool:
    """Whether a later mention tells of a twinning and not of what else there is between the two."""
    if b.status == "renewed" and a.date and b.date and a.date != b.date and a.status != "renewed":
        return False
    if b.kind == "partnership" and b.named and len(set(a.parties) & set(b.parties)) < 2:
        return False
    if b.kind == "relation" and ((b.date and a.date != b.date) or b.status in {"renewed", "ended"}):
        return False  # Relations since a year are older than the twinning; what became of the contacts is told beside it.
    again = (a.status, b.status) == ("ended", "renewed") or _became(a, b)
    return a.vague or b.vague or a.status == b.status or {a.status, b.status} <= _LASTING or again


def _may_be_between(a: accords.Found, b: accords.Found) -> bool:
    """Whether two mentions may have the same parties: they share them, or one of the two only guesses them."""
    shared = len(set(a.parties) & set(b.parties))
    if a.kind == "twinning" and _others(b.sure, a.parties) and (_others(a.sure, b.parties) or (b.kind == a.kind and len(a.parties) > 1)):
        return False
    guessed = not b.named or (not a.named and (a.kind != "twinning" or min(len(a.parties), len(b.parties)) < 2))
    guessed = guessed and bool(shared or not b.named or a.vague or not a.parties)
    return guessed or shared >= min(2, len(a.parties), len(b.parties))


def _others(sure: frozenset[str], parties: list[str]) -> bool:
    """Whether somebody is named who is none of the parties, under no longer or shorter name."""
    return any(not any(name in party or party in name for party in parties) for name in sure)


def _alike_status(a: accords.Found, b: accords.Found) -> bool:
    return a.vague or b.vague or a.status == b.status or {a.status, b.status} <= {"signed", "in_force"}


def merged_visits(found: Iterable[visits.Found]) -> list[Merged]:
    """One for each destination and direction; a sentence that only speaks of “the visit” belongs to the one before."""
    kept: list[Merged] = []
    for one in found:
        match = next((pair for pair in reversed(kept) if _same_visit(pair[0], one)), None)
        if match is None:
            kept.append((replace(one), [(one.start, one.end)]))
            continue
        first, spans = match
        spans.append((one.start, one.end))
        first.trust = min(0.95, first.trust + 0.08)
        first.who += [name for name in one.who if name not in first.who]
        if one.said and ((not first.said and not (one.definite and one.whole == "region")) or (first.whole and not one.whole)):
            first.to, first.said, first.whole = one.to, True, one.whole
        first.to, first.origin = first.to or one.to, first.origin or one.origin
        first.size, first.date = first.size or one.size, first.date or one.date
        first.media, first.programme = first.media or one.media, first.programme or one.programme
    return kept


_NOW = {"past", "ongoing"}


def _same_visit(a: visits.Found, b: visits.Found) -> bool:
    """Two journeys differ by destination, by being past or ahead, and by the year or day."""
    alike = a.status == b.status or {a.status, b.status} <= _NOW or {a.status, b.status} == {"ongoing", "planned"}
    alike = alike or (b.definite and b.status == "planned" and a.to == b.to and b.start - a.end < 1500)
    apart = "ongoing" not in {a.status, b.status} and not b.definite and _apart(a.date, b.date) and not _one_stay(a, b)
    return alike and _one_end(a, b) and not apart and not _other_travellers(a, b)


def _one_end(a: visits.Found, b: visits.Found) -> bool:
    """Whether both go to one place, or the later one only tells its country: a town that was not said, or the same group's."""
    inside = bool(a.land and b.whole) and a.land == b.land and not a.whole and b.start - a.end < CLOSE + CLOSE
    return not a.to or not b.to or a.to == b.to or (inside and (b.definite or not a.said))


def _one_stay(a: visits.Found, b: visits.Found) -> bool:
    """Whether two days are those on which the same guests come and leave."""
    known = bool(a.to) and a.to == b.to and (not a.who or not b.who or _share(a.who, b.who))
    try:
        return known and abs(date.fromisoformat(a.date or "") - date.fromisoformat(b.date or "")).days <= A_STAY
    except ValueError:
        return False


A_STAY = 7
"""Days that guests stay."""
CLOSE = 200
"""Letters within which others are still told of the same journey: the choir, then its singers."""


def _other_travellers(a: visits.Found, b: visits.Found) -> bool:
    """Whether the later mention introduces people of its own, who are none of those spoken of."""
    if b.definite or not a.who or not b.who or b.start - a.end < CLOSE:
        return False
    return not _share(a.who, b.who)


def _share(some: list[str], others: list[str]) -> bool:
    return any(one in other or other in one for one in some for other in others)


def _apart(a: str | None, b: str | None) -> bool:
    """Whether two dates that are both known contradict each other."""
    if not a or not b or not a[:4].isdigit() or not b[:4].isdigit():
        return False
    if "/" in a + b:
        return _years(a)[1] < _years(b)[0] or _years(b)[1] < _years(a)[0]
    return not (a.startswith(b) or b.startswith(a))


def _years(edtf: str) -> tuple[int, int]:
    """The first and the last year; an interval without an end goes on."""
    first, _slash, last = edtf.partition("/")
    return int(first[:4]), int(last[:4]) if last[:4].isdigit() else 9999 if "/" in edtf else int(first[:4])


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


def _same_event(a: events.Found, b: events.Found) -> bool:
    if (a.kind, a.who) != (b.kind, b.who) or _apart(a.date, b.date):
        return False
    if a.status != b.status and not (a.vague or b.vague or b.definite):
        return False
    if (a.kind == "award" and a.who) or (b.definite and _ANY.match(b.what)) or _first_word(a.what) == _first_word(b.what):
        return True
    if b.definite and _first_word(b.what) in a.what.lower():
        return True
    if a.kind == "commemoration":
        return _rite(a.what) == _rite(b.what)
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
