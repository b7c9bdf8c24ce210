"""Which list a table is, and which column holds what: guessed from its heads in three languages, or known from the last time."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jumelles.languages import LANGUAGES
from jumelles.plain import plain
from jumelles.web.press.models import Template
from jumelles.web.press.tables.dates import edtf
from jumelles.web.press.tables.lists import LISTS, WHOLE, Column, columns
from jumelles.web.surroundings import spoken

Named = dict[str, int | str]
"""For each field the number of its column, from 0; or, after “=”, what it is in every row."""
USUAL: dict[str, Named] = {"partnership": {"kind": "=twinning"}}
"""What lists leave out because it goes without saying; who names the columns sees it and may change it."""


VALUE = re.compile(r"[\d\s.,+-]*\d[\d\s.,€%+-]*|\S+@\S+\.\S+|https?://\S+")


@cache
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("jumelles.web.press.tables").joinpath("heads.toml").read_text("utf-8"))


@cache
def _called(noun: str, name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The labels of a field, and other names of its column."""
    labels, words = set(), _words()
    for language in LANGUAGES:
        with spoken(language):
            labels.add(plain(str(columns(noun)[name].label)))
    told = " ".join((words.get(noun, {}).get(name, ""), words["any"].get(name, "")))
    return frozenset(labels), frozenset(plain(word.replace("_", " ")) for word in told.split())


@cache
def choices(noun: str, name: str) -> dict[str, str]:
    """How each choice of a field may be written: by its key, its name in each language, or otherwise."""
    column = columns(noun)[name]
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with spoken(language):
            found |= {plain(str(label)): value for value, label in column.choices}
            found |= {plain(re.split("[,:]", str(label))[0]): value for value, label in column.choices}
    for value, told in _words()["choices"].get(name, {}).items():
        if value in dict(column.choices):
            found |= {plain(word.replace("_", " ")): value for word in told.split() if plain(word.replace("_", " ")) not in found}
    return found | {plain(value): value for value, _label in column.choices}


def guess(noun: str, heads: Sequence[str]) -> Named:
    """The columns that the heads suggest for one list; each is given once, the best first."""
    told = [plain(head) for head in heads]
    scores = [
        (_likeness(noun, one, head), -order, -at, one.name)
        for order, one in enumerate(columns(noun).values())
        for at, head in enumerate(told)
    ]
    named: Named = {}
    for score, _order, at, name in sorted(scores, reverse=True):
        if score and name not in named and -at not in named.values():
            named[name] = -at
    return {name: value for name, value in USUAL.get(noun, {}).items() if name not in named} | named


def _likeness(noun: str, column: Column, head: str) -> int:
    """5: a label; 4: a name of this list's column; 2: begins with one of several letters; 1: holds one."""
    labels, words = _called(noun, column.name)
    if head in labels:
        return 5
    if head in words:
        return 4
    long = [word for word in labels | words if len(word) > 3]
    if any(head.startswith(word) for word in long):
        return 2
    return int(any(f" {word} " in f" {head} " for word in long))


def likeliest(heads: Sequence[str]) -> str:
    """The list whose needed columns the heads name best."""
    return max(LISTS, key=lambda noun: (_named(noun, heads), -LISTS.index(noun)))


def _named(noun: str, heads: Sequence[str]) -> int:
    told, named = [plain(head) for head in heads], guess(noun, heads)
    points = 0
    for name, at in named.items():
        if isinstance(at, int):
            points += _likeness(noun, columns(noun)[name], told[at]) * (2 if columns(noun)[name].needed or name in WHOLE else 1)
    return points


def are_values(heads: Sequence[str]) -> bool:
    """Whether the first row looks like values: it holds a date, a number or an address, or nothing that any list calls a column."""
    told = [head for head in heads if VALUE.fullmatch(head) or (any(sign.isdigit() for sign in head) and edtf(head))]
    return bool(told) or not any(_named(noun, heads) for noun in LISTS)


def remembered(office: Any, heads: Iterable[str], noun: str = "") -> Template | None:
    """How a list with these heads was named the last time."""
    rows = Template.objects.filter(office=office, **({"noun": noun} if noun else {}))
    return next((row for row in rows if row.heads == list(heads)), None)


def remember(office: Any, noun: str, heads: Sequence[str], named: Mapping[str, int | str]) -> None:
    """Keep the columns for the next time."""
    known = remembered(office, heads, noun)
    if known:
        known.delete()
    Template.objects.create(office=office, noun=noun, heads=list(heads), mapping=dict(named))
