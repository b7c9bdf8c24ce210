"""A name in a text, what is taken of a text, and where a name stands again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Mention:
    """A name from `start` to `end`; `name` is its dictionary form, `key` tells what is the same thing."""

    kind: str
    start: int
    end: int
    name: str
    key: object
    lang: str = ""
    more: dict[str, Any] = field(default_factory=dict)


class Spans:
    """What is taken in a text, kept by blocks of it, so that asking costs the same in a long text as in a short one."""

    _BLOCK = 256

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        """Take these."""
        self._blocks: dict[int, list[tuple[int, int]]] = {}
        for span in spans:
            self.add(span)

    def add(self, span: tuple[int, int]) -> None:
        """Take one more."""
        for block in range(span[0] // self._BLOCK, span[1] // self._BLOCK + 1):
            self._blocks.setdefault(block, []).append(span)

    def touched(self, start: int, end: int) -> list[tuple[int, int]]:
        """Those that share a letter with a span."""
        blocks = (self._blocks.get(block, ()) for block in range(start // self._BLOCK, end // self._BLOCK + 1))
        return [span for block in blocks for span in block if start < span[1] and span[0] < end]


def spans_of(mentions: Iterable[Mention]) -> Spans:
    """Where names stand."""
    return Spans((one.start, one.end) for one in mentions)


_REST = re.compile(r"[\w-]*")


def standing(text: str, stem: str, endings: frozenset[str] = frozenset({""})) -> Iterator[tuple[int, int]]:
    """Where a word or name stands whole, with one of its endings. A pattern for each name would be built anew for each text, which takes longer."""
    at = text.find(stem)
    while at >= 0:
        rest = _REST.match(text, at + len(stem))
        end = rest.end() if rest else at + len(stem)
        before = text[at - 1] if at else " "
        if text[at + len(stem) : end] in endings and not (before.isalnum() or before in "_-"):
            yield at, end
        at = text.find(stem, max(end, at + 1))
