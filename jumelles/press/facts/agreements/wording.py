"""Words and verbs for agreements, and the clause that they stand in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jumelles.press.facts.agreements.pairs import NEAR
from jumelles.press.lexicon import lexicon

if TYPE_CHECKING:
    from jumelles.press.facts.agreements.agreed import Found
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

KINDS = ("twinning", "agreement", "partnership", "project", "cooperation", "relation")


@cache
def kinds(lang: str) -> re.Pattern[str]:
    """Nouns and verbs that name an agreement; the group that matched is its kind."""
    words = lexicon(lang)
    return re.compile("|".join(rf"(?P<{kind}>(?<![\w-])(?:{words.source('accord', kind)})(?![\w]))" for kind in KINDS), re.IGNORECASE)


@cache
def acts(lang: str) -> re.Pattern[str]:
    """What those do who agree; the group that matched is one of `ACTS`."""
    words = lexicon(lang)
    return re.compile("|".join(rf"(?P<{act}>(?<![\w-])(?:{words.source('accord', act)})(?![\w]))" for act in ACTS), re.IGNORECASE)


ACTS = {
    "listed": "agreement",
    "talks": "agreement",
    "signs": "agreement",
    "allies": "partnership",
    "shares": "cooperation",
    "bound": "cooperation",
}
"""What those do who agree, where no noun names the agreement; and which kind of agreement it tells of."""


NEXT = {"listed": 300, "talks": 300, "signs": 300, "allies": 60, "shares": 300, "bound": 60}
"""Letters around a verb within which a noun for the agreement tells the same."""


ANY = re.compile(
    r"\w+[’']? exchange|projects?|scheme|collaborative \w+ programme|pro(?:jet|gramme)s? (?:de|d[’'])|échange .+|проект\w*", re.IGNORECASE
)
"""A project that nothing says to be a joint one."""
FRIENDSHIP = re.compile(r"amiti[ée]|friendship|друж(?:б|еск)", re.IGNORECASE)
OF_FRIENDS = re.compile(r"\s?(?:d[’']amitié|of friendship|о дружбе|дружбы)", re.IGNORECASE)
"""A charter of friendship is a paper beside a twinning, or less than one."""
MADE = re.compile(
    r"\b(?:fonds|programmes?|plateforme|festival|centre|agence|label|fund|programmes?|programs?|platform|centre|center|agency|route|trail|orchestra|orchestre|itinéraire)\b|(?<!\w)(?:фонд|программ|фестивал|центр|площадк|маршрут|оркестр)\w*",
    re.IGNORECASE,
)
"""What towns make together that lasts."""
PROJECT = re.compile(r"\b(?:projets?|projects?)\b|(?<!\w)проект\w*", re.IGNORECASE)
JOINING = {
    "fr": re.compile(r".{0,40}?\bavec\b", re.IGNORECASE),
    "en": re.compile(r".{0,40}?\bwith\b", re.IGNORECASE),
    "ru": re.compile(r".{0,40}?(?<!\w)со?(?!\w)", re.IGNORECASE),
}


OF_BOTH = {
    "fr": re.compile(r"\s(?:entre|des|de) (?:les|nos|leurs )?(?:deux|\w+ des deux)\s", re.IGNORECASE),
    "en": re.compile(r"\s(?:between|of) (?:the two|both|our two|these two|the \w+ of (?:both|the two))\s", re.IGNORECASE),
    "ru": re.compile(r"\s(?:между )?(?:\w+ )?(?:двух|двумя|обоих|обеих|обоими|обеими)\s", re.IGNORECASE),
}
"""An exchange between the two schools is theirs, whoever they are."""


TO_DO = {
    "fr": re.compile(r"(?:,? \w+)? (?:pour|de|à|d[’'])\s?\w+(?:er|ir|re)\b", re.IGNORECASE),
    "en": re.compile(r"(?:(?<= to)|,? to) (?!an?\b|the\b|its\b|their\b)[a-z]+\b", re.IGNORECASE),
    "ru": re.compile(r"(?: \w+){0,2} \w+(?:ть|чь|ти)\b", re.IGNORECASE),
}
"""What those who agreed will do, after a verb of agreeing."""
OATH = re.compile(r"amiti|fratern|sœurs|serment|friendship|brotherhood|vows|дружб|побрат", re.IGNORECASE)
"""What towns rather than institutions swear."""
CHARTER = re.compile(r"chart|serment|oath|харти", re.IGNORECASE)
TITLED = re.compile(r"(?:\s\w+){0,1}\s?[«“\"]\s?[A-ZÀ-ÞА-ЯЁ]")
"""A project with a name of its own."""


def listed(last: Found | None, at: int) -> str:
    """“The second” is a paper as those that were announced are, where they were called by a name."""
    near = last is not None and at - last.end < NEAR
    return last.kind if last and near and last.kind in {"agreement", "partnership"} else "partnership" if near else "agreement"


_CUT = re.compile(
    r";|[.!?][»”\"]?\s(?=[A-ZÀ-ÞА-ЯЁ«“])|\swhereas\s|\set,\s|,\set\s|\s[–—]\s|:\s|,\s(?:mais|but|но|а(?! также)|tandis que|while|alors que|однако|however|cependant|toutefois|pourtant|yet),?\s|,?\s(?:et qu[e’']|и что)\s?"
)


_OPENS = re.compile(
    r"\W?(?:\w+(?:ment|ly) )?(?:(?:villes? )?(?:jumel|jumelle|uni|li|associ)(?:ée?|és|ées|es)|partenaires|twinned|twin (?:cities|towns)|sister (?:cities|towns)|linked|(?:города[- ])?побратимы|породн[её]нные|связанные)(?!\w)"
    r"[^,.;:]{0,50}\b\d{4}(?: год\w*)?,\s",
    re.IGNORECASE,
)
"""« Jumelées depuis 1961, les deux villes… »: what there was, before what was done."""


def clause_of(story: Story, sentence: Sentence, at: int, end: int) -> tuple[int, int]:
    """The part of a sentence between strong marks that holds the words."""
    opened = _OPENS.match(story.text, sentence.start, sentence.end)
    if opened and end < opened.end():
        return sentence.start, opened.end() - 2
    start, stop = opened.end() if opened else sentence.start, sentence.end
    for match in _CUT.finditer(story.text, sentence.start, sentence.end):
        if sentence.lang == "ru" and match[0].strip() in {"–", "—"}:
            continue  # It stands for “is”.
        if match[0][0] in ".!?" and not story.quoted(match.start()):
            continue  # Elsewhere a sentence ends there, or it was no end.
        if match.end() <= at:
            start = match.end()
        elif match.start() >= end:
            stop = min(stop, match.start())
            break
    return start, stop
