"""In which encoding a table was saved: nobody who exports one from a spreadsheet knows."""

from __future__ import annotations

import codecs
import re
from typing import Any

from django.utils.translation import gettext_lazy as _

UNICODE = ("utf-8-sig", "utf-16")
WESTERN = ("cp1252", "mac-roman", "cp850")
CYRILLIC = ("cp1251", "koi8-r", "cp866", "mac-cyrillic")
ENCODINGS = (*UNICODE, *WESTERN, *CYRILLIC)
"""Those that can be chosen: what spreadsheets of France and Russia have written since the nineties."""
NAMES: dict[str, Any] = {
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": _("Western European (Windows)"),
    "mac-roman": _("Western European (Mac)"),
    "cp850": _("Western European (DOS)"),
    "cp1251": _("Cyrillic (Windows)"),
    "koi8-r": _("Cyrillic (KOI8-R)"),
    "cp866": _("Cyrillic (DOS)"),
    "mac-cyrillic": _("Cyrillic (Mac)"),
}
"""What each is called where one chooses."""
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_LOOKED_AT = 200_000
_FRENCH = re.compile("[éèêëàâçîïôûùœÉÀÇ’«»°€–]")
_RUSSIAN = re.compile("[оеаинтсрвлкмдпу]")
_ODD = re.compile("(?<=[а-яё])[А-ЯЁ]|[^\\W\\d_а-яёА-ЯЁa-zA-Z]|[\u2500-\u259f\x80-\x9f]")
"""What good Russian seldom holds: capitals inside words, letters of other alphabets, frames of tables."""


def encoding_of(content: bytes) -> str:
    """The encoding of a text, one of ENCODINGS; empty where it is no text at all."""
    for mark, name in _MARKS.items():
        if content.startswith(mark):
            return name
    if b"\0" in content[:_LOOKED_AT]:
        return ""
    if _is_utf8(content):
        return "utf-8-sig"
    sample = content[:_LOOKED_AT]
    high = re.findall(rb"[\x80-\xff]+", sample)
    # Accents stand alone among Latin letters; a Russian word is all high bytes.
    in_runs = sum(len(run) for run in high if len(run) > 1)
    russian = 2 * in_runs > sum(map(len, high))
    return max(CYRILLIC if russian else WESTERN, key=lambda name: _likely(sample, name, russian=russian))


def _is_utf8(content: bytes) -> bool:
    try:
        codecs.decode(content, "utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _likely(sample: bytes, encoding: str, *, russian: bool) -> int:
    """How much a text looks like one when it is read so; of equals the first wins, which is the most usual."""
    text = sample.decode(encoding, "replace")
    if russian:
        return len(_RUSSIAN.findall(text)) - 5 * len(_ODD.findall(text))
    return len(_FRENCH.findall(text)) - 5 * text.count("\ufffd")
