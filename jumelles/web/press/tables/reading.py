"""The rows of a list become proposals, in the background; a cell that cannot be used is told, and its row is kept to be corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from openpyxl.utils import get_column_letter

from jumelles.errors import JumellesError
from jumelles.web.press.models import Clipping, ClippingState, Proposed
from jumelles.web.press.planning.setting import Setting
from jumelles.web.press.tables import incoming
from jumelles.web.press.tables.implied import currency
from jumelles.web.press.tables.rows import plan_row, state
from jumelles.web.tables.workbooks import sheet_of

MOST = 20_000
"""Rows of one list."""


def propose(clipping: Clipping, tell: Callable[[int, int], None]) -> None:
    """A proposal for each row, all in one transaction. What `tell` raises ends it, and nothing is stored."""
    table = incoming.table(clipping)
    rows = table.first(MOST + 1)
    if len(rows) > MOST:
        message = ngettext("The list has more than %(n)d row: divide it.", "The list has more than %(n)d rows: divide it.", MOST)
        raise JumellesError(message % {"n": MOST})
    sheet = "" if clipping.encoding else sheet_of(incoming.path_of(clipping))
    setting, made = Setting(clipping, clipping.by), []
    in_all = _in_all_rows(clipping, table.columns)
    for count, (number, cells) in enumerate(rows, 1):
        one = _proposed(setting, number, list(_told(clipping, number, cells, sheet)), in_all)
        made += [one] if one.evidence else []
        tell(count, len(rows))
    if not made:
        raise JumellesError(_("No row holds anything in the columns that were named: name them again."))
    with transaction.atomic():
        clipping.proposals.all().delete()
        Proposed.objects.bulk_create(made, batch_size=500)
        Clipping.objects.filter(pk=clipping.pk).update(state=ClippingState.READY, done=0, total=0, told="", seen=timezone.now())


def _told(clipping: Clipping, number: int, cells: list[str], sheet: str) -> Iterator[dict[str, Any]]:
    """The filled cells of a row that were named, in the order of the columns, each with its address."""
    where = f"{sheet}!" if sheet else ""
    places = sorted((at, name) for name, at in clipping.mapping.items() if isinstance(at, int))
    for at, name in places:
        text = cells[at].strip() if at < len(cells) else ""
        if text:
            yield {"exact": text[:5000], "cell": f"{where}{get_column_letter(at + 1)}{number}", "field": name}


def _in_all_rows(clipping: Clipping, told: tuple[str, ...]) -> dict[str, str]:
    """What is the same in all rows: as it was chosen; the currency as the heading of the amounts names it."""
    mapping = clipping.mapping
    found = {name: at.removeprefix("=") for name, at in mapping.items() if isinstance(at, str)}
    if "currency" not in mapping and isinstance(at := mapping.get("amount"), int) and at < len(told) and (code := currency(told[at])):
        found["currency"] = code
    return found


def _proposed(setting: Setting, number: int, cells: list[dict[str, Any]], in_all: dict[str, str]) -> Proposed:
    """One row, by the number that it has in its table."""
    clipping, own = setting.clipping, {one["field"]: one["exact"] for one in cells}
    told = {name: text for name, text in in_all.items() if name != "currency" or "amount" in own} | own
    one = Proposed(clipping=clipping, number=number, type="row", attributes=told, evidence=cells, lang=clipping.language, confidence=1)
    if cells and state(plan_row(one, setting)) == "problem":
        one.confidence = 0
    return one
