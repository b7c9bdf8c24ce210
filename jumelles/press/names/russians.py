"""People in Russian texts: given name, patronymic, surname and initials in any order, brought to the nominative."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from jumelles.press.lexicon import compiled, lexicon
from jumelles.press.names import inflected, inflected_people
from jumelles.press.names.foreign_given import FAMILIES, foreign_given, syllables
from jumelles.press.names.mentions import Mention
from jumelles.press.names.russian_roles import is_person
from jumelles.press.names.surnames import place_like

if TYPE_CHECKING:
    from jumelles.press.names.gazetteer import Gazetteer
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

_WORD = r"(?:[ОД][’'](?=[А-ЯЁ]))?[А-ЯЁ][а-яё’']+(?:-[А-ЯЁа-яё][а-яё]+)*"
_INITIAL = r"[А-ЯЁ]\.(?:-[А-ЯЁ]\.)?"
_SMALL = r"(?:де ла|де|да|дю|ди|дос|дель|делла|дер|ван дер|ван ден|ван|фон дер|фон|цу|бен|бин|ибн|аль|эль|ла|ле|ас)"
_TOKEN = re.compile(rf"(?:{_SMALL}[ \xa0])?(?:{_INITIAL}|{_WORD}|[А-ЯЁ]\b)")
_RUN = re.compile(rf"(?<![\w.-])(?:{_INITIAL}|{_WORD})(?:(?:(?<=\.)[ \xa0]?|[ \xa0](?:{_SMALL}[ \xa0])?)(?:{_INITIAL}|{_WORD}))+(?!\w)")

_SHAPES = tuple(
    tuple(shape.split())
    for shape in (
        "N P SUN SUN", "NU SUG N P", "N P SUNWG", "SU N P", "SUNWG I I", "I I SUNWG", "N I SUWG", "N N SUW", "N SU SU",
        "N P", "N SUWG", "S N", "U S", "N N", "I SUNWG", "SUNWG I",
    )
)  # fmt: skip
"""Sorts of the words of a name, each with the letters of what it may be: N given name, P patronymic, S surname, U unknown, W another word,
G a place, I an initial."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A name from one token of a run to another."""

    start: int
    end: int
    words: list[str]
    sure: bool


@lru_cache(maxsize=20_000)
def _sorts(token: str) -> str:
    """What a word may be within a name."""
    bare = token.rsplit(maxsplit=1)[-1].rstrip(".")
    if len(bare) == 1 or "." in token:
        return "I"
    parts = [part for part in bare.split("-") if part[:1].isupper()] or [bare]
    found = "".join(
        letter
        for letter, mark in (("N", "Name"), ("P", "Patr"), ("S", "Surn"))
        if any(inflected.tagged(part, mark) and (inflected.knows(part) or mark == "Patr") for part in parts)
    )
    if "N" not in found and foreign_given(bare):
        found += "N"
    if bare in FAMILIES:
        found += "S"
    if inflected.tagged(bare, "Geox"):
        found += "G"
    if not any(inflected.knows(part) for part in parts):
        return found.replace("G", "") + "U"
    return found or "W"


def russians(story: Story, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The people of a sentence; in a list the second has the case of the first."""
    last: tuple[int, str] | None = None
    for match in _RUN.finditer(story.text, sentence.start, sentence.end):
        tokens = [(one.start() + match.start(), one.end() + match.start(), one[0]) for one in _TOKEN.finditer(match[0])]
        for found in _names(story, sentence, tokens, gazetteer):
            before = story.text[sentence.start : found.start]
            held = _holding(before)
            joined = last is not None and _JOINED.fullmatch(story.text[last[0] : found.start])
            hint = _told_case(before, held) if held or not joined or not last else last[1]
            name, case = inflected_people.person(_ordered(found.words), hint)
            last = found.end, case
            if not _namesake(before, case, held) or _apposed(story.text[found.end : sentence.end], case):
                trust = 0.95 if found.sure else 0.8 if held else 0.6
                yield Mention("person", found.start, found.end, name, name.lower().replace("ё", "е"), "ru", {"trust": trust})


def _told_case(before: str, held: str) -> str | None:
    """The case that the words before a name tell; a title that has no cases leaves it to the word before: лекцию пани Ганы."""
    if _FIXED.fullmatch(held):
        return inflected.case_before(before[: len(before) - len(held)])
    if held:
        return inflected.role_case(held)
    office = re.search(r"([а-яё-]+)\s[а-яё-]+\s$", before) if _of_an_institution(before) else None
    if office and is_person(office[1]):
        return None  # технолог предприятия Айгерим Досанова
    return inflected.case_before(before)


_FIXED = re.compile(r"(?:пани|фрау|мадам|миссис|мисс|леди|фройляйн)\s", re.IGNORECASE)


def _apposed(after: str, case: str) -> bool:
    """Whether a word for a person in the same case follows, so that somebody is told of, not a namesake: мастерская Ады Крол, художницы."""
    beside = re.match(r",\s([а-яё-]+)(?:\s([а-яё-]+))?", after)
    words = [word for word in beside.groups() if word] if beside else []
    return any(one.tag.animacy == "anim" and one.tag.case == case for word in words for one in inflected.parses(word)[:3])


_JOINED = re.compile(r"\s*(?:,|и|,? а также|,? и)\s+")


def _names(story: Story, sentence: Sentence, tokens: list[tuple[int, int, str]], gazetteer: Gazetteer) -> Iterator[_Found]:
    """The names within a run of capitals, each as long as it may be."""
    at = _given_away(story.text[sentence.start : tokens[0][0]], [token for _start, _end, token in tokens])
    while at < len(tokens) - 1:
        length, sure = _longest(story, sentence, tokens, at, gazetteer)
        if length:
            start, end = tokens[at][0], tokens[at + length - 1][1]
            yield _Found(start, end, [token for _start, _end, token in tokens[at : at + length]], sure)
        at += length or 1


def _longest(story: Story, sentence: Sentence, tokens: list[tuple[int, int, str]], at: int, gazetteer: Gazetteer) -> tuple[int, bool]:
    """How many words the name has that begins here, 0 for none; and whether its shape is one that only names have."""
    words = [token for _start, _end, token in tokens[at:]]
    sorts = [_sorts(word) for word in words]
    if _begins_later(words, sorts, gazetteer) or _between_marks(story.text, tokens[at][0], tokens[-1][1]):
        return 0, False
    if count := syllables(words):
        return count, True
    usual = tokens[at][0] == sentence.start and sorts[0] == "W"
    for shape in _SHAPES:
        count = len(shape)
        if (
            not usual
            and _fits(sorts, shape)
            and _agree(words[:count])
            and _may_end(words, sorts, count)
            and not _towns(words[:count], sorts, gazetteer)
        ):
            return count, True
    held = _holding(story.text[sentence.start : tokens[at][0]]) if not _role(words[0]) else ""
    wanted = "SUWNG" if held and _titled(held) else "SUWN" if held else "U"
    count = next((count for count in (3, 2) if _fits(sorts, (wanted,) * count)), 0)
    count = 2 if not held and count else count
    return (0 if place_like(" ".join(words[:count]), gazetteer) else count), False


def _agree(words: list[str]) -> bool:
    """Whether no genitive stands before a nominative: церкви Святого Квирина Йоахим Нойгарт are two."""
    owned = female = False
    for word, cases in [(word, _cases(word)) for word in words if _cases(word)]:
        # A woman's surname in a consonant has no cases: Милицы Станкович.
        if owned and "nomn" in cases and not cases & {"gent", "accs"} and not (female and word[-1] not in "аяыиоейь"):
            return False
        owned, female = owned or cases <= {"gent", "accs"}, word[-1] in "ыи"
    return True


@lru_cache(maxsize=20_000)
def _cases(word: str) -> frozenset[str]:
    read = [one.tag for one in inflected.parses(word.rsplit(maxsplit=1)[-1].rpartition("-")[2].lower())]
    return frozenset(str(tag.case) for tag in read if {"Name", "Surn", "Patr"} & set(tag.grammemes) and tag.number != "plur" and tag.case)


def _fits(sorts: list[str], shape: tuple[str, ...]) -> bool:
    return len(sorts) >= len(shape) and all(set(sort) & set(wanted) for sort, wanted in zip(sorts, shape, strict=False))


def _begins_later(words: list[str], sorts: list[str], gazetteer: Gazetteer) -> bool:
    """Whether a name begins only with the next word: мэр Владимира Андрей Шохин, Прибыл Иван Петров, А Иван Петров."""
    if re.fullmatch(r"[ВСКОУИА]", words[0]):
        return True
    if len(words) < 3 or sorts[0] == "I" or "P" in sorts[1]:
        return False
    strange = sorts[1] == "U" or not _genitive(words[1])
    if strange and "I" not in sorts[2] and not set("NSI") & set(sorts[0]) and _genitive(words[0]) and place_like(words[0], gazetteer):
        return True  # председатель думы Тулы Ерген Асылов
    return "N" in sorts[1] and bool(set(sorts[2]) & set("SUP")) and (sorts[0] == "W" or place_like(words[0], gazetteer))


def _may_end(words: list[str], sorts: list[str], count: int) -> bool:
    """Whether initials after a surname do not rather belong to the next name: в Минске А. Соколов."""
    return not (words[count - 1].endswith(".") and not words[0].endswith(".") and len(words) > count and sorts[count] not in {"W", "I"})


def _towns(words: list[str], sorts: list[str], gazetteer: Gazetteer) -> bool:
    """Whether the words are one place, or two that may be a given name and a surname are two towns: Владимир Эрланген."""
    if "I" in sorts[: len(words)]:
        return False
    if place_like(" ".join(words), gazetteer):
        return True
    return len(words) == 2 and not set("SUP") & set(sorts[1]) and all(place_like(word, gazetteer) for word in words)


def _role(word: str) -> bool:
    return bool(compiled(rf"(?:{lexicon('ru').source('names', 'roles')})").fullmatch(word))


def _titled(held: str) -> bool:
    return bool(compiled(rf"(?:{lexicon('ru').source('names', 'titles')})\s").fullmatch(held))


def _holding(before: str) -> str:
    """The role and its complements that stand right before a name; no verb and no comma is among them."""
    piece = before[-120:]
    for match in reversed(list(_office().finditer(piece))):
        if _COMPLEMENT.fullmatch(piece, match.end()) and not _NO_COMPLEMENT.search(piece, match.end()):
            return piece[match.start() :]
    return ""


@cache
def _office() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{lexicon('ru').source('names', 'roles')}|{lexicon('ru').source('names', 'titles')})(?!\w)", re.IGNORECASE
    )


_COMPLEMENT = re.compile(r"(?: (?:из|в|при) [А-ЯЁ][\w-]+)?(?:[ \xa0](?:[\w.№-]+|«[^»]{1,60}»)){0,7}?[ \xa0]")
_NO_COMPLEMENT = re.compile(r"(?<!\w)(?:и|с|что|на|от|\w+(?:ал|ил|ел)[аи]?)(?!\w)|(?<=.) (?:из|в) [а-яё]")


_NAMELESS = re.compile(
    r"(?:имени|им\.|(?<!\w)(?:улиц|проспект|площад|парк|сквер|бульвар|набережн|мост|станци|переул|аэропорт)\w*)\s*$", re.IGNORECASE
)


def _given_away(before: str, words: list[str]) -> int:
    """How many words only give a name to a street or a school: университет имени Фридриха-Александра Йоахим Хорнеггер."""
    if len(words) > 3 and _of_an_institution(before) and all(_genitive(word) for word in words[:2]) and not _genitive(words[2]):
        return 2  # директор музея Марка Шагала Ирина Воронова
    if len(words) > 2 and _OFFICE.search(before) and "N" not in _sorts(words[0]) and "S" not in _sorts(words[0]) and "." not in words[1]:
        return 1  # мэр Оак-Риджа Уоррен Гуч
    if not (found := _NAMELESS.search(before[-20:])) or _holding(before):
        return 0
    if not found[0].lower().startswith("им"):
        return 2
    return next((number for number, word in enumerate(words) if not _genitive(word)), len(words))


_OFFICE = re.compile(r"(?<![\w-])(?:мэр|глав|бургомистр|губернатор|префект|градоначальник)(?:а|у|ом|е|ы|ой)?\s$", re.IGNORECASE)


def _genitive(word: str) -> bool:
    return word.endswith(".") or any(one.tag.case == "gent" for one in inflected.parses(word.rpartition("-")[2].lower()))


def _of_an_institution(before: str) -> bool:
    """Whether a word for an institution stands right before, but not in под управлением, which is a conductor's."""
    return bool(compiled(rf"(?<!под )(?<!\w)(?:{lexicon('ru').source('names', 'orgs')})[а-яё]{{0,6}}\s$").search(before[-34:]))


def _namesake(before: str, case: str, held: str) -> bool:
    """Whether somebody only gives a name to a museum or a foundation."""
    return _of_an_institution(before) and case == "gent" and not held


def _between_marks(text: str, start: int, end: int) -> bool:
    """Whether a name stands alone between quotation marks, as a ship's or a company's does."""
    return text[start - 1 : start] in set('«“"„') and text[end : end + 1] in set('»”"“')


def _ordered(words: list[str]) -> list[str]:
    """Initials before the surname: П. А. Сороко where minutes write Сороко П. А."""
    initials = [word for word in words if word.endswith(".")]
    if not initials or words[0].endswith(".") or not words[-1].endswith("."):
        return words
    return [*initials, *(word for word in words if not word.endswith("."))]
