"""Words like the ones that were typed, where nothing was found: only such as would find something for the same person."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from jumelles.web.search import engine
from jumelles.web.search.asking import Asked, asked
from jumelles.web.search.folding import Word, words
from jumelles.web.search.results import Seeker

ALIKE = 72.0
"""Similarity, out of 100, from which a word is offered."""
TRIED, OFFERED = 12, 3
"""Near words that are looked up, and those that are offered, for each word that was typed."""


def suggestions(seeker: Seeker, question: Asked) -> list[str]:
    """Questions of one word that would have found something, the most similar first."""
    missing = [term for term in question.terms if term.text and not seeker.hits(term.tree).exists()]
    sounds = [word.sound for term in missing for word in words(term.text)]
    return list(dict.fromkeys(offered for sound in sounds for offered in _near(seeker, sound)))


def _near(seeker: Seeker, sound: str) -> list[str]:
    known = engine.vocabulary(sound[0])
    found = process.extract(sound, known, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=TRIED)
    return [written for near, _score, _at in found if near != sound for written in _as_written(seeker, near)][:OFFERED]


def _as_written(seeker: Seeker, sound: str) -> Iterator[str]:
    """The word as the first text has it in which this person would find it."""
    question = asked(f"{sound} ", {})
    entry = question and seeker.hits(("word", sound)).select_related("passage").order_by("id").first()
    if entry:
        texts = [entry.title, entry.passage.open, *([entry.passage.house] if seeker.inside else [])]
        yield from _first(texts, sound)


def _first(texts: list[str], sound: str) -> Iterator[str]:
    for text in texts:
        found: Word | None = next((word for word in words(text) if word.sound == sound), None)
        if found:
            yield text[found.start : found.end].lower() if text.isupper() else text[found.start : found.end]
            return
