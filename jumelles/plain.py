"""Texts as they are compared when writing does not matter: heads of columns, names in labels, comments that say the same."""

from __future__ import annotations

import re
import unicodedata


def plain(text: str) -> str:
    """Without accents, capitals and what is no letter or digit, ё as е and й as и, words apart by one space."""
    for _again in range(2):  # what a sign stands for may have capitals: ℠ is SM
        text = unicodedata.normalize("NFKD", text).casefold()
    letters = (letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", "".join(letters)))
