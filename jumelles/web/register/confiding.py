"""Who knows of what: what is confided to an ambassador, only heads, the author and that ambassador's own account know; what no colleague
has approved yet, only the author and who may write.
"""

from __future__ import annotations

from typing import Any

import rules
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Exists, Q, QuerySet

from jumelles.web.people.rules import heads, writes
from jumelles.web.register.models import (
    Ambassador,
    Clearance,
    Evidence,
    Introduction,
    Message,
    Opening,
    Outcome,
    Portfolio,
    PortfolioItem,
    Verdict,
)
from jumelles.web.register.models.opening_words import Confidentiality, OpeningState

CASES = {Introduction: "", Message: "introduction__", Outcome: "introduction__", Clearance: "introduction__"}
"""What tells of an opening by hanging on its case, and the way to that."""
CONFIDED = (Opening, Portfolio, Verdict, Evidence, *CASES)
UNREVIEWED = Q(state__in=[OpeningState.DRAFT, OpeningState.REVIEW]) | Q(published_on=None)
"""Openings whose words nobody but their author answers for: also those that were closed as drafts."""


def unknown_openings(by: Any, office: Any) -> QuerySet[Any]:
    """The openings of an office of which `by` must not know."""
    rows = Opening.objects.filter(office=office).order_by()
    if heads(by, office):
        return rows.none()
    confided = rows.filter(confidentiality=Confidentiality.AMBASSADOR).exclude(author=by.pk).exclude(ambassador__member__user=by.pk)
    if writes(by, office):
        return confided
    return rows.filter(Q(pk__in=confided.values("pk")) | UNREVIEWED & ~Q(author=by.pk))


def unknown_portfolios(by: Any, office: Any) -> QuerySet[Any]:
    """The portfolios of an office of which `by` must not know: every ambassador of the office may."""
    rows = Portfolio.objects.filter(office=office, confidentiality=Confidentiality.AMBASSADOR).order_by()
    ours = Ambassador.objects.filter(office=office, member__user=by.pk)
    return rows.none() if heads(by, office) else rows.filter(~Exists(ours))


def known(rows: QuerySet[Any], by: Any, office: Any) -> QuerySet[Any]:
    """The rows of which `by` may know; of kinds that tell of no opening, all."""
    model: Any = rows.model
    if model not in CONFIDED or heads(by, office):
        return rows
    if model is Portfolio:
        return rows.exclude(pk__in=unknown_portfolios(by, office).values("pk"))
    hidden, lists = (kept.values("pk") for kept in (unknown_openings(by, office), unknown_portfolios(by, office)))
    if model is Opening:
        return rows.exclude(Q(pk__in=hidden) | Q(portfolio__in=lists))
    if model is Verdict:
        return rows.exclude(asked__in=hidden).exclude(opening__in=hidden).exclude(item__portfolio__in=lists)
    if model is Evidence:
        return rows.exclude(Q(opening__in=hidden) | Q(opening__portfolio__in=lists))
    way = CASES[model]
    for name, kept in (("need", hidden), ("offer", hidden), ("item__portfolio", lists)):
        rows = rows.exclude(**{f"{way}{name}__in": kept})
    return rows


def known_entries(entries: QuerySet[Any], model: type[Any], by: Any, office: Any) -> QuerySet[Any]:
    """As `known`, for the history of a kind: what was confided stays so when it is deleted, and old drafts stay drafts."""
    if model not in CONFIDED or heads(by, office):
        return entries
    closed = Q(confidentiality=Confidentiality.AMBASSADOR)
    if model is Opening:
        closed |= Q(pk__in=[]) if writes(by, office) else UNREVIEWED
        return entries.exclude(id__in=unknown_openings(by, office).values("pk")).exclude(closed & ~Q(author=by.pk))
    if model is Portfolio:
        return entries.exclude(closed) if unknown_portfolios(by, office).exists() else entries
    if model is Verdict:
        hidden, lists = unknown_openings(by, office), unknown_portfolios(by, office)
        items = PortfolioItem.objects.filter(portfolio__in=lists.values("pk"))
        rows = entries.exclude(asked__in=hidden.values("pk")).exclude(opening__in=hidden.values("pk"), opening__isnull=False)
        return rows.exclude(item__in=items.values("pk"), item__isnull=False)
    if model is Evidence:
        unknown = Opening.objects.filter(office=office).exclude(
            pk__in=known(Opening.objects.filter(office=office), by, office).values("pk")
        )
        return entries.exclude(opening__in=unknown.values("pk"), opening__isnull=False)
    hidden = Introduction.objects.filter(office=office).exclude(pk__in=known(Introduction.objects.filter(office=office), by, office))
    return entries.exclude(**{"id__in" if model is Introduction else "introduction__in": hidden.values("pk")})


@rules.predicate
def is_in_on_it(user: Any, record: Any) -> bool:
    """Whether the account may know of this record."""
    if not isinstance(record, CONFIDED) or heads(user, record):
        return True
    if isinstance(record, Portfolio):
        return record.confidentiality != Confidentiality.AMBASSADOR or not unknown_portfolios(user, record.office).exists()
    try:
        return _knows_its_openings(user, record)
    except ObjectDoesNotExist:  # of what is gone by now, nothing is told
        return True


def _knows_its_openings(user: Any, record: Any) -> bool:
    if isinstance(record, Opening):
        return _knows(user, record)
    if isinstance(record, Evidence):
        return record.opening is None or _knows(user, record.opening)
    if isinstance(record, Verdict):
        return _knows(user, record.asked) and _knows_other(user, record)
    return _knows_case(user, record if isinstance(record, Introduction) else record.introduction)


def _knows_other(user: Any, verdict: Verdict) -> bool:
    if verdict.opening:
        return _knows(user, verdict.opening)
    return verdict.item is None or bool(is_in_on_it(user, verdict.item.portfolio))


def _knows_case(user: Any, case: Introduction) -> bool:
    listed = case.item is None or is_in_on_it(user, case.item.portfolio)
    return listed and all(_knows(user, one) for one in (case.need, case.offer) if one)


def _knows(user: Any, opening: Opening) -> bool:
    listed = opening.portfolio is None or is_in_on_it(user, opening.portfolio)
    if not _is_reviewed(opening) and not writes(user, opening):
        return bool(listed and user.pk == opening.author_id)  # type: ignore[attr-defined]
    if opening.confidentiality != Confidentiality.AMBASSADOR:
        return bool(listed)
    member = opening.ambassador and opening.ambassador.member
    return user.pk in {opening.author_id, member and member.user_id}  # type: ignore[attr-defined]


def _is_reviewed(opening: Opening) -> bool:
    """The contrary of `UNREVIEWED`, of one opening."""
    return opening.published_on is not None and opening.state not in {OpeningState.DRAFT, OpeningState.REVIEW}
