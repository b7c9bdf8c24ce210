"""Bring an office in from a file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from jumelles.errors import JumellesError
from jumelles.web.exchange.take import load


class Command(BaseCommand):
    """jumelles web load_office."""

    @property
    def help(self) -> str:
        """What it does, in the language that is asked for."""
        return str(_("Bring an office in from the file that another installation exported (ZIP or JSON)."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What may be asked."""
        parser.add_argument("file", type=Path, help=_("the file"))

    def handle(self, *_arguments: Any, file: Path, **_options: Any) -> None:
        """Load it whole, or say why not."""
        try:
            opened = file.open("rb")
        except OSError as error:
            raise JumellesError(_("%(path)s cannot be read (%(why)s).") % {"path": file, "why": error.strerror}) from error
        call_command("migrate", verbosity=0, interactive=False)
        with opened:
            office = load(opened)
        self.stdout.write(_("“%(name)s” is imported.") % {"name": office})
