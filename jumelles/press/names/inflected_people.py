"""Names of people in Russian, brought to the nominative by the first case that all their words may have."""

from __future__ import annotations

import re
from functools import lru_cache

from jumelles.press.lexicon import words as listed
from jumelles.press.names.inflected import by_rule, cased, knows, parses, tagged


def person(words: list[str], hint: str | None) -> tuple[str, str]:
    """A Russian name in the nominative, and the case in which it stands: the first that all its words may have."""
    told = [word for word in words if not word.endswith(".")]
    hint = hint or _given_case(told)
    # The accusative of what is alive looks like the genitive, of men.
    sure = _sure_cases(told[0]) if len(told) > 1 else ()
    order = dict.fromkeys(
        [*([hint] if hint else []), *(["accs"] if hint == "gent" else []), *sure, "nomn", "gent", "datv", "accs", "ablt", "loct"]
    )
    for case in order:
        for gender in ("masc", "femn"):
            if all(_may_stand(word, case, gender, guess=case == hint or case in sure) for word in told):
                return " ".join(_nominative(word, gender, case) for word in words), case
    case = hint or "nomn"
    return " ".join(_nominative(word, "masc", case) for word in words), case


def _given_case(told: list[str]) -> str | None:
    """The case that a listed given name stands in by its ending: Костасу."""
    first = told[0] if told else ""
    if knows(first) or first in listed("given_ru") or not any(form in listed("given_ru") for form in by_rule(first)):
        return None
    return next(
        (
            case
            for ending, case in (("ом", "ablt"), ("ем", "ablt"), ("у", "datv"), ("ю", "datv"), ("а", "gent"), ("я", "gent"))
            if first.endswith(ending)
        ),
        None,
    )


@lru_cache(maxsize=20_000)
def _sure_cases(word: str) -> tuple[str, ...]:
    """The cases of a given name that cannot be in the nominative, the likeliest first: the surname after it, known or not, stands in one of them."""
    read = [str(one.tag.case) for one in parses(word.lower()) if "Name" in one.tag and one.tag.number != "plur"]
    return tuple(dict.fromkeys(read)) if "nomn" not in read else ()


@lru_cache(maxsize=20_000)
def _may_stand(word: str, case: str, gender: str, *, guess: bool) -> bool:
    """Whether a word of a name may be in that case; an unknown one only where something else told the case."""
    for part in word.rsplit(maxsplit=1)[-1].split("-"):
        read = [one.tag for one in parses(part.lower()) if {"Name", "Surn", "Patr"} & set(one.tag.grammemes) and one.tag.number != "plur"]
        if word.endswith("е") and any("Fixd" not in tag for tag in read):
            read = [tag for tag in read if "Fixd" not in tag]  # Анне is rather Анна’s dative.
        if case == "nomn":
            read = [one.tag for one in parses(part.lower()) if one.tag in read and one.score > 0.04] or read
        fits = any(tag.case == case and tag.gender in {gender, None} for tag in read)
        known = read and knows(part)
        if not fits and (known or not (guess or case == "nomn")):
            return False
        if not fits and case != "nomn" and gender == "masc" and _guessed(part, gender, case) == part and part[-1:] not in "оеэуюиыё":
            return False
    return True


def _nominative(word: str, gender: str, case: str) -> str:
    if case == "nomn" or not word[-1:].isalpha() or len(word) < 3 or (gender == "femn" and word[-1] in _HARD):
        return word
    if "-" in word:
        return "-".join(_nominative(part, gender, case) for part in word.split("-"))
    if not tagged(word, "Name") and (given := [form for form in by_rule(word) if form in listed("given_ru")]):
        return given[0]  # Алеся, which the dictionary has not, where it would guess Алеса.
    for one in sorted(parses(word.lower()), key=lambda one: word.endswith("е") and "Fixd" in one.tag):
        fits = one.tag.case == case and one.tag.gender in {gender, None} and {"Name", "Surn", "Patr"} & set(one.tag.grammemes)
        if fits:
            found = one.inflect({"nomn", "sing", gender}) or one.inflect({"nomn", "sing"})
            if found:
                return cased(found.word, word)
    return _guessed(word, gender, case)


_HARD = frozenset("бвгджзклмнпрстфхцчшщ")
"""Letters at the end of a woman's foreign name that is the same in all cases."""


def _guessed(word: str, gender: str, case: str) -> str:
    """Foreign surnames: men's are inflected as nouns, women's in consonants not at all."""
    if gender == "femn":
        if re.search(r"(?:[сц]к|[^иы]н|т)ой$", word):
            return word[:-2] + "ая"  # Новотной
        endings: dict[str, tuple[str, ...]] = {"gent": ("ой",), "datv": ("ой",), "ablt": ("ой",), "loct": ("ой",), "accs": ("у",)}
        return next((word[: -len(e)] + "а" for e in endings.get(case, ()) if word.endswith(e) and len(word) > 4), word)
    endings = {
        "gent": ("ого", "а", "я", "ы"),
        "datv": ("ому", "у", "ю"),
        "ablt": ("ым", "ом", "ем", "ой"),
        "loct": ("ом", "е"),
        "accs": ("ого", "а", "я"),
    }
    for ending in endings.get(case, ()):
        if word.endswith(ending) and (len(word) - len(ending) >= 2 or (ending == "ем" and word[0] in "ЮЯ")):
            stem = word[: -len(ending)]
            if stem[-1].lower() in "аеиоуыэюя" and ending in {"я", "ю", "ем"}:
                return stem + "й"  # Юем, Нойя
            return stem + {"ого": "ый", "ому": "ый", "ым": "ый" if len(stem) < 3 else "", "я": "ь", "ю": "ь", "ы": "а", "ой": "а"}.get(
                ending, ""
            )
    return word
