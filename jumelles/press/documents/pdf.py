"""The text of a PDF."""

from __future__ import annotations

import io
import logging
import re

from jumelles.languages import _
from jumelles.press.reading import Document

MOST_PAGES = 2000
LEAST_LETTERS_A_PAGE = 20
_BROKEN_WORD = re.compile(r"(\w)[-\u00ad\u2010]\n(?=[a-zà-ÿа-яё])")
_BROKEN_LINE = re.compile(r"(?<![.!?:…»”])\n(?=\S)")


def read_pdf(content: bytes, name: str) -> Document:
    """The text of all pages, lines joined to paragraphs.

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
    return Document(_flowing("\n\n".join(pages)), kind="pdf")


def _flowing(text: str) -> str:
    """Lines of a page joined where a sentence goes on."""
    return _BROKEN_LINE.sub(" ", _BROKEN_WORD.sub(r"\1", text))
