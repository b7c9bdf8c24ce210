"""A text comes to the desk: pasted, or uploaded as a file. What cannot be read is told in one sentence, and nothing of it is kept."""

from __future__ import annotations

import re
from datetime import date
from textwrap import shorten
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from jumelles.errors import JumellesError
from jumelles.languages import number
from jumelles.press.reading import Document
from jumelles.web.access import require
from jumelles.web.press import background
from jumelles.web.press.models import Clipping, Decision

AT_ONCE = 1_000_000
"""Bytes of a file whose text is taken while the user waits; a larger one is opened in the background."""

LONG_TITLE = 120
"""Letters of a line that is still a title."""

TABLES = (".csv", ".tsv", ".xlsx")
"""How the names of files end that hold a list."""


class Missing(JumellesError):
    """The packages that read texts are not installed."""


def begin(clipping: Clipping, *, by: Any, text: str = "", upload: Any = None) -> Clipping:
    """Keep a clipping and read it in the background.

    Raises:
        PermissionDenied: `by` does not work at the press desk.
        JumellesError: the text cannot be read: it is empty, too long, of no kind or language that is read.
    """
    require(by, "write", clipping)
    clipping.by = by
    if upload is not None and upload.name.lower().endswith(TABLES):
        from jumelles.web.press.tables import incoming

        return incoming.begin(clipping, _content(upload), upload.name)
    _ready()
    if upload is None:
        return _read(clipping, _pasted(text, clipping))
    content = _content(upload)
    clipping.filename = upload.name[:200]
    if len(content) <= AT_ONCE:
        return _read(clipping, opened(content, clipping))
    clipping.title = clipping.title or upload.name[:300]
    clipping.save(force_insert=True)
    background.start(clipping, content=content)
    return clipping


def _ready() -> None:
    try:
        import pypdf
        import trafilatura  # noqa: F401
    except ImportError as error:
        raise Missing(_("Reading texts needs more packages: whoever keeps this installation adds jumelles[press].")) from error
    del pypdf


def _content(upload: Any) -> bytes:
    """All of a file, if it is not too large: that is seen before it is read."""
    if upload.size > settings.UPLOAD_LIMIT:
        raise JumellesError(too_large(upload.name))
    return bytes(upload.read())


def too_large(name: str) -> str:
    """What is said of a file that is too large."""
    return _("%(name)s is larger than %(most)s MB: give a smaller file.") % {"name": name, "most": most()}


def most() -> str:
    """How many megabytes a file may have, in words."""
    return number(settings.UPLOAD_LIMIT / 1_000_000)


def _pasted(text: str, clipping: Clipping) -> Document:
    from jumelles.press.documents.opening import of_text

    return of_text(text, _("The text"), day(clipping))


def opened(content: bytes, clipping: Clipping) -> Document:
    """The text of a file. Raises DocumentError where it has none."""
    from jumelles.press.documents.opening import open_bytes

    return open_bytes(content, clipping.filename, day(clipping))


def _read(clipping: Clipping, document: Document) -> Clipping:
    """Keep what was read of the file and let the rest go on aside."""
    from jumelles.press.tongues import spoken

    spoken(document.text)  # what is in another language is told at once
    take(clipping, document)
    clipping.save(force_insert=True)
    background.start(clipping)
    return clipping


def take(clipping: Clipping, document: Document) -> None:
    """The text of a document; its title, day and outlet where the user gave none."""
    clipping.text, clipping.sha256, clipping.warnings = document.text, document.hash, list(document.warnings)
    clipping.title = (clipping.title or document.title or headline(document.text))[:300].strip()
    if document.published and not clipping.published:
        clipping.published = document.published.isoformat()  # type: ignore[assignment]
    clipping.outlet = clipping.outlet or " ".join(document.outlet.split())[:200]


def headline(text: str) -> str:
    """The first line of a text; of a whole paragraph its first sentence, or so much of it as a title can be long."""
    first = " ".join(text.strip().split("\n", 1)[0].split())
    if len(first) > LONG_TITLE:
        first = re.split(r"(?<=\w{3}[.!?…»”])\s", first, maxsplit=1)[0].rstrip(".")
    return shorten(first, LONG_TITLE, placeholder="…")


def day(clipping: Clipping) -> date | None:
    """The day of publication, where it is known to the day: from it “yesterday” is reckoned."""
    try:
        return date.fromisoformat(clipping.published)
    except ValueError:
        return None


def waiting(office: Any) -> Any:
    """The texts of an office of which something is still to be decided."""
    return Clipping.objects.filter(office=office, proposals__decision=Decision.OPEN).distinct()


def twin(clipping: Clipping) -> Clipping | None:
    """The same text, if it came to this office's desk before."""
    same = Clipping.objects.filter(office=clipping.office_id, sha256=clipping.sha256).exclude(pk=clipping.pk)  # type: ignore[attr-defined]
    return same.first() if clipping.sha256 else None
