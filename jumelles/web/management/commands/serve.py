"""Start the register for the browsers of this machine, or behind a server that terminates TLS."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from jumelles.web import example
from jumelles.web.people.models import Office
from jumelles.web.register.places import atlas
from jumelles.web.serving import listen, serve


class Command(BaseCommand):
    """jumelles web serve."""

    @property
    def help(self) -> str:
        """What it does, in the language that is asked for."""
        return str(_("Bring the database up to date and serve the register; with --example, an office to try it with."))

    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What may be asked."""
        parser.add_argument("--host", default="127.0.0.1", help=_("address to listen on"))
        parser.add_argument("--port", type=int, default=8000, help=_("port to listen on; the next free one if it is taken"))
        parser.add_argument(
            "--example", action="store_true", help=_("load the example office into an empty register, with one account per role")
        )

    def handle(self, *_arguments: Any, **options: Any) -> None:
        """Prepare, tell where, and serve until stopped."""
        call_command("migrate", verbosity=0, interactive=False)
        call_command("clearsessions")
        example.refuse_in_production()
        if options["example"] and not Office.objects.exists():
            self.stdout.write(_("Loading the example office …"))
            example.load()
        atlas()  # the first time it unpacks the world, which is better waited for here than in a page
        socket = listen(options["host"], options["port"])
        host, port = socket.getsockname()[:2]
        if port != options["port"] != 0:
            self.stdout.write(_("Port %(port)d cannot be had: another program listens on it, or it needs more rights.") % options)
        address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
        self.stdout.write(_("The register is open on %(address)s (stop it with Ctrl-C).") % {"address": address})
        for line in example.accounts_told() if options["example"] else []:
            self.stdout.write(line)
        self.stdout.flush()
        serve(socket)
