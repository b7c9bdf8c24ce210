"""The life of a need or an offer: drafted, reviewed by somebody else, published for a year, renewed, closed."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, TimestampSigner
from django.utils import timezone
from django.utils.translation import gettext as _

from jumelles.web.recording import keep
from jumelles.web.register.models import Opening
from jumelles.web.register.models.opening_words import OpeningState

MONTHS = 12
"""For how long an opening is shown."""
INVITED_FOR = 30 * 86_400
"""Seconds for which a company may write at the address it was given."""
FROM = {
    "submit": (OpeningState.DRAFT,),
    "send_back": (OpeningState.REVIEW,),
    "publish": (OpeningState.REVIEW,),
    "renew": (OpeningState.PUBLISHED,),
    "suspend": (OpeningState.PUBLISHED,),
    "resume": (OpeningState.SUSPENDED,),
    "close": (OpeningState.DRAFT, OpeningState.REVIEW, OpeningState.PUBLISHED, OpeningState.SUSPENDED),
}
"""Each act, and the states in which it is possible."""
INTO = {
    "submit": OpeningState.REVIEW,
    "send_back": OpeningState.DRAFT,
    "publish": OpeningState.PUBLISHED,
    "renew": OpeningState.PUBLISHED,
    "suspend": OpeningState.SUSPENDED,
    "resume": OpeningState.PUBLISHED,
    "close": OpeningState.CLOSED,
}
REVIEWED = tuple("kind organisation title summary language terms codes languages maturity cooperation authority confidentiality".split())
"""The fields that a reviewer answers for."""
PASSED = (OpeningState.PUBLISHED, OpeningState.SUSPENDED, OpeningState.CLOSED)
"""The states behind a review; what is closed as a draft has no day of publication."""


def again(opening: Opening, stored: Opening | None) -> None:
    """Whoever changes what was reviewed, and on whatever page, brings it back to review: the rule of `recording` for this kind.

    It has no reviewer and no dates until somebody else has approved the new words. What is closed stays so.
    """
    if stored is None or opening.state not in PASSED or not _rewritten(opening, stored):
        return
    opening.reviewer = opening.published_on = opening.expires_on = None
    if opening.state != OpeningState.CLOSED:
        opening.state = OpeningState.REVIEW


def notice(record: Any) -> str:
    """What whoever changes a record should know before: of what was reviewed, that it is reviewed again; of others, nothing."""
    if not isinstance(record, Opening) or record.published_on is None or record.state == OpeningState.CLOSED:
        return ""
    return _("This was reviewed: whoever changes its text, codes or circle of readers brings it back to review.")


def _rewritten(one: Any, other: Any) -> bool:
    names = [Opening._meta.get_field(name).attname for name in REVIEWED]
    return any(getattr(one, name) != getattr(other, name) for name in names)


def writers(opening: Opening) -> set[Any]:
    """The keys of the accounts that wrote what waits for its review: the author, and who changed it since it was last approved."""
    found = {opening.author_id}  # type: ignore[attr-defined]
    for entry, before in pairwise(opening.history.order_by("-version")):  # type: ignore[attr-defined]
        if entry.state == OpeningState.PUBLISHED:
            break
        if _rewritten(entry, before):
            found.add(entry.history_user_id)
    return found


def possible(opening: Opening, by: Any) -> list[str]:
    """What may be done with an opening now: nobody publishes what they wrote."""
    acts = [act for act, states in FROM.items() if opening.state in states]
    return [act for act in acts if act != "publish" or by.pk not in writers(opening)]


def draft(opening: Opening, *, by: Any, why: str = "") -> Opening:
    """Keep a new opening as its author's draft. Raises as `keep`."""
    opening.author, opening.state = by, OpeningState.DRAFT
    return keep(opening, by=by, why=why)  # type: ignore[no-any-return]


def act(opening: Opening, name: str, *, by: Any, seen: int, why: str = "") -> Opening:
    """Take one step of an opening's life.

    Raises:
        PermissionDenied, Overtaken: as `keep`.
        ValidationError: the step does not follow from the state it is in, or the author would review it.
    """
    if name == "publish" and by.pk in writers(opening):
        raise ValidationError(_("Who wrote it does not review it: ask a colleague."))
    if opening.state not in FROM.get(name, ()):
        raise ValidationError(_("This step is not possible now: the page shows those that are."))
    opening.state = INTO[name]
    today = timezone.localdate()
    if name == "publish":
        opening.reviewer, opening.published_on, opening.expires_on = by, today, a_year_on(today)
    elif name == "renew":
        opening.expires_on = a_year_on(today)
    return keep(opening, by=by, seen=seen, why=why)  # type: ignore[no-any-return]


def a_year_on(day: date) -> date:
    """The same day a year later; of a leap day, the last of February."""
    return date(day.year + MONTHS // 12, day.month, min(day.day, 28) if day.month == 2 else day.day)


def token(opening: Opening) -> str:
    """What stands in the address at which a company writes its draft, without an account."""
    return TimestampSigner(salt="opening draft").sign(str(opening.pk))


def of_token(text: str) -> Opening | None:
    """The draft that such an address belongs to; None where it is none, too old, or sent in already."""
    try:
        key = TimestampSigner(salt="opening draft").unsign(text, max_age=INVITED_FOR)
    except BadSignature:
        return None
    return Opening.objects.filter(pk=key, state=OpeningState.DRAFT).select_related("organisation", "office", "author").first()
