"""The example office, to try the register with: one file in our own format, which nothing else in the code knows of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from jumelles.errors import JumellesError
from jumelles.web.exchange.take import load as load_file
from jumelles.web.people.models import Office, User

FILE = Path(__file__).parent / "montpellier.json"
PASSWORD = "jumelles"  # noqa: S105 - printed at start; only accounts of the example have it, and production refuses them
DOMAIN = "@example.org"
"""The addresses of the example's accounts; nobody else has one under this name, which belongs to no one."""


def refuse_in_production() -> None:
    """Stop where the example's accounts could be reached over a network.

    Raises:
        JumellesError: this is production, and the database holds such accounts.
    """
    if settings.CONFIG.production and User.objects.filter(email__endswith=DOMAIN, memberships__isnull=False).exists():
        raise JumellesError(_("This database holds the example office, whose password everybody knows: begin production with a new one."))


def load() -> Office:
    """Load the example office, with the password for its accounts.

    Raises:
        JumellesError: this is a production installation, where such accounts have no place.
    """
    if settings.CONFIG.production:
        raise JumellesError(_("The example office has a password that everybody knows: it is not loaded in production."))
    with FILE.open("rb") as file:
        office = load_file(file)
    for user in User.objects.filter(memberships__office=office, email__endswith=DOMAIN):
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
    return office


def accounts_told() -> Iterator[str]:
    """The accounts of the example as lines for the terminal."""
    rows = User.objects.filter(email__endswith=DOMAIN, memberships__isnull=False).order_by("memberships__role", "email").distinct()
    if rows:
        yield _("Sign in with one of these addresses and the password “%(password)s”:") % {"password": PASSWORD}
    for user in rows:
        roles = ", ".join(str(member.get_role_display()) for member in user.memberships.all())
        yield f"  {user.email}  {roles}"
