"""Codes for a text, with the words that speak for each: a suggestion, the author decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array, diags_array

from jumelles.openings.arrays import unit
from jumelles.openings.building import bridge
from jumelles.openings.stock import by_stem
from jumelles.openings.vocabulary.own import glossary, groups

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from jumelles.openings.profiles import Profile

    Numbers = NDArray[np.float32]

GROUPED = 0.5
"""How much a code is worth that belongs to the group of what the text names, beside one whose label the text resembles."""
FIELDS = 0.5
"""How much technology fields are worth beside classes of trades: at most about as many of them shall be suggested."""
WORDS = 4
"""Words that are told for each code, at most."""


@dataclass(frozen=True)
class Suggestion:
    """A code, how much speaks for it (0 to 1, the most of all codes for a text that is its label), and the words of the text that do."""

    code: str
    score: float
    words: tuple[str, ...]


def suggest(profile: Profile, limit: int = 5) -> list[Suggestion]:
    """The codes of trades and technology fields that fit a text best, the best first; none for a text that says nothing.

    Raises:
        JumellesError: the vocabularies are not installed.
    """
    made = bridge()
    written, counted = by_stem(profile)
    if not counted:
        return []
    counts = csr_array(diags_array(np.array(list(counted.values()))) @ made.spread(list(counted)))
    voices = _voices(counts)
    scores = {code: float(voice.sum()) for code, voice in voices.items() if voice.sum() > 0}
    best = sorted(scores, key=lambda code: (-scores[code], code))[: max(limit, 0)]
    forms = list(written.values())
    return [Suggestion(code, min(scores[code], 1.0), _loudest(voices[code], forms)) for code in best]


def _loudest(voice: Numbers, forms: list[str]) -> tuple[str, ...]:
    order = np.argsort(-voice, kind="stable")[:WORDS]
    return tuple(forms[at] for at in order if voice[at] > 0)


def _voices(counts: csr_array) -> dict[str, Numbers]:
    """How much each word of the text (counts: words by stems of labels) speaks for each code."""
    made = bridge()
    whole = csr_array(counts.sum(axis=0).reshape(1, -1))
    length = float(np.sqrt((whole.data**2).sum())) or 1.0
    classes = (csr_array(counts @ made.classes) / length).toarray()
    first = len(made.concepts) - made.counts["nace2"]
    voices = {made.concepts[first + at]: classes[:, at] for at in np.flatnonzero(classes.sum(axis=0))}
    for code, voice in _named(counts, whole).items():
        voices[code] = voices.get(code, 0) + voice
    return voices


def _named(counts: csr_array, whole: csr_array) -> dict[str, Numbers]:
    """The voices for codes of fields that are named, and of groups of which things are named."""
    made = bridge()
    ideas, fields = (unit(part).toarray()[0] for part in made.named(whole))
    by_name = csr_array(counts @ made.heavy).toarray()
    voices: dict[str, Numbers] = {}
    places = {code: at for at, code in enumerate(glossary())}
    for group in groups().values():
        inside = [places[entry.code] for entry in glossary().values() if entry.group == group.code and ideas[places[entry.code]]]
        for code in group.codes if inside else ():
            worth = GROUPED * float(np.sqrt((ideas[inside] ** 2).sum())) * (FIELDS if code.startswith("field") else 1)
            voices[code] = voices.get(code, 0) + worth * _share(by_name[:, np.isin(made.concept, inside)])
    start = made.counts["idea"] + made.counts["group"]
    for at in np.flatnonzero(fields):
        code = made.concepts[start + at]
        voices[code] = voices.get(code, 0) + FIELDS * float(fields[at]) * _share(by_name[:, made.concept == made.counts["idea"] + at])
    return voices


def _share(by_name: Numbers) -> Numbers:
    """Which part of what is named each word of the text names."""
    spoken = by_name.max(axis=1)
    share: Numbers = spoken / max(float(spoken.sum()), 1e-9)
    return share
