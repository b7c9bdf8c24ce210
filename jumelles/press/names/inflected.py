"""Russian words in their dictionary form; the dictionary is loaded with the first Russian text."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from jumelles.press.lexicon import words as listed

_ENDINGS = (
    ("ского", ("ский", "ское")), ("ском", ("ск", "ский", "ское")), ("ской", ("ская", "ской")), ("скому", ("ский",)), ("ским", ("ский",)),
    ("ого", ("ый", "ий", "ое", "ой")), ("ому", ("ый", "ий", "ое")), ("ым", ("ый",)), ("ом", ("", "о", "ое", "ый")), ("ем", ("ь", "й", "е", "")),
    ("ой", ("а", "ая")), ("ою", ("а",)), ("ей", ("я", "ь", "а", "ьи", "и")), ("ью", ("ь",)), ("ии", ("ия", "ии")), ("ию", ("ия",)), ("ией", ("ия",)),
    ("ами", ("ы", "и")), ("ах", ("ы", "и")), ("ам", ("ы", "и", "ам")), ("ями", ("и",)), ("ях", ("и",)), ("ов", ("ы", "ов")),
    ("е", ("", "а", "я", "ь", "е", "й")), ("у", ("", "а")), ("ю", ("ь", "й", "я")), ("а", ("", "о")), ("я", ("ь", "й", "е")), ("ы", ("а", "ы")), ("и", ("ь", "я", "а", "и")),
)  # fmt: skip


@cache
def _morph() -> Any:  # noqa: ANN401 - pymorphy3 has no types
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=50_000)
def parses(word: str) -> tuple[Any, ...]:
    """What a word may be, the likeliest first."""
    return tuple(_morph().parse(word))


def knows(word: str) -> bool:
    """Whether the dictionary has the word."""
    return bool(_morph().word_is_known(word.lower()))


def lemma(word: str) -> str:
    """The dictionary form of the likeliest reading."""
    return str(parses(word.lower())[0].normal_form)


def nominative(word: str) -> str:
    """The word in the nominative, in the number that it stands in."""
    read = parses(word.lower())[0]
    found = read.inflect({"nomn", str(read.tag.number)}) if read.tag.number else None
    return str(found.word) if found else str(read.normal_form)


def tagged(word: str, *marks: str) -> bool:
    """Whether some likely reading has all the marks."""
    return any(all(mark in one.tag for mark in marks) and one.score > 0.05 for one in parses(word.lower()))


@lru_cache(maxsize=50_000)
def nominatives(word: str) -> tuple[str, ...]:
    """The forms under which a gazetteer may have an inflected name, the likeliest first; the word itself is among them."""
    if "-на-" in word:
        river = word[word.index("-на-") :]
        return tuple(form + river for form in nominatives(word[: -len(river)]))
    head, dash, last = word.rpartition("-")
    low = last.lower()
    known = [one.normal_form for one in parses(low) if "Geox" in one.tag]
    if known and knows(low) and not dash:
        # Of a name that the dictionary has nothing need be guessed: Каме is no Кам.
        return tuple(dict.fromkeys(form.capitalize() for form in [*known, low]))
    adjectives = [_adjective(one) for one in parses(low)[:4] if one.tag.POS == "ADJF"]
    forms = dict.fromkeys([*known, low, *filter(None, adjectives), *map(str.lower, _by_rule(low))])
    prefixes = [head + dash] if not dash else [head + dash, *(other + "-" for other in nominatives(head)[:4] if other != head)]
    return tuple(prefix + form.capitalize() if not prefix or last[:1].isupper() else prefix + form for prefix in prefixes for form in forms)


def _by_rule(word: str) -> list[str]:
    """What a word may be by its ending alone."""
    low = word.lower()
    cut = [(ending, news) for ending, news in _ENDINGS if low.endswith(ending) and len(low) - len(ending) >= 2]
    return [(low[: len(low) - len(ending)] + new).capitalize() for ending, news in cut for new in news]


def _adjective(parse: Any) -> str | None:  # noqa: ANN401
    marks = {"nomn", "sing"} | ({parse.tag.gender} if parse.tag.gender else set())
    found = parse.inflect(marks)
    return found.word if found else None


def every_gender(word: str) -> tuple[str, ...]:
    """The nominatives of an adjective of any gender: Великий and Великая for Великом, which is also a village of its own."""
    low = word.lower()
    read = next((one for one in parses(low)[:6] if one.tag.POS == "ADJF"), None)
    forms = (
        [read.inflect(marks) for marks in ({"nomn", "sing", "masc"}, {"nomn", "sing", "femn"}, {"nomn", "sing", "neut"}, {"nomn", "plur"})]
        if read
        else []
    )
    return tuple(form.word.capitalize() for form in forms if form)


def common_noun(word: str) -> bool:
    """Whether the dictionary has a word as a thing or as people, whatever place bears it, too: Текстильщики."""
    return knows(word) and any(
        one.tag.POS == "NOUN" and one.score > 0.2 and not {"Geox", "Name", "Surn", "Patr"} & set(one.tag.grammemes)
        for one in parses(word.lower())
    )


def adjective_stem(word: str) -> str:
    """What an adjective of a town shares with its name: новосибирск of новосибирской."""
    low = word.lower()
    for ending in ("ского", "скому", "ским", "ском", "ской", "скую", "ская", "ское", "ские", "ских", "скими", "ский"):
        if low.endswith(ending):
            return low[: -len(ending)]
    return ""


def phrase(name: str, noun_meant: str = "") -> str:
    """The name of an organisation in the nominative: its first noun, of which the dictionary form may be told, and the adjectives before it."""
    words = name.split()
    for number, word in enumerate(words):
        if not re.match("[А-Яа-яЁё-]+$", word) or word.isupper() or re.search("[а-яё][А-ЯЁ]", word):
            return name
        read = parses(word.rpartition("-")[2].lower())[:4]
        meant = next((one for one in read if one.normal_form == noun_meant and one.tag.POS == "NOUN"), None)
        adjective = any(one.tag.POS == "ADJF" for one in read)
        noun = meant or (None if adjective else next((one for one in read[:3] if one.tag.POS == "NOUN"), None))
        if noun is None:
            continue
        plural = (
            noun.tag.number == "plur" and noun.normal_form != "собрание" and number > 0 and parses(words[0].lower())[0].tag.number == "plur"
        )
        marks = {"nomn", "plur"} if plural else {"nomn", "sing"}
        head = noun.inflect(marks)
        first = _first_half(word, noun, marks)
        before = [_agreeing(one, marks, noun.tag.gender) for one in words[:number]]
        return " ".join(
            [
                *before,
                first + word.rpartition("-")[1] + _cased(head.word if head else word, word.rpartition("-")[2]),
                *words[number + 1 :],
            ]
        )
    return name


def _first_half(word: str, noun: Any, marks: set[str]) -> str:  # noqa: ANN401
    """The first half of a compound, brought to the same case: музей of музея-заповедника, but торгово of торгово-промышленной."""
    half = word.rpartition("-")[0]
    read = next((one for one in parses(half.lower()) if one.tag.POS == "NOUN" and one.tag.case == noun.tag.case), None) if half else None
    form = read.inflect(marks) if read else None
    return _cased(form.word, half) if form else half


def _agreeing(word: str, marks: set[str], gender: str | None) -> str:
    prefix, dash, last = word.rpartition("-")
    one = next((one for one in parses(last.lower()) if one.tag.POS in {"ADJF", "PRTF"}), None)
    form = one.inflect(marks | ({gender} if gender and "sing" in marks else set())) if one else None
    if not form:
        return word
    # The dictionary holds высший as a form of высокий, whose other superlative it would give.
    written = last.lower()[:4] + form.word[-2:] if "Supr" in form.tag and last.lower().startswith("высш") else form.word
    return prefix + dash + _cased(written, last)


def case_before(text: str) -> str | None:
    """The case that the word before a name tells: мэром, с; None for none."""
    found = re.search(r"([А-Яа-яёЁ-]+)\s*$", text)
    word = found[1].lower() if found else ""
    if word in _CASES:
        return _CASES[word]
    read = parses(word)[0].tag if word else None
    if read is None or read.POS != "NOUN" or not knows(word):
        return None
    # A thing has its owner after it (по словам Ирины), a person the name itself (учителю Петрову).
    return "gent" if read.animacy == "inan" else str(read.case) if read.case and read.case != "nomn" else None


def role_case(words: str) -> str | None:
    """The case of the role that stands before a name, told by its first noun; its complements are in the genitive whatever it is."""
    for word in re.findall(r"[А-Яа-яёЁ-]+", words):
        read = parses(word.lower())[0].tag
        if read.POS == "NOUN" and read.case:
            return str(read.case)
    return None


_CASES = {
    "с": "ablt",
    "со": "ablt",
    "между": "ablt",
    "у": "gent",
    "от": "gent",
    "из": "gent",
    "для": "gent",
    "к": "datv",
    "ко": "datv",
    "о": "loct",
    "об": "loct",
}


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
    if knows(first) or first in listed("given_ru") or not any(form in listed("given_ru") for form in _by_rule(first)):
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
    if not tagged(word, "Name") and (given := [form for form in _by_rule(word) if form in listed("given_ru")]):
        return given[0]  # Алеся, which the dictionary has not, where it would guess Алеса.
    for one in sorted(parses(word.lower()), key=lambda one: word.endswith("е") and "Fixd" in one.tag):
        fits = one.tag.case == case and one.tag.gender in {gender, None} and {"Name", "Surn", "Patr"} & set(one.tag.grammemes)
        if fits:
            found = one.inflect({"nomn", "sing", gender}) or one.inflect({"nomn", "sing"})
            if found:
                return _cased(found.word, word)
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


def _cased(form: str, like: str) -> str:
    return form.capitalize() if like[:1].isupper() else form
