"""Why a profile answers a need, as data: words are chosen where it is shown (`telling.fits`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jumelles.openings.building import bridge
from jumelles.openings.codes import similar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jumelles.openings.asking import Asked
    from jumelles.openings.stock import Stock

Kind = Literal["code", "concept", "same word", "translated word"]
CODES, CONCEPTS, WORDS = 2, 3, 4
"""Reasons of each kind that are told at most."""


@dataclass(frozen=True)
class Reason:
    """One thing that need and profile share.

    `kind` is a code (`ours` and `theirs` are the codes, the same or related), a concept (`ours` is its code in the bridge, for both),
    the same
    word (as each has written it), or a word and what stands for it in the other's language. `weight` orders reasons of one kind.
    """

    kind: Kind
    ours: str
    theirs: str
    weight: float


def reasons(asked: Asked, stock: Stock, row: int) -> tuple[Reason, ...]:
    """Why the profile in a row of the stock answers, the weightiest of each kind first."""
    told: list[Reason] = []
    for found, most in ((_codes(asked, stock, row), CODES), (_concepts(asked, stock, row), CONCEPTS), (_words(asked, stock, row), WORDS)):
        told += sorted(found, key=lambda reason: -reason.weight)[:most]
    return tuple(told)


def _codes(asked: Asked, stock: Stock, row: int) -> Iterator[Reason]:
    """For each code of the need the one of the profile that is most like it."""
    matrix = stock.coded
    theirs = [stock.codes[at] for at in matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]]
    for code in asked.codes:
        best = max(theirs, key=lambda other: similar(code, other), default="")
        if best and similar(code, best) > 0:
            yield Reason("code", code, best, similar(code, best))


def _concepts(asked: Asked, stock: Stock, row: int) -> Iterator[Reason]:
    ours = dict(zip(asked.concepts.indices.tolist(), asked.concepts.data.tolist(), strict=True))
    matrix, names = stock.concepts, bridge().concepts
    part = slice(matrix.indptr[row], matrix.indptr[row + 1])
    for at, value in zip(matrix.indices[part].tolist(), matrix.data[part].tolist(), strict=True):
        if at in ours:
            yield Reason("concept", names[at], names[at], value * ours[at])


def _words(asked: Asked, stock: Stock, row: int) -> Iterator[Reason]:
    """For each word of the need the best that stands for it in the profile; a word of the profile is told once."""
    matrix = stock.often
    held = set(matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]].tolist())
    best: dict[int, Reason] = {}
    for term in asked.terms:
        here = [(worth * float(stock.rarity[at]), at, way) for at, (worth, way) in term.found.items() if at in held]
        if not here:
            continue
        weight, at, way = max(here)
        told = Reason("same word" if way == "same" else "translated word", term.written, stock.written[at], weight * term.weight)
        if at not in best or best[at].weight < told.weight:
            best[at] = told
    yield from best.values()
