"""The evidence of an accepted proposal: for each of its words a record of the register, beside the one that they prove."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from jumelles.web.press.models import Proposed
from jumelles.web.press.planning.setting import Setting
from jumelles.web.recording import keep
from jumelles.web.register.models import Evidence
from jumelles.web.register.models.evidence import PROVED
from jumelles.web.register.nouns import BY_MODEL

MOST = 10
"""Places of a text that are kept for one record; a name may stand in a hundred."""


def prove(record: Any, proposed: Proposed, setting: Setting, taken: Collection[str] = ()) -> list[Evidence]:
    """Keep the words of a proposal beside a record of the register; those that are there already are not kept twice.

    Of a row of which only some fields were `taken` over, the cell of each is kept beside that field.
    """
    kind = BY_MODEL[type(record)].key
    if kind not in PROVED:
        return []
    made = []
    for one in _cells(record, proposed, taken) or _words(proposed):
        row = _evidence(one, proposed, setting)
        setattr(row, kind, record)
        same = {kind: record, "sha256": row.sha256, "start": row.start, "end": row.end, "cell": row.cell, "field": row.field}
        if not Evidence.objects.filter(**same).exists():
            made.append(keep(row, by=setting.by))
    return made


def _cells(record: Any, proposed: Proposed, taken: Collection[str]) -> list[dict[str, Any]]:
    """The cells of what was taken over; that which only says of whom the row speaks proves nothing of it."""
    own = {field.name for field in record._meta.concrete_fields} - {record.hangs_on}
    return [one for one in proposed.evidence if one.get("field") in own.intersection(taken)]


def _words(proposed: Proposed) -> list[dict[str, Any]]:
    """The words one by one; the cells of a row together, as one line of its table is read."""
    if proposed.type != "row" or not proposed.evidence:
        return list(proposed.evidence[:MOST])
    first, last = proposed.evidence[0]["cell"], proposed.evidence[-1]["cell"].rpartition("!")[2]
    cells = first if first.rpartition("!")[2] == last else f"{first}:{last}"
    return [{"exact": " · ".join(str(one["exact"]) for one in proposed.evidence), "cell": cells[-100:]}]


def _evidence(one: dict[str, Any], proposed: Proposed, setting: Setting) -> Evidence:
    clipping = setting.clipping
    row = Evidence(
        office=clipping.office, exact=str(one["exact"])[:5000], title=clipping.title or clipping.filename, outlet=clipping.outlet
    )
    row.published, row.url, row.lang = clipping.published, clipping.url, proposed.lang or clipping.language
    row.sha256, row.cell, row.field = clipping.sha256, str(one.get("cell", ""))[-100:], str(one.get("field", ""))
    row.speaker = str(proposed.attributes.get("speaker") or "")[:200] if proposed.type == "quote" else ""
    if "start" in one:
        row.start, row.end, row.prefix, row.suffix = one["start"], one["end"], one.get("prefix", ""), one.get("suffix", "")
        row.sentence = setting.sentence(row.start, row.end)[:5000]
    return row
