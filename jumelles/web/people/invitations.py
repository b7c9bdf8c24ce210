"""The way in for whoever has no password yet: an address that works once, for a week, and is passed on by hand."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from jumelles.web.people.models import Office, User


class WaysIn(PasswordResetTokenGenerator):
    """A way in ends with a new password, a week, or another role: who kept the address must not come into what was opened since."""

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        roles = sorted(user.memberships.values_list("office_id", "role"))
        return f"{super()._make_hash_value(user, timestamp)}{roles}{user.keeper}"


ways_in = WaysIn()


def path_in(user: User) -> str:
    """The path at which this account chooses its password; a new password, or a week, ends it."""
    return reverse("choose_password", args=[urlsafe_base64_encode(force_bytes(user.pk)), ways_in.make_token(user)])


def way_in(request: HttpRequest, user: User, office: Office) -> str:
    """As `path_in`, with the host, so that this office can send it; empty for who has a password: nobody else may change it.

    Empty too for a keeper and for who belongs to another office: with their password one would get in there.
    """
    theirs_alone = user.has_usable_password() or user.keeper or user.memberships.exclude(office=office).exists()
    return "" if theirs_alone else request.build_absolute_uri(path_in(user))


def invited(number: str, token: str) -> Any:
    """The account that such an address belongs to, None if it is no longer good."""
    from django.core.exceptions import ValidationError

    try:
        user = User.objects.filter(pk=urlsafe_base64_decode(number).decode(), is_active=True).first()
    except (ValueError, ValidationError):
        return None
    return user if user and ways_in.check_token(user, token) else None
