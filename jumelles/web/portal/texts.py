"""Texts of an office as a page shows them: paragraphs, and addresses in them as links. Nothing in a text is markup."""

from __future__ import annotations

import re
from dataclasses import dataclass

ADDRESS = re.compile(r"https?://[^\s<>\"«»“”]+", re.IGNORECASE)
AFTER = ".,;:!?)]}'’"
"""What closes a sentence is not a part of the address before it."""


@dataclass(frozen=True)
class Piece:
    """A part of a paragraph; `address` where it is a link."""

    text: str
    address: str = ""


def paragraphs(text: str) -> list[list[list[Piece]]]:
    """A text as paragraphs, of lines, of pieces: an empty line parts paragraphs."""
    parts = re.split(r"\n[ \t]*\n\s*", text.replace("\r\n", "\n").replace("\r", "\n").strip())
    return [[pieces(line) for line in part.split("\n")] for part in parts if part.strip()]


def pieces(line: str) -> list[Piece]:
    """A line as words and links."""
    told, at = [], 0
    for found in ADDRESS.finditer(line):
        address = found[0].rstrip(AFTER)
        told += [Piece(line[at : found.start()]), Piece(address, address)]
        at = found.start() + len(address)
    return [piece for piece in [*told, Piece(line[at:])] if piece.text]


def beginning(text: str, most: int = 200) -> str:
    """The first words of a text, for lists and search engines."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"
