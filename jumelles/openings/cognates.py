"""Words that sound alike in two languages: audiométrie, audiometry, аудиометрия; and words of one language with a common beginning.

A stem's *sound* is what remains of it when scripts and spellings are set aside; two stems are as alike as their sounds share pieces of
three letters.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from anyascii import anyascii
from scipy.sparse import csr_array, vstack

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORTEST = 4
"""Letters of a sound from which likeness tells anything; shorter ones must be the same."""
ALIKE = 0.5
"""Cosine of pieces from which two stems count as alike."""
AT_ONCE = 2000
"""Stems that are compared at once: most of what they share is too little to be kept, and takes memory until then."""
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"sch|tch|sh|ch", "h"),
        ("zh", "j"),
        ("ph", "f"),
        ("th", "t"),
        ("kh", "h"),
        ("ts(?=[eiy])|c(?=[eiy])", "s"),
        ("qu?|ck?", "k"),
        ("x", "ks"),
        ("ou|w", "u"),
        (r"[ao]e", "e"),
        (r"^i?e", "e"),
        ("[yj]", "i"),
        (r"^[hg](?=[iea])", ""),
        (r"i(?=[aeou])", ""),
        (r"([a-z])\1+", r"\1"),
        ("z", "s"),
    )
)


@lru_cache(maxsize=400_000)
def sound(stem: str) -> str:
    """What a stem with its language sounds like, in Latin letters."""
    letters = re.sub("[^a-z0-9]", "", anyascii(stem.partition(":")[2]).lower())
    for pattern, piece in _SOUNDS:
        letters = pattern.sub(piece, letters)
    return letters


class Sounds:
    """Some stems, among which those that sound like another are found."""

    def __init__(self, stems: Sequence[str]) -> None:
        self.pieces: dict[int | str, int] = {}
        self.matrix = self._matrix(stems, grow=True).T.tocsr()
        self.count = len(stems)

    def alike(self, stems: Sequence[str], least: float = ALIKE) -> csr_array:
        """For each of these stems the ones among ours that sound like it: a sparse matrix of cosines."""
        if not stems or not self.count:
            return csr_array((len(stems), self.count), dtype=np.float32)
        parts = [self._alike(stems[start : start + AT_ONCE], least) for start in range(0, len(stems), AT_ONCE)]
        return csr_array(vstack(parts, format="csr"))

    def _alike(self, stems: Sequence[str], least: float) -> csr_array:
        found = csr_array(self._matrix(stems) @ self.matrix)
        found.data[found.data < least] = 0
        found.eliminate_zeros()
        return found

    def _matrix(self, stems: Sequence[str], *, grow: bool = False) -> csr_array:
        rows, columns = [], []
        for row, stem in enumerate(stems):
            for piece in _pieces(sound(stem)):
                at = self.pieces.setdefault(piece, len(self.pieces)) if grow else self.pieces.get(piece, -1)
                rows.append(row)
                columns.append(at)
        lengths = np.sqrt(np.bincount(rows, minlength=len(stems))) if rows else np.ones(len(stems))
        kept = [at for at, column in enumerate(columns) if column >= 0]
        rows, columns = [rows[at] for at in kept], [columns[at] for at in kept]
        data = (1 / lengths[rows]).astype(np.float32) if rows else np.zeros(0, np.float32)
        return csr_array((data, (np.array(rows, np.int32), np.array(columns, np.int32))), shape=(len(stems), len(self.pieces)))


@lru_cache(maxsize=400_000)
def _pieces(sounded: str) -> tuple[str, ...]:
    """Pieces of three letters, the beginning counted twice: endings differ, beginnings carry the meaning."""
    if len(sounded) < SHORTEST:
        return (sounded,) if sounded else ()
    padded = f"^{sounded}"
    return tuple(dict.fromkeys([padded[at : at + 3] for at in range(len(padded) - 2)] + [padded[:4], padded[:5]]))
