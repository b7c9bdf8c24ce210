"""What a person decides about a proposal: accept, refuse, merge, take back. Each is one transaction; nothing is written in part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jumelles.press.evidence import Evidence as Words
from jumelles.press.reading import TYPES
from jumelles.web.access import require
from jumelles.web.press.models import Clipping, Decision, Proposed
from jumelles.web.press.objections import sentence
from jumelles.web.press.planning import plan
from jumelles.web.press.planning.setting import Setting
from jumelles.web.press.plans import Plan
from jumelles.web.press.proving import prove
from jumelles.web.press.tables.writing import write_row
from jumelles.web.press.writing import Wrote, enrich, write
from jumelles.web.recording import InUse, Overtaken, remove, revert
from jumelles.web.register.models import Evidence
from jumelles.web.register.nouns import BY_MODEL, NOUNS

SURE = 0.9
"""The share of like proposals that must have been right, for one to be accepted unread."""
AT_ONCE = frozenset({"place", "person", "quote", "row"})
"""Types that may be accepted all together: a wrong one does little harm. What was signed, visited or conferred is read one by one."""


def accept(
    proposed: Proposed,
    *,
    by: Any,
    noun: str = "",
    values: Mapping[str, str] | None = None,
    onto: Any = None,
    setting: Setting | None = None,
    made: Plan | None = None,
) -> list[Any]:
    """Write what a proposal says into the register, with its evidence, and return the records that carry it.

    `values` are the texts of the attributes that were ticked, as they were corrected; without them those of the plan that are ticked.
    `onto` is a record that is there already: it gets the evidence, and what it lacks. `made` is the plan, where the same transaction
    has made it.

    Raises:
        PermissionDenied: `by` may not write here.
        ValidationError: it was decided already, or the register does not take it; then nothing is written.
    """
    with transaction.atomic():
        proposed = _open(proposed, by)
        setting = setting or Setting(proposed.clipping, by)
        made = made or plan(proposed, by=by, noun=noun, setting=setting)
        if made.problem:
            raise ValidationError(made.problem)
        told = dict(values) if values is not None else {slot.name: slot.value for slot in made.slots if slot.ticked}
        record = onto or made.confirms
        wrote: Wrote = []
        if proposed.type == "row":
            record, wrote = write_row(record, told, setting)
        elif record:
            wrote = enrich(record, told, setting)
        else:
            record, wrote = write(proposed, made, told, setting)
        taken = told if (record, False) in wrote and proposed.type == "row" else ()
        evidence = [row for each in _carriers(record, wrote) for row in prove(each, proposed, setting, taken)]
        log = [_told(row, was_made) for row, was_made in wrote] + [_told(row, True) for row in evidence]  # noqa: FBT003 - it is new
        _decide(proposed, Decision.CONFIRMED if onto or made.confirms else Decision.ACCEPTED, by, wrote=log, values=told)
    return [record, *(row for row, _made in wrote if row.pk != record.pk)]


def _carriers(record: Any, wrote: list[tuple[Any, bool]]) -> list[Any]:
    """The record and what was made beside it: each rests on the same words."""
    return [record, *(row for row, made in wrote if made and row.pk != record.pk)]


def _told(row: Any, made: bool) -> dict[str, Any]:  # noqa: FBT001 - a column of the log
    return {"noun": BY_MODEL[type(row)].key, "id": str(row.pk), "version": row.version, "made": made}


def _reason(text: str) -> str:
    return " ".join(text.split())[:300]


def refuse(proposed: Proposed, reason: str, *, by: Any) -> None:
    """Keep out of the register what is wrong or does not matter. Raises as `accept`."""
    with transaction.atomic():
        _decide(_open(proposed, by), Decision.REFUSED, by, reason=_reason(reason))


def merge(proposed: Proposed, into: Proposed, *, by: Any) -> None:
    """Say that two proposals are one fact: the evidence of the first joins the second. Raises as `accept`."""
    with transaction.atomic():
        proposed = _open(proposed, by)
        if into.pk == proposed.pk or into.clipping_id != proposed.clipping_id or into.decision not in {Decision.OPEN, *WRITTEN}:
            raise ValidationError(_("Choose another proposal of the same text that is not refused."))
        log = []
        if into.decision in WRITTEN:
            record = _carrier(into)
            log = [_told(row, True) for row in prove(record, proposed, Setting(proposed.clipping, by))] if record else []  # noqa: FBT003
        else:
            Proposed.objects.filter(pk=into.pk).update(evidence=[*into.evidence, *proposed.evidence])
        _decide(proposed, Decision.MERGED, by, into=into, wrote=log)


def _carrier(decided: Proposed) -> Any:
    """The record that a decided proposal proves: its evidence was kept for that one first."""
    keys = [one["id"] for one in decided.wrote if one["noun"] == "evidence"]
    first = Evidence.objects.filter(pk=keys[0]).first() if keys else None
    return first and first.proves


WRITTEN = frozenset({Decision.ACCEPTED, Decision.CONFIRMED})


def undo(proposed: Proposed, *, by: Any) -> None:
    """Take a decision back, with exactly what it wrote.

    Raises:
        PermissionDenied: `by` may not write here.
        ValidationError: somebody has changed or used since what was written; then nothing is taken back.
    """
    with transaction.atomic():
        require(by, "write", proposed.clipping)
        proposed = Proposed.objects.select_for_update().select_related("clipping__office").get(pk=proposed.pk)
        if proposed.decision == Decision.OPEN:
            raise ValidationError(_("This proposal is not decided yet."))
        for one in reversed(proposed.wrote):
            _take_back(one, by)
        if proposed.decision == Decision.MERGED and proposed.into and proposed.into.decision == Decision.OPEN:
            _part(proposed, proposed.into)
        _decide(proposed, Decision.OPEN, None, wrote=[], into=None, reason="")


def _part(proposed: Proposed, into: Proposed) -> None:
    """Take the words of a merged proposal out of the other again; words that both had stay there."""
    kept = list(into.evidence)
    for one in proposed.evidence:
        if one in kept:
            kept.reverse()
            kept.remove(one)
            kept.reverse()
    Proposed.objects.filter(pk=into.pk).update(evidence=kept)


DECIDED = frozenset(Decision) - {Decision.OPEN}


def last(clipping: Clipping, by: Any, among: Iterable[Any] = DECIDED) -> list[Proposed]:
    """What a person decided last in a text, of these decisions: one proposal, or all that were accepted together."""
    mine = clipping.proposals.filter(decided_by=by, decision__in=among)
    newest = mine.order_by("-decided_at").first()
    return list(mine.filter(decided_at=newest.decided_at).order_by("-number")) if newest else []


def undo_last(clipping: Clipping, *, by: Any) -> list[Proposed]:
    """Take back what a person decided last, whole: all that were accepted together, or nothing. Raises as `undo`."""
    require(by, "write", clipping)
    taken = last(clipping, by)
    if not taken:
        raise ValidationError(_("There is no decision of yours to take back."))
    with transaction.atomic():
        for proposed in taken:
            undo(proposed, by=by)
    return taken


def _take_back(one: Mapping[str, Any], by: Any) -> None:
    record = NOUNS[one["noun"]].model.objects.filter(pk=one["id"]).first()
    if record is None:
        return
    why = _("a decision at the press desk was taken back")
    try:
        if one["made"]:
            remove(record, by=by, why=why, seen=one["version"])
        else:
            entries = record.history.order_by("-history_date", "-history_id")
            revert(record, entries[1], by=by, why=why, seen=one["version"])
    except (Overtaken, InUse) as error:
        said = _("“%(name)s” was changed or used since: nothing was taken back.") % {"name": record}
        raise ValidationError(said) from error


def sure(clipping: Clipping, kind: str, *, by: Any) -> list[Proposed]:
    """The open proposals of a harmless type that were read with confidence, have no problem and no namesake.

    Raises:
        PermissionDenied: `by` may not write here.
        ValidationError: proposals of this type are read one by one.
    """
    setting = Setting(clipping, by)
    return [one for one in _harmless(clipping, kind, by) if not _in_doubt(one, plan(one, by=by, setting=setting))]


def accept_all(clipping: Clipping, kind: str, *, by: Any) -> int:
    """Accept every open proposal of a harmless type that is not in doubt; how many those were. Raises as `sure`.

    Each is planned anew, as one may confirm what another wrote; all are of one moment, by which `undo_last` finds them together.
    """
    taken, setting = [], Setting(clipping, by)
    with transaction.atomic():
        for proposed in _harmless(clipping, kind, by):
            made = plan(proposed, by=by, setting=setting)
            if not _in_doubt(proposed, made):
                _accept_one(proposed, made, setting)
                taken.append(proposed.pk)
        Proposed.objects.filter(pk__in=taken).update(decided_at=timezone.now())
    return len(taken)


def refuse_all(clipping: Clipping, kind: str, reason: str, *, by: Any) -> int:
    """Refuse every open proposal of a type, with one reason, at one moment, by which `undo_last` finds them together; how many those were.

    Raises:
        PermissionDenied: `by` may not write here.
        ValidationError: there is no such type in texts.
    """
    if kind not in TYPES:
        raise ValidationError(_("There is no such proposal."))
    require(by, "write", clipping)
    told = {"reason": _reason(reason), "decided_by": by, "decided_at": timezone.now()}
    return clipping.proposals.filter(type=kind, decision=Decision.OPEN).update(decision=Decision.REFUSED, **told)


def _accept_one(proposed: Proposed, made: Plan, setting: Setting) -> None:
    """One of many: what the register objects to is told with the labels of its fields, as no card shows it."""
    try:
        accept(proposed, by=setting.by, setting=setting, made=made)
    except ValidationError as error:
        raise ValidationError(sentence(error, made.noun)) from error


def _harmless(clipping: Clipping, kind: str, by: Any) -> Any:
    if kind not in AT_ONCE:
        raise ValidationError(_("Only places, names, quotations and rows can be accepted together: read the others one by one."))
    require(by, "write", clipping)
    return clipping.proposals.filter(type=kind, decision=Decision.OPEN)


def _in_doubt(proposed: Proposed, made: Plan) -> bool:
    return bool(proposed.confidence < SURE or made.problem or made.candidates or any(slot.problem for slot in made.slots))


def add(clipping: Clipping, kind: str, start: int, end: int, attributes: Mapping[str, Any], *, by: Any) -> Proposed:
    """Propose what a person has marked in the text, from `start` to `end` in code points.

    Raises:
        PermissionDenied: `by` may not write here.
        ValidationError: there are no words, or the type is not one that texts have.
    """
    require(by, "write", clipping)
    if kind not in TYPES or not 0 <= start < end <= len(clipping.text) or not clipping.text[start:end].strip():
        raise ValidationError(_("Mark the words of the fact in the text first."))
    words = asdict(Words.of(clipping.text, start, end))
    with transaction.atomic():
        last = clipping.proposals.order_by("-number").first()
        number = last.number + 1 if last else 1
        return Proposed.objects.create(
            clipping=clipping, number=number, type=kind, attributes=dict(attributes), evidence=[words], lang=clipping.language,
            confidence=1, by_hand=True,
        )  # fmt: skip


def _open(proposed: Proposed, by: Any) -> Proposed:
    """The proposal, locked, if nobody has decided it meanwhile."""
    require(by, "write", proposed.clipping)
    fresh = Proposed.objects.select_for_update().select_related("clipping__office", "clipping__partnership").get(pk=proposed.pk)
    if fresh.decision != Decision.OPEN:
        raise ValidationError(
            _("Somebody decided this already: %(decision)s. Take that back first.") % {"decision": fresh.get_decision_display()}
        )
    return fresh


def _decide(proposed: Proposed, decision: Any, by: Any, **told: Any) -> None:
    moment = timezone.now() if by else None
    Proposed.objects.filter(pk=proposed.pk).update(decision=decision, decided_by=by, decided_at=moment, **told)
    proposed.refresh_from_db()
