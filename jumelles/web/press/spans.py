"""A text cut where proposals begin and end: each piece knows which of them it belongs to, however they overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text from `start`; `numbers` are the proposals whose words it is a part of, the shortest first.

    `ends` are those of them that end here.
    """

    start: int
    text: str
    numbers: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def pieces(text: str, proposals: Iterable[Any]) -> list[Piece]:
    """The whole text in pieces, in order: put together they are the text again."""
    begins: defaultdict[int, set[tuple[int, int, int]]] = defaultdict(set)
    closes: defaultdict[int, set[tuple[int, int, int]]] = defaultdict(set)
    for each in proposals:
        for one in each.evidence:
            if 0 <= one.get("start", -1) < one["end"] <= len(text):
                span = (one["end"] - one["start"], each.number, one["end"])
                begins[one["start"]].add(span)
                closes[one["end"]].add(span)
    made, over = [], set[tuple[int, int, int]]()
    for start, end in pairwise(sorted({0, len(text), *begins, *closes})):
        over = (over - closes[start]) | begins[start]
        inside = sorted(over)
        numbers = tuple(dict.fromkeys(number for _length, number, _end in inside))
        made.append(Piece(start, text[start:end], numbers, tuple(dict.fromkeys(n for _length, n, e in inside if e == end))))
    return made
