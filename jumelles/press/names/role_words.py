"""What all ways to a role share: its words, its dictionary form, what it is of, and the form for a man or a woman."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumelles.press.story import Story

Role = tuple[str, "str | None", tuple[int, int]]
"""A role, of what, and where its words stand."""
WEAK = re.compile(
    r"(?:rapporteure?|cllr|cr|councill?or|conseill(?:er|ère)|prof|professor|professeure?|доктор|профессор|rev|member|membre|élue?|депутат)\.?",
    re.IGNORECASE,
)
"""Roles that many have, or that are written like titles: another one says more."""


_THITHER = re.compile(r"\b(?:to|towards|vers|destination d[e’'])\s?$")
"""Nobody is mayor to a town: the words lead there."""


def of_what(story: Story, start: int, end: int, *, close: bool = False) -> str | None:
    """The organisation or place named within the span; `close`: the one that ends it, with nothing but a dash after it."""
    found = story.within(start, end, "org", "place")
    if not found:
        return None
    chosen = found[-1] if close else found[0]
    if close and story.text[chosen.end : end].strip(" -’'s"):
        return None
    between = story.text[start : chosen.start]
    if not close and ("," in between or (chosen.more.get("kind") == "city" and _THITHER.search(between))):
        return None
    if chosen.kind == "place":
        chosen.more["office"] = True
    return chosen.name


def clean(role: str, lang: str) -> str:
    """A role as it stands in a dictionary: without line ends, in Russian in the nominative."""
    role = " ".join(role.split()).strip(" ,")
    return _nominative(role) if lang == "ru" else role


def _nominative(role: str) -> str:
    from jumelles.press.names.inflected import lemma, parses

    head, *rest = role.split()
    if "." in head:
        return role
    read = parses(head.lower())[0]
    # A participle that became a noun (заведующая) would turn into its verb.
    known = lemma(head) if read.tag.POS == "NOUN" else head.lower()
    if read.tag.POS == "ADJF" and rest:
        return agreeing(role)
    return " ".join([known, *rest])


def agreeing(role: str) -> str:
    """Adjectives and their noun in the nominative: главного врача, первой заместительницей."""
    from jumelles.press.names.inflected import parses

    words = role.split()
    if "." in words[0] or words[0].lower() == "врио":
        return role
    for number, word in enumerate(words):
        noun = next((one for one in parses(word.lower())[:3] if one.tag.POS == "NOUN"), None)
        if noun is None:
            continue
        gender = str(noun.tag.gender) if noun.tag.gender in {"masc", "femn", "neut"} else "masc"
        head = noun.inflect({"nomn", "sing"})
        before = [_adjective(one, gender) for one in words[:number]]
        return " ".join([*before, head.word if head else word.lower(), *words[number + 1 :]])
    return role.lower()


def _adjective(word: str, gender: str) -> str:
    from jumelles.press.names.inflected import parses

    for one in parses(word.lower())[:4]:
        if one.tag.POS in {"ADJF", "PRTF"} and (found := one.inflect({"nomn", "sing", gender})):
            return str(found.word)
    return word.lower()


_ENDS = (("trice", "teur"), ("ère", "er"), ("euse", "eur"), ("ienne", "ien"), ("éenne", "éen"), ("esse", "e"), ("ente", "ent"), ("ante", "ant"), ("ée", "é"), ("eure", "eur"))  # fmt: skip


def for_gender(role: str, *, female: bool | None) -> str:
    """A French role as a man or a woman holds it; as it stands where nobody knows."""
    head, space, rest = role.partition(" ")
    for she, he in _ENDS:
        if female is False and head.endswith(she) and head != "maîtresse":
            return head[: -len(she)] + he + space + rest
        if (
            female
            and head.endswith(he)
            and (he, she) in {("teur", "trice"), ("ent", "ente"), ("er", "ère"), ("ien", "ienne"), ("ant", "ante"), ("é", "ée")}
        ):
            return head[: -len(he)] + she + space + rest
    return role
