"""Many rows decided at once: accepted or taken back in the background, some at a time, with progress and an end to it on demand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jumelles.errors import JumellesError
from jumelles.web.access import require
from jumelles.web.errors import sentences
from jumelles.web.people.models import User
from jumelles.web.press.accepting import WRITTEN, accept, last, undo
from jumelles.web.press.models import SILENT, Clipping, ClippingState, Decision, Proposed
from jumelles.web.press.planning import plan
from jumelles.web.press.planning.setting import Setting
from jumelles.web.press.tables import incoming
from jumelles.web.press.tables.rows import state
from jumelles.web.surroundings import spoken
from jumelles.web.threads import aside

BATCH = 100
"""Rows of one transaction: while it lasts, nobody else can write."""


def begin(clipping: Clipping, act: str, numbers: Sequence[int], *, by: Any) -> None:
    """Accept rows, or take them back, in the background.

    Raises:
        PermissionDenied: `by` does not work at the press desk.
        ValidationError: nothing is ticked, or the list is worked on already.
    """
    require(by, "write", clipping)
    if not numbers:
        raise ValidationError(_("Tick the rows first."))
    ended = Q(state=ClippingState.READING, seen__lt=timezone.now() - SILENT)
    free = Clipping.objects.filter(Q(state=ClippingState.READY) | ended, pk=clipping.pk)
    news = {"state": ClippingState.READING, "done": 0, "total": len(numbers), "stop": False, "told": "", "seen": timezone.now()}
    if not free.update(**news):
        raise ValidationError(_("The list is worked on already: wait until that is done."))
    incoming.forget(clipping)
    key, who, language = clipping.pk, by.pk, by.language

    def work() -> None:
        with spoken(language):
            run(key, act, numbers, who)

    aside(work)


def run(key: UUID, act: str, numbers: Sequence[int], who: Any) -> None:
    """Do it, batch by batch; whatever happens, the list tells it and is open again."""
    clipping, by = Clipping.objects.select_related("office", "partnership").get(pk=key), User.objects.get(pk=who)
    done = left = 0
    told = refused = ""
    try:
        setting, moment = Setting(clipping, by), timezone.now()
        for start in range(0, len(numbers), BATCH):
            if Clipping.objects.filter(pk=key, stop=True).exists():
                break
            made = _batch(clipping, act, numbers[start : start + BATCH], setting, moment)
            done, left, refused = done + made[0], left + made[1], refused or made[2]
            Clipping.objects.filter(pk=key).update(done=start + len(numbers[start : start + BATCH]), seen=timezone.now())
    except PermissionDenied:
        told = _("You may not write here any more.")
    except DatabaseError:
        told = _("The database did not take the last rows: try again.")
    finally:
        said = " ".join(filter(None, (told, _said(act, done, left), refused)))
        Clipping.objects.filter(pk=key).update(state=ClippingState.READY, stop=False, told=said, done=done, seen=timezone.now())


def _said(act: str, done: int, left: int) -> str:
    if act == "accept":
        first = ngettext("%(n)d row was accepted.", "%(n)d rows were accepted.", done) % {"n": done} if done else _("No row was accepted.")
        rest = ngettext("%(n)d row was left: correct it.", "%(n)d rows were left: correct them.", left) % {"n": left}
    else:
        first = ngettext("%(n)d row was taken back.", "%(n)d rows were taken back.", done) % {"n": done}
        rest = ngettext("%(n)d row was changed or used since.", "%(n)d rows were changed or used since.", left) % {"n": left}
    return f"{first} {rest}" if left else first


def _batch(clipping: Clipping, act: str, numbers: Sequence[int], setting: Setting, moment: Any) -> tuple[int, int, str]:
    """One transaction; how many rows were decided, how many could not be, and why the first of those that looked well could not."""
    rows = {one.number: one for one in clipping.proposals.filter(number__in=numbers)}
    decided: list[Any] = []
    refused = ""
    with transaction.atomic():
        for number in numbers:
            if number not in rows:
                continue
            try:
                decided += [rows[number].pk] if _decided(rows[number], act, setting) else []
            except (ValidationError, JumellesError) as error:
                why = " ".join(sentences(error)) if isinstance(error, ValidationError) else str(error)
                refused = refused or _("Row %(n)s: %(why)s") % {"n": number, "why": why}
        if act == "accept":
            Proposed.objects.filter(pk__in=decided).update(decided_at=moment)
    return len(decided), len(numbers) - len(decided), refused


def _decided(proposed: Proposed, act: str, setting: Setting) -> bool:
    """Whether it was; a row with a problem waits. Raises as `accept` and `undo`."""
    if act != "accept":
        undo(proposed, by=setting.by)
        return True
    proposed.clipping = setting.clipping
    made = plan(proposed, by=setting.by, setting=setting)
    if state(made) == "problem":
        return False
    accept(proposed, by=setting.by, setting=setting, made=made)
    return True


def last_batch(clipping: Clipping, by: Any) -> list[int]:
    """The rows that a person accepted last, in the order in which they are taken back."""
    return [one.number for one in last(clipping, by, among=WRITTEN)]


def open_rows(clipping: Clipping) -> list[int]:
    """The rows that wait."""
    return list(clipping.proposals.filter(decision=Decision.OPEN).values_list("number", flat=True))
