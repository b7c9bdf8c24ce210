"""Why an offer answers a need, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumelles.languages import _, current, series
from jumelles.openings.codes import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jumelles.openings.matching import Answer
    from jumelles.openings.reasons import Reason

SCHEMES = {"nace2": "NACE", "hs": "HS"}
"""What stands before a code; a technology field has only its number."""


def coded(code: str) -> str:
    """A code with what it means: Growing of grapes (NACE 01.21)."""
    scheme, _colon, number = code.partition(":")
    shown = f"{SCHEMES[scheme]} {number}" if scheme in SCHEMES else _("field {number}").format(number=number)
    return _("{label} ({code})").format(label=label(code, current()), code=shown)


def line(reason: Reason) -> str:
    """A reason in one line, in the reader's language."""
    if reason.kind == "code":
        if reason.ours == reason.theirs:
            return _("same code: {code}").format(code=coded(reason.ours))
        return _("related codes: {ours} · {theirs}").format(ours=coded(reason.ours), theirs=coded(reason.theirs))
    if reason.kind == "concept":
        return _("same subject: {concept}").format(concept=label(reason.ours, current()))
    if reason.kind == "same word":
        return _("same word: {word}").format(word=reason.ours)
    return _("words that correspond: {ours} · {theirs}").format(ours=reason.ours, theirs=reason.theirs)


def lines(reasons: Iterable[Reason]) -> list[str]:
    """All reasons, words of one kind in one line."""
    told = list(reasons)
    same = [reason.ours for reason in told if reason.kind == "same word"]
    pairs = [f"{reason.ours} → {reason.theirs}" for reason in told if reason.kind == "translated word"]
    found = [line(reason) for reason in told if reason.kind == "code"]
    concepts = list(dict.fromkeys(label(reason.ours, current()) for reason in told if reason.kind == "concept"))
    found += [_("same subject: {concept}").format(concept=series(concepts))] if concepts else []
    found += [_("same words: {words}").format(words=", ".join(same))] if same else []
    found += [_("words that correspond: {words}").format(words=", ".join(pairs))] if pairs else []
    return found


def verdict(answer: Answer) -> str:
    """What is said above the matches: empty where something fits."""
    if answer.fits:
        return ""
    return _("Nothing fits well; these are the nearest:") if answer.matches else _("Nothing fits.")
