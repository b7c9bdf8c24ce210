"""Write an office into a file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from jumelles import files
from jumelles.errors import JumellesError
from jumelles.web.exchange.give import archive
from jumelles.web.people.models import Office


class Command(BaseCommand):
    """jumelles web export_office."""

    @property
    def help(self) -> str:
        """What it does, in the language that is asked for."""
        return str(_("Write an office with its files and its history into a ZIP: a backup, or the way to another installation."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What may be asked."""
        parser.add_argument("office", help=_("the short name of the office in its addresses"))
        parser.add_argument("file", type=Path, help=_("the file to write"))

    def handle(self, *_arguments: Any, office: str, file: Path, **_options: Any) -> None:
        """Write all of it, or nothing."""
        found = Office.objects.filter(slug=office).first()
        if found is None:
            names = ", ".join(Office.objects.values_list("slug", flat=True)) or "–"
            raise JumellesError(_("There is no office %(name)s; there are: %(names)s.") % {"name": office, "names": names})
        with archive(found) as whole:
            files.write(file, whole.read())
        if file.is_file():
            file.chmod(0o600)  # it holds people's addresses
        self.stdout.write(_("“%(name)s” is written to %(path)s.") % {"name": found, "path": file})
