"""Between whom an agreement is: whom “between” and “with” join, who is the subject, whom “both cities” means, else the two places of the text."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from jumelles.press.facts.pairs import FAR, NEAR, both
from jumelles.press.facts.strangers import beside, stranger, strangers
from jumelles.press.facts.telling import MOST, Parties, Told
from jumelles.press.lexicon import lexicon

if TYPE_CHECKING:
    from jumelles.press.facts.agreed import Found
    from jumelles.press.names.mentions import Mention

HEADING = 200
"""Letters that a text's heading takes at most."""


def parties_of(told: Told) -> Parties:
    """Between whom: each way to say it in turn, the most telling first."""
    possible = told.possible(*told.clause)
    found = (
        _relative(told, possible)
        or _linked(told, possible)
        or _with(told, possible)
        or _agents(told, possible)
        or _supposed(told, possible)
    )
    names = found.names
    found.names = [one for one in names if not any(other != one and f" {one} " in f" {other} " for other in names)]
    return found


_RELATIVE = {
    "fr": re.compile(r"(?:avec|à) (?:laquelle|lequel|qui)\b|auquel\b", re.IGNORECASE),
    "en": re.compile(r"(?:with|to) (?:which|whom)\b", re.IGNORECASE),
    "ru": re.compile(r"с котор\w+", re.IGNORECASE),
}


def _relative(told: Told, possible: list[Mention]) -> Parties | None:
    """« Gdynia, avec laquelle nous sommes jumelés »: the one before the pronoun, and who stands after it, else the other one."""
    for match in _RELATIVE[told.lang].finditer(told.story.text, max(told.sentence.start, told.at - 90), told.at):
        first = [one for one in told.possible(told.sentence.start, match.start()) if 0 <= match.start() - one.end <= 6]
        if first:
            after = [one for one in possible if match.end() <= one.start and one.start - told.at < 60 and one.name != first[0].name]
            return _completed(told, [first[0], *after[:1]])
    return None


_BETWEEN = {
    "fr": re.compile(r"\b(?:entre|(?:unissant|liant|reliant|associant|uni(?:t|ssait|ssent)|lie(?:nt)?|liai(?:t|ent)|reli(?:e|ent)|associe(?:nt)?)(?= (?:depuis \w+ )?(?:(?-i:[A-ZÀ-Þ])|l[ae’']|les )))\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:between|link(?:ing|s|ed)|joining|commit(?:s|ting)|brings? together|pairs|binding|binds|uniting|unites|connect(?:ing|s))\b", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:между|связ(?:ал|ыва)\w*|соедин\w+|объедин\w+(?! усили| сил| ресурс))(?!\w)", re.IGNORECASE),
}  # fmt: skip


def _linked(told: Told, possible: list[Mention]) -> Parties | None:
    """The two that “between” or “links” joins, before or after the words."""
    found = list(_BETWEEN[told.lang].finditer(told.story.text, max(told.clause[0], told.at - 160), min(told.clause[1], told.at + 200)))
    for match in sorted(found, key=lambda one: (one.end() <= told.at, abs(one.start() - told.at))):
        following = [one for one in possible if 0 <= one.start - match.end() < 130]
        if len(following) >= 2 and following[0].start - match.end() < 40 and following[1].start - following[0].end < 60:
            return _parties(told, following[:2])
        if following and following[0].start - match.end() < 60 and (other := beside(told, following[0])):
            return _parties(told, [following[0], *other])
        if (
            match[0].lower() in {"entre", "between", "между"}
            and following
            and following[0].kind == "org"
            and following[0].start - match.end() < 60
        ):
            return Parties(
                [following[0].name], named=True, spans=[(following[0].start, following[0].end)], sure=frozenset({following[0].name})
            )
    return None


_WITH = {
    "fr": re.compile(
        r"\b(?:(?:sign|paraph|conclu|contresign|ratifi|visée?s?|approuv|port)\w*\s(?:\w+ )?par|avec|dont|notamment)\s(?!l[’']appui|le soutien|l[’']aide|le concours|la participation)|\b(?:jumel\w+|li[ée]e?s?|lient?|uni(?:e|s|es|t|ssent)?|alli(?:e|é)\w*|associ(?:e|é)\w*|rapproch\w+|jumelage|adh[éè]\w+)\s(?:(?:depuis|en)\s[\w ]{3,20}\s)?(?:à|aux?|de|d[’'])\s?", re.IGNORECASE
    ),
    "en": re.compile(r"\b(?:(?:(?:counter)?signed|initialled|agreed|sealed|backed) by|with)\s(?!the (?:support|help|aid|backing|assistance) )|(?:including|among them)\s|\b(?:(?:twin\w*|link\w*|tied|bound|sister city|pledged itself)\s(?:up )?(?:to|of)|(?:partner|twin|sister city|sister town) of)\s", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:с|со)\s(?!поддержк|помощь|участи|(?:\d{4}|январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр))|(?<!\w)побратим\w*\s(?=[А-ЯЁ])|(?<!\w)(?:среди (?:них|которых)|в том числе)\s", re.IGNORECASE),
}  # fmt: skip


