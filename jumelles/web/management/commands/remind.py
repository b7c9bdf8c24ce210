"""Send the reminders that are due."""

from __future__ import annotations

from argparse import ArgumentParser
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jumelles.errors import JumellesError
from jumelles.languages import number, series
from jumelles.web.desk import reminding


class Command(BaseCommand):
    """jumelles web remind."""

    @property
    def help(self) -> str:
        """What it does, in the language that is asked for."""
        return str(_("Send each member who wants it a mail with what is due or new on the desk: run it once a day, by cron for instance."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What may be asked."""
        parser.add_argument("--dry-run", action="store_true", help=_("print the mails, and send none"))

    def handle(self, *_arguments: Any, **options: Any) -> None:
        """One address that is refused does not keep the mails from the others."""
        if options["dry_run"]:
            return self._print()
        if not settings.CONFIG.mail:
            raise JumellesError(_("No mail can be sent: set JUMELLES_MAIL to your mail server, such as smtp://user:password@host:587."))
        sent, failed = self._send()
        self.stdout.write(ngettext("%(n)s mail is sent.", "%(n)s mails are sent.", sent) % {"n": number(sent)})
        if failed:
            words = ngettext("%(n)s mail could not be sent: %(which)s.", "%(n)s mails could not be sent: %(which)s.", len(failed))
            raise JumellesError(words % {"n": number(len(failed)), "which": series(failed)})
        return None

    def _print(self) -> None:
        for reminder in reminding.due():
            mail = reminder.mail
            self.stdout.write(f"{', '.join(mail.to)}\n{mail.subject}\n\n{mail.body}\n")

    def _send(self) -> tuple[int, list[str]]:
        """How many mails went out, and which did not, with the reason."""
        connection, sent, failed = get_connection(), 0, []
        for reminder in reminding.due():
            try:
                sent += reminding.send(reminder, connection)
            except (SMTPException, OSError) as error:
                failed.append(f"{reminder.mail.to[0]} ({reminding.why(error)})")
        connection.close()
        return sent, failed
