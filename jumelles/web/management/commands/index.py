"""Make the search's index anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jumelles import languages
from jumelles.web.search import index


class Command(BaseCommand):
    """jumelles web index."""

    @property
    def help(self) -> str:
        """What it does, in the language that is asked for."""
        return str(_("Make the index of the search anew, from the register. Only needed if the database was changed by other programs."))

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        """Progress goes to standard error, the sum to standard output."""
        done = 0

        def progress(count: int) -> None:
            nonlocal done
            done += count
            self.stderr.write(_("%(n)s records …") % {"n": languages.number(done)}, ending="\r")

        index.rebuild(progress)
        self.stderr.write("")
        self.stdout.write(ngettext("%(n)s record is indexed.", "%(n)s records are indexed.", done) % {"n": languages.number(done)})
