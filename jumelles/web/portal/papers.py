"""Documents that leave the house as PDF: their pages, without what the program that made them noted of author, machine and comments."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import Any

from jumelles.errors import JumellesError
from jumelles.languages import _

PAPER = "application/pdf"
ASIDE = ("/Metadata", "/PieceInfo", "/AA")
"""What a page says beyond what one reads: notes of programs, and what happens by itself when it is opened."""
FOLLOWED = frozenset({"/Link"})
"""The only marks on pages that stay: comments bear the names of those who wrote them."""


def bare(content: bytes) -> bytes:
    """The pages in a new file, which takes over no notes, attachments and scripts of the old one; without their comments.

    Raises:
        JumellesError: it asks for a password, or is damaged.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # It tells each oddity of a file; the office gets one sentence.
    written = BytesIO()
    try:
        writer = PdfWriter()
        for page in PdfReader(BytesIO(content)).pages:
            _clear(page)
            writer.add_page(page)
        writer.metadata = None
        writer.write(written)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise JumellesError(_("This PDF has a password or is damaged: upload a copy that opens without one.")) from error
    return written.getvalue()


def _clear(page: Any) -> None:
    from pypdf.generic import ArrayObject, NameObject

    for name in ASIDE:
        page.pop(name, None)
    if "/Annots" in page:
        kept = [mark for mark in page["/Annots"] if mark.get_object().get("/Subtype") in FOLLOWED]
        page[NameObject("/Annots")] = ArrayObject(kept)
