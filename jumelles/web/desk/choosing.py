"""Whether a member is reminded by e-mail: their own choice, and the signed address by which they end it without signing in."""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError

from jumelles.web.people.models import Membership, Reminders, Rhythm

SALT = "reminders by e-mail"


def rhythm_of(user: Any, office: Any) -> Rhythm:
    """How often this account is reminded of this office; never until it asks for it."""
    found = Reminders.objects.filter(member__office=office, member__user=user).first()
    rhythm: Rhythm = Rhythm(found.rhythm if found else "none")
    return rhythm


def choose(member: Membership, rhythm: Any, *, by: Any) -> None:
    """Set one's own reminders.

    Raises:
        PermissionDenied: it is somebody else's mail.
    """
    if by.pk != member.user_id:
        raise PermissionDenied
    Reminders.objects.update_or_create(member=member, defaults={"rhythm": Rhythm(rhythm)})


def token(member: Membership) -> str:
    """What proves that somebody got this member's mail; good as long as the membership."""
    return signing.Signer(salt=SALT).sign(str(member.pk))


def of_token(text: str) -> Membership | None:
    """The member whose mail holds this, None if nobody's does."""
    try:
        key = signing.Signer(salt=SALT).unsign(text)
        return Membership.objects.select_related("user").filter(pk=key).first()
    except (signing.BadSignature, ValidationError):
        return None
