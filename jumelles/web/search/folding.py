"""One spelling for many: what a text is found by, whatever its script, accents, capitals and endings.

Each word has a *sound* and *stems*, in small letters and digits of ASCII; two words are the same to a search when they share one of them.

The sound forgets what transliterations do not agree on. First the word is written in Latin letters (anyascii, as names of places are
folded); then, until nothing changes:

- sh, sch, tch, tsch and shch become ch: Шапша, Shapsha, Chapcha; Щукин, Shchukin, Chtchoukine;
- ou becomes u, kh h, ph f, tz ts, w v, x ks: Kalouga, Kharkov, Wladimir, Alexei;
- y, j and zh become i, and ie at the beginning or after a vowel e: Юлия, Yulia, Julia; Jitomir, Zhytomyr; Iekaterinbourg, Yekaterinburg;
- ae, oe and ue before a consonant lose their e: Duesseldorf, Düsseldorf; gu before e or i becomes g: Sergueï, Sergei;
- doubled letters become one.

Stems are those of Snowball: the Russian one of a Cyrillic word, the French and the English one of a Latin word, and the word without
its last vowel, so that Калуге also finds Kaluga. Words of Chinese and Japanese have no spaces: each of their signs is a word, and a
query finds them beside each other. French elisions fall away (d'Obninsk), other apostrophes vanish (Хар'ків, Khar'kov).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from anyascii import anyascii

_APOSTROPHES = "'’‘`´ʼʹ′＇"
_LETTER = r"[^\W_]"
_MARK = r"\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0e5b"
"""Signs that stand above, below or behind a letter: é may be two characters, and vowels of Indian scripts always are."""
_WORD = re.compile(rf"{_LETTER}(?:{_LETTER}|[{_MARK}])*(?:[{_APOSTROPHES}]{_LETTER}(?:{_LETTER}|[{_MARK}])*)*")
_SIGN = re.compile(
    r"[\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
"""A sign of Chinese or Japanese."""
_ELIDED = frozenset("c d j l m n s t qu jusqu lorsqu puisqu quoiqu".split())
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_LATIN = re.compile(r"[a-zà-öø-ÿ\u0100-\u017f]+")
_OTHER = re.compile(r"[^a-z0-9]+")
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"tsch|sch|tch|tsh|sh", "ch"),
        (r"(?:ch){2,}", "ch"),
        (r"zh|[yj]", "i"),
        ("kh", "h"),
        ("ph", "f"),
        ("ou", "u"),
        ("tz", "ts"),
        ("w", "v"),
        ("x", "ks"),
        (r"gu(?=[ei])", "g"),
        (r"([aou])e(?=[b-df-hk-np-tvz])", r"\1"),
        (r"^ie|(?<=[aeou])ie", "e"),
        (r"([a-z])\1+", r"\1"),
    )
)
LONGEST = 64
"""Letters of a word that count; a longer one is no word that anybody types."""
SHORTEST_STEM = 4
"""Letters from which a word has stems: shorter ones are too much like each other."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands there, and what it is found by."""

    start: int
    end: int
    sound: str
    stems: frozenset[str]


def words(text: str) -> Iterator[Word]:
    """The words of a text, in order. Whatever holds a letter or a digit has at least one."""
    for found in _WORD.finditer(text):
        for word in parts(found[0]):
            yield replace(word, start=word.start + found.start(), end=word.end + found.start())


def bare(text: str) -> Iterator[Word]:
    """As `words`, without knowing where they stand: quicker, for whole offices."""
    return chain.from_iterable(map(parts, _WORD.findall(text)))


def fold(text: str) -> str:
    """The sounds of a text, a space between them: what was searched, as a person may be told."""
    return " ".join(word.sound for word in bare(text))


def is_sign(sound: str) -> bool:
    """Whether it stands for one sign of Chinese or Japanese."""
    return _SIGN.fullmatch(sound) is not None


@lru_cache(maxsize=200_000)
def parts(written: str) -> tuple[Word, ...]:
    """What is one word to the eye, taken apart: signs of Chinese and Japanese each alone, elisions dropped."""
    if not _SIGN.search(written):
        return (_word(written),)
    pieces = re.finditer(rf"{_SIGN.pattern}|(?:(?!{_SIGN.pattern}).)+", written)
    return tuple(Word(piece.start(), piece.end(), *keys(piece[0])) for piece in pieces if keys(piece[0])[0])


def _word(written: str) -> Word:
    """A word without what is elided before it; it is found with that, too (L'viv)."""
    sound, stems = keys(written)
    first, pieces = 0, re.split(f"[{_APOSTROPHES}]", written)
    while len(pieces) > 1 and pieces[0].lower() in _ELIDED:
        first += len(pieces.pop(0)) + 1
    if first:
        rest, others = keys(written[first:])
        return Word(first, len(written), rest, others | {sound})
    return Word(0, len(written), sound, stems)


def keys(written: str) -> tuple[str, frozenset[str]]:
    """The sound and the stems of one word."""
    whole = _lower(written)
    letters = re.sub(f"[{_APOSTROPHES}]s?$|[{_APOSTROPHES}]", "", whole) if len(whole) > 1 else whole
    sound = _sound(letters)
    return sound, frozenset(stem for stem in _stems(letters, sound) if stem)


def _lower(written: str) -> str:
    """Composed and without case, whatever it was before; ё is e, as most write it."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", written).casefold()).replace("ё", "е")[:LONGEST]


def _sound(letters: str) -> str:
    if _SIGN.fullmatch(letters):
        return letters
    latin = _OTHER.sub("", (letters if letters.isascii() else anyascii(letters)).lower())
    before = ""
    while before != latin:
        before = latin
        for pattern, sound in _SOUNDS:
            latin = pattern.sub(sound, latin)
    return latin[:LONGEST] or letters  # a letter that nobody has written in Latin ones stays what it is


def _stems(letters: str, sound: str) -> Iterator[str]:
    if len(letters) < SHORTEST_STEM:
        yield sound
    elif _CYRILLIC.fullmatch(letters):
        yield _sound(_stemmer("russian").stemWord(letters))
    elif _LATIN.fullmatch(letters):
        yield from (_sound(_stemmer(language).stemWord(letters)) for language in ("french", "english"))
        yield sound[:-1] if len(sound) > SHORTEST_STEM and sound[-1] in "aeiou" else sound
    else:
        yield sound


@cache
def _stemmer(language: str) -> Any:
    from snowballstemmer import stemmer

    return stemmer(language)
