"""Take away what is kept of comments no longer than it serves."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jumelles.languages import number
from jumelles.web.portal.comments.clearing import clear


class Command(BaseCommand):
    """jumelles web clear_comments."""

    @property
    def help(self) -> str:
        """What it does, in the language that is asked for."""
        return str(_("Remove the e-mail addresses of comments decided long enough ago, and comments never confirmed: run it once a day."))

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        """How many it touched."""
        touched = clear()
        self.stdout.write(ngettext("%(n)s comment is cleared.", "%(n)s comments are cleared.", touched) % {"n": number(touched)})
