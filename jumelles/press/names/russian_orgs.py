"""Organisations in Russian texts: a noun for an organisation with the adjectives that agree with it and its complements in the genitive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from jumelles.press.lexicon import compiled, demonyms, lexicon
from jumelles.press.names.inflected import knows, parses, phrase, tagged
from jumelles.press.names.mentions import Mention

if TYPE_CHECKING:
    from jumelles.press.names.mentions import Spans
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

_TOKEN = re.compile(
    r"«[^«»]{2,80}(?:«[^«»]{2,60}»)?»|“[^”]{2,80}”|„[^“”]{2,80}[“”]|\"[^\"\n]{2,60}\"|№[ \xa0]?[\d-]+|(?:им|г|ул)\.|[\w]+(?:[-’'][\w]+)*|[^\w\s]"
)
_QUOTES = '«“„"'


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str

    @property
    def quoted(self) -> bool:
        return self.text[0] in _QUOTES


@cache
def _nouns() -> re.Pattern[str]:
    words, compounds = lexicon("ru").source("names", "org_nouns"), lexicon("ru").source("names", "org_compounds")
    return re.compile(rf"(?:[а-яё]+-)?(?:{words})|[а-яё]+(?:{compounds})")


@cache
def _group(key: str) -> re.Pattern[str]:
    return re.compile(lexicon("ru").source("names", key))


@lru_cache(maxsize=20_000)
def _head(word: str) -> Any:  # noqa: ANN401 - a parse of pymorphy
    """How a noun for an organisation is read, in the singular; None for any other word."""
    if not re.fullmatch(r"[А-ЯЁа-яё]+(?:-[а-яё]+)*", word):
        return None
    if word.isupper() and len(word) < 6 and _nouns().fullmatch(word.lower()):
        return SimpleNamespace(normal_form=word.lower())
    for one in parses(word.lower())[:5]:
        if one.tag.POS == "NOUN" and one.tag.number == "sing" and _nouns().fullmatch(one.normal_form):
            return one
    return None


def russian_organisations(story: Story, sentence: Sentence, people: Spans) -> Iterator[Mention]:
    """The organisations of a sentence that their words tell."""
    tokens = [_Token(one.start(), one.end(), one[0]) for one in _TOKEN.finditer(story.text, sentence.start, sentence.end)]
    number = 0
    while number < len(tokens):
        head = _head(tokens[number].text)
        if head is None:
            number += 1
            continue
        if number and tokens[number - 1].text.lower() == "под":
            number += 1  # под управлением
            continue
        first, last = _first(tokens, number), _last(story, tokens, number, people)
        if found := _mention(story, sentence, tokens, (first, number, last)):
            yield found
        number = max(last, number) + 1 if found else number + 1


def _touching(story: Story, one: _Token, other: _Token) -> bool:
    return story.text[one.end : other.start] in {" ", "\xa0"}


def _first(tokens: list[_Token], number: int) -> int:
    """Where the adjectives begin that agree with the noun."""
    cases = {one.tag.case for one in parses(tokens[number].text.lower()) if one.tag.POS == "NOUN"}
    first = number
    while first and number - first < 5 and tokens[first].start - tokens[first - 1].end == 1 and _agrees(tokens[first - 1].text, cases):
        first -= 1
    abroad = first == number and number and _abroad(tokens[number].text) and demonyms("ru").fullmatch(tokens[number - 1].text)
    return number - 1 if abroad else first


def _abroad(word: str) -> bool:
    """Whether a noun is an embassy or the like, of which the country is told by an adjective."""
    return bool(re.search(r"(?:посольств|консульств)\w{0,3}$", word.lower()))


@lru_cache(maxsize=20_000)
def _relational(word: str) -> bool:
    """An adjective that may be part of a name: not one of quality, order or nation."""
    if not re.fullmatch(r"[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*", word) or (word[0].islower() and demonyms("ru").fullmatch(word)):
        return False
    return not _group("org_no_adjectives").fullmatch(word.lower())


def _agrees(word: str, cases: set[str]) -> bool:
    last = word.rpartition("-")[2].lower()
    return _relational(word) and any(
        one.tag.POS == "ADJF" and "Apro" not in one.tag and one.tag.case in cases and one.tag.number == "sing" for one in parses(last)[:8]
    )


def _last(story: Story, tokens: list[_Token], number: int, people: Spans) -> int:
    """The last word of the complements: genitives, a quoted name, a number, a namesake, по with a dative."""
    last = number
    while last + 1 < len(tokens) and last - number < 9 and _touching(story, tokens[last], tokens[last + 1]):
        token = tokens[last + 1]
        if token.quoted:
            return last + 1
        if token.text.lower() in {"имени", "им."}:
            return _namesake(story, tokens, last + 1)
        step = _step(tokens, number, last, people)
        if not step:
            break
        last += step
    return last


def _step(tokens: list[_Token], number: int, last: int, people: Spans) -> int:
    """How many words further the name goes; 0 where it ends."""
    token, following = tokens[last + 1], tokens[last + 2].text if last + 2 < len(tokens) else ""
    low = token.text.lower()
    if token.text[0] == "№" or low == "г.":
        return 1
    if low == "по" and _group("org_departments").fullmatch(_head(tokens[number].text).normal_form):
        return _field(tokens, last + 2)
    if low == "и":
        return 2 if last > number and _has(following, "gent", "datv") and not _head(following) and following.islower() else 0
    if low in {"в", "во", "при"}:
        abroad = _head(tokens[number].text).normal_form.endswith(("посольство", "консульство", "представительство"))
        return 2 if abroad and following[:1].isupper() else 0
    if people.touched(token.start, token.end):
        return 0
    if token.text[0].isupper() and _of_a_town(token.text) and following and _head(following):
        # The choir of a school is told by the school, whatever else by both.
        return 0 if _kind(_head(tokens[number].text).normal_form) == "culture" else 2
    if token.text[0].isupper():
        return int(_named_tail(token.text) or tokens[last].text == "г.")
    if last > number and tokens[last].text[0].isupper() and low not in _LEVELS:
        return 0  # музей Сен-Круа, копии карт
    return 1 if _has(token.text, "gent") and not _head_after(tokens, number, last) else 0


def _of_a_town(word: str) -> bool:
    return bool(re.search(r"[сц]к(?:ой|ого)$", word))


_OF_ONE_TOWN = frozenset("акимат маслихат хокимият исполком горисполком райисполком облисполком горсовет скупщина муниципалитет".split())
"""Authorities of which a town or district has one, so that its adjective names it: шымкентский акимат."""
_LEVELS = frozenset("города области края района республики округа".split())
"""What follows the name of a region in the name of its authority."""


def _field(tokens: list[_Token], at: int) -> int:
    """How many words a field after по has, with по itself: по внешним связям; 0 for none."""
    for number in range(at, min(at + 4, len(tokens))):
        if not _has(tokens[number].text, "datv"):
            return 0
        if any(one.tag.POS == "NOUN" and one.tag.case == "datv" for one in parses(tokens[number].text.lower())):
            return number - at + 2
    return 0


def _head_after(tokens: list[_Token], number: int, last: int) -> bool:
    """A second organisation after a complete one begins its own name."""
    return last > number and _head(tokens[last + 1].text) is not None and tokens[last].quoted


@lru_cache(maxsize=20_000)
def _has(word: str, *cases: str) -> bool:
    """Whether a word is likely a noun or an adjective in one of the cases."""
    if not re.fullmatch(r"[А-ЯЁа-яё]+(?:-[а-яё]+)*", word) or parses(word.lower())[0].tag.POS not in {"NOUN", "ADJF", "PRTF"}:
        return False
    return any(
        one.tag.case in cases and one.tag.POS in {"NOUN", "ADJF"} and one.normal_form not in _TIMES for one in parses(word.lower())[:6]
    )


_TIMES = frozenset(
    "год месяц неделя день январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь век вечер утро участник".split()
)


@lru_cache(maxsize=20_000)
def _named_tail(word: str) -> bool:
    """A word with a capital after the noun: in the genitive, or one that no dictionary has."""
    return (
        not knows(word)
        or tagged(word, "Geox")
        or any(one.tag.case == "gent" for one in parses(word.lower()))
        or (len(word) < 7 and word.isupper())
    )


def _namesake(story: Story, tokens: list[_Token], at: int) -> int:
    """The last word of a namesake: имени Камиля Герена, им. А. С. Пушкина."""
    last = at
    while last + 1 < len(tokens) and last - at < 6:
        token = tokens[last + 1]
        if not (token.text[0].isupper() or (token.text == "." and len(tokens[last].text) == 1) or token.text.isdigit()):
            break
        if token.text != "." and not _touching(story, tokens[last], token) and tokens[last].text != ".":
            break
        last += 1
        if not token.text.isdigit() and token.text[-1] in "аяыиойего" and last - at > 1 and tokens[last - 1].text != ".":
            break
    return last if last > at else at - 1  # имени семьи Полевых is no single person's


def _mention(story: Story, sentence: Sentence, tokens: list[_Token], parts: tuple[int, int, int]) -> Mention | None:
    first, number, last = parts
    if (
        first < number
        and "№" in tokens[last].text
        and re.search(r"[^е][сц]к(?:ий|ого|ому|им|ом|ая|ой|ую)$", tokens[first].text)
        and tokens[first].text[:6].lower() != "городс"
    ):
        first += 1
    noun = _head(tokens[number].text).normal_form
    start, end = tokens[first].start, tokens[last].end
    name = story.text[start:end]
    sort = _kind(noun)
    if noun.startswith("партн") and not name.lower().startswith("некоммерч"):
        return None
    if noun == "собрание" and first == number and not re.search("депутат|представит", name):
        return None  # собрание сочинений
    if " " in name and name.isupper():
        name = name.capitalize()
    if tokens[last].quoted and (last == number + 1 or (sort == "company" and last > number)):
        token = tokens[last]
        bare = token.text[1:-1].strip()
        at = token.start + token.text.index(bare)
        bare = phrase(bare) if noun == "редакция" else bare
        return Mention("org", at, at + len(bare), bare, bare.lower(), "ru", {"kind": sort, "trust": 0.7})
    if sort == "company" and last > number and all(re.match("[A-Z]", one.text) for one in tokens[number + 1 : last + 1]):
        return Mention(
            "org",
            tokens[number + 1].start,
            end,
            (bare := story.text[tokens[number + 1].start : end]),
            bare.lower(),
            "ru",
            {"kind": sort, "trust": 0.7},
        )
    if not _is_name(tokens, first, number, last, at_start=start == sentence.start):
        return None
    shown = phrase(re.sub(r"\s+", " ", name), noun)
    return Mention("org", start, end, shown, shown.lower(), "ru", {"kind": sort, "trust": 0.6})


def _is_name(tokens: list[_Token], first: int, number: int, last: int, *, at_start: bool) -> bool:
    """Whether the words are a name and not only a kind of thing: a capital, a number, a town's adjective, or a department with its field."""
    words = [token.text for token in tokens[first : last + 1]]
    if len(words) > 1 and all(word.isupper() for word in words):
        words = [words[0].capitalize(), *(word.lower() for word in words[1:])]  # A heading in capitals.
    if first == number and words[0].lower().startswith("станци"):
        return False  # A railway's.
    if re.match("администрац|мэри", words[0].lower()) and len(words) == 2:
        return False  # Where the mayor sits, told by the town, which is proposed as a place.
    if words[number - first].lower().startswith("сад") and not re.search(r"детск|ботаническ", words[0].lower()):
        return False
    inner = words[1:] if at_start else words
    if any(word[0].isupper() or word[0] in "№" + _QUOTES for word in inner) and len(words) > 1:
        return True
    if at_start and first < number and re.search(r"[^е][сц]к(?:ий|ая|ое)$", words[0]):
        return True
    noun, field = _head(tokens[number].text).normal_form, last > number
    if (
        field
        and _group("org_departments").fullmatch(noun)
        and (noun == "пресс-служба" or words[-1] not in {"города", "района", "области", "края"})
    ):
        return True
    lead = [word for word in words[: number - first] if re.search(r"(?:[^е]|^)[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ое)$", word)]
    return (
        (first < number and _abroad(noun))
        or (bool(lead) and number - first > 1)
        or (bool(lead) and (_kind(noun) in {"company", "health"} or noun in _OF_ONE_TOWN))
        or (bool(lead) and words[-1].islower() and number < last and _kind(noun) == "university" and words[-1] not in _LEVELS)
        or bool(_group("org_full").search(" ".join(words)))
    )


def _kind(noun: str) -> str:
    for key, words in lexicon("ru").told["names"]["org_kinds"].items():
        if compiled(words).search(noun):
            return str(key)
    return "organisation"
