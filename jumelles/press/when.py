"""Dates as texts say them, as EDTF. Relative ones are resolved only where the day of publication is known; else they stay words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from jumelles.press.lexicon import compiled

MONTHS = {
    "fr": "janvier f[ée]vrier mars avril mai juin juillet ao[uû]t septembre octobre novembre d[ée]cembre".split(),
    "en": "jan(?:uary|\\.) feb(?:ruary|\\.) mar(?:ch|\\.) apr(?:il|\\.) may june? july? aug(?:ust|\\.) sept(?:ember|\\.) oct(?:ober|\\.) nov(?:ember|\\.) dec(?:ember|\\.)".split(),
    "ru": "январ[яьею] феврал[яьею] март[аеу]? апрел[яьею] ма[йяею] июн[яьею] июл[яьею] август[аеу]? сентябр[яьею] октябр[яьею] ноябр[яьею] декабр[яьею]".split(),
}
_DAYS = {
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
    "en": "monday tuesday wednesday thursday friday saturday sunday".split(),
    "ru": "понедельник\\w* вторник\\w* сред[ауы] четверг\\w* пятниц[ауы] суббот[ауы] воскресень[ея]".split(),
}
_THE = {"fr": r"(?:,?\s+le)?,?\s+", "en": r"(?:,?\s+the)?,?\s+", "ru": r",?\s+"}
"""Between the day of the week and that of the month."""
_AND = {"fr": "et", "en": "and", "ru": "и"}
_SEASONS = {
    "fr": {"21": "printemps", "22": "été(?! \\w+é)", "23": "automne", "24": "hiver"},
    "en": {"21": "spring", "22": "summer", "23": "autumn|fall", "24": "winter"},
    "ru": {"21": "весн\\w+", "22": "летом|лета", "23": "осень\\w*|осени", "24": "зим\\w+"},
}
_DECADES = {
    "fr": r"(?:début|milieu|fin|cours)?\s*(?:des|les) années (?:19)?(?P<decade>\d)0",
    "en": r"(?:early|mid|late)?[ -]*(?:the )?(?P<decade4>(?:19|20)\d)0s|the (?:early |mid-|late )?(?P<decade>\d)0s",
    "ru": r"(?:19)?(?P<decade>\d)0-[хеы]\w*(?: год\w*)?|(?:19)(?P<decade2>\d)0-[хеы]\w*",
}
_SINCE = {
    "fr": r"(?:depuis|à partir de|dès)\s+(?:l[’']année\s+|le\s+)?",
    "en": r"since\s+",
    "ru": r"(?<!\w)с\s+(?=\d{4}(?:-го)? года|\w+ \d{4} года)",
}
_RELATIVE = {
    "fr": {"hier": -1, "avant-hier": -2, "aujourd[’']hui": 0, "demain": 1, "après-demain": 2, "ce matin": 0, "ce soir": 0},
    "en": {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0, "this morning": 0, "last night": -1},
    "ru": {"вчера": -1, "накануне": -1, "позавчера": -2, "сегодня": 0, "завтра": 1, "послезавтра": 2},
}
_NEAR = {
    "fr": {"last": r"derni(?:er|ère)|passée?", "next": r"prochaine?"},
    "en": {"last": "last|past", "next": "next|coming"},
    "ru": {"last": r"прошл\w+|минувш\w+", "next": r"следующ\w+|будущ\w+|ближайш\w+"},
}
_YEARS = {
    "fr": {"l[’'](?:an|année) (?:dernier|dernière|passée?)": -1, "l[’'](?:an|année) prochaine?": 1, "cette année": 0},
    "en": {"last year": -1, "next year": 1, "this year": 0},
    "ru": {"(?:в )?прошл\\w+ год\\w*": -1, "(?:в )?следующ\\w+ год\\w*": 1, "(?:в )?будущ\\w+ год\\w*": 1, "(?:в )?эт\\w+ год\\w*": 0},
}


@dataclass(frozen=True, slots=True)
class When:
    """A date from `start` to `end` of a text; `edtf` is None for a relative one that nothing resolves."""

    start: int
    end: int
    edtf: str | None
    words: str

    @property
    def shown(self) -> str:
        """EDTF, or the words."""
        return self.edtf or self.words


def dates(text: str, lang: str, published: date | None = None, offset: int = 0) -> list[When]:
    """All dates of a piece of text, in its order."""
    found: list[When] = []
    for match in _grammar(lang).finditer(text):
        edtf = _value(match, lang, published)
        if edtf != "":
            found.append(When(offset + match.start(), offset + match.end(), edtf, " ".join(match[0].split())))
    return found


@cache
def _grammar(lang: str) -> re.Pattern[str]:
    month = "(?P<month%s>" + "|".join(MONTHS[lang]) + ")"
    day = r"(?P<day%s>\d{1,2})(?:er|st|nd|rd|th|-го)?"
    year = r"(?P<year%s>(?:1[5-9]|20)\d\d)"
    week = rf"(?:(?:{'|'.join(_DAYS[lang])}){_THE[lang]})?"
    to = {"fr": "au|-|–", "en": "to|until|-|–", "ru": "по|-|–|—"}[lang]
    until = rf"(?:\s*(?:{to}|{_AND[lang]})\s*{week})"
    full = {
        "fr": rf"{day % ''}(?:{until}{day % '2'})?\s+{month % ''}(?:\s+{year % ''})?",
        "en": rf"{day % ''}(?:{until}{day % '2'})?\s+(?:of\s+)?{month % ''}(?:,?\s+{year % ''})?|{month % 'B'}\s+(?:the\s+)?{day % 'B'}(?:{until}{day % 'B2'})?\b(?!,?\d)(?:,?\s+{year % 'B'})?",
        "ru": rf"{day % ''}(?:{until}{day % '2'})?\s+{month % ''}(?:\s+{year % ''}(?:\s+год\w*|\s+г\.)?)?",
    }[lang]
    ru_year = r"(?:-?(?:го|м|й)?\s*(?:год\w*|гг?\.))?" if lang == "ru" else ""
    across = rf"{day % '3'}\s+{month % '3'}(?:\s+{year % '3'})?\s*(?:{to})\s*{week}{day % '4'}\s+{month % '4'}(?:\s+{year % '4'}{ru_year})?"
    parts = [
        r"(?P<iso>\d{4}-\d\d-\d\d)", rf"{week}(?P<dotted>\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})",
        rf"(?P<since>{_SINCE[lang]}(?:(?:{'|'.join(MONTHS[lang])})\s+)?{year % 'S'}{ru_year})",
        week + across, f"{week}(?:{full})", rf"{month % 'M'}\s+(?:of\s+)?{year % 'M'}{ru_year}", _DECADES[lang],
        rf"(?P<season>{'|'.join(_SEASONS[lang].values())})(?:\s+(?:de\s+|of\s+)?(?:{year % 'T'}(?:\s+года)?|(?P<seasonlast>{_NEAR[lang]['last']})|(?P<seasonnext>{_NEAR[lang]['next']})))",
        rf"(?P<seasonlast2>{_NEAR[lang]['last']})\s+(?P<season2>{'|'.join(_SEASONS[lang].values())})",
        rf"{year % 'Y'}(?:(?:\s*[-–—]\s*|\s+(?:à|to|по)\s+){year % 'Y2'})?(?![\d]){ru_year}",
        "(?P<relative>" + "|".join(_RELATIVE[lang]) + ")", "(?P<relyear>" + "|".join(_YEARS[lang]) + ")",
        rf"(?:(?P<daylast>{_NEAR[lang]['last']})\s+|(?P<daynext>{_NEAR[lang]['next']}|jusqu[’']à)\s+)?(?P<weekday>{'|'.join(_DAYS[lang])})(?:\s+(?P<daylast2>{_NEAR[lang]['last']}))?(?:\s+(?P<daynext2>{_NEAR[lang]['next']}))?",
    ]  # fmt: skip
    return re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?!\w)", re.IGNORECASE)


def _value(match: re.Match[str], lang: str, published: date | None) -> str | None:
    """EDTF; None where it cannot be resolved; an empty text where it is no date."""
    told = {key: value for key, value in match.groupdict().items() if value}
    for key, make in _MAKERS.items():
        if key in told:
            return make(told, lang, published)
    return ""


def _since(told: dict[str, str], _lang: str, _published: date | None) -> str | None:
    return told["yearS"] + "/.."


def _dotted(told: dict[str, str], _lang: str, _published: date | None) -> str | None:
    day, month, year = re.split(r"[./]", told["dotted"])
    return _checked(int(year), int(month), int(day))


def month(word: str, lang: str) -> bool:
    """Whether a word names a month, so that the number before it is a day."""
    return bool(_months(lang).fullmatch(word))


@cache
def _months(lang: str) -> re.Pattern[str]:
    return re.compile("|".join(MONTHS[lang]), re.IGNORECASE)


def month_number(words: str, lang: str) -> int:
    """The number of a month, from 1."""
    return next(number for number, name in enumerate(MONTHS[lang], 1) if compiled(name).fullmatch(words))


def _full(mark: str) -> Callable[[dict[str, str], str, date | None], str | None]:
    def make(told: dict[str, str], lang: str, published: date | None) -> str | None:
        month, day = month_number(told["month" + mark], lang), int(told["day" + mark])
        if "year" + mark in told:
            year = int(told["year" + mark])
        elif published:
            year = _nearest_year(published, month, day)
        else:
            return None
        last = told.get("day" + mark + "2")
        first = _checked(year, month, day)
        return f"{first}/{_checked(year, month, int(last))}" if last and first and _checked(year, month, int(last)) else first

    return make


def _across(told: dict[str, str], lang: str, published: date | None) -> str | None:
    """From a day of one month to a day of another; where only the last has a year, the first has it, too, or the one before."""
    last_month, first_month = month_number(told["month4"], lang), month_number(told["month3"], lang)
    last_day, first_day = int(told["day4"]), int(told["day3"])
    if "year4" not in told and published is None:
        return None
    year = int(told["year4"]) if "year4" in told else _nearest_year(published or date.min, last_month, last_day)
    begun = int(told.get("year3", year - (first_month > last_month)))
    first, last = _checked(begun, first_month, first_day), _checked(year, last_month, last_day)
    return f"{first}/{last}" if first and last else first or last


def _nearest_year(published: date, month: int, day: int) -> int:
    """A day without a year is the one nearest to the publication."""
    years = [year for year in (published.year - 1, published.year, published.year + 1) if _checked(year, month, day)]
    return min(years, key=lambda year: abs((date(year, month, day) - published).days), default=published.year)


def _checked(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _month(told: dict[str, str], lang: str, _published: date | None) -> str | None:
    return f"{told['yearM']}-{month_number(told['monthM'], lang):02}"


def _year(told: dict[str, str], _lang: str, _published: date | None) -> str | None:
    return f"{told['yearY']}/{told['yearY2']}" if "yearY2" in told else told["yearY"]


def _decade(told: dict[str, str], _lang: str, _published: date | None) -> str | None:
    if "decade4" in told:
        return told["decade4"] + "X"
    digit = told.get("decade") or told["decade2"]
    return ("20" if digit in "01" else "19") + digit + "X"


def _season(told: dict[str, str], lang: str, published: date | None) -> str | None:
    words = told.get("season") or told["season2"]
    code = next(code for code, names in _SEASONS[lang].items() if re.fullmatch(names, words, re.IGNORECASE))
    if "yearT" in told:
        return f"{told['yearT']}-{code}"
    if not published:
        return None
    starts = {"21": 3, "22": 6, "23": 9, "24": 12}[code]
    forward = "seasonnext" in told
    return f"{published.year + (1 if forward and starts <= published.month else 0 if forward else -(starts >= published.month - 1))}-{code}"


def _relative(told: dict[str, str], lang: str, published: date | None) -> str | None:
    days = next(days for words, days in _RELATIVE[lang].items() if re.fullmatch(words, told["relative"], re.IGNORECASE))
    return (published + timedelta(days=days)).isoformat() if published else None


def _relative_year(told: dict[str, str], lang: str, published: date | None) -> str | None:
    years = next(years for words, years in _YEARS[lang].items() if re.fullmatch(words, told["relyear"], re.IGNORECASE))
    return str(published.year + years) if published else None


def _weekday(told: dict[str, str], lang: str, published: date | None) -> str | None:
    if not published:
        return None
    number = next(n for n, name in enumerate(_DAYS[lang]) if re.fullmatch(name, told["weekday"], re.IGNORECASE))
    ahead = (number - published.weekday()) % 7
    if "daylast" in told or "daylast2" in told:
        return (published - timedelta(days=(published.weekday() - number) % 7 or 7)).isoformat()
    if "daynext" in told or "daynext2" in told:
        return (published + timedelta(days=ahead or 7)).isoformat()
    return None  # “on Friday” may lie before or after: the tense of the sentence would have to tell.


_MAKERS: dict[str, Callable[[dict[str, str], str, date | None], str | None]] = {
    "iso": lambda told, _lang, _published: told["iso"], "dotted": _dotted, "since": _since, "day3": _across, "day": _full(""), "dayB": _full("B"), "monthM": _month,
    "decade": _decade, "decade2": _decade, "decade4": _decade, "season": _season, "season2": _season, "yearY": _year, "relative": _relative,
    "relyear": _relative_year, "weekday": _weekday,
}  # fmt: skip


def spans(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Where dates stand, so that their numbers are not taken for figures."""
    for match in _grammar(lang).finditer(text):
        yield match.span()
