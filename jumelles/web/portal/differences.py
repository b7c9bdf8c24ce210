"""What a revision of an article changed, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from jumelles.web.register import histories

MOST = 4000
"""Words of a text up to which it is compared word by word; a longer one line by line."""


@dataclass(frozen=True)
class Part:
    """A stretch of a text: kept ("="), put in ("+") or taken out ("-")."""

    act: str
    text: str


@dataclass(frozen=True)
class Revision:
    """One entry of the history: what it is about, and by field what it changed."""

    entry: Any
    fields: list[tuple[str, list[Part]]]


def parts(before: str, after: str) -> list[Part]:
    """The way from one text to the other."""
    old, new = (re.findall(r"\s+|\w+|[^\w\s]", text) for text in (before, after))
    if max(len(old), len(new)) > MOST:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found = []
    for act, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if act == "equal":
            found.append(Part("=", "".join(old[i:j])))
            continue
        found += [Part("-", "".join(old[i:j])), Part("+", "".join(new[k:m]))]
    return [part for part in found if part.text]


def revisions(entries: list[Any]) -> Iterator[Revision]:
    """The entries of one record, newest first, each with what it changed against the one before."""
    changes = histories.changes(entries)
    older = [*entries[1:], None]
    for change, before in zip(changes, older, strict=True):
        long = dict(_texts(before, change.entry)) if before is not None else {}
        said = [(name, long.get(name) or parts(old, new)) for name, old, new in change.fields]
        yield Revision(change.entry, said)


def _texts(before: Any, after: Any) -> Iterator[tuple[str, list[Part]]]:
    """The texts of an article as they stand, with their lines."""
    for field in after.instance_type._meta.concrete_fields:
        old, new = getattr(before, field.attname), getattr(after, field.attname)
        if field.name.startswith("body_") and old != new:
            yield str(field.verbose_name), parts(old, new)
