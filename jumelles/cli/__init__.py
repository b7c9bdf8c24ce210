"""The command `jumelles`: reads what was typed, calls the library, prints; every wrong input ends in one sentence and exit code 2."""

from __future__ import annotations

import argparse
import errno
import io
import os
import sys

from jumelles import languages
from jumelles.errors import JumellesError
from jumelles.languages import LANGUAGES, _

BAD_INPUT = 2
INTERRUPTED = 130
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""Errors of a full disk, where the output goes to a file."""


def parser() -> argparse.ArgumentParser:
    """The commands and their options, described in the current language."""
    from jumelles.cli import atlas, city, explain, find, openings, press, profile, web

    top = argparse.ArgumentParser(
        prog="jumelles", description=_("Town twinning: the cities of the world, their figures and where they come from.")
    )
    # The language may stand before or after the command; a default after it would undo the one before.
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    for place in (top, common):
        place.add_argument("--lang", choices=LANGUAGES, help=_("language of what is printed (default: JUMELLES_LANG, then the locale)"))
    top.add_argument("--version", action=_Version, help=_("print the version and exit"))
    commands = top.add_subparsers(dest="command", metavar=_("COMMAND"), required=True, title=_("commands"))
    for subject in (find, explain, profile, city, atlas, openings, press, web):
        subject.add(commands, common)
    return top


class _Version(argparse.Action):
    """Looks the version up only when it is asked for: that takes as long as the rest of the start."""

    def __init__(self, option_strings: list[str], dest: str, help: str | None = None) -> None:  # noqa: A002 - argparse's own word
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_arguments: object) -> None:
        from importlib.metadata import version

        print(f"jumelles {version('jumelles')}")
        parser.exit()


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives the exit code: 0 for success, 2 for an input that cannot be used."""
    words = sys.argv[1:] if arguments is None else arguments
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="replace")  # A letter that the terminal cannot show is no reason to fail.
    try:
        languages.use(_asked_language(words))
        _run(words)
    except JumellesError as error:
        _complain(error)
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output (head, less) has left.
        _silence()
    except OSError as error:
        if error.errno not in FULL:
            raise
        _silence()
        print(
            _("The output cannot be written ({reason}): make room, then run the command again.").format(reason=error.strerror),
            file=sys.stderr,
        )
        return BAD_INPUT
    return 0


def _run(words: list[str]) -> None:
    try:
        args = parser().parse_args(words)
        args.run(args)
    except SystemExit:  # how argparse ends after --help and --version, of which the text may still wait in the buffer
        _flush()
        raise
    _flush()


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _silence() -> None:
    """What remains of the output goes nowhere, without a complaint at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _asked_language(words: list[str]) -> str | None:
    """The language must be known before the parser exists, because its help speaks it; wrong ones are left to the parser."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    early.add_argument("--lang")
    try:
        lang: str | None = early.parse_known_args(words)[0].lang
    except argparse.ArgumentError:
        return None
    return lang if lang in LANGUAGES else None


def _complain(error: JumellesError) -> None:
    from jumelles.telling.places import listed

    print(error, file=sys.stderr)
    for line in listed(error):
        print(line, file=sys.stderr)
