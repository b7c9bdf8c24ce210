"""Which mentions tell of the same agreement, and what stands beside it: a plan, the contacts, a second twinning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from jumelles.press.facts.agreements.agreed import Found

Merged = tuple[Found, list[tuple[int, int]]]
"""An agreement, and where it is told."""


def merged_accords(found: Iterable[Found]) -> list[Merged]:
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


def _take(first: Found, one: Found) -> None:
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


def _idle(one: Found) -> bool:
    """Friendship and cooperation that nobody is named for, since no year and with no plan, is only talk."""
    return (
        one.kind in {"relation", "cooperation"}
        and not (one.named and one.sure)
        and not one.date
        and one.status not in {"ended", "renewed"}
        and not (one.status == "planned" and one.building)
    )


NEXT = 200
"""Letters within which a paper with named parties is still the one just planned."""
SOON = 300
"""Letters within which what had ended is still told to have been taken up again."""
_LASTING = {"in_force", "signed", "renewed"}
_PAPERS = {"agreement", "partnership", "cooperation", "project"}


def _same_accord(a: Found, b: Found) -> bool:
    if (a.counted and b.listed) or _tells_of(a, b) or _planned_paper(a, b):
        return True
    older = b.kind == "cooperation" and b.date is not None and a.date != b.date
    with_another = bool(a.sure) and _others(b.sure, a.parties)
    if b.definite and not b.named and not older and not with_another and a.kind in _PAPERS and b.kind in _PAPERS:
        both_ended = a.status == b.status == "ended" and {a.kind, b.kind} == {"agreement", "project"}
        return (_alike_status(a, b) and not both_ended) or (a.kind == b.kind and _became(a, b))
    if _paper_of(a, b):
        return b.vague or b.status in _LASTING or b.status == a.status
    if not _may_be_between(a, b):
        return False
    if a.kind == "twinning" and b.kind in {"twinning", "relation", "partnership"}:
        return _same_twinning(a, b)
    return a.kind == b.kind and (_became(a, b) or _alike_status(a, b))


def _became(a: Found, b: Found) -> bool:
    """Whether what was spoken of just before has ended, or was taken up again."""
    soon = set(a.parties) == set(b.parties) and b.start - a.end < SOON
    lapsed = b.status == "ended" and b.definite and not b.named and not b.sure and a.status in _LASTING
    return soon and (lapsed or (a.status, b.status) == ("ended", "renewed"))


def _tells_of(a: Found, b: Found) -> bool:
    """Whether an agreement is on what the sentence before told: A and B will open a shared path. They signed an agreement on this."""
    return b.about and a.kind in {"project", "cooperation"} and b.start - a.end < SOON


def _planned_paper(a: Found, b: Found) -> bool:
    """Whether a paper that is to be signed is that of what was just told to be planned."""
    planned = a.status == b.status == "planned" and b.kind == "agreement" and a.kind in _PAPERS
    return planned and (not b.named or b.start - a.end < NEXT) and set(a.parties) == set(b.parties) and b.start - a.end < SOON


def _paper_of(a: Found, b: Found) -> bool:
    """Whether an agreement is but another word for a twinning spoken of before; Russian has no article that would tell."""
    over = a.status == b.status == "ended"
    alone = b.definite or b.lang == "ru" or (over and set(a.parties) == set(b.parties))
    known = alone and not b.own and (over or not b.named) and b.sure <= set(a.parties)
    return known and (a.kind, b.kind) == ("twinning", "agreement") and b.start - a.end < 700 and a.status != "planned"


def _same_twinning(a: Found, b: Found) -> bool:
    """Whether a later mention tells of a twinning and not of what else there is between the two."""
    if b.status == "renewed" and a.date and b.date and a.date != b.date and a.status != "renewed":
        return False
    if b.kind == "partnership" and b.named and len(set(a.parties) & set(b.parties)) < 2:
        return False
    if b.kind == "relation" and ((b.date and a.date != b.date) or b.status in {"renewed", "ended"}):
        return False  # Relations since a year are older than the twinning; what became of the contacts is told beside it.
    again = (a.status, b.status) == ("ended", "renewed") or _became(a, b)
    return a.vague or b.vague or a.status == b.status or {a.status, b.status} <= _LASTING or again


def _may_be_between(a: Found, b: Found) -> bool:
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


def _alike_status(a: Found, b: Found) -> bool:
    return a.vague or b.vague or a.status == b.status or {a.status, b.status} <= {"signed", "in_force"}
