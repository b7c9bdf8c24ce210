"""Whether words for an event tell of one that was held: not the name of a hall, not concerts in general, nothing called off or only spoken of."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jumelles.press import when
from jumelles.press.facts import timing
from jumelles.press.facts.called_off import called_off
from jumelles.press.lexicon import lexicon

if TYPE_CHECKING:
    from jumelles.press.facts.marks import Mark
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

_NAME = 40
"""Letters between quotation marks that may be the name of an event."""


def held(story: Story, sentence: Sentence, piece: str, mark: Mark) -> bool:
    """Whether it is an event of which the sentence tells."""
    return not (
        _borne(piece, mark, sentence.lang)
        or _unheld(story, sentence, piece, mark)
        or _only_said(story, sentence, piece, mark)
        or _any(piece, mark, sentence.lang)
    )


_TITLE = re.compile(
    r"citoyen\w* d[’']honneur|docteure?s? honoris|lauréat|chevali|honorary|freem[ae]n|laureate|лауреат|поч[её]тн\w+ (?:граждан|профессор|доктор)",
    re.IGNORECASE,
)
_CONFERRED = re.compile(
    r"\b(?:faite?s?|nomm\w+|élev\w+|élu\w*|désign\w+|titre|re[çc]\w+|rem(?:is|et)\w*|décern\w+|attribu\w+|conf[ée]r\w*|devien\w+|devenue?s?|devint|distinction|désormais|now|among|parmi|made|named|award\w*|receiv\w+|becom\w+|became|elected|grant\w+|given|title|honou?red)\b"
    r"|(?<!\w)(?:присво|удосто|вруч|получ|стал|стан|избра|награ|звани|призна|теперь|отныне|среди|в числе)\w*",
    re.IGNORECASE,
)


def _borne(piece: str, mark: Mark, lang: str) -> bool:
    """Whether a title only tells who somebody is: nobody confers it, and no day tells since when."""
    if mark.kind != "award" or mark.framed or not _TITLE.match(piece, mark.start):
        return False
    return not _CONFERRED.search(piece) and not when.dates(piece, lang)


def _only_said(story: Story, sentence: Sentence, piece: str, mark: Mark) -> bool:
    """Whether somebody only speaks of it; what has a verb or a day is told even in a quotation, and a name between marks is none."""
    quote = story.quote_at(sentence.start + mark.start)
    if quote is None or quote[1] - quote[0] < _NAME:
        return False
    if mark.framed or mark.kind in {"inauguration", "unveiling"} or _TOOK_PLACE.match(piece, mark.end):
        return False
    told = timing.tell(piece, mark.start, mark.end, sentence.lang, story.published)[0]
    return mark.kind in {"meeting", "commemoration"} or (told != "planned" and not when.dates(piece, sentence.lang))


_TOOK_PLACE = re.compile(
    r"\s(?:(?:a|ont) eu lieu|s[’']est (?:tenue?|déroulée?)|se sont (?:tenue?s|déroulée?s)|took place|(?:was|were) held|прош(?:[её]л|ла|ли|ло)(?!\w)|состоял\w+)",
    re.IGNORECASE,
)


@cache
def _no_event(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and after the name of a hall or a committee."""
    words = lexicon(lang).told["event"]
    return re.compile(rf"(?<!\w)(?:{words['not_before']})\s*$", re.IGNORECASE), re.compile(words["not_after"], re.IGNORECASE)


_TOLD_BY_VERBS = {"inauguration", "unveiling", "award"}
_RITE = re.compile(r"cérémonie|ceremony|церемони", re.IGNORECASE)
_SIGNED = re.compile(
    r"\b(?:sign(?:ed|ing|ature|é|ée|és|er|ent|era|eront|e)s?|paraph\w+|oaths?|serment)\b|(?<!\w)(?:подпис|скреп)\w+", re.IGNORECASE
)
"""The ceremony of a signing is told with the agreement."""
_AFTERWARDS = {
    "fr": re.compile(r"\b(?:après|avant|depuis) (?:le|la|les|cette?|ce|notre|son|sa)\s?$|\b(?:après|avant) l[’']$", re.IGNORECASE),
    "en": re.compile(r"\b(?:after|before|since|until) (?:the|this|our|its|their)\s$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:после|до|перед)\s(?:\w{2,6}\s)?$", re.IGNORECASE),
}
_SINCE = re.compile(
    r"\b(?:since (?:the|our|its|their)|depuis (?:l[’']|le |la |les |notre |son ))\s?$|(?<!\w)(?:лет|года|год|месяц\w*) (?:после|до) $",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\s?(?:[.,;:!?)]|[—–]|$|\s(?:and|et|и|was|were|had|il|elle|on)\b)")
