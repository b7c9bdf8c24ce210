"""What a person typed, as a condition: every word must be there, and what stands in quotation marks together; the last word may be
unfinished.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from jumelles.web.search.engine import Tree
from jumelles.web.search.folding import Word, fold, is_sign, words

LONGEST, MOST = 200, 8
"""Characters and words of a question that count."""
_QUOTED = re.compile(r'["“„«]([^"“”„«»]*)["”“»]')
OtherNames = Mapping[str, Sequence[str]]
"""Words, and what else the places are called that they name (`towns.other_names`)."""


@dataclass
class Term:
    """One thing that must be there, and by which words it is known in a text."""

    tree: Tree
    sounds: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    start: str = ""
    text: str = ""

    def meets(self, word: Word) -> bool:
        """Whether a word of a text is one that was asked for."""
        begun = bool(self.start) and word.sound.startswith(self.start)
        return begun or word.sound in self.sounds or not self.stems.isdisjoint(word.stems)


@dataclass(frozen=True)
class Asked:
    """A question: its terms, and the condition that they make."""

    terms: list[Term]
    tree: Tree
    folded: str


def pieces(text: str) -> list[tuple[str, bool]]:
    """The text cut into what stands in quotation marks (True) and the words outside of them."""
    found: list[tuple[str, bool]] = []
    for n, part in enumerate(_QUOTED.split(text[:LONGEST])):
        found += [(part, True)] if n % 2 else [(written, False) for written in part.split()]
    return [(part, quoted) for part, quoted in found if fold(part)][:MOST]


def asked(text: str, names: OtherNames) -> Asked | None:
    """The question of a text; None where it holds no word."""
    parts = pieces(text)
    terms = [
        _phrase(part) if quoted else _term(part, names, unfinished=n == len(parts) - 1 and not text[-1:].isspace())
        for n, (part, quoted) in enumerate(parts)
    ]
    if not terms:
        return None
    tree: Tree = ("and", [term.tree for term in terms])
    whole = " ".join(text.split())
    if len(terms) > 1 and names.get(whole):
        others = [_whole(name) for name in names[whole]]
        tree = ("or", [tree, *(other.tree for other in others)])
        terms = [*terms, *others]
    return Asked(terms, tree, " ".join(fold(part) for part, _quoted in parts))


def _phrase(text: str) -> Term:
    """Words that stand beside each other, each as it is."""
    sounds = [word.sound for word in words(text)]
    return Term(("phrase", sounds), sounds=set(sounds), text=text)


def _term(written: str, names: OtherNames, *, unfinished: bool = False) -> Term:
    """What stands between two spaces: a word, several (Saint-Denis), or signs of Chinese and Japanese, which stay together."""
    found = list(words(written))
    term = Term(("and", [_any(word, start=unfinished and word is found[-1]) for word in _single(found)]), text=written)
    term.tree[1].extend(("phrase", [word.sound for word in run]) for run in _runs(found))
    for word in found:
        term.sounds.add(word.sound)
        term.stems |= word.stems if not is_sign(word.sound) else set()
    term.start = found[-1].sound if unfinished and _may_start(found[-1]) else ""
    return _or_called(term, names.get(written, ()))


def _or_called(term: Term, names: Sequence[str]) -> Term:
    """The term, or one of the other names of the place that it names."""
    others = [_whole(name) for name in names]
    if others:
        term.tree = ("or", [term.tree, *(other.tree for other in others)])
    # Of “Oblast de Kalouga” the small word is not what was asked for: it is not marked.
    for word in (word for name in names for word in words(name) if not name[word.start].islower()):
        term.sounds.add(word.sound)
        term.stems |= word.stems if not is_sign(word.sound) else set()
    return term


def _whole(name: str) -> Term:
    return _term(name, {})


def _may_start(word: Word) -> bool:
    """One letter begins too many words."""
    return len(word.sound) > 1 and not is_sign(word.sound)


def _any(word: Word, *, start: bool) -> Tree:
    how = "start" if start and _may_start(word) else "word"
    return "or", [(how, word.sound), *(("word", f"~{stem}") for stem in sorted(word.stems))]


def _single(found: list[Word]) -> list[Word]:
    return [word for word in found if not is_sign(word.sound)]


def _runs(found: list[Word]) -> list[list[Word]]:
    """The signs of Chinese and Japanese that stand beside each other."""
    signs = [word for word in found if is_sign(word.sound)]
    runs = [signs[:1]] if signs else []
    for before, word in pairwise(signs):
        if before.end == word.start:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs
