"""Roles in Russian: any word for a person before the name or after it, whatever complements stand between."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jumelles.press.lexicon import compiled, demonyms, lexicon
from jumelles.press.names.inflected import adjective_stem, knows, parses
from jumelles.press.names.mentions import Mention
from jumelles.press.names.role_words import Role, agreeing, of_what

if TYPE_CHECKING:
    from jumelles.press.story import Story

_PIECE = re.compile(r"«[^»]{1,80}»|[\w№][\w.-]*|[^\s\w]")
_STOP = frozenset("и а но что как с со к ко о об у от до при за над под перед через после на из".split())
"""Words that no complement of a role has; по, в and для stand in complements (вице-мэр по культуре, консул в Петербурге)."""
_FROM = frozenset("из при от".split())
"""Small words that stand right after a role only: акушерка из госпиталя."""
_KIN = frozenset(
    "человек друг подруга сын дочь жена муж супруг супруга мать отец брат сестра внук внучка бабушка дедушка гость гостья участник участница земляк житель жительница мужчина женщина девушка парень ребёнок мальчик девочка дядя тётя "
    "миссис мистер мисс сэр леди фрау герр мадам месье мсье сеньор сеньора синьор синьора товарищ имя господин госпожа пан пани герой лауреат победитель победительница".split()
)
"""Words for people that are no role."""


@lru_cache(maxsize=10_000)
def _person(word: str) -> tuple[str, str] | None:
    """Number and case of a common noun for one person; None for any other word."""
    if not re.fullmatch(r"[А-ЯЁа-яё][а-яё]+(?:-[а-яё]+)*", word):
        return None
    listed = _listed(word)
    for one in parses(word.lower())[:3]:
        noun = one.tag.POS == "NOUN" and not {"Name", "Surn", "Patr", "Geox"} & set(one.tag.grammemes)
        animate = one.tag.animacy == "anim" and (knows(word) or one.score > 0.3)
        if noun and (animate or listed) and one.tag.number == "sing" and one.normal_form not in _KIN:
            return one.normal_form, str(one.tag.case)
        if listed and one.tag.POS in {"ADJF", "PRTF"} and one.tag.number == "sing":
            return word.lower(), str(one.tag.case)
    return None


def is_person(word: str) -> bool:
    """Whether a word is a common noun for one person in the nominative."""
    read = _person(word)
    return read is not None and read[1] == "nomn"


def _listed(word: str) -> bool:
    return bool(re.fullmatch(lexicon("ru").source("names", "roles"), word, re.IGNORECASE))


def before_name(story: Story, one: Mention, floor: int) -> Role | None:
    """The word for a person that governs all that stands between it and the name: советник мэра Брно, технолог «Карасу-Фильтра»."""
    piece = story.text[max(floor, one.start - 170) : one.start]
    piece = compiled(rf"(?:{lexicon('ru').source('names', 'titles')})\s*$").sub("", piece) if _title_only(piece) else piece
    base = one.start - len(story.text[max(floor, one.start - 170) : one.start])
    words = list(_PIECE.finditer(piece))
    if words and words[-1][0] in {",", ":", "—"}:
        words.pop()
    head: int | None = None
    for number in range(len(words) - 1, max(-1, len(words) - 14), -1):
        word = words[number][0]
        if word in _FROM and number and _person(words[number - 1][0]):
            continue
        if word in _STOP or (not word[0].isalnum() and word[0] not in "«№") or (word[0].islower() and _verb(word) and not _person(word)):
            break
        if (_person(word) or (word[0].isupper() and number == 0 and _listed(word))) and _governs(words, number, head):
            head = number
    return _told(story, words, head, base, one) if head is not None else None


def _title_only(piece: str) -> bool:
    """Whether a title stands between the role and the name: главный врач доктор Иванов."""
    found = compiled(rf"(?P<role>[а-яё]+)\s(?:{lexicon('ru').source('names', 'titles')})\s*$").search(piece)
    return bool(found and _person(found["role"]))


def _governs(words: list[re.Match[str]], number: int, head: int | None) -> bool:
    """Whether a word for a person has the nearer one as its complement; otherwise the nearer is the role."""
    if head is None:
        return True
    near = _person(words[head][0])
    return near is not None and near[1] == "gent" and all(word[0] != "," for word in words[number:head])


@lru_cache(maxsize=10_000)
def _verb(word: str) -> bool:
    return parses(word.lower())[0].tag.POS in {"VERB", "INFN", "GRND", "PRTS", "ADVB", "CONJ", "NPRO"} and word.lower() not in {
        "врио",
        "по",
        "в",
        "для",
    }


def _told(story: Story, words: list[re.Match[str]], head: int, base: int, one: Mention) -> Role | None:
    first = head
    while first and _qualifies(words[first - 1][0]):
        first -= 1
    last = head
    if (
        known := re.match(lexicon("ru").source("names", "roles"), words[head].string[words[head].start() :], re.IGNORECASE)
    ) and " " in known[0].strip():
        last = next((number for number, word in enumerate(words) if word.end() >= words[head].start() + len(known[0].rstrip())), head)
    start, end = base + words[first].start(), base + words[last].end()
    return agreeing(story.text[start:end]), of_what(story, end, one.start), (start, end)


def _qualifies(word: str) -> bool:
    """An adjective of rank before a role (главный, бывший, первый), not one of a town or a country."""
    if re.fullmatch(r"и\.\s?о\.?|врио", word, re.IGNORECASE):
        return True
    if not re.fullmatch(r"[А-ЯЁа-яё-]+", word) or demonyms("ru").fullmatch(word):
        return False
    return any(one.tag.POS in {"ADJF", "PRTF"} and "Apro" not in one.tag for one in parses(word.lower())[:2]) and not (
        word[0].isupper() and adjective_stem(word)
    )


_AFTER = re.compile(
    r"(?:\s*(?:\(|,|—|–|-)|\s(?:стал[аи]?|является|был[аи]?|избран\w*|назначен\w*|работа(?:ет|л|ла)|станет|остаётся))\s*(?:избран\w*\s|назначен\w*\s|который является\s|которая является\s|это\s|ныне\s|наш\w*\s|тогдашн\w+\s|\d+\s(?:лет|год\w?),?\s)*(?P<rest>[^,.;:()!?]{3,90})"
)


def after_name(story: Story, one: Mention, limit: int) -> Role | None:
    """The noun phrase after the name: Сергей Волков, глава города; Олег Петров (директор школы)."""
    match = _AFTER.match(story.text[one.end : min(limit, one.end + 120)])
    if not match:
        return None
    words = list(_PIECE.finditer(match["rest"]))
    for word in words[:4]:
        if _person(word[0]):
            start, end = one.end + match.start("rest") + words[0].start(), one.end + match.start("rest") + word.end()
            following = next((other for other in story.within(end, end + 70, "person") if other.start >= end), None)
            if following and not re.search(r"[,;()—]|(?<!\w)(?:и|с|от)\s", story.text[end : following.start]):
                return None
            return agreeing(story.text[start:end]), of_what(story, end, one.end + match.end()), (start, end)
        if not _qualifies(word[0]):
            return None
    return None
