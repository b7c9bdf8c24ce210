"""The article of a web page, without menus, advertisements and forms."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from jumelles.languages import _
from jumelles.press.documents import encodings
from jumelles.press.reading import Document

LEAST = 150
"""Letters of an article; a page with fewer is a menu or a list of links."""


def read_html(content: bytes, name: str) -> Document:
    """The article of a page, with its title, date and site where the page tells them.

    Raises:
        DocumentError: the page has no article.
    """
    from trafilatura import bare_extraction

    from jumelles.press.documents.opening import DocumentError

    page = encodings.decoded(content, name)
    # Comments are other people's words, not the article's.
    found: Any = bare_extraction(_without_forms(page), include_comments=False, include_tables=True, favor_recall=True, with_metadata=True)
    text = (found.text or "").strip() if found else ""
    if found is None or len(text) < LEAST or not re.search(r"[.!?…»”]", text):
        raise DocumentError(_("{name} has no article, only menus or links: give the page of the article itself.").format(name=name))
    title = found.title or ""
    whole = text if text.startswith(title) else f"{title}\n\n{text}"
    return Document(whole, title, _day(found.date), "html", found.sitename or "")


def _without_forms(page: str) -> str:
    return re.sub(r"<form\b.*?</form\s*>", "", page, flags=re.IGNORECASE | re.DOTALL)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
