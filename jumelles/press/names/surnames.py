"""People who are told by a part of their name: a surname after a title, initials, another case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jumelles.press.lexicon import compiled, lexicon, words
from jumelles.press.names import inflected, inflected_people
from jumelles.press.names.gazetteer import Gazetteer, country
from jumelles.press.names.mentions import Mention, standing
from jumelles.press.names.neighbours import qualifies

if TYPE_CHECKING:
    from jumelles.press.story import Story


def one_name_each(story: Story, found: list[Mention]) -> None:
    """Russian names whose nominative was guessed differently in two places, initials of a name that is told in full, and a given name with
    the patronymic alone are one person.
    """
    known: dict[tuple[str, str], Mention] = {}
    for one in sorted(found, key=lambda one: ("." in one.name, story.text[one.start : one.end] != one.name, one.start)):
        if one.lang != "ru" or " " not in one.name:
            continue
        first, last = one.name.split()[0], _ENDING.sub("", one.name.split()[-1])
        match = known.get((_ENDING.sub("", first), last)) or (known.get((first[0] + ".", last)) if first.endswith(".") else None)
        if match:
            one.name, one.key = match.name, match.key
        else:
            known[_ENDING.sub("", first), last] = known[first[0] + ".", last] = one
    _middle_names(found)
    for one in found:
        if one.lang == "ru" and one.name.count(" ") == 1 and inflected.tagged(one.name.split()[1], "Patr"):
            _fuller(one, found)
        elif one.lang == "ru" and (whole := [other for other in found if other.name.startswith(f"{one.name} ")]):
            one.name, one.key = whole[0].name, whole[0].key  # Хуан Антонио, who is also Хуан Антонио Переда


def _middle_names(found: list[Mention]) -> None:
    """Winifred Mary Ashdown is the Winifred Ashdown that was named before, or the other way round."""
    first: dict[tuple[str, str], Mention] = {}
    for one in sorted(found, key=lambda one: one.start):
        whole = next((other for other in found if other.name.endswith(f" {one.name}")), None)
        if one.lang != "ru" and " " in one.name and whole:
            one.name, one.key = whole.name, whole.key  # Ní Mhaoláin, Van Malderen
        elif one.lang != "ru" and " " in one.name:
            other = first.setdefault((one.name.split()[0], one.name.split()[-1]), one)
            one.name, one.key = other.name, other.key


def _fuller(one: Mention, found: list[Mention]) -> None:
    """Лев Андреевич is the Лев Андреевич Вересов of the text, else its only Лев."""
    whole = [other for other in found if other.name.startswith(f"{one.name} ") or other.name.endswith(f" {one.name}")]
    first = [other for other in found if other.name.split()[0] == one.name.split()[0] and "." not in other.name and other.key != one.key]
    if whole or len({other.name for other in first}) == 1:
        one.name, one.key = (whole or first)[0].name, (whole or first)[0].key


_ENDING = re.compile(r"(?<=..)(?:ого|ому|ым|ом|ем|ой|ей|ою|а|я|у|ю|е|ы|и|ь|й)$")


def titled_alone(story: Story, gazetteer: Gazetteer, known: dict[str, Mention]) -> Iterator[Mention]:
    """A surname after a title or a high office where the text never gives the full name: Mme Ganter, President Xi, г-н Раутио."""
    titles = lexicon(story.lang).source("names", "titles") + "|" + _OFFICES[story.lang]
    titled = compiled(
        rf"(?<![\w.-])(?i:{titles})[ \xa0]+((?:(?:Le|La|Van|Von|El|Ben|Mac)[ \xa0])?[A-ZÀ-ÞА-ЯЁ][\w’-]+)(?![\w-]|[ \xa0][A-ZÀ-ÞА-ЯЁ])",
        exact=True,
    )
    for match in titled.finditer(story.text):
        usual = words(f"common_{story.lang}" if story.lang != "ru" else "common_en")
        role = compiled(lexicon(story.lang).source("names", "roles")).fullmatch(match[1])
        adjective = story.lang == "ru" and qualifies(match[1], story.text[match.end() : match.end() + 30])
        if match[1].lower() in usual or match[1].isupper() or role or adjective:
            continue
        if match[1] in known:
            yield Mention("person", *match.span(1), known[match[1]].name, known[match[1]].key, story.lang, {"trust": 0.8, "short": True})
            continue
        office = re.match(_OFFICES[story.lang], match[0], re.IGNORECASE)
        if office and story.lang == "ru" and (place_like(match[1], gazetteer) or inflected.adjective_stem(match[1])):
            continue
        name = (
            match[1] if story.lang != "ru" else inflected_people.person([match[1]], inflected.role_case(office[0]) if office else None)[0]
        )
        yield Mention("person", *match.span(1), name, name.lower(), story.lang, {"trust": 0.6})


_DEAR = re.compile(
    r"(?<!\w)(?:[Dd]ear|[Cc]h(?:er|ère)|[Дд]орог(?:ой|ая)|[Мм]ил(?:ый|ая))[ \xa0](?:et[ \xa0]|and[ \xa0])?([A-ZÀ-ÞА-ЯЁ][\w’-]+)(?=[,!])"
)


def addressed(story: Story) -> Iterator[Mention]:
    """Whom a letter or a speech calls by the given name: Dear Annika, дорогой Йеспер!"""
    for match in _DEAR.finditer(story.text):
        if match[1] in words("given") or (story.lang == "ru" and (match[1] in words("given_ru") or inflected.tagged(match[1], "Name"))):
            yield Mention("person", *match.span(1), match[1], match[1].lower(), story.lang, {"trust": 0.8, "given": True})


_OFFICES = {
    "fr": "(?:le )?président|le maire|la maire|le gouverneur",
    "en": "President|Mayor|Governor|Senator|Ambassador|Premier|Chairman|Commissioner|Minister|Consul General",
    "ru": "президент\\w*|мэр(?:а|у|ом|е)?|губернатор(?:а|у|ом|е)?|посол|посла",
}
"""Offices so high that a surname after them is enough."""


_NONE = frozenset({""})
_CASES = _NONE.union("а у ом ым е ой ы ого ому ий ая ую ь я ю ем".split())


_FIRM = re.compile(r"[ \xa0](?:& )?(?!(?:Jr|Sr)\b)[A-ZÀ-Þ][a-zà-ÿ]{3,}")
"""What follows the surname in the name of a firm: Venet Décolletage."""


def surnames_alone(story: Story, people: list[Mention]) -> Iterator[Mention]:
    """Later mentions by surname: «Новикова», Mohan, M. Saurel."""
    surnames = {one.name.split()[-1]: one for one in reversed(people) if len(one.name.split()[-1]) > 2}
    for surname, person in surnames.items():
        stem = surname[:-1] if person.lang == "ru" and len(surname) > 4 and surname[-1] in "аяийоь" else surname
        for start, end in standing(story.text, stem, _CASES if person.lang == "ru" else _NONE):
            if person.lang != "ru" and _FIRM.match(story.text[end : end + 30]):
                continue
            yield Mention("person", start, end, person.name, person.key, person.lang, {"trust": 0.9, "short": True})


def place_like(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a Russian name is one of a place."""
    return any(one.population > 1000 for one in gazetteer.bearers(name, "ru")) or country(name, "ru") is not None
