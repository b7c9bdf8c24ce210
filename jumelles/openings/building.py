"""Makes the bridge from the vocabularies: once in a process."""

from __future__ import annotations

import hashlib
from collections import Counter
from functools import cache
from itertools import permutations, product
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from jumelles.languages import LANGUAGES
from jumelles.openings.arrays import sparse, unit
from jumelles.openings.bridge import Bridge
from jumelles.openings.cognates import Sounds
from jumelles.openings.lexicon import learn
from jumelles.openings.vocabulary import nace
from jumelles.openings.vocabulary.own import dictionary, glossary, groups, technology
from jumelles.openings.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from jumelles.openings.lexicon import Pair

    Labels = dict[str, dict[str, tuple[str, ...]]]

FORMAT = 1
"""Raised when arrays of the same vocabularies come out otherwise than before."""
VAGUE = {"group:properties": 0.3, "group:cooperation": 0.3, "group:research": 0.3}
"""Groups of things that everybody writes of, and how much they count."""
COMMON = 0.08
"""Share of the NACE labels of a language in which a word may stand and still tell something."""


@cache
def bridge() -> Bridge:
    """The bridge of all vocabularies; the first call takes a second or two.

    Raises:
        JumellesError: the extra with the vocabularies is not installed.
    """
    ideas: Labels = {entry.code: entry.words for entry in glossary().values()}
    fields: Labels = {
        one.code: {language: (one.labels[language], *one.terms[language]) for language in LANGUAGES} for one in technology().values()
    }
    classes: Labels = {f"nace2:{code}": labels for code, labels in nace.labels().items() if len(code) == len("01.11")}
    plain: Labels = {f"word:{at}": one for at, one in enumerate(dictionary())}
    said = {code: {language: [_stems(text, language) for text in texts] for language, texts in labels.items()}
            for code, labels in (ideas | fields | classes | plain).items()}  # fmt: skip
    stems = {
        stem: at
        for at, stem in enumerate(sorted({stem for one in said.values() for texts in one.values() for text in texts for stem in text}))
    }
    numbered = {
        code: {language: [[stems[stem] for stem in text] for text in texts] for language, texts in one.items()}
        for code, one in said.items()
    }
    names, heavy, concept = _names([numbered[code] for code in (*ideas, *fields)], len(stems))
    return Bridge(
        version=_version(ideas | fields | classes | plain),
        concepts=(*ideas, *groups(), *fields, *classes),
        stems=stems,
        sounds={language: _sounds(stems, language) for language in LANGUAGES},
        names=names,
        heavy=heavy,
        concept=concept,
        counts={"idea": len(ideas), "group": len(groups()), "field": len(fields), "nace2": len(classes)},
        vague=np.array([VAGUE.get(glossary()[code].group, 1) for code in ideas] + [1] * len(fields), np.float32),
        members=_members(),
        classes=_classes([numbered[code] for code in classes], stems),
        lexicon=learn(_pairs(numbered), len(stems)),
    )


def _stems(text: str, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.stem for word in words(text, language)))


def _version(labels: Labels) -> str:
    """A mark that differs when a vocabulary or the making does."""
    told = repr((FORMAT, sorted((code, sorted(texts.items())) for code, texts in labels.items())))
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _sounds(stems: dict[str, int], language: str) -> tuple[Sounds, NDArray[np.int64]]:
    own = {stem: at for stem, at in stems.items() if stem.startswith(f"{language}:")}
    return Sounds(list(own)), np.array(list(own.values()), np.int64)


def _names(told: list[dict[str, list[list[int]]]], size: int) -> tuple[csr_array, csr_array, NDArray[np.int64]]:
    """The stems of every name with their share of its weight and their weight, and to which thing each name belongs."""
    named = [(at, stems) for at, one in enumerate(told) for texts in one.values() for stems in texts if stems]
    often = Counter(stem for _at, stems in named for stem in set(stems))
    idf = {stem: float(np.log(1 + len(named) / 3 / count)) for stem, count in often.items()}
    rows = [stem for _at, stems in named for stem in stems]
    columns = [column for column, (_at, stems) in enumerate(named) for _stem in stems]
    shares = [idf[stem] / sum(idf[one] for one in stems) for _at, stems in named for stem in stems]
    weights = [idf[stem] / len(stems) ** 0.5 for _at, stems in named for stem in stems]
    shape = size, len(named)
    return sparse(rows, columns, shares, shape), sparse(rows, columns, weights, shape), np.array([at for at, _stems in named], np.int64)


def _members() -> csr_array:
    """Which thing belongs to which group; the vague ones to none."""
    order = {code: at for at, code in enumerate(groups())}
    pairs = [(at, order[entry.group]) for at, entry in enumerate(glossary().values()) if entry.group not in VAGUE]
    shape = len(glossary()), len(order)
    return sparse([thing for thing, _group in pairs], [group for _thing, group in pairs], [1] * len(pairs), shape)


def _classes(told: list[dict[str, list[list[int]]]], stems: dict[str, int]) -> csr_array:
    """The NACE classes by their stems, rare stems weighing more, each class of each language with length 1."""
    joined = [(at, sorted({stem for text in texts for stem in text})) for at, one in enumerate(told) for texts in one.values()]
    often = Counter(stem for _at, held in joined for stem in held)
    idf = np.array([np.log(1 + len(told) / often[at]) if 0 < often[at] < COMMON * len(told) else 0 for at in range(len(stems))])
    rows = [at for at, held in joined for stem in held if idf[stem]]
    columns = [stem for _at, held in joined for stem in held if idf[stem]]
    return csr_array(_by_language(sparse(rows, columns, idf[columns], (len(told), len(stems))), stems).T.tocsr())


def _by_language(matrix: csr_array, stems: dict[str, int]) -> csr_array:
    """Each row with length 1 in every language."""
    total = csr_array(matrix.shape, dtype=np.float32)
    for language in LANGUAGES:
        here = np.array([stem.startswith(language) for stem in stems], np.float32)
        total = total + unit(csr_array(matrix.multiply(here[None, :])))
    total.eliminate_zeros()
    return csr_array(total)


def _pairs(numbered: dict[str, dict[str, list[list[int]]]]) -> dict[tuple[str, str], list[Pair]]:
    """Labels that mean the same, for every two languages: each name of a thing beside each in the other."""
    return {
        (source, target): [pair for one in numbered.values() for pair in _beside(one.get(source, []), one.get(target, [])) if all(pair)]
        for source, target in permutations(LANGUAGES, 2)
    }


def _beside(texts: list[list[int]], others: list[list[int]]) -> Iterable[Pair]:
    """Each name beside each, and once more those that stand at the same place: they are mostly translations of one another."""
    yield from product(texts[:6], others[:6])
    if len(texts) == len(others):
        yield from zip(texts, others, strict=True)
