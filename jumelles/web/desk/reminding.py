"""Reminders by e-mail: who is to get one today, what it says, and how it is sent so that nobody gets it twice."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from jumelles.languages import number
from jumelles.web.access import may
from jumelles.web.desk.choosing import token
from jumelles.web.desk.digest import Digest, digest
from jumelles.web.people.models import Membership, Reminders, Rhythm
from jumelles.web.surroundings import spoken


@dataclass(frozen=True)
class Reminder:
    """One mail that is due, and the choice by which it is."""

    choice: Reminders
    today: date
    mail: EmailMultiAlternatives


def due() -> Iterator[Reminder]:
    """The mails of today; none where there is nothing to say."""
    chosen = Reminders.objects.exclude(rhythm=Rhythm.NONE).select_related("member__user", "member__office")
    for choice in chosen.order_by("member__office__slug", "member__user__email"):
        if reminder := _reminder(choice):
            yield reminder


def _reminder(choice: Reminders) -> Reminder | None:
    """The mail of one member, in their language and by the clock of their office."""
    member = choice.member
    with timezone.override(zoneinfo.ZoneInfo(member.office.timezone)), spoken(member.user.language):
        today = timezone.localdate()
        if not is_due(choice, today) or not may(member.user, "view", member.office):
            return None
        said = digest(member.user, member.office, today, choice.last_reminded)
        return Reminder(choice, today, mail(member, said)) if said.count else None


def is_due(choice: Reminders, today: date) -> bool:
    """Whether a new day, or a new week from Monday on, has begun since the last mail."""
    last = choice.last_reminded
    if last is None:
        return True
    if choice.rhythm == Rhythm.DAILY:
        return last < today
    return last.isocalendar()[:2] < today.isocalendar()[:2]


def mail(member: Membership, said: Digest) -> EmailMultiAlternatives:
    """The mail as plain text and as HTML, with the way to stop it that mail programs look for (RFC 8058)."""
    off = settings.CONFIG.address + reverse("unsubscribe", args=[token(member)])
    shown = {
        "site": settings.CONFIG.address,
        "name": member.user.name,
        "house": member.office,
        "said": said,
        "desk": settings.CONFIG.address + reverse("desk", args=[member.office.slug]),
        "change": settings.CONFIG.address + reverse("reminders", args=[member.office.slug]),
        "off": off,
    }
    made = EmailMultiAlternatives(
        subject(member.office, said),
        render_to_string("desk/mail.txt", shown),
        to=[member.user.email],
        headers={
            "List-Unsubscribe": f"<{off}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    made.attach_alternative(render_to_string("desk/mail.html", shown), "text/html")
    return made


def subject(office: Any, said: Digest) -> str:
    """How many things there are, and where; a name may hold no line break, as a subject is one line."""
    words = ngettext(
        "%(office)s: %(n)s thing needs your attention",
        "%(office)s: %(n)s things need your attention",
        said.count,
    )
    return " ".join((words % {"office": office.name, "n": number(said.count)}).split())


def send(reminder: Reminder, connection: Any) -> bool:
    """Send one mail, unless another run was quicker: whoever takes the day first sends.

    Raises:
        SMTPException, OSError: it could not be sent; it is due again.
    """
    choice, mine = reminder.choice, Q(pk=reminder.choice.pk)
    free = Q(last_reminded=choice.last_reminded)  # as it was when this run looked
    if not Reminders.objects.filter(mine, free).update(last_reminded=reminder.today):
        return False
    reminder.mail.connection = connection
    try:
        reminder.mail.send()
    except (SMTPException, OSError):
        Reminders.objects.filter(mine).update(last_reminded=choice.last_reminded)
        connection.close()  # what a server said no to may have ended the talk: the next mail begins anew
        raise
    return True


def why(error: Exception) -> str:
    """What a mail server objected, on one line."""
    if isinstance(error, SMTPRecipientsRefused):
        return _reply(*next(iter(error.recipients.values())))
    if isinstance(error, SMTPResponseException):
        return _reply(error.smtp_code, error.smtp_error)
    return " ".join(str(error).split()) or type(error).__name__


def _reply(code: int, said: bytes | str) -> str:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return " ".join(f"{code} {text}".split())
