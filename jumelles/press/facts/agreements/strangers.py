"""Names that nothing else knows, where only a party to an agreement can stand. In Russian only Latin letters need no nominative."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumelles.press.lexicon import words
from jumelles.press.names.mentions import Mention
from jumelles.press.names.unclaimed import usual

if TYPE_CHECKING:
    from jumelles.press.facts.agreements.telling import Told

_CALLED = {
    "fr": re.compile(r"(?:(?:la|le|l[’']|les)\s?)?(?:(?:ville|commune|société|entreprise|groupe|start-up|cité|village|association|fondation|port)s?\s(?:[a-zà-ÿ]+\s)?(?:de\s|d[’'])?)?"),
    "en": re.compile(r"(?:(?:the|its)\s)?(?:(?:[A-Za-z-]+\s)?(?:town|city|village|company|firm|group|start-up|charity|maker|manufacturer)\s(?:of\s)?)?(?:[\w]+-based\s)?"),
    "ru": re.compile(r"(?:[а-яё-]+(?:ой|ей|им|ым)\s){0,2}[«“\"]?"),
}  # fmt: skip


_CAP = r"[A-ZÀ-ÖØ-ÞĀŁŚŻŽŠČİĐ][\w’'&-]*"
_NAME = re.compile(
    rf"({_CAP}(?:[  ](?:(?:de la|de l[’']|des|du|de|d[’']|of the|of|do|da|di|von der|von|van der|van|auf der|an der|auf|am|im|zu|y|&)[  ]?)?{_CAP})*)"
)
ADJECTIVE = {
    "fr": re.compile(r"[’']"),
    "ru": re.compile("$^"),
    "en": re.compile(r"\s(?!(?:and|or|in|of|to|for|since|on|at|by|is|was|has|have|had|will|which|who|that|from|as|but|where|when|after|before|until|under|with|over|last|this)\b)[a-z]{3,}|[’']s"),
}  # fmt: skip
"""What stands after a word that only describes another: a Breton market."""


_MARKED = re.compile(r"(?:[\w’'-]+?[\s’']){0,4}[«“\"]\s?([^»”\"\n]{2,40}?)\s?[»”\"]")


def marked(told: Told, start: int) -> list[Mention]:
    """The name between quotation marks that stands at a place with the words before it for what it is: между заводом «Рубин» и…"""
    match = _MARKED.match(told.story.text, start, told.clause[1])
    if not match:
        return []
    return [Mention("org", match.start(1), match.end(1), match[1], match[1], told.lang, {"kind": "organisation"})]


def stranger(told: Told, start: int) -> list[Mention]:
    """The name that begins at a place, if nobody knows it: “joined forces with Lämpöteko”."""
    head = _CALLED[told.lang].match(told.story.text, start)
    match = _NAME.match(told.story.text, head.end() if head else start)
    if not match or re.search(r"[’']s ", match[1]) or match.end() > told.clause[1] or len(match[1]) < 4 or _plain(match[1], told.lang):
        return []
    if not re.search("[ -]", match[1]) and ADJECTIVE[told.lang].match(told.story.text, match.end()):
        return []
    if not _COMPANY.search(match[1]) and any(_known(one, match) for one in told.story.within(match.start(), match.end())):
        return []
    sort = "org" if " " in match[1] else "unknown"
    return [Mention(sort, match.start(1), match.end(1), match[1].rstrip("."), match[1], told.lang, {"kind": "organisation"})]


_COMPANY = re.compile(r"&|\b(?:Ltd|Inc|LLC|GmbH|AG|SARL|SAS|Group|Alliance|Oy|AB|Sp)\b")


def _known(one: Mention, match: re.Match[str]) -> bool:
    """Whether the name is that of a mention: it begins with it, and goes no further than a place that it begins with."""
    if one.kind == "place":
        return one.start == match.start(1) and match.end() - one.end < 4
    if one.kind == "person" and not one.more.get("role") and one.name.split()[0] not in words("given"):
        return False  # Two words with capitals are taken for somebody's name where nothing else tells.
    return one.start == match.start(1)


def _plain(name: str, lang: str) -> bool:
    """Whether a name is of words that have a capital anyway: days, peoples, titles."""
    return lang != "ru" and all(usual(part, lang) for part in name.split() if part[0].isupper())


_AND = {
    "fr": re.compile(r"\s(?:et|et de|et à|et avec|&)\s(?:(?:son|sa|leur)\s(?:[a-zà-ÿ-]+\s){1,3})?(?=(?:(?:la|le|les|l[’'])\s?)?[A-ZÀ-Þ])"),
    "en": re.compile(r"\s(?:and|&)\s(?:(?:its|their)\s(?:[a-z-]+\s){1,3})?(?=(?:the\s)?[A-ZÀ-Þ])"),
    "ru": re.compile(r"[»”\"]?\sи\s(?=[\w«“\" -]{0,30}[A-ZÀ-Þ])"),
}


def beside(told: Told, one: Mention) -> list[Mention]:
    """The unknown name that “and” joins to a known one."""
    match = _AND[told.lang].match(told.story.text, one.end)
    return stranger(told, match.end()) if match else []


_ARTICLE = re.compile(r"\W*(?:(?:the|la|le|les)\s|l[’'])?", re.IGNORECASE)


def strangers(told: Told) -> list[Mention]:
    """The one or two names that a clause begins with, or goes on with after a comma, of which nobody knows the first."""
    first = _first(told)
    if not first or first[0].end > told.at:
        return []
    joined = _AND[told.lang].match(told.story.text, first[0].end)
    known = [one for one in told.possible(first[0].end, told.at) if joined and one.start - first[0].end < 12]
    return [*first, *(known[:1] or beside(told, first[0]))]


def _first(told: Told) -> list[Mention]:
    """“Gower Boats and the Rande yard signed up”; one word alone only where it stands nowhere else without a capital."""
    text, (start, stop) = told.story.text, told.clause
    comma = text.rfind(", ", start, told.at)
    for at in (comma + 2 if comma > 0 else start, start):
        article = _ARTICLE.match(text, at, stop)
        first = stranger(told, article.end() if article else at)
        if first and (" " in first[0].name or (len(first[0].name) > LEAST and first[0].name.lower() not in told.story.lower_words)):
            return first
    return []


LEAST = 5
"""Letters that one word alone has more of, if it is a name."""
