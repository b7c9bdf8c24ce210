"""Foreign given names and families in Russian letters, which no Russian dictionary has."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from anyascii import anyascii

from jumelles.press.lexicon import words
from jumelles.press.names.inflected import knows, nominatives, parses

FAMILIES = frozenset(
    "Ким Пак Ли Чхве Чой Цой Кан Чо Юн Лим Хан Со Син Шин Квон Хван Ан Сон Хон Ю Ван Чжан Лю Чэнь Ян Чжао Хуан Чжоу У Сюй Сунь Ху Чжу Гао Линь Хэ Го Ма Ло Лян Сун Чжэн "
    "Се Хань Тан Фэн Юй Дун Сяо Чэн Цао Юань Дэн Пэн Цзян Цай Цзя Дин Вэй Сюэ Е Ду Нгуен Ле Фам Чан Во Данг".split()
)
"""Families of East Asia, whose given names are one or two syllables more."""
_LONGEST_SYLLABLE = 6


def foreign_given(word: str) -> bool:
    """Whether a word is a foreign given name, in some case."""
    head = word.split("-", maxsplit=1)[0]
    if head in words("given_ru") or len(head) < 4 or (knows(head) and _thing(head)):
        return head in words("given_ru")
    forms = nominatives(head)[:8]
    return any(form in words("given_ru") or sounding(form) in _as_they_sound() for form in forms)


def _thing(word: str) -> bool:
    """Whether the dictionary has the very word as a noun, a verb or a place, and not only as a form by chance: пламен."""
    return any(one.tag.POS in {"NOUN", "VERB", "INFN", "ADJF", "ADVB", "PREP", "CONJ", "NPRO"} for one in parses(word.lower()))


@cache
def _as_they_sound() -> frozenset[str]:
    return frozenset(sounding(name) for name in words("given") if len(name) > 3)


@lru_cache(maxsize=20_000)
def sounding(name: str) -> str:
    """A given name without what differs from one spelling in Latin letters to the next: Erlan, Yerlan and Ерлан are one."""
    plain = re.sub(r"(.)\1", r"\1", anyascii(name).lower().replace("kh", "h"))
    return re.sub(r"^i(?=e)|'", "", re.sub("[yj]", "i", plain).replace("w", "v"))


def syllables(tokens: list[str]) -> int:
    """How many words a name of East Asia has that is written one syllable apart: Пак Чон Хо; 0 for any other."""
    if (
        len(tokens) < 3
        or tokens[0] not in FAMILIES
        or not all(re.fullmatch(rf"[А-ЯЁ][а-яё]{{1,{_LONGEST_SYLLABLE - 1}}}", one) for one in tokens[1:3])
    ):
        return 0
    # A patronymic or a surname in its place is a longer word.
    return 3 if sum(map(len, tokens[1:3])) < 2 * _LONGEST_SYLLABLE - 1 else 0
