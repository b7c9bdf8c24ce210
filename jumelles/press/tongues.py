"""The language of a whole document, and one sentence for those that we do not read."""

from __future__ import annotations

import re
from functools import cache

from jumelles.errors import JumellesError
from jumelles.languages import LANGUAGES, _
from jumelles.press.sentences import language

_UKRAINIAN = re.compile("[іїєґў]", re.IGNORECASE)
ENOUGH = 200
"""Letters from which an unknown language is named rather than taken for English."""


class LanguageError(JumellesError):
    """The document is in a language that we do not read."""


def spoken(text: str) -> str:
    """French, English or Russian.

    Raises:
        LanguageError: it is another language.
    """
    letters = [letter for letter in text[:20_000] if letter.isalpha()]
    ours = sum(letter < "\u0250" or "\u0400" <= letter < "\u0500" for letter in letters)
    if ours < 0.5 * len(letters):
        raise LanguageError(_("The text is in none of the languages that we read: French, English, Russian."))
    found = language(text[:20_000])
    if found == "ru" and len(_UKRAINIAN.findall(text[:20_000])) > 0.02 * len(letters):
        found = None
    return found or _identified(text[:20_000], len(letters))


def _identified(text: str, letters: int) -> str:
    """By its sequences of letters; only here, because the model takes half a second to load."""
    if letters < 12:
        return "en"
    found = str(_model()(text)[0])
    if found in LANGUAGES or letters < ENOUGH:
        return found if found in LANGUAGES else "en"
    raise LanguageError(_("The text is in none of the languages that we read: French, English, Russian."))


@cache
def _model():  # type: ignore[no-untyped-def] # noqa: ANN202 - py3langid has no types
    from py3langid import classify

    return classify
