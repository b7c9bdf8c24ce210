"""The text of an e-mail (EML)."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime

from jumelles.languages import _
from jumelles.press.documents.encodings import decoded
from jumelles.press.reading import Document


def read_mail(content: bytes, name: str) -> Document:
    """Subject and body; the day it was sent is the day of publication, its sender the outlet.

    Raises:
        DocumentError: it has no body that can be read.
    """
    from jumelles.press.documents.html import read_html
    from jumelles.press.documents.opening import DocumentError

    message = message_from_bytes(content, _class=EmailMessage, policy=default)
    part = message.get_body(("plain", "html"))
    body = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(body, bytes) or not body.strip():
        raise DocumentError(_("{name} has no text.").format(name=name))
    subject = str(message["subject"] or "")
    text = read_html(body, name).text if part.get_content_type() == "text/html" else decoded(body, name, part.get_content_charset())
    return Document(f"{subject}\n\n{text}".strip(), subject, _day(message["date"]), "mail", _sender(message["from"]))


def _sender(text: str | None) -> str:
    """The name of whoever sent it, else the address."""
    name, address = parseaddr(str(text or ""))
    return name or address


def _day(text: str | None) -> date | None:
    try:
        return parsedate_to_datetime(str(text)).date()
    except ValueError:
        return None
