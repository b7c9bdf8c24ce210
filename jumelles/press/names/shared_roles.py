"""Roles that somebody has through somebody else: his counterpart, the mayor of the sentence before, two teachers, A and B."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumelles.press.lexicon import compiled, lexicon
from jumelles.press.names.mentions import Mention
from jumelles.press.names.role_words import Role, clean, for_gender, of_what

if TYPE_CHECKING:
    from jumelles.press.reference import Reference
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

_MANY = {
    "fr": re.compile(r"(?P<role>[a-zà-ÿ-]{4,})s(?:\s[a-zà-ÿ]+(?:aux|s))?,?\s(?:(?:MM?|Mmes?)\.?\s)?$", re.IGNORECASE),
    "en": re.compile(r"(?P<role>[a-z-]{4,})s,?\s(?:(?:Mr|Mrs|Ms|Dr|Frau|Herr)\.?\s)?$", re.IGNORECASE),
    "ru": re.compile(r"(?P<role>[а-яё-]{4,}),?\s$", re.IGNORECASE),
}
_JOINED = re.compile(r"(?:\s\([^()]{2,40}\))?\s*(?:,|et|and|и|, et|, and|&)\s+(?:(?:M|Mme|Mr|Mrs|Ms|Dr|Frau|Herr)\.?\s)?")


def shared(story: Story, one: Mention, before: list[Mention]) -> Role | None:
    """A role in the plural belongs to each of the names after it, or before it: two teachers, A and B; A et B, conseillères."""
    if before and before[-1].more.get("many") and _JOINED.fullmatch(story.text[before[-1].end : one.start]):
        one.more["many"] = before[-1].more["many"]
        return before[-1].more["role"], before[-1].more.get("of"), before[-1].more["role_span"]
    piece = story.text[max(0, one.start - 40) : one.start]
    match = _MANY[one.lang].search(piece)
    role = _single(match["role"], one.lang) if match else None
    if not match or not role:
        return _of_both(story, one)
    start = one.start - len(piece) + match.start("role")
    one.more["many"] = True
    return role, None, (start, one.start - len(piece) + match.end("role") + (one.lang != "ru"))


def _single(word: str, lang: str) -> str | None:
    """The role that a plural says of each: депутаты, teachers (without its s)."""
    if lang == "ru":
        from jumelles.press.names.inflected import parses

        read = next((one for one in parses(word.lower())[:3] if one.tag.POS == "NOUN" and one.tag.number == "plur"), None)
        return str(read.normal_form) if read and read.tag.animacy == "anim" and read.normal_form not in _PEOPLE else None
    return word if re.fullmatch(lexicon(lang).source("names", "roles"), word, re.IGNORECASE) else None


_PEOPLE = frozenset("человек друг гость житель участник ребёнок супруг брат сестра родитель".split())
"""Words for people that are no role."""


def _of_both(story: Story, one: Mention) -> Role | None:
    """The plural after the last of several names: A, B et C, conseillères."""
    if one.lang == "ru":
        return None
    last = one
    for other in story.within(one.end, one.end + 160, "person"):
        if other.start < last.end or not _JOINED.fullmatch(story.text[last.end : other.start]):
            continue
        last = other
    role = lexicon(one.lang).source("names", "roles")
    plural = compiled(rf"\s?,\s(?:(?:both|deux|all|tous|toutes)\s)?(?P<role>{role})s\b")
    match = plural.match(story.text[last.end : last.end + 50]) if last is not one else None
    if not match:
        return None
    one.more["many"] = True
    return match["role"], None, (last.end + match.start("role"), last.end + match.end())


PEER = re.compile(r"homologue|counterpart|коллег|predecessor|prédécesseur|предшественни", re.IGNORECASE)
"""Who has the role of somebody else, elsewhere or earlier."""
_EARLIER = re.compile(r"predecessor|prédécesseur|предшественни", re.IGNORECASE)


def give_shared_roles(story: Story, reference: Reference) -> None:
    """“His counterpart” has the role of the person before; « le président de la Métropole » without a name is whoever was named last."""
    people = [one for one in story.names if one.kind == "person"]
    for number, one in enumerate(people):
        if PEER.search(str(one.more.get("role") or "")):
            before = next((other for other in reversed(people[:number]) if other.more.get("role") and other.key != one.key), None)
            span = one.more["role_span"]
            earlier = _EARLIER.search(story.text[span[0] : span[1]])
            if earlier and (before is None or story.sentence_at(before.start) != story.sentence_at(one.start)):
                continue
            town = reference.adjective(story.text[span[0] : one.start], one.lang)
            role = str(before.more["role"]) if before else None
            one.more["role"] = for_gender(role, female=reference.female(one)) if role and one.lang == "fr" else role
            same = before.more.get("of") if before and earlier else None
            one.more["of"] = town.name if town else one.more.get("of") or same
    for sentence in story.walk():
        _name_the_role(story, people, sentence)


def _name_the_role(story: Story, people: list[Mention], sentence: Sentence) -> None:
    """A role as the subject of a sentence without its name belongs to the last person who has none yet."""
    article = {"fr": r"(?:[^.]{0,15}\b)?(?:le|la|l[’'])\s?", "en": r"the\s", "ru": r""}[sentence.lang]
    role = lexicon(sentence.lang).source("names", "roles")
    piece = story.text[sentence.start : sentence.end]
    match = compiled(rf"{article}(?P<role>{role})(?![\w-])").match(piece) or compiled(
        rf"(?P<role>{role})(?![\w-])[^,.;]{{0,60}},\s(?:elle|il|she|he|он|она)\b"
    ).match(piece)
    if not match or any(
        one.start < sentence.start + match.end() + 60 for one in people if one.start >= sentence.start and one.end <= sentence.end
    ):
        return
    end = sentence.start + match.end("role")
    of = of_what(story, end, end + 40)
    if any(_same_role(one, match["role"]) and one.more.get("of") == of for one in people):
        return
    before = [one for one in people if one.start < sentence.start and sentence.start - one.start < 400]
    if before and not any(one.more.get("role") for one in people if one.key == before[-1].key):
        span = sentence.start + match.start("role"), end
        before[-1].more.update(role=clean(match["role"], sentence.lang), of=of, role_span=span)


def _same_role(one: Mention, role: str) -> bool:
    """Whether somebody holds the role already, so that it means this one wherever it stands alone."""
    return str(one.more.get("role") or "").lower().startswith(role.lower()[:5])
