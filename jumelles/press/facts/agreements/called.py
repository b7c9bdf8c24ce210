"""What a party is called: the name between quotation marks, whole, where a mention holds two of them, a part of one, or only the word before it."""

from __future__ import annotations

import re
from dataclasses import replace

from jumelles.press.names.mentions import Mention

_QUOTED = re.compile(r"[«“\"]\s?([^«»“”\"\n]{2,50}?)\s?[»”\"]")
_BASED = re.compile(r"[A-ZÀ-Þ]\w+-based\s(?=[A-ZÀ-Þ])")
_THEN = re.compile(r"\s?[«“\"]\s?([^«»“”\"\n]{2,50}?)\s?[»”\"]")


def called(text: str, one: Mention) -> list[Mention]:
    """The mention itself, or the names that it stands for."""
    if one.kind == "place":
        return [_within_quotes(text, one) or one]
    if based := _BASED.match(one.name):
        return [replace(one, start=one.start + based.end(), name=one.name[based.end() :])]
    said = text[one.start : one.end]
    quoted = list(_QUOTED.finditer(text, one.start, min(len(text), one.end + 1)))
    if len(quoted) >= 2:
        return [_named(one, match) for match in quoted]
    opened = max(said.rfind(mark) for mark in "«“")
    if opened >= 0 and not quoted and (match := _QUOTED.match(text, one.start + opened)):
        return [_named(one, match)]
    if said.islower() and (match := _THEN.match(text, one.end)):
        return [_named(one, match)]
    return [one]


def _named(one: Mention, match: re.Match[str]) -> Mention:
    return replace(one, kind="org", start=match.start(1), end=match.end(1), name=match[1], more=one.more)


def _within_quotes(text: str, one: Mention) -> Mention | None:
    """A company that is called by a place and more: «Karasu-Filter»."""
    match = _QUOTED.match(text, one.start - 1) if one.start and text[one.start - 1] in '«“"' else None
    longer = match and match.end(1) - one.end > 2
    return replace(one, kind="org", end=match.end(1), name=match[1], more={"kind": "organisation"}) if match and longer else None
