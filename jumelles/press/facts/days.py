"""When a journey was, where the words alone do not tell the year: the month or the day of the week that is nearest on the side that the tense tells."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from jumelles.press import when
from jumelles.press.facts.acts import of_acts
from jumelles.press.lexicon import lexicon


def dated(text: str, lang: str, published: date | None, status: str) -> str | None:
    """The most precise date of a piece of text, as EDTF or as its words; `status` tells on which side of the publication it lies."""
    found = first(of_acts(when.dates(text, lang, published)) if status != "ongoing" else when.dates(text, lang, published))
    if published is None or (found and re.match(r"\d{4}-\d\d|\d{4}-2[1-4]", found)):
        return found
    return (
        _weekday(text, lang, published, status) or _month(text, lang, published, status) or _season(text, lang, published, status) or found
    )


def first(found: list[when.When]) -> str | None:
    """The most precise of several dates, as EDTF or as its words."""
    return max(found, key=lambda one: (one.edtf is not None, len((one.edtf or "").split("/")[0]), -one.start)).shown if found else None


def resolved(words: str, lang: str, published: date | None, status: str) -> str | None:
    """The day that a day of the week or a month means, beside what is past or lies ahead; None where nothing tells."""
    if published is None:
        return None
    return _weekday(words, lang, published, status) or _month(words, lang, published, status)


@cache
def _named(lang: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{lexicon(lang).source('visit', key)})(?!\w)", re.IGNORECASE)


def _number(match: re.Match[str]) -> int:
    """Which of the named groups of a pattern matched, from 0."""
    return next(number for number, value in enumerate(match.groups()) if value is not None)


def _weekday(text: str, lang: str, published: date, status: str) -> str | None:
    match = _named(lang, "weekdays").search(text)
    if not match:
        return None
    days = (_number(match) - published.weekday()) % 7
    if _UNTIL.search(text[: match.start()]):
        return "/" + (published + timedelta(days=days or 7)).isoformat()
    if status == "past" or _SINCE.search(text[: match.start()]):
        days = days - 7 if days else 0
    return (published + timedelta(days=days)).isoformat()


_SINCE = re.compile(r"(?<!\w)(?:since|depuis|со?)\s(?:last |le )?$", re.IGNORECASE)
_UNTIL = re.compile(r"(?<!\w)(?:until|till|jusqu[’']à|до)\s$", re.IGNORECASE)


def _month(text: str, lang: str, published: date, status: str) -> str | None:
    match = _named(lang, "months").search(text)
    if not match:
        return None
    month = _number(match) + 1
    year = published.year + (month < published.month) if status == "planned" else published.year - (month > published.month)
    return f"{year}-{month:02}"


def _season(text: str, lang: str, published: date, status: str) -> str | None:
    match = _named(lang, "seasons").search(text)
    if not match:
        return None
    number = _number(match)
    first = 3 * (number + 1)  # the month in which it begins; winter is called by the year of its December
    year = published.year + (first + 2 < published.month) if status == "planned" else published.year - (first > published.month)
    return f"{year}-{number + 21}"


def apart(a: str | None, b: str | None) -> bool:
    """Whether two dates that are both known contradict each other."""
    if not a or not b or not a[:4].isdigit() or not b[:4].isdigit():
        return False
    if "/" in a + b:
        return _years(a)[1] < _years(b)[0] or _years(b)[1] < _years(a)[0]
    return not (a.startswith(b) or b.startswith(a))


def _years(edtf: str) -> tuple[int, int]:
    """The first and the last year; an interval without an end goes on."""
    first, _slash, last = edtf.partition("/")
    return int(first[:4]), int(last[:4]) if last[:4].isdigit() else 9999 if "/" in edtf else int(first[:4])
