"""A name in a text, and the runs of capital letters in which names are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_CAP = r"(?:[A-ZÀ-ÖØ-ÞĀŁŚŻŽŠČİĐА-ЯЁ](?:[\w]|[’'](?=[A-Za-zÀ-ÿ]{2}))*(?:-\w+)*\.?(?<![a-zа-яё]{3}\.))"
_JOIN = r"(?:de la|de l[’']|de|du|des|d[’']|von|van der|van den|van|der|den|ter|al|bin|ben|el|la|di|da|dos|do|le|e|y|y|the|of|sur|sous|lès|en|am|an der|upon)"
RUN = re.compile(rf"(?<![\w’'-])(?:[dDlL][’'](?=[A-ZÀ-Þ]))?({_CAP}(?:[  ]{_CAP})*)")
"""Words with capital letters, with nothing between them."""


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


def overlaps(one: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    """Whether a span touches any of the others."""
    return any(one[0] < end and start < one[1] for start, end in spans)


def tokens(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The words of a span, with their places."""
    for match in re.finditer(r"[^\s]+", text[start:end]):
        yield start + match.start(), start + match.end(), match[0]
