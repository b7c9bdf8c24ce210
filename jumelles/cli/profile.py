"""`jumelles profile`: keep weights and filters with their reason, and show what a file keeps."""

from __future__ import annotations

import argparse
from datetime import date as Date  # noqa: N812 - `date` is how languages writes one
from pathlib import Path

from jumelles.cli.choice import add_filters, add_weights, chosen
from jumelles.languages import _, date, number


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the command and its two parts, with the options that all have in `common`."""
    words = _("keep weights and filters with their reason")
    command = commands.add_parser("profile", parents=[common], help=words, description=words)
    parts = command.add_subparsers(dest="part", metavar=_("PART"), required=True, title=_("parts"), help=_("what to do with a profile"))
    for name, words, run in (
        ("new", _("keep weights and filters in a new file"), new),
        ("show", _("show what a profile keeps"), show),
    ):
        part = parts.add_parser(name, parents=[common], help=words, description=words)
        part.add_argument("file", type=Path, metavar=_("FILE.toml"), help=_("the file of the profile"))
        if name == "new":
            part.add_argument("--reason", required=True, metavar=_("SENTENCE"), help=_("why these weights: what one will ask in ten years"))
            add_weights(part)
            add_filters(part)
        else:
            part.add_argument("--json", action="store_true", help=_("print the profile as JSON"))
        part.set_defaults(run=run)


def new(args: argparse.Namespace) -> None:
    """Write a profile of today."""
    from jumelles.matching.profile import Profile, write

    weights, where, _profile = chosen(args)
    write(args.file, Profile(args.reason.strip(), Date.today(), weights, where))  # noqa: DTZ011 - the office's own calendar is meant
    print(_("Written to {file}.").format(file=args.file))


def show(args: argparse.Namespace) -> None:
    """Print a profile."""
    from jumelles.atlas.indicators import theme_label
    from jumelles.cli.terminal import json_text
    from jumelles.matching.profile import read
    from jumelles.telling.as_data import profile_told
    from jumelles.telling.filters import told

    profile = read(args.file)
    if args.json:
        print(json_text(profile_told(profile)))
        return
    print(_("Profile of {day}: {reason}").format(day=date(profile.made), reason=profile.reason))
    for theme, weight in profile.weights.items():
        print(_("{title}: {text}").format(title=_("weight: {theme}").format(theme=theme_label(theme)), text=number(weight)))
    for line in told(profile.where):
        print(line)
