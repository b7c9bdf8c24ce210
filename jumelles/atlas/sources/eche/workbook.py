"""The Commission's workbook of charter holders, read as if it were a CSV."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar
from xml.etree import ElementTree as ET

from jumelles.atlas.reading.context import Context

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL = re.compile(r"([A-Z]+)\d+")
_EPOCH = datetime(1899, 12, 30, tzinfo=UTC)


@dataclass
class Workbook(Context):
    """A context whose files are workbooks: the first sheet, from the row that holds the column names on.

    `names` are the columns as the reader calls them; the Commission changes their capitals from one edition to the next.
    """

    names: Sequence[str] = ()
    dated: ClassVar[tuple[str, ...]] = ("Erasmus Eche Start", "Erasmus Eche End")

    def bytes(self, name: str) -> bytes:
        """The sheet as CSV.

        Raises:
            SourceError: the workbook is damaged.
        """
        try:
            with zipfile.ZipFile(self.path(name)) as archive:
                rows = list(_rows(archive))
        except (zipfile.BadZipFile, EOFError, KeyError, IndexError, ValueError, OSError, ET.ParseError) as error:
            raise self.unreadable(name, error) from error
        return self._csv(rows).encode()

    def _csv(self, rows: list[list[str]]) -> str:
        known = {name.lower(): name for name in self.names}
        start = next((index for index, row in enumerate(rows) if "erasmus code" in [cell.strip().lower() for cell in row]), 0)
        text = io.StringIO()
        writer = csv.writer(text)
        header = [known.get(cell.strip().lower(), cell) for cell in rows[start]] if rows else []
        writer.writerow(header)
        for row in rows[start + 1 :]:
            cells = [_date(cell) if column in self.dated else cell for column, cell in zip(header, row, strict=False)]
            writer.writerow(cells + [""] * (len(header) - len(cells)))
        return text.getvalue()


def _rows(archive: zipfile.ZipFile) -> Iterator[list[str]]:
    """The cells of the first sheet, row by row; a cell that is missing is empty."""
    shared = []
    if "xl/sharedStrings.xml" in archive.namelist():
        shared = [_joined(item) for item in _xml(archive, "xl/sharedStrings.xml")]
    for row in _xml(archive, "xl/worksheets/sheet1.xml").iter(f"{_MAIN}row"):
        cells: list[str] = []
        for index, cell in enumerate(row):
            place = _CELL.fullmatch(cell.get("r", ""))
            cells += [""] * ((_column(place[1]) if place else index) - len(cells))
            cells.append(_text(cell, shared))
        yield cells


def _xml(archive: zipfile.ZipFile, member: str) -> ET.Element:
    return ET.fromstring(archive.read(member))  # noqa: S314 - ElementTree fetches nothing, and expat limits how far entities grow


def _joined(element: ET.Element) -> str:
    """Text that may be cut into runs of different type."""
    return "".join(part.text or "" for part in element.iter(f"{_MAIN}t"))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _text(cell: ET.Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _joined(cell)
    value = cell.findtext(f"{_MAIN}v") or ""
    return shared[int(value)] if cell.get("t") == "s" and value else value


def _date(cell: str) -> str:
    """A day as text: workbooks count days since the end of 1899."""
    return (_EPOCH + timedelta(days=float(cell))).date().isoformat() if re.fullmatch(r"\d{5}(\.\d+)?", cell) else cell
