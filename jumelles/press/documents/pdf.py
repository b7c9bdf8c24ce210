"""The text of a PDF."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from jumelles.languages import _
from jumelles.plain import plain
from jumelles.press.reading import Document

MOST_PAGES = 2000
LEAST_LETTERS_A_PAGE = 20
FEW_PAGES, EDGE, LONGEST_HEAD = 3, 2, 120
"""Lines that run through most of so many pages or more, among so many at the head and foot of each, not longer than so many letters."""
_BROKEN_WORD = re.compile(r"(\w)[-\u00ad\u2010]\n(?=[a-zà-ÿа-яё])")
_BROKEN_LINE = re.compile(r"(?<![.!?:…»”])\n(?=\S)")

SENTENCE = (".", "!", "?", "…", "»", "”")


def read_pdf(content: bytes, name: str) -> Document:
    """The text of all pages without their running heads, lines joined to paragraphs; and the title of the file, where it is one of the text.

    Raises:
        DocumentError: it asks for a password, is damaged, or is only a picture of a text.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    from jumelles.press.documents.opening import DocumentError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # It tells each oddity of a file; the user gets one sentence.
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError(_("{name} is protected by a password: give a copy without one.").format(name=name))
        pages = [page.extract_text() for page in reader.pages[:MOST_PAGES]]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise DocumentError(_("{name} is damaged: it cannot be read as PDF.").format(name=name)) from error
    if sum(map(str.isalpha, "".join(pages))) < LEAST_LETTERS_A_PAGE * min(len(pages), 3):
        words = _("{name} holds pictures of pages and no text: have its text recognised (OCR) first.")
        raise DocumentError(words.format(name=name))
    text = _flowing("\n\n".join(_without_heads(pages)))
    return Document(text, _title(reader.metadata, text), kind="pdf")


def _title(told: Any, text: str) -> str:  # noqa: ANN401 - pypdf's own type
    """What programs write there is often the name of a template: it counts only where the text has these words."""
    title = " ".join(str(getattr(told, "title", "") or "").split())
    return title if title and plain(title) in plain(text) else ""


def _without_heads(pages: list[str]) -> Iterator[str]:
    """The pages without the lines with which most of them begin or end: a running head, the number of the page, the address of a printed page."""
    lines = [page.split("\n") for page in pages]
    seen = Counter(mark for page in lines for mark in {_mark(line) for at, line in enumerate(page) if _is_edge(at, page)})
    running = {mark for mark, count in seen.items() if len(pages) >= FEW_PAGES and 2 * count > len(pages) and len(mark) <= LONGEST_HEAD}
    for page in lines:
        yield "\n".join(line for at, line in enumerate(page) if not (_is_edge(at, page) and _mark(line) in running))


def _is_edge(at: int, page: list[str]) -> bool:
    """Whether a line may be a running head by its place: what ends like a sentence is none."""
    return (at < EDGE or at >= len(page) - EDGE) and not page[at].rstrip().endswith(SENTENCE)


def _mark(line: str) -> str:
    """A line as it is compared: whatever number it has."""
    return re.sub(r"\d+", "#", line.strip())


def _flowing(text: str) -> str:
    """Lines of a page joined where a sentence goes on."""
    return _BROKEN_LINE.sub(" ", _BROKEN_WORD.sub(r"\1", text))
