"""Between whom an agreement is: whom “between” and “with” join, who is the subject, whom “both cities” means, else the two places of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumelles.press.facts.agreements.acting import only_where, row_of, subject_of
from jumelles.press.facts.agreements.completing import completed, named
from jumelles.press.facts.agreements.pairs import NEAR, both
from jumelles.press.facts.agreements.strangers import beside, marked, stranger, strangers
from jumelles.press.facts.agreements.telling import Parties, Told

if TYPE_CHECKING:
    from jumelles.press.names.mentions import Mention


def parties_of(told: Told) -> Parties:
    """Between whom: each way to say it in turn, the most telling first."""
    possible = told.possible(*told.clause)
    found = (
        _apposed(told)
        or _relative(told, possible)
        or _linked(told, possible)
        or _with(told, possible)
        or _agents(told, possible)
        or _supposed(told, possible)
    )
    names = found.names
    found.names = [one for one in names if not any(other != one and f" {one} " in f" {other} " for other in names)]
    return found


_APPOSED = re.compile(r",\s(?:(?:the|la|le|une?|an?|its|sa)\s(?:town|city|ville|commune)\s)?")
NEXT_TO = 20
"""Letters between the words and the town that they join somebody with."""


def _apposed(told: Told) -> Parties | None:
    """“…to Louisville, twinned with Montpellier”: the town before the comma, and the one after the words."""
    text = told.story.text
    before = [one for one in told.possible(told.sentence.start, told.at) if _APPOSED.fullmatch(text[one.end : told.at])]
    after = [one for one in told.possible(told.end, told.clause[1]) if one.start - told.end < NEXT_TO]
    towns = told.kind == "twinning" and bool(before) and bool(after) and before[-1].kind == after[0].kind == "place"
    return named(told, [before[-1], after[0]]) if towns and before[-1].name != after[0].name else None


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
            return completed(told, [first[0], *after[:1]])
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
        if both := _marked_pair(told, match.end()):
            return named(told, both)
        following = [one for one in possible if 0 <= one.start - match.end() < 130]
        if len(following) >= 2 and following[0].start - match.end() < 40 and following[1].start - following[0].end < 60:
            return named(told, following[:2])
        if following and following[0].start - match.end() < 60 and (other := beside(told, following[0])):
            return named(told, [following[0], *other])
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


def _marked_pair(told: Told, start: int) -> list[Mention]:
    """Two names between quotation marks right after “between”."""
    first = marked(told, start + 1)
    joined = re.match(r"\s?[»”\"],?\s(?:et|and|и)\s(?:(?:la|le|the)\s|l[’'])?", told.story.text[first[0].end :][:14]) if first else None
    second = marked(told, first[0].end + joined.end()) if joined else []
    return [*first, *second] if second else []


def _marked_alone(told: Told, start: int, possible: list[Mention]) -> list[Mention]:
    """A name between quotation marks right after “with” that nobody knows."""
    first = marked(told, start)
    return [] if first and any(one.start < first[0].end and first[0].start < one.end for one in possible) else first


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
            return completed(told, [*subject_of(told, [one for one in possible if one.end <= match.start()], latter), latter])
        after = [one for one in possible if 0 <= one.start - match.end() < 10 or (one.start >= match.end() and not only_where(told, one))]
        others = stranger(told, match.end()) or _marked_alone(told, match.end(), possible) or row_of(told, after, match.end(), 45)
        if others:
            before = [one for one in possible if one.end <= match.start() and one.name not in {other.name for other in others}]
            subject = subject_of(told, before, others[0]) or (strangers(told)[:1] if others[0].kind != "place" else [])
            return completed(told, [*subject, *others])
    return None


_LATTER = re.compile(r"(?:ce dernier|cette dernière|celui-ci|celle-ci|the latter|последн\w+)(?!\w)", re.IGNORECASE)


def _latter(told: Told, start: int) -> Mention | None:
    """Whom “the latter” means: whoever was named last."""
    if not _LATTER.match(told.story.text, start):
        return None
    named = told.possible(max(0, told.sentence.start - 300), start)
    return named[-1] if named else None


def _agents(told: Told, possible: list[Mention]) -> Parties | None:
    """Two names joined as the subject or as the agent, else two of one sort that stand in the clause, else whom “both ports” means."""
    standing = [one for one in possible if not only_where(told, one)]
    for number, one in enumerate(standing):
        row = row_of(told, standing[number:], one.start, 1)
        if len({other.name for other in row}) >= 2:
            return named(told, row)
        if other := beside(told, one):
            return named(told, [one, *other])
    if not standing and len(names := strangers(told)) == 2:
        return named(told, names)
    if pair := both(told.story, told.reference, told.lang, told.clause, told.last, towns=told.kind in {"twinning", "relation"}):
        return Parties(pair, named=True)
    for sort in ("org", "place"):
        alike = list({one.name: one for one in standing if one.kind == sort}.values())
        if len(alike) >= 2 and not (sort == "place" and any(one.kind == "org" for one in standing)):
            return named(told, sorted(sorted(alike, key=lambda one: abs(one.start - told.at))[:2], key=lambda one: one.start))
    return None


def _supposed(told: Told, possible: list[Mention]) -> Parties:
    """One is named or none: an adjective of a town, the agreement just spoken of, the other town of the text."""
    standing = [one for one in possible if not only_where(told, one)]
    orgs = [one for one in standing if one.kind == "org"] if told.kind not in {"twinning", "relation"} else []
    places = [one for one in standing or possible or told.possible(told.sentence.start, told.clause[0])[-1:] if one.kind == "place"]
    chosen = orgs or places
    before = [one for one in chosen if 0 <= told.at - one.end < 40]
    last = told.last
    if not chosen and (firms := _firms(told)):
        return Parties(firms)
    if told.definite and last and last.named and told.at - last.end < NEAR and not orgs:
        return Parties(list(last.parties))
    if not chosen and (earlier := _told_before(told)):
        return earlier
    result = completed(told, (before[-1:] or chosen[:1]), acting=bool(before))
    result.named = result.named and (len(result.names) > 1 or bool(before) or told.kind in {"partnership", "project"})
    return result


_CONTRACT = re.compile(r"contra[tc]|контракт", re.IGNORECASE)


def _firms(told: Told) -> list[str]:
    """The last two companies named before a contract."""
    if not _CONTRACT.match(told.story.text, told.at):
        return []
    before = [one.name for one in told.possible(max(0, told.at - FIRMS), told.at) if one.kind == "org" and one.more["kind"] == "company"]
    names = list(dict.fromkeys(reversed(before)))[:2]
    return names[::-1] if len(names) > 1 else []


FIRMS = 1500
"""Letters within which the companies are named that sign a contract."""


def _told_before(told: Told) -> Parties | None:
    """The two institutions that the sentence spoke of before: A supplies B: the contract is signed."""
    if told.kind in {"twinning", "relation"} or told.clause[0] == told.sentence.start:
        return None
    orgs = {one.name: one for one in told.possible(told.sentence.start, told.clause[0]) if one.kind == "org" and not only_where(told, one)}
    return named(told, list(orgs.values())[:2]) if len(orgs) >= 2 else None
