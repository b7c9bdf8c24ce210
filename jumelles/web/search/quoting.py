"""Texts as they were written, with the found words marked."""

from __future__ import annotations

from itertools import islice

from jumelles.web.search.asking import Asked
from jumelles.web.search.folding import Word, words

LENGTH, BEFORE = 240, 60
"""Characters of a quotation, and of what stands before the first found word."""
MARKS = 200
"""Words that are marked in one text."""
READ = 20_000
"""Characters of a text that are looked through."""
Piece = tuple[str, bool]


def marked(text: str, question: Asked) -> list[Piece]:
    """The whole text in pieces; True are those that were asked for."""
    return _cut(text, 0, len(text), [word for word, _terms in _met(text, question)])


def quoted(text: str, question: Asked) -> list[Piece]:
    """Where most of what was asked for stands close together; the beginning of the text where nothing of it stands there."""
    text = text[:READ]
    met = _met(text, question)
    start = max((word.start for word, _terms in met), key=lambda at: (_held(met, at), -at), default=0)
    first = _at_a_word(text, max(0, start - BEFORE)) if start > BEFORE else 0
    last = first + LENGTH
    if last < len(text):
        last = max(text.rfind(" ", first, last), *(word.end for word, _terms in met if word.start < last), start)
    pieces = _cut(text, first, last, [word for word, _terms in met])
    before, after = [("… ", False)] if first else [], [(" …", False)] if last < len(text) else []
    return [(piece.replace("\n", " · "), found) for piece, found in before + pieces + after]


def _met(text: str, question: Asked) -> list[tuple[Word, set[int]]]:
    """The words of the text that were asked for, each with the numbers of the terms that it meets."""
    every = ((word, {n for n, term in enumerate(question.terms) if term.meets(word)}) for word in words(text))
    return list(islice(((word, terms) for word, terms in every if terms), MARKS))


def _held(met: list[tuple[Word, set[int]]], start: int) -> int:
    """How many terms a quotation would hold that begins about here."""
    return len(set().union(*(terms for word, terms in met if start <= word.start < start + LENGTH - BEFORE)))


def _at_a_word(text: str, start: int) -> int:
    """The next beginning of a word; scripts without spaces are cut anywhere."""
    space = text.find(" ", start, start + BEFORE)
    return space + 1 if space >= 0 else start


def _cut(text: str, first: int, last: int, found: list[Word]) -> list[Piece]:
    pieces, at = [], first
    for word in found:
        if first <= word.start and word.end <= last:
            pieces += [(text[at : word.start], False), (text[word.start : word.end], True)]
            at = word.end
    return [(piece, mark) for piece, mark in [*pieces, (text[at:last], False)] if piece]
