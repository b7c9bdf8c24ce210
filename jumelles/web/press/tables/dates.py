"""Dates as lists write them, in three languages and in any usual form, as EDTF."""

from __future__ import annotations

import re
from datetime import date, timedelta

from jumelles import dates
from jumelles.dates import DateError
from jumelles.languages import LANGUAGES, speaking
from jumelles.press.when import dates as spoken
from jumelles.web.fields import in_order

ABOUT = re.compile(r"^(?:vers|environ|env\.|circa|ca?\.|about|around|около|ок\.|примерно|~)\s*", re.IGNORECASE)
BEFORE = re.compile(r"^(?:le|du|on|the|от|en|in|в)\s+", re.IGNORECASE)
WEEKDAY = re.compile(
    r"^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье)[\s,]+(?=\S*\d)",
    re.IGNORECASE,
)
"""A day of the week before a date says nothing more."""
AFTER = re.compile(r"\s*(?:года?|гг?\.?)$", re.IGNORECASE)
TIME = re.compile(r"[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?$")
SERIAL = re.compile(r"[2-7]\d{4}(?:\.0+)?")
"""Days since the end of 1899, as workbooks count them: from 1954 to 2119."""
FIRST = date(1899, 12, 30)


def edtf(text: str, published: date | None = None) -> str:
    """The date that a cell tells; empty where it tells none. A day without a year is the one nearest to the day `published`.

    31/03/2017 is a day of March wherever it can be, as France and Russia write; 03/31/2017 can be nothing else than that day, too.
    """
    told = TIME.sub("", " ".join(text.replace("\u2013", "-").split()))
    about = ABOUT.match(told)
    told = AFTER.sub("", BEFORE.sub("", WEEKDAY.sub("", BEFORE.sub("", ABOUT.sub("", told)))))
    found = _plain(told) or _period(told) or _worded(told, published) or _season(told)
    return f"{found}~" if about and found and found[-1] not in "~?%" else found


def _plain(told: str) -> str:
    if SERIAL.fullmatch(told):
        return (FIRST + timedelta(days=int(float(told)))).isoformat()
    if american := re.fullmatch(r"(\d{1,2})/(1[3-9]|2\d|3[01])/(\d{4})", told, re.ASCII):
        told = f"{american[2]}/{american[1]}/{american[3]}"
    told = in_order(re.sub(r"^(\d{1,2})-(\d{1,2})-(\d{4})$", r"\1.\2.\3", told)).replace(" ", "")
    told = re.sub(r"^(\d{4})[./](\d{1,2})[./](\d{1,2})$", lambda found: f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}", told)
    return _read(told)


def _period(told: str) -> str:
    years = re.fullmatch(r"(\d{4})\s*[-—]\s*(\d{4})", told, re.ASCII)
    return _read(f"{years[1]}/{years[2]}") if years else ""


def _worded(told: str, published: date | None) -> str:
    """What is written with the name of a month, if nothing else is told."""
    for language in ("fr", "en", "ru"):
        found = spoken(told.lower() if language == "en" else told, language, published)
        if len(found) == 1 and found[0].edtf and found[0].end - found[0].start >= len(told) - 3:
            return _read(found[0].edtf)
    return ""


def _season(told: str) -> str:
    """A season as we say it in one of the languages."""
    year = re.search(r"\d{4}$", told, re.ASCII)
    for language in LANGUAGES if year else ():
        with speaking(language):
            for number in range(21, 25):
                if year and AFTER.sub("", dates.say(f"{year[0]}-{number}")).lower() == told.lower():
                    return f"{year[0]}-{number}"
    return ""


def in_words(told: str) -> str:
    """A season in words, which `edtf` reads again: nobody knows 2003-22; any other date as it is."""
    return dates.say(told) if re.fullmatch(r"\d{4}-2[1-4]", told, re.ASCII) else told


def _read(told: str) -> str:
    try:
        dates.read(told)
    except DateError:
        return ""
    return told
