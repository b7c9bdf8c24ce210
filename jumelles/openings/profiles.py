"""A need, an offer or an item of a portfolio, as the matching knows it: a few words and codes, and nothing of whose they are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Profile:
    """What somebody needs or offers.

    `key` names it to the caller. `lang` is fr, en or ru, or empty: then it is guessed from the words. `terms` are the author's keywords.
    `codes` are written with their scheme: nace2:26.60, field:13 (technology fields 1 to 35), hs:902140 (goods); others are passed over.
    """

    key: str
    lang: str
    title: str
    text: str = ""
    terms: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
