"""Dates as people know them, in EDTF (ISO 8601-2): a year, about a month, the 1990s, since 1991; when that was, and how one says it."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from jumelles import languages
from jumelles.errors import JumellesError
from jumelles.languages import _, gettext_noop

LONGEST = 64
"""Characters of a text that is read at all; the longest date has 23."""

_BLANKS = " \u00a0\u202f"  # what a spreadsheet leaves around a cell; a line break or a tab is a sign that two cells ran together
_PLAIN = re.compile(r"\d{4}(?:-[01]\d(?:-[0-3]\d)?)?", re.ASCII)
_WITH_GAPS = re.compile(r"\d\d(?:\dX|XX)|\d{4}-(?:2[1-4]|XX|XX-XX|[01]\d-XX)", re.ASCII)
"""What the library is asked about: decades, centuries, seasons, unknown months and days."""

# By the length of the date. Each precision has a message of its own: French says “jusqu’en” before a year and “jusqu’au” before a day.
_ABOUT = {4: gettext_noop("about {year}"), 7: gettext_noop("about {month}"), 10: gettext_noop("about {day}")}
_SINCE = {4: gettext_noop("since {year}"), 7: gettext_noop("since {month}"), 10: gettext_noop("since {day}")}
_UNTIL = {4: gettext_noop("until {year}"), 7: gettext_noop("until {month}"), 10: gettext_noop("until {day}")}
_SEASONS = {
    "21": gettext_noop("spring {year}"),
    "22": gettext_noop("summer {year}"),
    "23": gettext_noop("autumn {year}"),
    "24": gettext_noop("winter {year}"),
}


class DateError(JumellesError):
    """A text is not a date that we read."""


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day that a date may mean; an open end is the first or the last day that Python counts."""

    earliest: date
    latest: date


def read(text: str) -> Span:
    """When `text` may have been: `1991`, `1991-05`, `2017-03-31`, `199X`, `19XX`, `2017-XX`, `1991-22` (summer), each also with `?`, `~` or
    `%`; of two of them a period, `1991/1993`, open as `1991/..` or `../1991`. The marks of doubt do not widen the span.

    Seasons are those of the northern hemisphere. A winter lies at both ends of its year, so its span is the whole year.

    Raises:
        DateError: it is none of these, is not in the calendar, or ends before it begins.
    """
    try:
        return _read(text)
    except ValueError:
        words = _(
            "“{text}” is not a date: write a year (1991), a month (2011-05), a day (2017-03-31), one of them with ~ for about, "
            "or a period (1991/1993)."
        )
        raise DateError(words.format(text=_shown(text))) from None


def say(text: str) -> str:
    """The date in the current language: `about May 2011`, `the 1990s`, `since 1991`; what cannot be read comes back as it is."""
    try:
        read(text)
    except DateError:
        return text
    start, slash, end = text.strip(_BLANKS).partition("/")
    if not slash or start == end:
        return _said(start)
    if end == "..":
        return _woven(_SINCE, start) or _("{date} and later").format(date=_said(start))
    if start == "..":
        return _woven(_UNTIL, end) or _("{date} and earlier").format(date=_said(end))
    first, last = _said(start), _said(end)
    # Between bare years the dash stands without spaces, in all three languages.
    return f"{first}–{last}" if len(first) == len(last) == 4 else _("{start} – {end}").format(start=first, end=last)


@lru_cache(maxsize=4096)
def _read(text: str) -> Span:
    """As `read`, with a ValueError that has no words: those depend on the language and are not to be kept."""
    if len(text) > LONGEST:
        raise ValueError
    start, slash, end = text.strip(_BLANKS).partition("/")
    if not slash:
        return _span(start)
    earliest = date.min if start == ".." else _span(start).earliest
    latest = date.max if end == ".." else _span(end).latest
    if earliest > latest or start == end == "..":
        raise ValueError
    return Span(earliest, latest)


def _span(text: str) -> Span:
    """The span of one date. Plain ones are read here: the library takes a tenth of a second to load."""
    bare, _mark = _parted(text)
    if _WITH_GAPS.fullmatch(bare):
        return _span_with_gaps(bare)
    if not _PLAIN.fullmatch(bare):
        raise ValueError
    first = date.fromisoformat(bare + "-01-01"[len(bare) - 4 :])
    if len(bare) == 10:
        return Span(first, first)
    month = 12 if len(bare) == 4 else first.month
    return Span(first, first.replace(month=month, day=monthrange(first.year, month)[1]))


def _span_with_gaps(bare: str) -> Span:
    """As `_span`, by `edtf`. It gets no periods: it finds no bounds for open ones, accepts reversed ones, and prints when it fails."""
    from edtf import EDTFParseException, parse_edtf

    try:
        parsed = parse_edtf(bare)
    except EDTFParseException:
        raise ValueError from None
    first, last = date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])
    return Span(first.replace(month=1) if bare.endswith("-24") else first, last)  # of a winter, the library knows December only


def _parted(text: str) -> tuple[str, str]:
    """The date and its mark of doubt, which may be missing."""
    return (text[:-1], text[-1]) if text.endswith(("?", "~", "%")) else (text, "")


def _said(text: str) -> str:
    """One date in words, with its doubts."""
    bare, mark = _parted(text)
    about = _woven(_ABOUT, bare) if mark in {"~", "%"} else ""
    doubts = [_("approximate")] if mark in {"~", "%"} and not about else []
    doubts += [_("uncertain")] if mark in {"?", "%"} else []
    said = about or _said_without_doubts(bare)
    return f"{said} ({', '.join(doubts)})" if doubts else said


def _said_without_doubts(bare: str) -> str:
    """A decade, a century, a season, or as much of a day as is known."""
    if bare[5:] in _SEASONS:
        return _(_SEASONS[bare[-2:]]).format(year=bare[:4])
    known = bare.replace("-XX", "")
    if known.endswith("XX"):  # not “the 20th century”, which begins in 1901
        return _("between {first} and {last}").format(first=known.replace("X", "0"), last=known.replace("X", "9"))
    if known.endswith("X"):
        return _("the {decade}s").format(decade=known.replace("X", "0"))
    return languages.date(known)


def _woven(messages: dict[int, str], text: str) -> str:
    """The message for a date of this precision, with the date in the form it takes after a preposition: Russian months in the genitive.

    Empty for a decade, a century, a season or a date in doubt: they would need messages of their own.
    """
    from babel.dates import format_date

    known = text.replace("-XX", "")
    if not _PLAIN.fullmatch(known):
        return ""
    first, locale = _span(known).earliest, languages.current()
    month, day = (format_date(first, pattern, locale=locale) for pattern in ("MMMM y", "d MMMM y"))
    return _(messages[len(known)]).format(year=known[:4], month=month, day=languages.with_first(day))


def _shown(text: str) -> str:
    """A text as a message repeats it: not too long, and without what would break the line or steer the terminal."""
    short = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    return "".join(letter if letter.isprintable() else "�" for letter in short)
