"""Between whom an agreement is: what “between” and “with” join, who was spoken of before, else the two places of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumelles.press.facts.accords import Found
    from jumelles.press.names.mentions import Mention
    from jumelles.press.reference import Reference
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story


_BOTH = {
    "fr": re.compile(r"\b(?:les|nos|ces) deux (?P<university>universités|établissements|écoles|lycées|instituts|collèges)|\bles deux (?P<company>entreprises|sociétés|groupes|start-up)|\b(?:les deux|les) (?P<side>parties|partenaires|signataires)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:both|the two) (?P<university>universities|colleges|schools|institutes|institutions)|\b(?:both|the two) (?P<company>companies|firms|businesses)|\b(?:both|the two|the) (?P<side>sides|parties|partners)\b", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:дв\w+|об\w+) (?P<university>университет\w*|вуз\w*|школ\w*|институт\w*)|(?<!\w)(?:дв\w+|об\w+) (?P<company>компани\w+|предприяти\w+|фирм\w*)|(?<!\w)(?P<side>сторон(?:ы|ам|ами))(?!\w)", re.IGNORECASE),
}  # fmt: skip


def both(story: Story, lang: str, clause: tuple[int, int], last: Found | None) -> tuple[list[str], bool] | None:
    """Who “both universities” or “the two sides” are: the last two of that kind, or those of the agreement just spoken of."""
    match = _BOTH[lang].search(story.text, *clause)
    if not match:
        return None
    if match.lastgroup == "side":
        near = last and last.named and match.start() - last.end < 400
        return (list(last.parties), True) if last and near else None
    found = [one.name for one in story.within(0, match.start(), "org") if one.more["kind"] == match.lastgroup]
    names = list(dict.fromkeys(reversed(found)))[:2]
    return (names[::-1], True) if len(names) == 2 else None


def parties_of(
    story: Story, reference: Reference, sentence: Sentence, clause: tuple[int, int], at: int, kind: str
) -> tuple[list[str], bool, list[tuple[int, int]]]:
    """Between whom: what “between” or “with” joins, the places or companies of the clause, adjectives of towns, else the two places of the
    text; whether they are named here.
    """
    start, stop = clause
    possible = [one for one in story.within(start, stop, "place", "org") if _may_agree(one, kind)]
    possible = [
        one for one in possible if not any(other.start <= one.start and one.end <= other.end and other is not one for other in possible)
    ]
    towns_in = {one.more.get("region") for one in possible if one.kind == "place"}
    possible = [
        one for one in possible if one.kind != "place" or (one.more["gid"] not in towns_in and not story.text.startswith("-based", one.end))
    ]
    if joined := _relative(story, reference, sentence, possible, at):
        return joined
    standing = [one for one in possible if not _only_where(story, sentence, one)]
    chosen = _linked(story, sentence.lang, possible, at)
    possible = standing
    chosen = chosen or _with(story, sentence.lang, possible, at)
    if len(chosen) < 2:
        chosen = _by_kind(kind, possible, chosen, at)
    names = _named(chosen)
    if len(names) < 2 and not any(one.kind == "org" for one in chosen):
        town = reference.adjective(story.text[start:stop], sentence.lang)
        if town and town.name not in names:
            names.append(town.name)
    direct = len(names) >= 2
    if len(names) == 1 and chosen and chosen[0].kind == "org":
        return names, True, _spans(chosen, at)
    if len(names) == 1:
        rest = reference.partner(at, names[0])
        names += [rest] if rest else []
    elif not names:
        names = [name for name in (reference.pair[0] if reference.pair else None, reference.partner(at, None)) if name]
    return names[:4], direct, _spans(chosen, at)


_RELATIVE = {
    "fr": re.compile(r"(?:avec|à) (?:laquelle|lequel|qui)\b|auquel\b", re.IGNORECASE),
    "en": re.compile(r"(?:with|to) (?:which|whom)\b", re.IGNORECASE),
    "ru": re.compile(r"с котор\w+", re.IGNORECASE),
}


def _relative(
    story: Story, reference: Reference, sentence: Sentence, possible: list[Mention], at: int
) -> tuple[list[str], bool, list[tuple[int, int]]] | None:
    """« Gdynia, avec laquelle nous sommes jumelés »: the one before the pronoun, and who stands after it, else the other town."""
    for match in _RELATIVE[sentence.lang].finditer(story.text, max(sentence.start, at - 90), at):
        first = [one for one in possible if 0 <= match.start() - one.end <= 6]
        if first:
            after = [one for one in possible if match.end() <= one.start <= at and one.name != first[0].name]
            other = after[0].name if after else reference.partner(at, first[0].name)
            return [first[0].name, *([other] if other else [])], True, _spans([first[0], *after[:1]], at)
    return None


def _by_kind(kind: str, possible: list[Mention], chosen: list[Mention], at: int) -> list[Mention]:
    """Nothing joins two: then two organisations, or a company with its own partnership; one institution alone only happens to stand there."""
    groups = [one for one in possible if one.kind == "org"]
    places = [one for one in possible if one.kind == "place"]
    companies = [one for one in groups if one.more["kind"] == "company"]
    if kind in {"partnership", "project", "agreement", "cooperation"} and len({one.name for one in groups}) >= 2 and not places:
        return groups[:2]
    schools = [one for one in groups if one.more["kind"] == "university"]
    if kind == "cooperation" and len({one.name for one in schools}) >= 2:
        return schools[:2]
    if kind in {"partnership", "project"} and companies:
        return companies[:2]
    return [one for one in chosen if one.kind == "place"] or _near(places, at)


_WHERE = {
    "fr": re.compile(r"(?:\bà|\bau|\bdans|\ben)\s+(?:\w+\s+)?$", re.IGNORECASE),
    "en": re.compile(r"\b(?:in|at|near)\s+$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:в|во|на)\s+$", re.IGNORECASE),
}


def _only_where(story: Story, sentence: Sentence, one: Mention) -> bool:
    """Whether a town is told only as the place where something was signed."""
    before = story.text[max(sentence.start, one.start - 16) : one.start]
    return bool(_WHERE[sentence.lang].search(before)) and not re.search(r"jumel|li[ée]e?s? à|uni", before)


def _may_agree(one: Mention, kind: str) -> bool:
    if one.kind == "place":
        return bool(one.more["kind"] in {"city", "region"})
    return kind != "twinning" and one.more["kind"] in {
        "company",
        "university",
        "chamber",
        "health",
        "organisation",
        "association",
        "culture",
    }


def _near(places: list[Mention], at: int) -> list[Mention]:
    """The places of a clause; of more than three the two nearest to the words."""
    names = dict.fromkeys(one.name for one in places)
    return places if len(names) <= 2 else sorted(sorted(places, key=lambda one: abs(one.start - at))[:2], key=lambda one: one.start)


_JOINT = re.compile(r"[\s,]*(?:et|and|и|ainsi que|as well as|а также|with|avec|с|-|–)\s.{0,25}", re.IGNORECASE | re.DOTALL)


def _linked(story: Story, lang: str, possible: list[Mention], at: int) -> list[Mention]:
    """The two that “between” joins, before or after the words."""
    between = {"fr": r"\b(?:entre|unissant|liant|reliant|unit)\b", "en": r"\b(?:between|linking|joining)\b", "ru": r"(?<!\w)между(?!\w)"}[
        lang
    ]
    for match in re.compile(between, re.IGNORECASE).finditer(story.text, max(0, at - 160), at + 200):
        following = [one for one in possible if 0 <= one.start - match.end() < 130]
        if len(following) >= 2 and following[0].start - match.end() < 40 and following[1].start - following[0].end < 60:
            return following[:2]
    return []


def _with(story: Story, lang: str, possible: list[Mention], at: int) -> list[Mention]:
    """The one that “with” names after the words, and the nearest before them, which signs."""
    joining = {
        "fr": r"\b(?:avec|jumelée?s? à|liée?s? à|unie?s? à)\s",
        "en": r"\b(?:with|twinned to|linked to|of)\s",
        "ru": r"(?<!\w)(?:с|со)\s",
    }[lang]
    for match in re.compile(joining, re.IGNORECASE).finditer(story.text, at, at + 130):
        after = [one for one in possible if 0 <= one.start - match.end() < 45]
        before = [one for one in possible if one.end <= match.start()]
        if after:
            others = [one for one in before if one.name != after[0].name]
            rest = [one for one in possible if one.start > after[0].end and one.start - after[0].end < 12] if not others else []
            return [*others[-1:], after[0], *rest[:2]]
    return []


def _named(mentions: list[Mention]) -> list[str]:
    return list(dict.fromkeys(one.name for one in mentions))


def _spans(mentions: list[Mention], at: int) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in mentions if abs(one.start - at) < 160]
