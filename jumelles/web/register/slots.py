"""Meetings of cases in the programme of a visit: nobody and nothing is booked twice at the same time.

`arrange` books; `moved` and `booked` are the rules of `recording` for lines of the programme and for cases, so that a form of the register,
its history and what comes back from deletion ask the same.
"""

from __future__ import annotations

from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from jumelles import dates
from jumelles.web.recording import keep
from jumelles.web.register.clearing import require_open
from jumelles.web.register.models import Introduction, Person, ProgrammeItem, Visit
from jumelles.web.register.models.opening_words import CaseStage, Confidentiality, GatedAct


def arrange(
    case: Introduction,
    visit: Visit,
    slot: tuple[date, time, time],
    *,
    table: str,
    interpreter: Person | None,
    by: Any,
    seen: int,
) -> Introduction:
    """Put the meeting of a case into the programme of a visit, or move it there: so it stands in both sides' calendars.

    Raises:
        ValidationError: the two are not introduced yet, a mark is not decided, the slot lies outside the visit or is taken.
    """
    if case.stage != CaseStage.INTRODUCED:
        raise ValidationError(_("Introduce the two sides first."))
    require_open(case, GatedAct.MEETING)
    _inside(visit, slot)
    with transaction.atomic():
        Visit.objects.select_for_update().get(pk=visit.pk)
        item = case.meeting or ProgrammeItem(office=case.office)
        before = None if item._state.adding else item.version
        item.visit, (item.day, item.starts, item.ends), item.where = visit, slot, table.strip()
        item.title, item.with_whom = _titled(case)
        case.table, case.interpreter = table.strip(), interpreter
        item.booked_for = case  # type: ignore[attr-defined] # the case as it will be, which `moved` cannot read yet
        case.meeting = keep(item, by=by, seen=before)
        del item.booked_for  # type: ignore[attr-defined]
        return keep(case, by=by, seen=seen)  # type: ignore[no-any-return]


def _titled(case: Introduction) -> tuple[str, str]:
    """What the programme says: of what is confided, no name."""
    holders = [one.portfolio if one == case.item else one for one in (case.seeking, case.offering)]
    if any(one.confidentiality == Confidentiality.AMBASSADOR for one in holders):
        return _("Meeting of companies"), ""
    names = " – ".join(str(one) for one in case.organisations)
    return (_("Meeting: %(names)s") % {"names": names})[:300], names[:300]


def moved(item: ProgrammeItem, stored: ProgrammeItem | None) -> None:
    """Whoever moves the meeting of a case is told what stands in its way.

    Raises:
        ValidationError: it has no hours any more, lies outside its visit, or somebody or the table is taken.
    """
    if stored is not None and all(getattr(item, name) == getattr(stored, name) for name in PLACE):
        return
    arranged = getattr(item, "booked_for", None)
    for case in [arranged] if arranged else Introduction.objects.filter(meeting=item):
        _free(case, item)


def booked(case: Introduction, stored: Introduction | None) -> None:
    """As `moved`, for a case that its history gives another meeting or other people. Raises as `moved`."""
    if case.meeting and (stored is None or any(getattr(case, name) != getattr(stored, name) for name in PEOPLE)):
        _free(case, case.meeting)


PLACE = ("visit_id", "day", "starts", "ends", "where")
PEOPLE = ("meeting_id", "interpreter_id", "ambassador_id")


def _free(case: Introduction, item: ProgrammeItem) -> None:
    if item.starts is None or item.ends is None:
        raise ValidationError(_("Write the day, the beginning and the end of the meeting."))
    slot = (item.day, item.starts, item.ends)
    _inside(item.visit, slot)
    if taken := clash(case, slot, table=item.where, interpreter=case.interpreter, at=item.visit):
        raise ValidationError(taken)


def _inside(visit: Visit, slot: tuple[date, time, time]) -> None:
    day, starts, ends = slot
    first, last = visit.starts_from, visit.ends_until or (dates.read(visit.starts).latest if not visit.ends else None)
    if (first and day < first) or (last and day > last):
        raise ValidationError(_("This day lies outside the visit."))
    if ends <= starts:
        raise ValidationError(_("The end lies before the beginning: check both."))


def clash(case: Introduction, slot: tuple[date, time, time], *, table: str, interpreter: Person | None, at: Visit) -> str:
    """What stands in the way of a meeting at this time, as a sentence; empty where nothing does."""
    day, starts, ends = slot
    office = case.office_id  # type: ignore[attr-defined]
    at_once = Introduction.objects.filter(office=office, meeting__day=day, meeting__starts__lt=ends, meeting__ends__gt=starts)
    others = at_once.exclude(pk=case.pk).select_related(*NAMED)
    ours = {*case.organisations, *_people(case, interpreter)}
    for other in others:
        if both := ours & {*other.organisations, *_people(other, other.interpreter)}:
            return _("%(who)s has another meeting at this time.") % {"who": min(map(str, both))}
        if table and other.meeting.visit_id == at.pk and other.meeting.where.lower() == table.lower():
            return _("%(table)s is taken at this time.") % {"table": table}
    return _elsewhere(case, day, starts, ends, interpreter)


NAMED = (
    *("need__organisation", "offer__organisation", "item__portfolio__organisation"),
    *("meeting", "interpreter", "ambassador__person"),
)
"""What a clash is looked for in, fetched with the cases."""


def _people(case: Introduction, interpreter: Person | None) -> list[Person]:
    return [one for one in (interpreter, case.ambassador and case.ambassador.person) if one]


def _elsewhere(case: Introduction, day: date, starts: time, ends: time, interpreter: Person | None) -> str:
    """Lines of the programme that name a participant, at the same time."""
    lines = ProgrammeItem.objects.filter(office=case.office_id, day=day, starts__lt=ends, ends__gt=starts)  # type: ignore[attr-defined]
    if case.meeting_id:  # type: ignore[attr-defined]
        lines = lines.exclude(pk=case.meeting_id)  # type: ignore[attr-defined]
    for who in (*case.organisations, *_people(case, interpreter)):
        if line := lines.filter(Q(with_whom__icontains=str(who)) | Q(title__icontains=str(who))).first():
            return _("%(who)s is in “%(title)s” at this time.") % {"who": who, "title": line.title}
    return ""