_APPOSED = re.compile(r",\s(?:an?|une?|the|le|la|l[’'])\s?(?:\w+\s)?$", re.IGNORECASE)


def _passed_over(story: Story, sentence: Sentence, piece: str, mark: Mark) -> bool:
    """Whether it only tells when something else was, “before the meeting”, or what a body is: “Lindqvist, a workshop in Lund”."""
    before, after = piece[: mark.start], piece[mark.end :]
    if _RITE.match(piece, mark.head) and _SIGNED.search(piece):
        return True
    if mark.framed or mark.kind in _TOLD_BY_VERBS:
        return False
    if _SINCE.search(before) or (_AFTERWARDS[sentence.lang].search(before) and _ALONE.match(after)):
        return True
    apposed = _APPOSED.search(before)
    return bool(
        apposed
        and any(
            one.end == sentence.start + apposed.start()
            for one in story.within(max(sentence.start, sentence.start + apposed.start() - 80), sentence.start + mark.start, "org")
        )
    )


_LIFE = re.compile(r"\b\d{4}\s?[-–—]\s?\d{4}\b")
"""The years of a life, in the heading of an obituary."""


def _unheld(story: Story, sentence: Sentence, piece: str, mark: Mark) -> bool:
    """Whether it is the name of a hall or a committee, or was called off."""
    before, after = piece[max(0, mark.head - 40) : mark.head], piece[mark.end : mark.end + 24]
    not_before, not_after = _no_event(sentence.lang)
    hall = (not_before.search(before) and mark.kind not in _TOLD_BY_VERBS) or not_after.search(after)
    return (
        bool(hall)
        or bool(sentence.heading and mark.kind == "commemoration" and _LIFE.search(piece, mark.end))
        or _passed_over(story, sentence, piece, mark)
        or called_off(piece, mark.start, mark.end, story.text[sentence.end : sentence.end + 200], sentence.lang)
    )


_MANY = {
    "fr": re.compile(r"(?<![èi])s$|(?<!je)x$", re.IGNORECASE),
    "en": re.compile(r"(?<!s)s$", re.IGNORECASE),
}
_SOME = {
    "fr": re.compile(r"(?:\b(?:les|ces|leurs|nos|ses|deux|trois|quatre|cinq|six|dix)\s|\d\s)(?:\w+\s)?$", re.IGNORECASE),
    "en": re.compile(r"(?:\b(?:the|these|both|two|three|four|five|six|ten|last|next)\s|\d\s)(?:\w+\s)?$", re.IGNORECASE),
    "ru": re.compile(r"(?:(?<!\w)(?:эти\w*|обе\w*|дв\w+|три|тр[её]х|четыр\w+|пят\w+)\s|\d\s)(?:[\w-]+\s)?$", re.IGNORECASE),
}


_ALWAYS = re.compile(r"дн|гастрол|чтени|соревновани|переговор|игр", re.IGNORECASE)
"""Words that are plural though the event is one."""


def _several(word: str, lang: str) -> bool:
    if lang == "ru":
        from jumelles.press.names.inflected import parses

        return bool(parses(word.lower())[0].tag.number == "plur") and not _ALWAYS.match(word)
    return bool(_MANY[lang].search(word))


_SITTING = re.compile("заседани", re.IGNORECASE)
"""What a committee does every month is an event only on its day."""


def _any(piece: str, mark: Mark, lang: str) -> bool:
    """Whether concerts, meetings or matches are told of only in general: several, neither counted nor dated."""
    told = piece[mark.head : mark.end].split(maxsplit=1)[0]
    if _SITTING.match(told) and not when.dates(piece, lang):
        return True
    if mark.framed or mark.kind not in {"culture", "meeting", "sport"} or not _several(told, lang):
        return False
    some = _SOME[lang].search(piece[max(0, mark.head - 30) : mark.head])
    counted = some and (mark.kind != "meeting" or not re.match(r"(?:les|the|ces|these)\b", some[0], re.IGNORECASE))
    return not counted and not when.dates(piece, lang)
