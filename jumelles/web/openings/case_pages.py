"""One case: its two sides, its steps, the gate, the messages that went over, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jumelles.web import recording
from jumelles.web.access import may, page, require
from jumelles.web.openings.board import members_only
from jumelles.web.openings.opening_pages import messages_of
from jumelles.web.recording import Overtaken
from jumelles.web.register import cases, clearing, queries, relaying, slots
from jumelles.web.register.models import Agreement, Ambassador, Clearance, Introduction, Message, Outcome, Person, Visit
from jumelles.web.register.models.opening_words import CaseStage, Ruling
from jumelles.web.register.models.words import AgreementKind

LIFE: tuple[Any, ...] = (
    CaseStage.CANDIDATE,
    CaseStage.EXPRESSED,
    CaseStage.ACCEPTED,
    CaseStage.INTRODUCED,
    CaseStage.MET,
    CaseStage.AGREED,
)


@page("reader")
@require_safe
def show(request: HttpRequest, key: UUID) -> HttpResponse:
    """Everything about it, and the forms for the steps that are possible now."""
    members_only(request)
    return _page(request, _case(request, key))


def _case(request: HttpRequest, key: UUID) -> Introduction:
    return queries.one(request.user, request.office, Introduction, key)  # type: ignore[attr-defined,no-any-return]


def _page(request: HttpRequest, case: Introduction, *, status: int = 200) -> HttpResponse:
    by, office, today = request.user, request.office, timezone.localdate()  # type: ignore[attr-defined]
    blank = Clearance(office=office, introduction=case)
    shown = {
        "case": case,
        "typed": defaultdict(str, request.POST.dict()),
        "life": _life(case),
        "ended": case.stage in cases.ENDED,
        "gates": clearing.standings(case),
        "decisions": list(queries.visible(by, office, Clearance, on=case).select_related("decided_by")),
        "messages_sent": list(queries.visible(by, office, Message, on=case)),
        "outcomes": list(queries.visible(by, office, Outcome, on=case).select_related("document")),
        "may_write": may(by, "write", case),
        "may_decide": may(by, "write", blank),
        "rulings": Ruling.choices,
        "ambassadors": list(cases.in_office(queries.visible(by, office, Ambassador), today).select_related("person")),
        "visits": list(queries.visible(by, office, Visit).filter(partnership=case.partnership).order_by("-starts_from")[:20]),
        "people": list(queries.visible(by, office, Person)[:300]),
        "agreements": list(queries.visible(by, office, Agreement).filter(partnership=case.partnership, kind=AgreementKind.COMPANY)),
    }
    return render(request, "openings/case.html", shown, status=status)


def _life(case: Introduction) -> list[tuple[str, str, Any, bool]]:
    """The steps in their order: key, name, day, and whether the case stands there."""
    days = {stage: getattr(case, f"{stage}_on", None) for stage in LIFE}
    told = [(stage.value, str(stage.label), days[stage], stage == case.stage) for stage in LIFE]
    if case.stage in cases.ENDED:
        stage = CaseStage(case.stage)
        told.append((stage.value, str(stage.label), getattr(case, f"{stage}_on"), True))
    return told


@page("officer")
def step(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take one step, by the button that was pressed; where it is refused, what was written stands there to be mended."""
    case = _case(request, key)
    require(request.user, "write", case)
    if request.method == "POST":
        taken = STEPS.get(request.POST.get("step", ""), _none)
        try:
            taken(request, case, recording.version_in(request.POST.get("seen", "")))
        except (ValidationError, Overtaken) as error:
            messages.error(request, messages_of(error))
            return _page(request, _case(request, key), status=422)
    return redirect("openings_case", request.office.slug, case.pk)


@page("head")
def gate(request: HttpRequest, key: UUID) -> HttpResponse:
    """A head's decision before one act."""
    case = _case(request, key)
    require(request.user, "write", Clearance(office=request.office, introduction=case))
    if request.method == "POST":
        sent = {name: request.POST.get(name, "") for name in ("act", "ruling", "basis")}
        try:
            clearing.decide(case, sent["act"], sent["ruling"], sent["basis"].strip(), by=request.user)
        except ValidationError as error:
            messages.error(request, messages_of(error))
            return _page(request, _case(request, key), status=422)
    return redirect("openings_case", request.office.slug, case.pk)


Step = Callable[[Any, Introduction, int], Any]


def _chosen(request: Any, model: Any, name: str, *, needed: bool = True) -> Any:
    try:
        return queries.visible(request.user, request.office, model).get(pk=UUID(request.POST.get(name, "")))
    except (ValueError, model.DoesNotExist) as error:
        if not needed:
            return None
        raise ValidationError(_("Choose one from the list first.")) from error


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _meet(request: Any, case: Introduction, seen: int) -> None:
    day, hours = _day(request.POST.get("day", "")), [request.POST.get(name, "") for name in ("starts", "ends")]
    try:
        starts, ends = (time.fromisoformat(hour) for hour in hours)
    except ValueError as error:
        raise ValidationError(_("Write the day, the beginning and the end of the meeting.")) from error
    if day is None:
        raise ValidationError(_("Write the day, the beginning and the end of the meeting."))
    interpreter = _chosen(request, Person, "interpreter", needed=False)
    table = request.POST.get("table", "")[:60]
    slots.arrange(
        case, _chosen(request, Visit, "visit"), (day, starts, ends), table=table, interpreter=interpreter, by=request.user, seen=seen
    )


def _none(_request: Any, _case: Introduction, _seen: int) -> None:
    raise ValidationError(_("This step is not possible now: the page shows those that are."))


STEPS: dict[str, Step] = {
    "express": lambda request, case, seen: cases.express(case, request.POST.get("message", ""), by=request.user, seen=seen),
    "accept": lambda request, case, seen: cases.answer(case, accept=True, reason="", by=request.user, seen=seen),
    "decline": lambda request, case, seen: cases.answer(
        case, accept=False, reason=request.POST.get("reason", ""), by=request.user, seen=seen
    ),
    "need_consent": lambda request, case, seen: cases.consent(case, "need", by=request.user, seen=seen),
    "offer_consent": lambda request, case, seen: cases.consent(case, "offer", by=request.user, seen=seen),
    "introduce": lambda request, case, seen: cases.introduce(case, _chosen(request, Ambassador, "ambassador"), by=request.user, seen=seen),
    "disclose": lambda request, case, seen: cases.disclose(case, _day(request.POST.get("nda_on", "")), by=request.user, seen=seen),
    "meet": _meet,
    "held": lambda request, case, seen: cases.held(case, by=request.user, seen=seen),
    "sign": lambda request, case, seen: cases.sign(case, _chosen(request, Agreement, "agreement"), by=request.user, seen=seen),
    "close": lambda request, case, seen: cases.close(case, request.POST.get("reason", ""), by=request.user, seen=seen),
    "message": lambda request, case, _seen: relaying.relay(
        case, request.POST.get("towards", ""), request.POST.get("body", ""), by=request.user
    ),
}
"""What each button does."""
