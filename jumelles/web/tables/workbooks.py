"""The rows of an Excel workbook, read as a stream; what could do harm is refused before anything is unpacked."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from django.utils.translation import gettext as _

from jumelles.web.tables.reading import MOST_COLUMNS, Row, Unreadable

UNPACKED = 300_000_000
"""Bytes of all parts of a workbook together: 100,000 rows of a portfolio take half of them."""
SHRUNK = 200
"""How many times smaller a part may be than what it holds: office programs reach a tenth of it, bombs a thousand."""
_DAMAGES = (
    *(BadZipFile, zlib.error, struct.error, ParseError, RuntimeError, ValueError, LookupError, TypeError, AttributeError),
    *(OverflowError, EOFError, OSError, NotImplementedError),
)
"""What zipfile and openpyxl raise over damaged files."""


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of the first sheet that is shown and holds something.

    Raises:
        Unreadable: it has a password, is damaged, is no workbook, or unpacks to far too much.
    """
    _examine(path)
    from openpyxl import load_workbook

    try:
        with path.open("rb") as file:  # by its name openpyxl would judge a file by its extension
            yield from _rows(load_workbook(file, read_only=True, data_only=True, keep_links=False))
    except _DAMAGES as error:
        raise _damaged() from error


def sheet_of(path: Path) -> str:
    """The name of the sheet that `rows_of` reads. Raises as it does."""
    _examine(path)
    from openpyxl import load_workbook

    try:
        with path.open("rb") as file:
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            return str(next((one.title for one in shown if any(cell.value for row in one.iter_rows() for cell in row)), ""))
    except _DAMAGES as error:
        raise _damaged() from error


def _rows(book: Any) -> Iterator[Row]:
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()  # what a file says of its size is often wrong
        some = False
        for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), 1):
            shown = [_shown(cell) for cell in cells]
            if any(shown):
                some = True
                yield number, _without_end(shown)
        if some:
            return


def _without_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _shown(cell: Any) -> str:
    """A cell as its reader sees it: 26.60 stays so where its format shows two digits, whole numbers have no point."""
    value = cell.value
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        digits = re.fullmatch(r"0\.(0{1,6})", str(cell.number_format))
        return f"{value:.{len(digits[1])}f}" if digits else f"{value:.10g}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else str(value)


def _examine(path: Path) -> None:
    """See that it is a workbook without a password that unpacks to a sane size and declares no entities."""
    with path.open("rb") as file:
        if file.read(4) == b"\xd0\xcf\x11\xe0":
            message = _("The workbook has a password or is of the old kind (XLS): save it again as XLSX without a password.")
            raise Unreadable(message)
    try:
        with ZipFile(path) as archive:
            members = archive.infolist()
            if any(one.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for one in members):
                raise _damaged()
            if any(one.flag_bits & 1 for one in members):
                raise Unreadable(_("The workbook has a password: save it again without one."))
            swollen = any(one.file_size > SHRUNK * max(one.compress_size, 1) and one.file_size > 1_000_000 for one in members)
            if swollen or len(members) > 5000 or sum(one.file_size for one in members) > UNPACKED:
                raise Unreadable(_("The workbook unpacks to far too much: save it again with the table alone, or as CSV."))
            if "xl/workbook.xml" not in archive.namelist():
                raise Unreadable(_("The file is no table: choose a CSV file or an Excel workbook (XLSX)."))
            if any(one.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.open(one).read(2000) for one in members):
                raise _damaged()
    except _DAMAGES as error:
        raise _damaged() from error


def _damaged() -> Unreadable:
    return Unreadable(_("The workbook is damaged: open it and save it again as XLSX, or as CSV."))
