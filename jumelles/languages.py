"""The languages Jumelles speaks: which one is chosen, its words, and how it writes numbers, dates, lists and countries."""

import gettext as catalogues
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date as Date  # noqa: N812 - the name `date` belongs to the public function below
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from jumelles.config import config
from jumelles.errors import JumellesError

LANGUAGES = ("fr", "en", "ru")
DOMAIN = "django"
LOCALE = Path(__file__).parent / "locale"

# British English: the day comes before the month, as in the two other languages.
_BABEL = {"fr": "fr", "en": "en_GB", "ru": "ru"}
_chosen: str | None = None
_spoken: ContextVar[str | None] = ContextVar("spoken", default=None)


def _known(name: str) -> str | None:
    """The language of `fr`, `fr-CA` or `fr_FR.UTF-8`; None when it is not one of ours."""
    language = re.split(r"[-_.@]", name.strip().lower())[0]
    return language if language in LANGUAGES else None


def _of_the_locale() -> str:
    """The first of LC_ALL, LC_MESSAGES and LANG that is set decides alone, as it does for other programs; anything else is English."""
    name = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "en")
    return _known(name) or "en"


def choose(lang: str | None = None) -> str:
    """The language to speak: `lang` (the option --lang), else JUMELLES_LANG, else the locale, else English.

    Raises JumellesError when a language was asked for by name and is not one of LANGUAGES.
    """
    asked = lang or config().language
    if asked is None:
        return _of_the_locale()
    if (language := _known(asked)) is None:
        words = translator(_of_the_locale()).gettext("The language {language} is not known: choose one of {languages}.")
        raise JumellesError(words.format(language=asked, languages=", ".join(LANGUAGES)))
    return language


def use(lang: str | None = None) -> str:
    """Make the whole process speak `lang` (see `choose`), and give back the language it speaks now.

    argparse takes its own words (usage, options, error sentences) from the process-wide catalogue of the standard library, which finds
    its language in the variable LANGUAGE only: so that is set too.
    """
    global _chosen  # noqa: PLW0603 - one process speaks one language; threads that download must speak it as well
    _chosen = choose(lang)
    catalogues.bindtextdomain(DOMAIN, str(LOCALE))
    catalogues.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = _chosen
    return _chosen


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Speak `lang` inside this block and this thread only: a server answers each person in their own language."""
    token = _spoken.set(choose(lang))
    try:
        yield
    finally:
        _spoken.reset(token)


def current() -> str:
    """The language in use: that of `speaking`, else of `use`; before any of them, the one that `choose` finds in the environment."""
    return _spoken.get() or _chosen or choose()


def locale() -> str:
    """The language in use as babel calls it."""
    return _BABEL[current()]


@cache
def translator(lang: str) -> catalogues.NullTranslations:
    """The catalogue of one language; without its compiled file (a bare checkout) and for English, one that gives each text back."""
    return catalogues.translation(DOMAIN, LOCALE, [lang], fallback=True)


def gettext(text: str) -> str:
    """`text`, which is English and the key of the catalogue, in the current language."""
    return translator(current()).gettext(text)


def ngettext(one: str, many: str, n: int) -> str:
    """The form of the current language for `n` things: Russian has three."""
    return translator(current()).ngettext(one, many, n)


def gettext_noop(text: str) -> str:
    """Mark `text` for the catalogue where it is written; whoever shows it translates it."""
    return text


def ngettext_noop(one: str, many: str) -> tuple[str, str]:
    """As `gettext_noop`, for a text with a plural."""
    return one, many


_ = gettext


def number(value: float, digits: int | None = None) -> str:
    """`value` with the separators of the current language, and exactly `digits` decimals when given (else three at most).

    A half is rounded to the even neighbour.
    """
    from babel.numbers import format_decimal

    pattern = None if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=locale())


def percent(x: float) -> str:
    """A share (0.25) as a percentage (25 %): whole from ten per cent on, with one decimal below it, with two below one per cent."""
    from babel import Locale
    from babel.numbers import format_percent

    ours = Locale.parse(locale())
    decimals = "" if abs(x) >= 0.1 else ".#" if abs(x) >= 0.01 else ".##"
    return format_percent(x, format=ours.percent_formats[None].pattern.replace("##0", "##0" + decimals), locale=ours)


def series(parts: Iterable[str]) -> str:
    """Several statements in one line, parted as the language parts them: French puts a narrow space before the semicolon."""
    return gettext("; ").join(parts)


def date(value: Date | str) -> str:
    """A day, a month (`1961-05`) or a year (`1961`) in words; a text that is none of these comes back as its source wrote it."""
    return _date(value, locale())


@lru_cache(maxsize=4096)
def _date(value: Date | str, locale: str) -> str:
    """As `date`; a page may name hundreds of dates, often the same ones."""
    from babel.dates import format_date, format_skeleton

    if not isinstance(value, str):
        return with_first(format_date(value, "long", locale=locale))
    try:
        if re.fullmatch(r"\d{4}-\d{2}", value):
            return format_skeleton("yMMMM", Date.fromisoformat(value + "-01"), locale=locale)
        if re.match(r"\d{4}-\d{2}-\d{2}", value):
            return with_first(format_date(Date.fromisoformat(value[:10]), "long", locale=locale))
    except ValueError:
        pass
    return value


def with_first(day: str) -> str:
    """A day in words, the first of a month as French says it: 1er mars. The locale data leave that to whoever writes."""
    return re.sub(r"(?<!\d)1(?=\s[^\W\d])", "1er", day) if current() == "fr" else day


def territory(iso2: str) -> str:
    """The name of a country or territory by its ISO 3166 code of two letters; a code without a name stands for itself."""
    from babel import Locale

    return str(Locale.parse(locale()).territories.get(iso2.upper(), iso2))


def list_of(items: Sequence[str], *, style: Literal["standard", "or"] = "standard") -> str:
    """The items in one phrase: `a, b et c`, or in the style "or" `a, b ou c`."""
    from babel.lists import format_list

    return format_list(list(items), style=style, locale=locale())
