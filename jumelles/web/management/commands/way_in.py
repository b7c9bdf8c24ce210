"""Give a person a new way in."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from jumelles.errors import JumellesError
from jumelles.web.people.invitations import path_in
from jumelles.web.people.models import User


class Command(BaseCommand):
    """jumelles web way_in."""

    @property
    def help(self) -> str:
        """What it does, in the language that is asked for."""
        return str(_("Print the address where a person chooses a password: for who has none yet, or forgot it."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What may be asked."""
        parser.add_argument("email", help=_("e-mail address of the account"))

    def handle(self, *_arguments: Any, email: str, **_options: Any) -> None:
        """It works once, and for a week."""
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        if user is None:
            raise JumellesError(_("There is no account with the address %(email)s.") % {"email": email})
        self.stdout.write(path_in(user))
