"""Telling a web page, such as an error page, from the data that was asked for."""

import re
from pathlib import Path

BEGINNING = re.compile(rb"(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
PAGE_NAMES = (".html", ".htm", ".xhtml")


def expected(name: str) -> bool:
    """Whether a file of this name is meant to be a web page."""
    return name.lower().endswith(PAGE_NAMES)


def announced(content_type: str) -> bool:
    """Whether a Content-Type header announces a web page."""
    return content_type.partition(";")[0].strip().lower() in ("text/html", "application/xhtml+xml")


def begins(path: Path) -> bool:
    """Whether a file begins like a web page; reads 2 kB."""
    with path.open("rb") as stream:
        return BEGINNING.match(stream.read(2048)) is not None
