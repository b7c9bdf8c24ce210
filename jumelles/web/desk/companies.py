"""What openings wait for: a review, a renewal, an answer, an outcome. What is confided to an ambassador stands on no desk, and what is in
review on the desks of those only who may know of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from jumelles import languages
from jumelles.web.desk.lines import Act, Line
from jumelles.web.register.cases import working_days_back
from jumelles.web.register.confiding import known
from jumelles.web.register.models import Introduction, Opening, Outcome
from jumelles.web.register.models.opening_words import AskedAfter, CaseStage, Confidentiality, OpeningState

AHEAD = timedelta(days=30)
"""How long before its end a renewal is asked for."""
ANSWER = 10
"""Working days after which an expression of interest wants its answer."""
MONTH = 30.5


def questions(by: Any, office: Any, today: date) -> Iterable[tuple[Any, Any]]:
    """The rows of each question, those that bind first, and how one of them is told."""
    openings = known(Opening.objects.filter(office=office), by, office).exclude(confidentiality=Confidentiality.AMBASSADOR)
    openings = openings.select_related("organisation")
    yield openings.filter(state=OpeningState.REVIEW).order_by("title", "id"), _in_review
    ending = openings.filter(state=OpeningState.PUBLISHED, expires_on__lte=today + AHEAD)
    yield ending.order_by("expires_on", "id"), lambda one, office: _ending(one, office, today)
    cases = known(Introduction.objects.filter(office=office), by, office).exclude(need__confidentiality=Confidentiality.AMBASSADOR)
    cases = cases.filter(Q(offer=None) | ~Q(offer__confidentiality=Confidentiality.AMBASSADOR))
    cases = cases.exclude(item__portfolio__confidentiality=Confidentiality.AMBASSADOR).select_related(
        "need", "offer", "item", "partnership"
    )
    waiting = cases.filter(stage=CaseStage.EXPRESSED, expressed_on__lt=working_days_back(today, ANSWER))
    yield waiting.order_by("expressed_on", "id"), _unanswered
    for months in reversed(AskedAfter.values):
        yield _outcomes_due(cases, months, today), lambda one, office, months=months: _due(one, office, months)


def _outcomes_due(cases: Any, months: int, today: date) -> Any:
    """The introductions of so long ago whose outcome nobody has told since; of one that was asked for later, no more is asked."""
    told = Outcome.objects.filter(introduction=OuterRef("pk"), asked_after__gte=months)
    since = today - timedelta(days=round(months * MONTH))
    oldest = since - timedelta(days=365) if months == max(AskedAfter.values) else today - timedelta(days=round(12 * MONTH))
    rows = cases.filter(introduced_on__range=(oldest + timedelta(days=1), since)).exclude(stage=CaseStage.DECLINED)
    return rows.filter(~Exists(told)).order_by("introduced_on", "id")


def _opening(one: Any, office: Any, note: str, act: str, when: str = "") -> Line:
    link = reverse("openings_one", args=[office.slug, one.pk])
    return Line("unsigned", one.title, link, note=note, when=when, of=str(one.organisation), act=Act(act, link))


def _in_review(one: Any, office: Any) -> Line:
    return _opening(one, office, _("It waits for the review of somebody who did not write it."), _("Review it"))


def _ending(one: Any, office: Any, today: date) -> Line:
    told = _("It has expired: is it still true?") if one.has_expired(today) else _("It expires soon: is it still true?")
    return _opening(one, office, told, _("Renew it, or close it"), languages.date(one.expires_on))


def _unanswered(case: Any, office: Any) -> Line:
    note = _("The other side has not answered for ten working days.")
    return _case(case, office, note, case.expressed_on, Act(_("Ask, or record the answer"), _link(case, office)))


def _due(case: Any, office: Any, months: int) -> Line:
    note = _("%(n)s months after the introduction: what came of it?") % {"n": languages.number(months)}
    add = f"{reverse('add', args=[office.slug, 'outcome'])}?on={case.pk}"
    return _case(case, office, note, case.introduced_on, Act(_("Record the outcome"), add))


def _link(case: Any, office: Any) -> str:
    return reverse("openings_case", args=[office.slug, case.pk])


def _case(case: Any, office: Any, note: str, day: date, act: Act) -> Line:
    return Line("result", str(case), _link(case, office), note=note, when=languages.date(day), of=case.partnership.name, act=act)
