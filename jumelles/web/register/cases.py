"""The steps of a case: a match is proposed, interest goes over, both sides agree, an ambassador introduces them, they meet and sign."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from jumelles.web.recording import keep
from jumelles.web.register.clearing import require_open
from jumelles.web.register.models import Agreement, Ambassador, Introduction, Opening, PortfolioItem
from jumelles.web.register.models.opening_words import CaseStage, Disclosure, GatedAct, OpeningKind, Towards
from jumelles.web.register.relaying import relay

ENDED = (CaseStage.DECLINED, CaseStage.CLOSED)
AFTER_ACCEPTING = (CaseStage.ACCEPTED, CaseStage.INTRODUCED, CaseStage.MET, CaseStage.AGREED)


Side = Opening | PortfolioItem
"""A need or an offer: one of our own, or an item of a portfolio as it was handed over."""


def propose(seeking: Side, offering: Side, partnership: Any, *, by: Any, reasons: str = "") -> Introduction:
    """Put a need and an offer together as a candidate. The partnership is the one within which they would meet.

    Raises:
        ValidationError: one of them is not published, both are items of portfolios, or they have been put together already.
    """
    if (seeking.kind, offering.kind) != (OpeningKind.NEED, OpeningKind.OFFER):
        raise ValidationError(_("A case is of one need and one offer."))
    own = [one for one in (seeking, offering) if isinstance(one, Opening)]
    if not own or not all(one.is_open for one in own):
        raise ValidationError(_("Both must be published and not expired."))
    sides = {"item" if isinstance(one, PortfolioItem) else str(one.kind): one for one in (seeking, offering)}
    made = Introduction(office=own[0].office, partnership=partnership, reasons=reasons[:2000], ambassador=own[0].ambassador, **sides)
    return keep(made, by=by)  # type: ignore[no-any-return]


def express(case: Introduction, message: str, *, by: Any, seen: int) -> Introduction:
    """Send word of interest to the other side; it names nobody, and no address. Raises as `keep`."""
    _stands(case, CaseStage.CANDIDATE)
    case.stage, case.message, case.expressed_on = CaseStage.EXPRESSED, message, timezone.localdate()
    with transaction.atomic():
        keep(case, by=by, seen=seen)
        relay(case, Towards.OFFER, message, by=by)
    return case


def answer(case: Introduction, *, accept: bool, reason: str, by: Any, seen: int) -> Introduction:
    """What the other side said; a refusal has its reason. Raises as `keep`."""
    _stands(case, CaseStage.EXPRESSED)
    if not accept and not reason.strip():
        raise ValidationError(_("Say in a few words why it is declined."))
    if accept:
        case.stage, case.accepted_on = CaseStage.ACCEPTED, timezone.localdate()
    else:
        case.stage, case.declined_on, case.decline_reason = CaseStage.DECLINED, timezone.localdate(), reason.strip()[:500]
    return keep(case, by=by, seen=seen, why=reason[:300])  # type: ignore[no-any-return]


def consent(case: Introduction, side: str, *, by: Any, seen: int, on: date | None = None) -> Introduction:
    """Record that a side agrees to be named to the other. Raises as `keep`."""
    _stands(case, CaseStage.EXPRESSED, *AFTER_ACCEPTING)
    if side not in Towards.values:
        raise ValidationError(_("Say which side agrees."))
    setattr(case, f"{side}_consent_on", on or timezone.localdate())
    return keep(case, by=by, seen=seen)  # type: ignore[no-any-return]


def introduce(case: Introduction, ambassador: Ambassador, *, by: Any, seen: int) -> Introduction:
    """Let an ambassador make the two known to each other: from here on each may know the other's name.

    Raises:
        ValidationError: a side has not agreed, the ambassador's mandate does not allow it, or a mark for caution is not decided.
    """
    _stands(case, CaseStage.ACCEPTED)
    if not (case.need_consent_on and case.offer_consent_on):
        raise ValidationError(_("Both sides agree first to be named to each other."))
    _in_mandate(ambassador, case)
    require_open(case, GatedAct.INTRODUCTION)
    case.ambassador, case.stage, case.introduced_on = ambassador, CaseStage.INTRODUCED, timezone.localdate()
    case.disclosure = max(case.disclosure, Disclosure.IDENTITY)
    return keep(case, by=by, seen=seen)  # type: ignore[no-any-return]


def open_cases(ambassador: Ambassador) -> int:
    """How many cases an ambassador has that have not ended."""
    return ambassador.cases.exclude(stage__in=[*ENDED, CaseStage.AGREED]).count()


def in_office(ambassadors: Any, today: date) -> Any:
    """Those whose mandate runs today."""
    return ambassadors.filter(Q(until=None) | Q(until__gte=today), since__lte=today)


def _in_mandate(ambassador: Ambassador, case: Introduction) -> None:
    today = timezone.localdate()
    if ambassador.since > today or (ambassador.until and ambassador.until < today):
        raise ValidationError(_("The mandate of this ambassador does not run today."))
    if not ambassador.consent_on:
        raise ValidationError(_("This ambassador has not consented yet to be named."))
    others = open_cases(ambassador) - (case.ambassador_id == ambassador.pk)  # type: ignore[attr-defined]
    if others >= ambassador.max_open:
        raise ValidationError(_("This ambassador has as many open cases as they take: choose another, or close one."))


def disclose(case: Introduction, nda_on: date | None, *, by: Any, seen: int) -> Introduction:
    """Let documents be shown under a non-disclosure agreement of that day. Raises as `introduce`."""
    _stands(case, CaseStage.INTRODUCED, CaseStage.MET, CaseStage.AGREED)
    require_open(case, GatedAct.DISCLOSURE)
    case.nda_on, case.disclosure = nda_on, Disclosure.DOCUMENTS
    return keep(case, by=by, seen=seen)  # type: ignore[no-any-return]


def held(case: Introduction, *, by: Any, seen: int) -> Introduction:
    """Record that they met, on the day of the meeting. Raises as `keep`."""
    _stands(case, CaseStage.INTRODUCED)
    if case.meeting is None or case.meeting.day > timezone.localdate():
        raise ValidationError(_("Record it when the day of the meeting has come."))
    case.stage, case.met_on = CaseStage.MET, case.meeting.day
    return keep(case, by=by, seen=seen)  # type: ignore[no-any-return]


def sign(case: Introduction, agreement: Agreement | None, *, by: Any, seen: int) -> Introduction:
    """Tie the agreement that the two have signed to their case. Raises as `keep`."""
    _stands(case, CaseStage.INTRODUCED, CaseStage.MET)
    if agreement is None or agreement.signed_from is None:
        raise ValidationError(_("Choose an agreement whose day of signature is recorded."))
    case.agreement, case.stage, case.agreed_on = agreement, CaseStage.AGREED, agreement.signed_from
    return keep(case, by=by, seen=seen)  # type: ignore[no-any-return]


def close(case: Introduction, why: str, *, by: Any, seen: int) -> Introduction:
    """End a case; what came of it remains. Raises as `keep`."""
    if case.stage in ENDED:
        raise ValidationError(_("This case has ended already."))
    case.stage, case.closed_on = CaseStage.CLOSED, timezone.localdate()
    return keep(case, by=by, seen=seen, why=why[:300])  # type: ignore[no-any-return]


def _stands(case: Introduction, *stages: Any) -> None:
    if case.stage not in stages:
        raise ValidationError(_("This step is not possible now: the page shows those that are."))


def working_days_back(day: date, count: int) -> date:
    """The day so many working days before."""
    while count:
        day -= timedelta(days=1)
        count -= day.weekday() < 5
    return day
