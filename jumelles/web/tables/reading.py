"""A table that somebody else made, row by row: CSV in any usual encoding and with any usual separator, or a workbook."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median_high

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jumelles.errors import JumellesError
from jumelles.web.tables.encodings import ENCODINGS, encoding_of

MOST_ROWS, MOST_COLUMNS = 100_000, 200
"""What a portfolio may hold: rows and columns."""
SEPARATORS = ";,\t|"
BEGINNING = 30
"""Rows, or lines, by which a table is known."""

Row = tuple[int, list[str]]
"""The number of a row, as the program that made the table counts, and its cells."""


class Unreadable(JumellesError):
    """A file that holds no table that can be read; one sentence says why, and what to do."""


@dataclass(frozen=True)
class Table:
    """The header of a table and, each time they are asked for, its rows below it; `encoding` is empty for a workbook.

    Where the table has no heads its columns are called by their numbers.
    """

    columns: tuple[str, ...]
    encoding: str
    rows: Callable[[], Iterator[Row]]

    def first(self, count: int) -> list[Row]:
        """The first rows, to be shown."""
        return list(islice(self.rows(), count))


def read(path: Path, encoding: str = "", *, headless: bool = False) -> Table:
    """The table in a file; `encoding` is that of a CSV, else it is guessed. Where it is `headless`, its first row is a row like the others.

    Raises:
        Unreadable: it is no table, is damaged, has a password, is empty, or is far larger than a portfolio is. `Table.rows` raises it, too.
    """
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as error:
        raise Unreadable(_("The file cannot be read (%(why)s): choose it again.") % {"why": error.strerror or error}) from error
    if start.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        from jumelles.web.tables.workbooks import rows_of

        return _table(lambda: rows_of(path), "", headless=headless)
    content = path.read_bytes()
    used = encoding if encoding in ENCODINGS else encoding_of(content)
    text = _text(content, used)
    separator = _separator(text)
    return _table(lambda: _csv(text, separator), used, headless=headless)


def _table(rows: Callable[[], Iterator[Row]], encoding: str, *, headless: bool) -> Table:
    """The header, if there is one, and the rows below it, without empty ones."""
    start = list(islice(_filled(rows()), BEGINNING))
    at = _head(start)
    header = start[at] if start else None
    if header is None:
        raise Unreadable(_("The file is empty: choose a table with a header and at least one row."))
    if len(header[1]) > MOST_COLUMNS:
        raise Unreadable(_("The table has more than %(n)d columns: delete those that are not needed.") % {"n": MOST_COLUMNS})
    width = len(header[1])

    def below() -> Iterator[Row]:
        return _bounded(islice(_filled(rows()), at if headless else at + 1, None), width)

    if next(below(), None) is None:
        raise Unreadable(_("The table has a header and nothing below it: choose one with at least one row."))
    return Table(tuple(_named([""] * width if headless else header[1])), encoding, below)


def _head(start: list[Row]) -> int:
    """Where the header stands: titles above it fill few of the columns that the table uses."""
    used = [sum(bool(cell.strip()) for cell in cells) for _number, cells in start]
    # One row that is wider than all others says nothing of the table: hence the median, too.
    return next((at for at, count in enumerate(used) if 2 * count > max(used) or count >= median_high(used)), 0)


def _named(header: list[str]) -> Iterator[str]:
    """The names of all columns, each once: without a name it is called by its number."""
    taken: set[str] = set()
    for number, cell in enumerate(header, 1):
        name = " ".join(cell.split())[:80] or _("column %(n)d") % {"n": number}
        name = name if name not in taken else f"{name} ({number})"
        taken.add(name)
        yield name


def _filled(rows: Iterator[Row]) -> Iterator[Row]:
    return ((number, cells) for number, cells in rows if any(cell.strip() for cell in cells))


def _bounded(rows: Iterator[Row], width: int) -> Iterator[Row]:
    """The rows, each as wide as the header, and no more of them than a portfolio may have."""
    for count, (number, cells) in enumerate(rows, 1):
        if count > MOST_ROWS:
            raise Unreadable(
                ngettext("The table has more than %(n)d row: divide it.", "The table has more than %(n)d rows: divide it.", MOST_ROWS)
                % {"n": MOST_ROWS}
            )
        yield number, [*cells[:width], *[""] * (width - len(cells))]


def _text(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding) if encoding else "\0"
    except UnicodeError as error:
        raise Unreadable(_("The file cannot be read in the encoding %(name)s: choose another one.") % {"name": encoding}) from error
    if not text.strip("\ufeff").strip():
        raise Unreadable(_("The file is empty: choose a table with a header and at least one row."))
    if "\0" in text:
        raise Unreadable(_("The file is no table: choose a CSV file or an Excel workbook (XLSX)."))
    return text


def _separator(text: str) -> str:
    """What separates the cells: of the usual signs the one that most lines of the beginning hold equally often.

    A sign that stands just once, and in few lines, belongs to their text: the table has one column.
    """
    lines = [line for line in islice(io.StringIO(text), BEGINNING) if line.strip()]

    def steady(sign: str) -> tuple[int, int]:
        counts = Counter(line.count(sign) for line in lines if sign in line)
        held = ((alike, count) for count, alike in counts.items() if 2 * alike > len(lines) or count > 1)
        return max(held, default=(0, 0))

    return max(SEPARATORS, key=steady)


def _csv(text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = _(
                "From row %(n)d on the file is no table (a quotation mark is not closed, or a cell too long): save it again as CSV."
            )
            raise Unreadable(message % {"n": number}) from error
        yield number, cells
        number += 1