def _with(told: Told, possible: list[Mention]) -> Parties | None:
    """The ones that “with” names, and who is the subject; after the words rather than before them."""
    text, (start, stop) = told.story.text, told.clause
    found = list(_WITH[told.lang].finditer(text, max(start, told.at - 120), min(stop, told.end + 130)))
    for match in sorted(found, key=lambda one: (one.end() <= told.at, abs(one.start() - told.at))):
        if latter := _latter(told, match.end()):
            return _completed(told, [*_subject(told, [one for one in possible if one.end <= match.start()], latter), latter])
        if latter := _latter(told, match.end()):
            return _completed(told, [*_subject(told, [one for one in possible if one.end <= match.start()], latter), latter])
        after = [one for one in possible if 0 <= one.start - match.end() < 10 or (one.start >= match.end() and not _only_where(told, one))]
        others = stranger(told, match.end()) or _row(told, after, match.end(), 45)
        if others:
            before = [one for one in possible if one.end <= match.start() and one.name not in {other.name for other in others}]
            subject = _subject(told, before, others[0]) or (strangers(told)[:1] if others[0].kind != "place" else [])
            return _completed(told, [*subject, *others])
    return None


_LATTER = re.compile(r"(?:ce dernier|cette dernière|celui-ci|celle-ci|the latter|последн\w+)(?!\w)", re.IGNORECASE)


def _latter(told: Told, start: int) -> Mention | None:
    """Whom “the latter” means: whoever was named last."""
    if not _LATTER.match(told.story.text, start):
        return None
    named = told.possible(max(0, told.sentence.start - 300), start)
    return named[-1] if named else None


_JOINT = re.compile(
    r"[\s,»”\")]*(?:,|et|and|и|&|ainsi que|as well as|а также|with|avec|с|–|-|à)?[\s,«“\"]*(?:(?:la|le|les|l[’']|the|du|de la|de|d[’']|с|со)\s?){0,2}(?:[a-zà-ÿа-яё-]+\s(?:de\s|d[’']|of\s)?){0,3}[«“\"(]?",
    re.IGNORECASE,
)


def _row(told: Told, mentions: list[Mention], start: int, reach: int) -> list[Mention]:
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


def _only_where(told: Told, one: Mention) -> bool:
    """Whether a name is told only as the place where something was signed, or for whom it is."""
    before = told.story.text[max(told.sentence.start, one.start - 16) : one.start]
    if not _WHERE[told.lang].search(before) or re.search(r"jumel|li[ée]e?s? à|uni", before):
        return False
    return not _PEERS.search(told.story.text[max(told.sentence.start, one.start - 40) : one.start])


def _subject(told: Told, before: list[Mention], other: Mention | None = None) -> list[Mention]:
    """Who acts: the first row of names of the clause, else of the sentence; of the same sort as the other party where there are two sorts."""
    which = list(_WHICH[told.lang].finditer(told.story.text, told.sentence.start, told.at))
    if which and (named := [one for one in told.possible(told.sentence.start, which[-1].start() + 2) if which[-1].start() - one.end < 4]):
        return named
    last = told.story.text.rfind(", ", told.clause[0], told.at)
    if last > 0 and (near := [one for one in before if 0 <= one.start - last < 14 and not _only_where(told, one)]):
        return _row(told, [one for one in before if one.start >= near[0].start], near[0].start, 1)
    earlier = told.possible(told.sentence.start, told.clause[0]) if told.clause[0] > told.sentence.start else []
    free = [[one for one in names if not _only_where(told, one) and not (other and one.name == other.name)] for names in (before, earlier)]
    alike = [[one for one in names if other is None or other.kind in {"unknown", one.kind}] for names in free]
    row = next((names for names in (*alike, *free) if names), [])
    return _row(told, row, row[0].start, 1) if row else []


_WHICH = {"fr": re.compile(r",?\s(?:qui|dont)\s"), "en": re.compile(r",?\s(?:which|who|whose|that)\s"), "ru": re.compile(r",\sкотор\w+\s")}


def _agents(told: Told, possible: list[Mention]) -> Parties | None:
    """Two names joined as the subject or as the agent, else two of one sort that stand in the clause, else whom “both ports” means."""
    standing = [one for one in possible if not _only_where(told, one)]
    for number, one in enumerate(standing):
        row = _row(told, standing[number:], one.start, 1)
        if len({other.name for other in row}) >= 2:
            return _parties(told, row)
        if other := beside(told, one):
            return _parties(told, [one, *other])
    if not standing and len(names := strangers(told)) == 2:
        return _parties(told, names)
    if pair := both(told.story, told.reference, told.lang, told.clause, told.last, towns=told.kind in {"twinning", "relation"}):
        return Parties(pair, named=True)
    for sort in ("org", "place"):
        alike = list({one.name: one for one in standing if one.kind == sort}.values())
        if len(alike) >= 2 and not (sort == "place" and any(one.kind == "org" for one in standing)):
            return _parties(told, sorted(sorted(alike, key=lambda one: abs(one.start - told.at))[:2], key=lambda one: one.start))
    return None


