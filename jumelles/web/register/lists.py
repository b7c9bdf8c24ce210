"""Lists that leave the house: a delegation for the hotel, the coach company, the interpreter; each with what they need and nothing else."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from jumelles import languages
from jumelles.web.register.models import Delegate, Visit

PURPOSES: dict[str, tuple[str, tuple[str, ...]]] = {
    "hotel": (gettext_noop("for the hotel"), ("family_name", "given_name", "arrives_on", "departs_on", "room", "diet")),
    "coach": (gettext_noop("for the coach"), ("family_name", "given_name", "arrives_on", "arrives_by", "departs_on", "departs_by")),
    "interpreter": (
        gettext_noop("for the interpreter"),
        ("precedence", "family_name", "given_name", "own_name", "address_form", "capacity", "languages"),
    ),
}
"""What each list is for, and its columns: fields of the delegate, else of the person."""

FORMULA = re.compile(r"""(\A|[;\t\r\n])(?=[\s"]*[=+\-@＝＋－＠])""")
"""Where a spreadsheet would begin to run a formula: at the start of a cell, and after what it may take for the end of one.

French and Russian spreadsheets divide a line at semicolons, whatever the quotes; Japanese ones run the wide signs too.
"""


def table(visit: Visit, purpose: str) -> list[list[str]]:
    """The head and a row per delegate, by precedence."""
    names = PURPOSES[purpose][1]
    rows = visit.delegates.select_related("person")
    return [[_title(name) for name in names], *([_cell(delegate, name) for name in names] for delegate in rows)]


def _owner(name: str, delegate: Delegate) -> Any:
    return delegate if hasattr(delegate, name) else delegate.person


def _title(name: str) -> str:
    from jumelles.web.register.models import Person

    fields = {field.name: field for model in (Person, Delegate) for field in model._meta.concrete_fields}
    return str(fields[name].verbose_name)


def _cell(delegate: Delegate, name: str) -> str:
    value = getattr(_owner(name, delegate), name)
    if value is None:
        return ""
    return languages.date(value) if name.endswith("_on") else str(value)


def harmless(text: str) -> str:
    """A cell that no spreadsheet runs: what begins like a formula gets the apostrophe that marks a text."""
    return FORMULA.sub(r"\1'", text)


def as_csv(rows: list[list[str]]) -> bytes:
    """For any program; with the mark by which Excel knows UTF-8, and the separator that it expects in French and Russian."""
    text = io.StringIO()
    csv.writer(text, delimiter="," if languages.current() == "en" else ";").writerows([[harmless(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(rows: list[list[str]], title: str) -> bytes:
    """A workbook of texts."""
    from xlsxwriter import Workbook

    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"title": title})
    sheet = book.add_worksheet(_("delegation"))
    head, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@", "valign": "top"})
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell:
                sheet.write_string(line, column, cell, text if line else head)
    sheet.set_column(0, max(len(rows[0]) - 1, 0), 22)
    sheet.freeze_panes(1, 0)
    book.close()
    return content.getvalue()
