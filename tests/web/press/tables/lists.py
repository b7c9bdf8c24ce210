"""Invented lists as offices keep them, for the tests of the desk."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from jumelles.web.press import background, incoming
from jumelles.web.press.models import Clipping
from jumelles.web.press.tables import deciding
from tests.web.press.desk import Desk

TWINS = (
    "Город;Страна;Год подписания;Примечание\r\n"
    "Страсбург;Франция;1998;Открытие сквера\r\n"
    "Нант;Франция;15.05.2003 г.;\r\n"
    "Нигденск;Франция;вчера;Такого города нет\r\n"
)
"""A Russian list of twin towns, with a town that there is not."""
VISITS = (
    "Partner,Title,Start,End,Direction,Participants\n"
    "Tver,Spring delegation,31/03/2017,3 April 2017,incoming,12\n"
    "Tver,Choir in Tver,May 2018,,outgoing,forty\n"
)
CONVENTIONS = (
    ("Ville partenaire", "Intitulé", "Type", "Date de signature", "Montant", "Devise"),
    ("Tver", "Convention culturelle", "convention", 42825, "12 500,50", "€"),
    ("Tver", "Avenant n° 1", "avenant", "mars 2019", None, None),
)


def workbook(rows: tuple[tuple[Any, ...], ...], title: str = "Feuil1") -> bytes:
    """An Excel workbook of one sheet."""
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def given(desk: Desk, content: bytes, name: str, **told: Any) -> Clipping:
    """A table that came to the desk, its columns not yet named."""
    row = Clipping(office=desk.office, by=desk.by, **told)
    return incoming.begin(row, by=desk.by, upload=SimpleUploadedFile(name, content))


def read(clipping: Clipping, **named: int | str) -> Clipping:
    """The rows of a list, with its columns as they are guessed or `named`."""
    clipping.mapping = {**clipping.mapping, **named}
    clipping.state = "reading"
    clipping.save()
    background.run(clipping.pk)
    clipping.refresh_from_db()
    assert (clipping.state, clipping.told) == ("ready", "")
    return clipping


def accept(desk: Desk, clipping: Clipping) -> str:
    """All rows that have no problem; what the list says then."""
    deciding.run(clipping.pk, "accept", deciding.open_rows(clipping), desk.by.pk)
    clipping.refresh_from_db()
    return clipping.told
