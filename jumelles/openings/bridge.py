"""The bridge between languages: labels that mean the same in all three, by which a text of any of them becomes a vector of concepts.

Four families of concepts: things of the glossary, its groups, technology fields, NACE classes. A thing is in a text when the words of
one of its
names are; a class is in it as far as its label resembles it. The vectors of two texts are compared whatever their languages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array, hstack

from jumelles.openings.arrays import sparse, strongest, top, unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from jumelles.openings.cognates import Sounds

    Numbers = NDArray[np.float32]

FAMILIES = {"idea": 1.0, "group": 0.5, "field": 0.3, "nace2": 0.7}
"""The families of concepts, and how much a likeness in each counts."""
COVERED = 0.6
"""Share of a name's words, by their weight, that a text must hold to speak of it."""
ALMOST, AS_ALMOST = 0.62, 0.7
"""From which likeness a word counts for another with the same beginning, and for how much of it."""
CLASSES = 15
"""NACE classes that are kept of each text."""


@dataclass(frozen=True)
class Bridge:
    """All labels as arrays: made once, the same for every stock.

    `stems` numbers the stems of all labels, `sounds` finds those of each language by their sound. `names` (stems by names) holds the
    weights
    of each name's stems, their sum being 1, and `heavy` what they weigh; `concept` tells which thing or field a name belongs to,
    `members` (things
    by groups) and `vague` (by thing) the rest of the glossary. `classes` (stems by NACE classes) holds vectors of length 1. `lexicon`
    translates
    stems. `concepts` are the codes of all dimensions.
    """

    version: str
    concepts: tuple[str, ...]
    stems: dict[str, int]
    sounds: dict[str, tuple[Sounds, NDArray[np.int64]]]
    names: csr_array
    heavy: csr_array
    concept: NDArray[np.int64]
    counts: dict[str, int]
    vague: Numbers
    members: csr_array
    classes: csr_array
    lexicon: csr_array

    def spread(self, stems: Sequence[str]) -> csr_array:
        """For each of these stems the stems of labels for which it counts: itself, and less so those of the same beginning."""
        known = [(row, self.stems[stem]) for row, stem in enumerate(stems) if stem in self.stems]
        rows = [np.array([row for row, _column in known], np.int64)]
        columns = [np.array([column for _row, column in known], np.int64)]
        data = [np.ones(len(known), np.float32)]
        for language, (sounds, numbers) in self.sounds.items():
            here = np.array([row for row, stem in enumerate(stems) if stem.startswith(language)], np.int64)
            alike = sounds.alike([stems[row] for row in here], ALMOST).tocoo()
            rows.append(here[alike.row])
            columns.append(numbers[alike.col])
            data.append((AS_ALMOST * alike.data).astype(np.float32))
        return strongest(np.concatenate(rows), np.concatenate(columns), np.concatenate(data), (len(stems), len(self.stems)))

    def vectors(self, counts: csr_array) -> csr_array:
        """The concepts of texts, of which the counts of label stems are given: rows whose product is the likeness of two texts, at most
        1.
        """
        ideas, fields = self.named(counts)
        groups = csr_array(ideas @ self.members)
        groups.data = np.sqrt(groups.data)
        classes = top(csr_array(unit(counts) @ self.classes), CLASSES)
        total = sum(FAMILIES.values())
        parts = zip(FAMILIES.values(), (ideas, groups, fields, classes), strict=True)
        return csr_array(
            hstack([unit(part) * np.float32(np.sqrt(weight / total)) for weight, part in parts], format="csr"), dtype=np.float32
        )

    def named(self, counts: csr_array) -> tuple[csr_array, csr_array]:
        """How much a text speaks of each thing and of each field: as much as of the best of its names."""
        present, often = counts.copy(), counts.copy()
        present.data = np.minimum(present.data, 1)
        often.data = np.where(often.data > 1, 1 + np.log(np.maximum(often.data, 1)), often.data)
        # Both products have their entries in the same places: what differs are the values alone.
        share, mass = csr_array(present @ self.names), csr_array(often @ self.heavy)
        enough = share.data >= COVERED
        rows = np.repeat(np.arange(counts.shape[0]), np.diff(share.indptr))[enough]
        data = (share.data**2 * mass.data)[enough]
        found = strongest(rows, self.concept[share.indices[enough]], data, (counts.shape[0], len(self.vague)))
        found.data *= self.vague[found.indices]
        ideas = self.counts["idea"]
        return csr_array(found[:, :ideas]), csr_array(found[:, ideas:])

    def counted(self, stems: Sequence[str], often: Sequence[float]) -> csr_array:
        """One text, given by its stems and how often each stands in it, as counts of label stems."""
        one = sparse([0] * len(stems), range(len(stems)), often, (1, len(stems)))
        return csr_array(one @ self.spread(stems))
