"""The text of a word processor's document (DOCX)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile, ZipFile

from jumelles.languages import _
from jumelles.press.reading import Document


def read_docx(content: bytes, name: str) -> Document:
    """Paragraphs and table cells in their order.

    Raises:
        DocumentError: it is damaged or has no text.
    """
    import docx
    from docx.opc.exceptions import OpcError

    from jumelles.press.documents.opening import DocumentError

    _refuse_bomb(content, name)
    try:
        document = docx.Document(io.BytesIO(content))
    except (OpcError, BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise DocumentError(_("{name} is damaged: it cannot be read as DOCX.").format(name=name)) from error
    text = "\n\n".join(filter(None, _paragraphs(document)))
    if not text.strip():
        raise DocumentError(_("{name} has no text.").format(name=name))
    return Document(text, document.core_properties.title or "", kind="docx")


def _refuse_bomb(content: bytes, name: str) -> None:
    """A small file that unpacks to gigabytes is refused before anything of it is unpacked: each part says how large it is, and gives no more."""
    from jumelles.press.documents.opening import MOST_BYTES, DocumentError, too_large

    try:
        with ZipFile(io.BytesIO(content)) as opened:
            size = sum(part.file_size for part in opened.infolist())
    except (BadZipFile, ValueError, OSError) as error:
        raise DocumentError(_("{name} is damaged: it cannot be read as DOCX.").format(name=name)) from error
    if size > MOST_BYTES:
        raise too_large(name)


def _paragraphs(document: Any) -> Iterator[str]:  # noqa: ANN401 - python-docx has no types
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            for row in part.rows:
                yield " · ".join(dict.fromkeys(cell.text.strip() for cell in row.cells))
        else:
            yield part.text.strip()
