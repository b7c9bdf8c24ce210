"""One spelling for many: names reduced to lower-case Latin letters and digits, so that scripts and accents compare."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anyascii import anyascii

if TYPE_CHECKING:
    from collections.abc import Iterable

_OTHER = re.compile(r"[^a-z0-9]+")


def fold(name: str) -> str:
    """The name in lower-case ASCII words: "Обнинск" and "Obninsk" fold alike, and so do "Orléans" and "orleans".

    Apostrophes vanish instead of splitting a word, because transliteration writes the Russian soft sign with one
    ("Ставрополь" gives "stavropol").
    """
    letters = (name if name.isascii() else anyascii(name)).lower().replace("'", "").replace("`", "")
    return _OTHER.sub(" ", letters).strip()


def fold_all(names: Iterable[str]) -> list[str]:
    """Fold many names, each distinct one once."""
    known: dict[str, str] = {}
    return [known[name] if name in known else known.setdefault(name, fold(name)) for name in names]
