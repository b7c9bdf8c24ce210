"""Whether the register holds a record already that rests on the same words of the same text: a text may come in twice."""

from __future__ import annotations

from typing import Any

from jumelles.web.press.models import Proposed
from jumelles.web.press.planning.setting import Setting
from jumelles.web.register.models import Evidence


def proved(rows: Any, proposed: Proposed, setting: Setting) -> Any:
    """The one record among `rows` that the words of a proposal prove since the text came in before; None where it is none, or several.

    What was written from this clipping itself is another fact: one sentence may tell two.
    """
    spans = [one for one in proposed.evidence if "start" in one]
    if not setting.clipping.sha256 or not spans:
        return None
    there = Evidence.objects.filter(sha256=setting.clipping.sha256, start=spans[0]["start"], end=spans[0]["end"], exact=spans[0]["exact"])
    found = list(rows.filter(evidence__in=there.exclude(pk__in=setting.own_evidence)).distinct()[:2])
    return found[0] if len(found) == 1 else None
