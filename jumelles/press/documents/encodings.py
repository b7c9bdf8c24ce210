"""In which encoding a text was written."""

from __future__ import annotations

import re

from jumelles.languages import _

_DECLARED = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9_-]{2,20})""")
_LIKELY = ("cp1251", "cp1252", "koi8-r", "iso8859-15", "mac-cyrillic", "cp866")


def decoded(content: bytes, name: str, declared: str | None = None) -> str:
    """The text of a file: UTF-8 or UTF-16 where it is that, else as declared, else the encoding that gives the most sensible letters.

    Raises:
        DocumentError: the text mixes two encodings, or is none.
    """
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse_mixed(content, name, error)
    for encoding in filter(None, (declared, _declared(content))):
        try:
            return content.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return _guessed(content, name)


def _declared(content: bytes) -> str | None:
    match = _DECLARED.search(content[:4096])
    return match[1].decode("ascii") if match and match[1].lower() not in {b"utf-8", b"utf8"} else None


def _refuse_mixed(content: bytes, name: str, error: UnicodeDecodeError) -> None:
    """A text that is UTF-8 in some lines and another encoding in others has been glued together: any guess would garble half of it."""
    from jumelles.press.documents.opening import DocumentError

    foreign = [line for line in content.split(b"\n") if not line.isascii()]
    valid = sum(_is_utf8(line) for line in foreign)
    # A line of one old encoding is hardly ever UTF-8 by chance.
    if valid and valid < len(foreign):
        words = _("{name} mixes two encodings: save it again as UTF-8.")
        raise DocumentError(words.format(name=name)) from error


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guessed(content: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    from jumelles.press.documents.opening import DocumentError

    best = from_bytes(content[:200_000], cp_isolation=list(_LIKELY)).best()
    if best is None or b"\x00" in content:
        raise DocumentError(_("{name} is no text that we can read: give a text, HTML, PDF, DOCX or EML file.").format(name=name))
    return content.decode(best.encoding, errors="replace")
