"""Opens a file of any kind that we read, and says in one sentence what is wrong with one that we cannot use."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

from jumelles.errors import JumellesError
from jumelles.languages import _
from jumelles.press.documents import encodings
from jumelles.press.reading import Document

MOST_BYTES = 200 * 1024 * 1024
MOST_LETTERS = 5_000_000
"""Letters of a text that are read: some 2000 pages."""
LEAST_LETTERS = 20


class DocumentError(JumellesError):
    """A file or text that cannot be read, and what to do."""


def open_file(path: Path, published: date | None = None) -> Document:
    """The document in a file.

    Raises:
        DocumentError: it is missing, empty, too large, protected, has no text, or is of no kind that we read.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise DocumentError(_("{name} is a folder: give files.").format(name=path))
        _check_size(path.name, size)
        content = path.read_bytes()
    except OSError as error:
        raise DocumentError(_("{name} cannot be read ({reason}).").format(name=path, reason=error.strerror)) from error
    return open_bytes(content, path.name, published)


def open_bytes(content: bytes, name: str, published: date | None = None) -> Document:
    """The document in what was uploaded or fetched; its kind is found from the content, then from the name.

    Raises:
        DocumentError: as `open_file`.
    """
    _check_size(name, len(content))
    kind = kind_of(content, name)
    if kind == "pdf":
        from jumelles.press.documents.pdf import read_pdf as read
    elif kind == "docx":
        from jumelles.press.documents.docx import read_docx as read
    elif kind == "mail":
        from jumelles.press.documents.mail import read_mail as read
    elif kind == "html":
        from jumelles.press.documents.html import read_html as read
    else:
        read = _read_plain
    document = read(content, name)
    return of_text(document.text, name, published or document.published, document)


def _read_plain(content: bytes, name: str) -> Document:
    return Document(encodings.decoded(content, name))


def of_text(text: str, name: str = "", published: date | None = None, document: Document | None = None) -> Document:
    """A text that was pasted, made ready: composed letters (NFC), plain line ends, nothing that cannot be shown.

    Raises:
        DocumentError: it is empty or longer than what we read.
    """
    name = name or _("The text")
    clean = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).replace("\x00", "").lstrip("\ufeff")
    if not clean.strip():
        raise DocumentError(_("{name} is empty: there is nothing to read.").format(name=name))
    if len(clean) > MOST_LETTERS:
        raise DocumentError(_("{name} is too long to be read at once: give a part of it.").format(name=name))
    if sum(map(str.isalpha, clean)) < LEAST_LETTERS:
        raise DocumentError(_("{name} has hardly any words: there is nothing to read.").format(name=name))
    return replace(document or Document(clean), text=clean, published=published)


def _check_size(name: str, size: int) -> None:
    if size == 0:
        raise DocumentError(_("{name} is empty: there is nothing to read.").format(name=name))
    if size > MOST_BYTES:
        raise too_large(name)


def too_large(name: str) -> DocumentError:
    """The sentence for a file with more bytes than we read, unpacked or not."""
    return DocumentError(_("{name} is larger than {most} MB: give a smaller file.").format(name=name, most=MOST_BYTES // (1024 * 1024)))


def kind_of(content: bytes, name: str) -> str:
    """What kind of file it is.

    Raises:
        DocumentError: none that we read.
    """
    start, ending = content[:2048].lstrip(), Path(name).suffix.lower()
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        if b"word/document.xml" in content:
            return "docx"
        raise DocumentError(_("{name} is no text: give a text, HTML, PDF, DOCX or EML file.").format(name=name))
    if start.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        raise DocumentError(_("{name} is an image, no text: give a text, HTML, PDF, DOCX or EML file.").format(name=name))
    if start.startswith((b"\xd0\xcf\x11\xe0", b"Rar!", b"\x1f\x8b")):
        # The first is the old Word format, and also how Office keeps a DOCX with a password.
        words = _("{name} is no text, or is protected by a password: give a text, HTML, PDF, DOCX or EML file.")
        raise DocumentError(words.format(name=name))
    if ending in {".eml", ".mbox"}:
        return "mail"
    low = start[:1024].lower()
    return "html" if ending in {".html", ".htm", ".xhtml"} or low.startswith((b"<!doctype html", b"<html")) else "text"