def _supposed(told: Told, possible: list[Mention]) -> Parties:
    """One is named or none: an adjective of a town, the agreement just spoken of, the other town of the text."""
    standing = [one for one in possible if not _only_where(told, one)]
    orgs = [one for one in standing if one.kind == "org"] if told.kind not in {"twinning", "relation"} else []
    places = [one for one in standing or possible or told.possible(told.sentence.start, told.clause[0])[-1:] if one.kind == "place"]
    chosen = orgs or places
    before = [one for one in chosen if 0 <= told.at - one.end < 40]
    last = told.last
    if told.definite and last and last.named and told.at - last.end < NEAR and not orgs:
        return Parties(list(last.parties))
    if not chosen and (earlier := _told_before(told)):
        return earlier
    result = _completed(told, (before[-1:] or chosen[:1]), acting=bool(before))
    result.named = result.named and (len(result.names) > 1 or bool(before) or told.kind in {"partnership", "project"})
    return result


def _told_before(told: Told) -> Parties | None:
    """The two institutions that the sentence spoke of before: A supplies B: the contract is signed."""
    if told.kind in {"twinning", "relation"} or told.clause[0] == told.sentence.start:
        return None
    orgs = {one.name: one for one in told.possible(told.sentence.start, told.clause[0]) if one.kind == "org" and not _only_where(told, one)}
    return _parties(told, list(orgs.values())[:2]) if len(orgs) >= 2 else None


def _completed(told: Told, chosen: list[Mention], *, acting: bool = False) -> Parties:
    """With the party that the words leave out, if they leave out one."""
    result = _parties(told, chosen)
    if len(result.names) >= 2:
        return result
    last = told.last if told.last and told.at - told.last.end < NEAR and told.last.parties else None
    if chosen and chosen[0].kind != "place":
        return _with_own(told, result, last, known=chosen[0].kind == "org" and not acting)
    names = result.names
    town = told.reference.adjective(told.story.text[slice(*told.clause)], told.lang)
    if town and town.name not in names:
        names.append(town.name)
        result.named = len(names) == 2
    if not names and last and last.named:
        result.names, result.named = list(last.parties), False
    elif len(names) == 1:
        rest = told.reference.partner(told.at, names[0])
        names += [rest] if rest else []
    elif not names:
        own = _own(told, "") if len(told.reference.pair) < 2 else None
        result.names = [own] if own else [name for name in (*told.reference.pair[:1], told.reference.partner(told.at, None)) if name]
    return result


def _with_own(told: Told, result: Parties, last: Found | None, *, known: bool) -> Parties:
    """An institution with the one that it agreed with just before, else the one that the text is about; alone where there is none."""
    name = result.names[0]
    if last and name in last.parties:
        result.names = list(last.parties)
    elif known and (own := _own(told, name)):
        result.names.insert(0, own)
    result.named = True
    return result


def _own(told: Told, name: str) -> str | None:
    """The institution that the text is most about, of those named before and more than once, or in its heading; rather one of the same sort."""
    found = [one for one in told.possible(max(0, told.at - FAR), told.at) if one.kind == "org" and one.name != name]
    found = [one for one in found if not _only_where(told, one)]
    heading = told.story.text[:HEADING].upper()
    counted = Counter(one.name for one in found)
    weight = {one: count + 3 * (one.upper() in heading) for one, count in counted.items()}
    sort = next((one.more.get("kind") for one in told.possible(*told.clause) if one.name == name), None)
    alike = {one.name for one in found if one.more.get("kind") == sort}
    meant = _called_by_kind(told, found)
    known = (one for one in weight if weight[one] > 1)
    return meant or max(known, key=lambda one: (one.upper() in heading, one in alike, weight[one]), default=None)


@cache
def _of_kinds(lang: str) -> dict[str, re.Pattern[str]]:
    article = r"(?:\bl[’']|\b(?:le|la|notre|the|our|its)\s|(?<!\w)(?:наш\w*|сам\w*)\s)"
    kinds = lexicon(lang).told["names"]["org_kinds"].items()
    return {sort: re.compile(rf"{article}(?:{words})\w*", re.IGNORECASE) for sort, words in kinds}


def _called_by_kind(told: Told, before: list[Mention]) -> str | None:
    """Whom “the college” or « notre hôpital » means: the last of that sort."""
    clause = told.story.text[slice(*told.clause)]
    for sort, words in _of_kinds(told.lang).items():
        match = words.search(clause)
        if match and not told.story.within(told.clause[0] + match.start(), told.clause[0] + match.end(), "org"):
            return next((one.name for one in reversed(before) if one.more.get("kind") == sort), None)
    return None


def _parties(told: Told, mentions: list[Mention]) -> Parties:
    names = list(dict.fromkeys(one.name for one in mentions))[:MOST]
    spans = [(one.start, one.end) for one in mentions if abs(one.start - told.at) < 160]
    return Parties(names, len(names) >= 2, spans, frozenset(names))
