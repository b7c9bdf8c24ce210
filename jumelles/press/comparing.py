"""When a proposal is the fact that a careful reader labelled: the rules of scoring, one function for each type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from anyascii import anyascii

from jumelles.plain import plain

Fact = Mapping[str, Any]
"""A fact as data: type, attributes, `evidence` as a list of mappings with `start` and `end`."""

NEARLY = 0.7
"""Share of a quote's letters that must be the same."""
HALF = 0.5
MOST_OF = 0.6
"""Share of an organisation's longer name that the shorter one must have."""
_ALIKE = {"agreement", "partnership", "cooperation", "project"}


def same(one: Fact, other: Fact) -> bool:
    """Whether two facts of one type are the same, whatever their attributes say."""
    return _SAME[one["type"]](one, other)


def same_strictly(one: Fact, other: Fact) -> bool:
    """Whether their attributes agree, too; `one` is the proposal."""
    return _STRICT.get(one["type"], lambda _one, _other: True)(one, other)


def _plain(told: object) -> str:
    """An attribute, which may be missing, as it is compared."""
    return plain(str(told or ""))


def _spans(fact: Fact) -> list[tuple[int, int]]:
    return [(mark["start"], mark["end"]) for mark in fact["evidence"]]


def _overlap(one: Fact, other: Fact) -> bool:
    return any(a < d and c < b for a, b in _spans(one) for c, d in _spans(other))


def _place(one: Fact, other: Fact) -> bool:
    if other.get("gid") and one.get("gid"):
        return bool(one["gid"] == other["gid"])
    return (one.get("kind") == "region") == (other.get("kind") == "region") and _akin(one["name"], other["name"])


def _person(one: Fact, other: Fact) -> bool:
    return _plain(one["name"]) == _plain(other["name"])


def _org(one: Fact, other: Fact) -> bool:
    a, b = sorted((_plain(one["name"]), _plain(other["name"])), key=len)
    return bool(a) and a in b and len(a) >= MOST_OF * len(b)


def _quote(one: Fact, other: Fact) -> bool:
    for a, b in _spans(one):
        for c, d in _spans(other):
            if min(b, d) - max(a, c) >= NEARLY * (max(b, d) - min(a, c)):
                return True
    return False


def _event(one: Fact, other: Fact) -> bool:
    return _overlap(one, other) and one.get("kind") == other.get("kind") and _plain(one.get("who")) == _plain(other.get("who"))


def _accord(one: Fact, other: Fact) -> bool:
    kinds = one.get("kind"), other.get("kind")
    return _overlap(one, other) and (kinds[0] == kinds[1] or set(kinds) <= _ALIKE)


def _opening(one: Fact, other: Fact) -> bool:
    return _overlap(one, other) and _akin(one.get("who"), other.get("who"))


def _figure(one: Fact, other: Fact) -> bool:
    return _overlap(one, other) and one.get("value") == other.get("value")


_SAME = {
    "place": _place,
    "person": _person,
    "org": _org,
    "quote": _quote,
    "event": _event,
    "accord": _accord,
    "visit": _overlap,
    "figure": _figure,
    "need": _opening,
    "offer": _opening,
}


def _akin(one: object, other: object) -> bool:
    """Equal, or one named within the other: `maire` and `maire adjoint de Lyon`; whatever the script."""
    a, b = anyascii(_plain(one)).replace("'", ""), anyascii(_plain(other)).replace("'", "")
    return a == b or bool(a and b and (f" {a} " in f" {b} " or f" {b} " in f" {a} "))


def _strict_accord(one: Fact, other: Fact) -> bool:
    a, b = list(one.get("parties") or ()), list(other.get("parties") or ())
    shared = sum(any(_akin(x, y) for y in b) for x in a)
    agree = not a and not b if not shared else shared >= HALF * (len(a) + len(b) - shared)
    return agree and one.get("kind") == other.get("kind") and one.get("status") == other.get("status")


def _strict_visit(one: Fact, other: Fact) -> bool:
    actors = _any_akin(one.get("who") or (), other.get("who") or ())
    return one.get("status") == other.get("status") and actors and _akin(one.get("to"), other.get("to"))


def _any_akin(some: Iterable[str], others: Sequence[str]) -> bool:
    return any(_akin(a, b) for a in some for b in others) or (not others and not list(some))


_STRICT = {
    "person": lambda one, other: _akin(one.get("role"), other.get("role")),
    "quote": lambda one, other: _akin(one.get("speaker"), other.get("speaker")),
    "event": lambda one, other: one.get("status") == other.get("status"),
    "accord": _strict_accord,
    "visit": _strict_visit,
}
