"""An office's own figures: what no open source holds, kept beside the atlas so that no rebuild can lose them."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from jumelles import files
from jumelles.atlas.indicators import indicators
from jumelles.errors import JumellesError
from jumelles.languages import _, list_of, number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from jumelles.facts import Place

COLUMNS = ("place", "indicator", "value", "unit", "date", "source", "note")
REQUIRED = COLUMNS[:6]
FILE = "own-figures.json"
RANGES = {"share": (0.0, 1.0), "score": (0.0, 100.0), "step": (0.0, 3.0), "degrees": (-90.0, 90.0), "m": (-500.0, 9000.0)}
"""What values a unit allows; all others are counted from zero."""
LARGEST = 10_000_000
"""Bytes of a file of figures; a larger one is a mistake."""


class OwnFigureError(JumellesError):
    """A file of own figures cannot be taken over; nothing of it was."""


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """One figure that an office vouches for."""

    place: int
    indicator: str
    value: float
    unit: str
    date: str
    source: str
    note: str = ""


def load(home: Path) -> dict[tuple[int, str], OwnFigure]:
    """All own figures, by place and indicator.

    Raises:
        OwnFigureError: the file that keeps them is damaged.
    """
    path = home / FILE
    try:
        rows = json.loads(path.read_bytes())
        return {(row["place"], row["indicator"]): OwnFigure(**row) for row in rows}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, KeyError) as error:
        message = _("The office’s own figures in {path} cannot be read ({error}): restore the file from a copy, or move it away.")
        raise OwnFigureError(message.format(path=path, error=error)) from error


def add(path: Path, home: Path, find: Callable[[str], Place]) -> list[OwnFigure]:
    """Take over a CSV file of figures, all or none; a figure of the same place and indicator replaces the former.

    The columns are place, indicator, value, unit, date, source, note (which may be empty), in UTF-8 with a header;
    `;` or tab may stand for the comma, as spreadsheets write it.

    Raises:
        OwnFigureError: the file or a line of it cannot be used; the sentence names the line.
        UnknownPlace, AmbiguousPlace: a place is not found or not told apart.
        WriteError: the figures cannot be stored.
    """
    figures: dict[tuple[int, str], OwnFigure] = {}
    for line, row in _rows(path):
        figure = _figure(path, line, row, find)
        if (figure.place, figure.indicator) in figures:
            raise _refusal(
                path, line, _("“{key}” of {place} has been given above: keep one line."), key=figure.indicator, place=row["place"]
            )
        figures[figure.place, figure.indicator] = figure
    together = load(home) | figures
    text = json.dumps([asdict(together[key]) for key in sorted(together)], ensure_ascii=False, indent=1)
    files.write(home / FILE, text.encode())
    return list(figures.values())


def _rows(path: Path) -> Sequence[tuple[int, Mapping[str, str]]]:
    reader = csv.DictReader(io.StringIO(_text(path)), dialect=_dialect(path))
    try:
        reader.fieldnames = header = [(name or "").strip().lower() for name in reader.fieldnames or []]
        rows = [(reader.line_num, {name: (value or "").strip() for name, value in row.items() if name}) for row in reader]
    except csv.Error as error:
        raise _refusal(path, reader.line_num + 1, _("a field has no end: check the quotation marks.")) from error
    missing = [name for name in REQUIRED if name not in header]
    if missing:
        message = _("{path} has no column {columns}: its first line must name {all}.")
        raise OwnFigureError(message.format(path=path, columns=list_of(missing), all=", ".join(COLUMNS)))
    if not rows:
        raise OwnFigureError(_("{path} holds no figure below its first line.").format(path=path))
    return rows


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            message = _("{path} is larger than ten megabytes: that is no file of figures.")
            raise OwnFigureError(message.format(path=path))
        return path.read_text("utf-8-sig")
    except OSError as error:
        message = _("{path} cannot be read ({reason}): check the name of the file.")
        raise OwnFigureError(message.format(path=path, reason=error.strerror or error)) from error
    except UnicodeDecodeError as error:
        message = _("{path} is not written in UTF-8: save it again as “CSV UTF-8”.")
        raise OwnFigureError(message.format(path=path)) from error


def _dialect(path: Path) -> type[csv.Dialect]:
    first = _text(path).partition("\n")[0]

    class Dialect(csv.excel):
        delimiter = max(",;\t", key=first.count)

    return Dialect


def _refusal(path: Path, line: int, message: str, **words: object) -> OwnFigureError:
    return OwnFigureError(_("{path}, line {line}: ").format(path=path, line=line) + message.format(**words))


def _figure(path: Path, line: int, row: Mapping[str, str], find: Callable[[str], Place]) -> OwnFigure:
    refuse = partial(_refusal, path, line)
    known = indicators().get(row["indicator"])
    if known is None:
        raise refuse(_("there is no indicator “{key}”: choose among {keys}."), key=row["indicator"], keys=", ".join(indicators()))
    if known.is_text:
        raise refuse(_("“{key}” is a class, not a figure: it cannot be added."), key=known.key)
    if row["unit"] != known.unit:
        raise refuse(_("“{key}” is given in “{unit}”, not in “{given}”."), key=known.key, unit=known.unit, given=row["unit"])
    if not row["source"]:
        raise refuse(_("a figure needs its source: say who counted it."))
    try:
        return OwnFigure(
            find(row["place"]).id,
            known.key,
            within(read_number(row["value"]), known.unit),
            known.unit,
            check_day(row["date"]),
            row["source"],
            row.get("note", ""),
        )
    except ValueError as error:
        raise refuse(_("{problem}."), problem=error) from error
    except JumellesError as error:
        raise refuse("{problem}", problem=error) from error


def read_number(text: str) -> float:
    """A number as offices write it: 1 234,5 or 1234.5.

    Raises:
        ValueError: with the words for the user.
    """
    if re.fullmatch(r"-?[1-9]\d{0,2},\d{3}", text.strip()):
        raise ValueError(_("“{text}” can be read in two ways: write thousands without a comma, decimals with a point").format(text=text))
    plain = text.replace("\u202f", "").replace("\u00a0", "").replace(" ", "")
    if "," in plain and "." not in plain:
        plain = plain.replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        raise ValueError(_("“{text}” is no number").format(text=text)) from None
    if not -1e15 < value < 1e15:
        raise ValueError(_("“{text}” is no number").format(text=text))
    return value


def within(value: float, unit: str) -> float:
    """The value, if it is possible in its unit.

    Raises:
        ValueError: with the words for the user.
    """
    low, high = RANGES.get(unit, (0.0, 1e15))
    if not low <= value <= high:
        raise ValueError(_("{value} is not between {low} and {high}").format(value=number(value), low=number(low), high=number(high)))
    return value


def check_day(text: str) -> str:
    """A year, a month or a day in ISO form, not in the future.

    Raises:
        ValueError: with the words for the user.
    """
    whole = text + {4: "-01-01", 7: "-01"}.get(len(text), "")
    try:
        # Alone, fromisoformat would take 20260531 and 2026-W22-7 as well.
        first = date.fromisoformat(whole if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", whole) else "")
    except ValueError:
        raise ValueError(_("“{text}” is no date: write 2026, 2026-05 or 2026-05-31").format(text=text)) from None
    if first > date.today():  # noqa: DTZ011 - the office's own calendar is meant
        raise ValueError(_("“{text}” lies in the future").format(text=text))
    return text
