"""What a row tells without a cell of its own: the currency beside an amount, the parts of a whole name, whose post it is."""

from __future__ import annotations

import re

SIGNS = {"EUR": "€|eur|euros?|евро", "RUB": "₽|rub|руб|рубл(?:ь|я|ей|ях)", "USD": r"\$|usd", "GBP": "£|gbp"}
CURRENCIES = {code: re.compile(rf"(?<![^\W\d_])(?:{signs})(?![^\W\d_])", re.IGNORECASE) for code, signs in SIGNS.items()}
MANY = re.compile(r"\b(?:[km]|mio|mln|milliers?|millions?|thousands?|тыс|млн)\b|\bk€|\bm€", re.IGNORECASE)
"""Thousands or millions: an amount of these is not the figure that its cell holds."""
PARTICLES = frozenset("de du des d la le von van der den di da dos del of фон де ван".split())


def currency(told: str) -> str:
    """The currency that a cell or a heading names beside its amount; empty where it names none or several, or counts in thousands."""
    if MANY.search(told):
        return ""
    found = [code for code, signs in CURRENCIES.items() if signs.search(told)]
    return found[0] if len(found) == 1 else ""


def without_currency(told: str) -> str:
    """The amount alone."""
    for signs in CURRENCIES.values():
        told = signs.sub("", told)
    return told.strip(" .")


def parted(whole: str, *, family_first: bool) -> tuple[str, str]:
    """The family name and the given names in a whole name; capitals or a comma say it better than the order of the column does."""
    before, comma, after = (part.strip() for part in whole.partition(","))
    if comma and after:
        return before, after
    words = whole.split()
    loud = [word for word in words if len(word) > 1 and word.isupper() and "." not in word]
    if loud and len(loud) < len(words):
        return " ".join(loud), " ".join(word for word in words if word not in loud)
    cut = _end_of_family(words) if family_first else _start_of_family(words)
    first, last = " ".join(words[:cut]), " ".join(words[cut:])
    return (first, last) if family_first else (last, first)


def _end_of_family(words: list[str]) -> int:
    return next((at for at, word in enumerate(words, 1) if word.lower() not in PARTICLES), len(words))


def _start_of_family(words: list[str]) -> int:
    at = max(len(words) - 1, 0)
    while at > 1 and words[at - 1].lower() in PARTICLES:
        at -= 1
    return at
