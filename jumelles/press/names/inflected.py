"""Russian words in their dictionary form; the dictionary is loaded with the first Russian text."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

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
    forms = dict.fromkeys([*known, low, *filter(None, adjectives), *map(str.lower, by_rule(low))])
    prefixes = [head + dash] if not dash else [head + dash, *(other + "-" for other in nominatives(head)[:4] if other != head)]
    return tuple(prefix + form.capitalize() if not prefix or last[:1].isupper() else prefix + form for prefix in prefixes for form in forms)


def by_rule(word: str) -> list[str]:
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
                first + word.rpartition("-")[1] + cased(head.word if head else word, word.rpartition("-")[2]),
                *words[number + 1 :],
            ]
        )
    return name


def _first_half(word: str, noun: Any, marks: set[str]) -> str:  # noqa: ANN401
    """The first half of a compound, brought to the same case: музей of музея-заповедника, but торгово of торгово-промышленной."""
    half = word.rpartition("-")[0]
    read = next((one for one in parses(half.lower()) if one.tag.POS == "NOUN" and one.tag.case == noun.tag.case), None) if half else None
    form = read.inflect(marks) if read else None
    return cased(form.word, half) if form else half


def _agreeing(word: str, marks: set[str], gender: str | None) -> str:
    prefix, dash, last = word.rpartition("-")
    one = next((one for one in parses(last.lower()) if one.tag.POS in {"ADJF", "PRTF"}), None)
    form = one.inflect(marks | ({gender} if gender and "sing" in marks else set())) if one else None
    if not form:
        return word
    # The dictionary holds высший as a form of высокий, whose other superlative it would give.
    written = last.lower()[:4] + form.word[-2:] if "Supr" in form.tag and last.lower().startswith("высш") else form.word
    return prefix + dash + cased(written, last)


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


def cased(form: str, like: str) -> str:
    """A form with a capital where the word that it is of has one."""
    return form.capitalize() if like[:1].isupper() else form
