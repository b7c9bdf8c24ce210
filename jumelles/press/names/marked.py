"""Names between quotation marks that no word for an organisation stands before: whether they are somebody's, and in which form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jumelles.press.lexicon import compiled, lexicon
from jumelles.press.names.inflected import knows, parses, phrase
from jumelles.press.names.mentions import Mention

if TYPE_CHECKING:
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

_QUOTED = re.compile(r"(?<=\s)(?:«|“|\")\s?([A-ZÀ-ÞА-ЯЁ][^«»“”\"\n.!?,;:]{1,38}?)\s?(?:»|”|\")")


def quoted(story: Story, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """What stands between quotation marks and is no title: by the word before it, or by what it does."""
    for match in _QUOTED.finditer(story.text, sentence.start, sentence.end):
        before = story.text[max(sentence.start, match.start() - 30) : match.start()]
        titled = compiled(rf"(?<!\w)(?:{lexicon(sentence.lang).source('names', 'titled')})\s*$").search(before)
        if titled or len(match[1].split()) > 4 or _PLAYED.search(before):
            continue
        if _acts_russian(story, match, before) if sentence.lang == "ru" else re.search(r"[a-zà-ÿ]\s$", before):
            yield match.span(1)


_PLAYED = re.compile(
    r"\b(?:sang|sings?|singing|played|plays|performed|performs|recited|wrote|shouted|cried|chanté|chante(?:nt|ra)?|joué|jouent|interprét\w+|récité|crié)\s*$",
    re.IGNORECASE,
)
"""What one does with songs and plays."""


def _verb_follows(story: Story, end: int) -> bool:
    """Whether a verb comes next, or after one more marked name: «Хемотрон» и «Технолайн» ищут."""
    following = re.match(r"(?:\sи\s«[^»]{2,40}»)?(?:,\s[а-яё ]{3,20},)?\s(?:не\s)?([а-яё]+)", story.text[end : end + 80])
    return following is not None and parses(following[1])[0].tag.POS == "VERB"


def _acts_russian(story: Story, match: re.Match[str], before: str) -> bool:
    """Whether a Russian name between quotation marks belongs to somebody who acts: с «Камским полимером», технолог «Карасу», «Орион» выпускает."""
    word = re.search(r"([а-яё-]+)\s$", before.lower())
    if word is None:
        # «Камский полимер» (Пермь): куплю
        return not before.strip(" 0123456789.—–-•") and (_verb_follows(story, match.end()) or story.text[match.end() :].startswith(" ("))
    if word[1] in {"а", "и", "но"} and _verb_follows(story, match.end()):
        return True
    if _COLLECTIVE.fullmatch(word[1]) or word[1] in {"с", "со", "у", "от", "для", "между", "из"} or story.text.count(match[0]) > 1:
        return True
    if re.search(r"(?:[^е][сц]к|местн|тамошн|здешн|кондитерск)(?:ий|ая|ое|ого|ой|ому|им|ом|ую)$", word[1]):
        return True
    return any(one.tag.POS == "NOUN" and one.tag.animacy == "anim" for one in parses(word[1])[:2])


_COLLECTIVE = re.compile(
    r"(?:коллектив|дуэт|отряд|кружок|кружк|сообществ|сеть|сет|землячеств|содружеств|фольк-групп|рок-групп|танцгрупп|джаз-бэнд)(?:|а|у|е|ом|о|и|ы|ой|ью)"
)
"""People together who bear a name: танцевальный коллектив «Ладья»."""


def in_nominative(written: str, claimed: list[Mention]) -> str:
    """A name that stands in another case because no word for an organisation stands before it: the one that the text has elsewhere, else its
    nominative.
    """
    said = written.lower().split()
    for one in claimed:
        words = one.name.lower().split()
        if one.kind == "org" and len(words) >= len(said) and all(_alike(a, b) for a, b in zip(words, said, strict=False)):
            return one.name
    return phrase(written) if all(knows(word) for word in said) else written


def _alike(one: str, other: str) -> bool:
    """Whether two words differ in their endings only: ковры, ковров."""
    stem = max(3, min(len(one), len(other)) - 3)
    return one[:stem] == other[:stem] and abs(len(one) - len(other)) < 4
