"""Who acts in a clause, and who only stands in it as a place or as somebody's companion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumelles.press.facts.agreements.pairs import watching
from jumelles.press.facts.agreements.telling import MOST, Told

if TYPE_CHECKING:
    from jumelles.press.names.mentions import Mention

_JOINT = re.compile(
    r"[\s,»”\")]*(?:,|et|and|и|&|ainsi que|as well as|а также|with|avec|с|–|-|à)?[\s,«“\"]*(?:(?:la|le|les|l[’']|the|du|de la|de|d[’']|с|со)\s?){0,2}(?:[a-zà-ÿа-яё-]+\s(?:de\s|d[’']|of\s)?){0,3}[«“\"(]?",
    re.IGNORECASE,
)


def row_of(told: Told, mentions: list[Mention], start: int, reach: int) -> list[Mention]:
    """The first mention within reach, and what is joined to it by commas and “and”."""
    row: list[Mention] = []
    for one in mentions:
        gap = told.story.text[row[-1].end : one.start] if row else ""
        if not row and one.start - start >= reach:
            break
        if row and not (
            len(gap) < 40 and re.match(r"[\s»”\")]*(?:,|et\b|and\b|и\b|&|ainsi que|as well as|а также)", gap) and _JOINT.fullmatch(gap)
        ):
            break
        row.append(one)
    return row[:MOST]


_WHERE = {
    "fr": re.compile(
        r"(?:\bà|\baux?|\bdans|\ben|\bchez|\bsur|\bpar|\bbaptisée?|\bintitulée?|\bnommée?|\bappelée?|\bvers|\bpour)\s+(?:(?!janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|\d)\w+\s+)?$",
        re.IGNORECASE,
    ),
    "en": re.compile(r"\b(?:in|at|near|to|from|for|by|called|dubbed|named|entitled)\s+(?:the\s)?[“‘]?$", re.IGNORECASE),
    "ru": re.compile(
        r"(?<!\w)(?:в|во|на|из|под|при|для|по|названием|называется)\s+(?:(?!январ|феврал|март|апрел|ма[ея]|июн|июл|август|сентябр|октябр|ноябр|декабр|\d)\w+\s+)?[«“]?$",
        re.IGNORECASE,
    ),
}


_PEERS = re.compile(
    r"(?:colleagues?|counterparts?|peers|those|friends|pupils|students|homologues?|collègues|confrères|camarades|ceux|celles|élèves|étudiants|коллег\w*|учен\w+|студент\w+)\s(?:at|in|from|à|au|du|de la|de|из|в)\s(?:the\s|l[’'])?$",
    re.IGNORECASE,
)
"""Whoever works with colleagues at a place works with the place."""


def only_where(told: Told, one: Mention) -> bool:
    """Whether a name is told only as the place where something was signed, or for whom it is."""
    if watching(told.story, one.start):
        return True
    before = told.story.text[max(told.sentence.start, one.start - 16) : one.start]
    if not _WHERE[told.lang].search(before) or re.search(r"jumel|li[ée]e?s? à|uni", before):
        return False
    return not _PEERS.search(told.story.text[max(told.sentence.start, one.start - 40) : one.start])


def subject_of(told: Told, before: list[Mention], other: Mention | None = None) -> list[Mention]:
    """Who acts: the first row of names of the clause, else of the sentence; of the same sort as the other party where there are two sorts."""
    which = list(_WHICH[told.lang].finditer(told.story.text, told.sentence.start, told.at))
    if which and (named := [one for one in told.possible(told.sentence.start, which[-1].start() + 2) if which[-1].start() - one.end < 4]):
        return named
    last = told.story.text.rfind(", ", told.clause[0], told.at)
    if last > 0 and (near := [one for one in before if 0 <= one.start - last < 14 and not only_where(told, one)]):
        return row_of(told, [one for one in before if one.start >= near[0].start], near[0].start, 1)
    earlier = told.possible(told.sentence.start, told.clause[0]) if told.clause[0] > told.sentence.start else []
    free = [
        [one for one in names if not only_where(told, one) and not _with_another(told, one) and not (other and one.name == other.name)]
        for names in (before, earlier)
    ]
    alike = [[one for one in names if other is None or other.kind in {"unknown", one.kind}] for names in free]
    row = next((names for names in (*alike, *free) if names), [])
    return row_of(told, row, row[0].start, 1) if row else []


def _with_another(told: Told, one: Mention) -> bool:
    """Whether something else is said to be with somebody before the words: a link with A and a memorandum with B."""
    return bool(_WITH.search(told.story.text[max(told.sentence.start, one.start - 12) : one.start]))


_WITH = re.compile(r"(?:\bwith|\bavec|(?<!\w)со?)\s(?:the\s|la\s|le\s|l[’'])?$", re.IGNORECASE)
_WHICH = {"fr": re.compile(r",?\s(?:qui|dont)\s"), "en": re.compile(r",?\s(?:which|who|whose|that)\s"), "ru": re.compile(r",\sкотор\w+\s")}
