"""Make an office, with its first administrator."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from anyascii import anyascii
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from jumelles.languages import LANGUAGES
from jumelles.web.people.actions import found_office
from jumelles.web.people.invitations import path_in
from jumelles.web.people.models import User
from jumelles.web.register.actions import adopt_requirements


class Command(BaseCommand):
    """jumelles web create_office."""

    @property
    def help(self) -> str:
        """What it does, in the language that is asked for."""
        return str(_("Make an office with its first administrator, and print the address where they choose their password."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What may be asked."""
        parser.add_argument("name", help=_("name of the office"))
        parser.add_argument("email", help=_("e-mail address of its administrator"))
        parser.add_argument("--administrator", default="", help=_("name of its administrator"))
        parser.add_argument("--slug", default="", help=_("short name in addresses"))
        parser.add_argument("--country", default="FR", help=_("country code"))
        parser.add_argument("--language", default="fr", choices=LANGUAGES, help=_("language"))
        parser.add_argument("--timezone", default="Europe/Paris", help=_("time zone"))
        parser.add_argument("--keeper", action="store_true", help=_("the administrator may also import offices into this installation"))

    def handle(self, *_arguments: Any, name: str, email: str, **options: Any) -> None:
        """Make both, or neither."""
        call_command("migrate", verbosity=0, interactive=False)
        with transaction.atomic():
            user = User.objects.filter(email__iexact=email).first() or User.objects.create(
                email=email, name=options["administrator"] or email, language=options["language"], keeper=options["keeper"]
            )
            if options["keeper"] and not user.keeper:
                user.keeper = True
                user.save(update_fields=["keeper"])
            settings = {"country": options["country"].upper()} | {key: options[key] for key in ("language", "timezone")}
            office = found_office(name=name, slug=options["slug"] or _short(name), administrator=user, **settings)
            adopt_requirements(office, by=User.objects.get(pk=user.pk))
        self.stdout.write(_("“%(name)s” is made.") % {"name": office})
        if not user.has_usable_password():
            self.stdout.write(
                _("%(name)s chooses a password at this path on the address of the register: %(path)s")
                % {"name": user, "path": path_in(user)}
            )


def _short(name: str) -> str:
    """A name as addresses hold it, from any script."""
    return slugify(anyascii(name))[:60].strip("-")
