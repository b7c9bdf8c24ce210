"""What did not take place after all, and what was put off: told beside it, after “but it”, or by the pronoun of the next sentence."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from jumelles.press import modality, when
from jumelles.press.facts import timing
from jumelles.press.lexicon import lexicon

OFF = 90
"""Letters between something and the word that calls it off, marks counted as more."""
_NEXT = 140
"""Letters of the next sentence that may take back what was told."""
_FAR = 400
"""Letters of the sentence itself."""
_IT = {
    "fr": r"(?:il|elle|ils|elles|ceux-ci|celle-ci|celui-ci|celles-ci|tout|cela|l[’'](?:[ée]v[ée]nement|[ée]v[èe]nement|initiative|ensemble)|(?:le|la|cette|ce|ces) (?P<noun>\w+))",
    "en": r"(?:it|they|this|that|everything|(?:the|both|all|this) (?:event|whole thing|plan)s?|(?:the|both|this) (?P<noun>\w+))",
    "ru": r"(?:его|её|ее|их|он|она|оно|они|вс[её]|мероприяти[ея]|(?:эт\w+ )?(?P<noun>\w+))",
}
"""The subject; a noun must be a word for what was told."""
_JOURNEY = re.compile(
    r"visit|voyage|déplacement|séjour|venue|délégation|tournée|trip|journey|tour|delegation|exchange|échange|поездк|визит|приезд|делегаци|гастрол|обмен",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?<!\w)(?:pas|jamais|not|never|не)(?!\w)|n[’']t\b", re.IGNORECASE)
_STEM = 4
"""Letters by which a word is known again."""
_BUT = {
    "fr": "mais|or|finalement|cependant|toutefois|hélas",
    "en": "but|yet|however|sadly|in the end",
    "ru": "но|однако|увы|в итоге|в конце концов",
}
"""What begins a sentence or a clause that takes something back."""


@cache
def _taken_back(lang: str, key: str, *, clause: bool) -> re.Pattern[str]:
    """« Il a été annulé », «но его отменили»: at the beginning of a clause, else of a sentence."""
    aside = r"(?:[^.;,\n]{0,50},)?"
    begins = r"[,;:–—]\s*(?:(?:et|and|и)\s)?" if clause else ""
    words = lexicon(lang).source("modality", key)
    said = rf"{begins}\s*(?:(?:{_BUT[lang]}),?\s+)?{aside}\s*{_IT[lang]}(?:,[^.;,\n]{{0,60}},)?\s(?P<between>(?:[\w’']+\s){{0,4}}?)(?:n[’'])?(?:{words})(?!\w)"
    return re.compile(said, re.IGNORECASE)


def called_off(piece: str, start: int, end: int, after: str, lang: str) -> bool:
    """Whether what stands from `start` to `end` in a sentence did not take place; `after` is the text that comes next."""
    off = [one for one in lexicon(lang).pattern("event", "called_off").finditer(piece) if not _stays_away(piece, one)]
    if any(timing.distance(piece, lang, (start, end), one.span()) < OFF for one in off):
        return True
    return taken_back(piece, start, end, after, lang)


_STAYS_AWAY = re.compile(r"(?<!\w)(?:отказ|снял)|renonc|withdr|abandonn", re.IGNORECASE)
_PART = re.compile(
    r"\bparticip|\bprendre part|\btaking part|\bfrom (?:the|this)\s(?!(?:\w+\s)?(?:programme|program|schedule|calendar|agenda|bill)\b)|(?<!\w)участ",
    re.IGNORECASE,
)


def _stays_away(piece: str, off: re.Match[str]) -> bool:
    """Whether somebody only does not come: what he refuses to take part in is held all the same."""
    return bool(_STAYS_AWAY.match(off[0]) and _PART.search(piece[max(0, off.start() - _CLAUSE) : off.end() + _NEAR]))


_CLAUSE, _NEAR = 70, 25
"""Letters before and behind the refusal."""


def taken_back(piece: str, start: int, end: int, after: str, lang: str, *, journey: bool = False) -> bool:
    """Whether a pronoun after something, or the same word again, is told not to have taken place."""
    return _said("off", piece, start, end, after, lang, journey=journey) is not None


def _said(key: str, piece: str, start: int, end: int, after: str, lang: str, *, journey: bool) -> str | None:
    """What follows the words that tell it, in a later clause or at the beginning of the next sentence."""
    text, match = piece, _taken_back(lang, key, clause=True).search(piece, end, end + _FAR)
    if match is None:
        text, match = after, _taken_back(lang, key, clause=False).match(after[:_NEXT])
    if match is None or _NOT.search(match["between"]) or not _meant(match["noun"], piece[start:end], journey=journey):
        return None
    return text[match.end() :]


def _meant(noun: str | None, told: str, *, journey: bool) -> bool:
    """Whether a noun means what was told: it is the same word, or any word for a journey where one was told."""
    if noun is None:
        return True
    words = [word[:_STEM] for word in re.findall(r"\w+", told.lower())]
    return noun[:_STEM].lower() in words or (journey and _JOURNEY.match(noun) is not None)


def put_off(
    piece: str, start: int, end: int, after: str, lang: str, published: date | None, *, journey: bool = False
) -> tuple[bool, str | None]:
    """Whether something was put off, and to which day, as EDTF or as words; a day that it was first planned for is none."""
    near = lexicon(lang).pattern("modality", "put_off").finditer(piece)
    match = next((one for one in near if _finite(piece, one, lang) and timing.distance(piece, lang, (start, end), one.span()) < OFF), None)
    rest = piece[match.end() :] if match else _said("put_off", piece, start, end, after, lang, journey=journey)
    if rest is None:
        return False, None
    to = _TO[lang].match(rest)
    found = when.dates(rest[to.end() :][:40], lang, published) if to else []
    return True, found[0].shown if found and found[0].start < _CLOSE else None


def _finite(piece: str, match: re.Match[str], lang: str) -> bool:
    """Whether it is told and not only mentioned: “the concert, postponed from May, took place” did take place."""
    return not (_ASIDE.search(piece[: match.start()]) and modality.done(piece[match.end() :], lang))


_ASIDE = re.compile(r"(?:[,(]|\b(?:the|an?|le|la|les|une?)|[,(]\s(?:d[’']abord|d[ée]jà|twice|first|already|дважды|уже))\s?$", re.IGNORECASE)
_CLOSE = 6
"""Letters between “to” and the new day."""
_TO = {
    "fr": re.compile(r"(?:\s(?:\w+\s)?(?:au|à l[’']|à|en|d[’'])\s?)(?=\S)", re.IGNORECASE),
    "en": re.compile(r"\s(?:(?:from|by) [^.,;]{2,30} )?(?:to|until|till|for)\s", re.IGNORECASE),
    "ru": re.compile(r"\s(?:с [^.,;]{2,25} )?(?:на|до)\s", re.IGNORECASE),
}
