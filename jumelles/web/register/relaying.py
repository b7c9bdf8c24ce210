"""Messages between two sides that do not know each other: the office passes them on, and neither address stands in them."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jumelles.web.recording import keep
from jumelles.web.register.models import Introduction, Message
from jumelles.web.register.models.opening_words import CaseStage, Disclosure, Towards
from jumelles.web.surroundings import spoken

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+|https?://|www\.|\+\d[\d ().-]{6,}", re.IGNORECASE)
"""Addresses and telephone numbers, by which one side would be known to the other."""
ANSWERED_FOR = 60 * 86_400
"""Seconds for which one may answer at the address in the mail."""
A_DAY = 10
"""Messages of one case that go over in a day, each way."""


def relay(case: Introduction, towards: Any, body: str, *, by: Any) -> Message:
    """Pass a message on, and keep it with the case. Raises as `keep`.

    Raises:
        ValidationError: it holds an address before both have agreed, names a side, or is one too many today.
    """
    body = body.strip()
    if case.disclosure == Disclosure.ANONYMOUS:
        _names_nobody(case, body)
    today = case.messages.filter(towards=towards, sent_at__date=timezone.localdate()).count()
    if today >= A_DAY:
        raise ValidationError(_("Enough messages have gone over today: go on tomorrow."))
    message = Message(office=case.office, introduction=case, towards=towards, body=body, sent_at=timezone.now())
    with transaction.atomic():
        keep(message, by=by)
        transaction.on_commit(lambda: _send(case, towards, body), robust=True)
    return message


def _names_nobody(case: Introduction, body: str) -> None:
    if ADDRESS.search(body):
        raise ValidationError(_("Leave addresses and telephone numbers out until both sides have agreed to be named."))
    if any(organisation.name.lower() in body.lower() for organisation in case.organisations):
        raise ValidationError(_("Leave the name of the organisation out until both sides have agreed to be named."))


def _send(case: Introduction, towards: Any, body: str) -> None:
    """By mail where an address is known: the other side sees the office's own only, and answers on a page."""
    organisation = case.organisations[towards == Towards.OFFER]
    opening = case.seeking if towards == Towards.NEED else case.offering
    if not organisation.email:
        return
    with spoken(opening.language or case.office.language):
        link = settings.CONFIG.address + reverse("openings_reply", args=[token(case, towards)])
        text = _(
            "%(body)s\n\n%(office)s passes this on to you about “%(title)s”. Answer here, your address is shown to nobody:\n%(link)s\n"
        )
        subject = _("A word about “%(title)s”") % {"title": opening.title[:120]}
        told = text % {"body": body, "office": case.office.name, "title": opening.title, "link": link}
    EmailMessage(" ".join(subject.split()), told, to=[organisation.email]).send(fail_silently=True)


def token(case: Introduction, side: Any) -> str:
    """What stands in the address at which a side answers without an account."""
    return TimestampSigner(salt="relay").sign(f"{case.pk}.{side}")


def of_token(text: str) -> tuple[Introduction, str] | None:
    """The case and the side that such an address belongs to; None where it is none, is too old, or the case has ended."""
    try:
        key, side = TimestampSigner(salt="relay").unsign(text, max_age=ANSWERED_FOR).rsplit(".", 1)
    except (BadSignature, ValueError):
        return None
    case = Introduction.objects.filter(pk=key).exclude(stage__in=[CaseStage.DECLINED, CaseStage.CLOSED]).first()
    return (case, side) if case else None


def answered(case: Introduction, side: Any, body: str, *, agrees: bool) -> Message:
    """What a side answered on its page, passed on to the other in the name of the member who wrote first. Raises as `relay`.

    Raises:
        ValidationError: nobody has written yet.
    """
    first = Message.history.filter(introduction=case, history_type="+").exclude(history_user=None)  # type: ignore[attr-defined]
    entry = first.order_by("history_date").first()
    if entry is None:
        raise ValidationError(_("Nobody has written to you yet."))
    with transaction.atomic():
        if agrees and getattr(case, f"{side}_consent_on") is None:
            setattr(case, f"{side}_consent_on", timezone.localdate())
            keep(case, by=entry.history_user, seen=case.version, why=_("agreed on the page of answers"))
        return relay(case, Towards.NEED if side == Towards.OFFER else Towards.OFFER, body, by=entry.history_user)
