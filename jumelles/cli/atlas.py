"""`jumelles atlas`: build and update the atlas, see its state, add an office's own figures."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jumelles.languages import _, date, ngettext, number

if TYPE_CHECKING:
    from jumelles.atlas.store import Atlas


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the command and its four parts, with the options that all have in `common`."""
    words = _("build, update and extend the atlas")
    command = commands.add_parser("atlas", parents=[common], help=words, description=words)
    parts = command.add_subparsers(dest="part", metavar=_("PART"), required=True, title=_("parts"), help=_("what to do with the atlas"))
    for name, words, run in (
        ("build", _("build the atlas from its sources"), build),
        ("update", _("fetch the newest data from their publishers and build the atlas"), update),
        ("status", _("show when and from what the atlas was built"), status),
        ("add", _("add the office’s own figures from a CSV file"), add_figures),
    ):
        part = parts.add_parser(name, parents=[common], help=words, description=words)
        part.add_argument("--json", action="store_true", help=_("print the result as JSON"))
        if name in {"build", "update"}:
            mirror = _("folder or http address with the publishers’ files (default: JUMELLES_MIRROR)")
            part.add_argument("--mirror", metavar=_("FOLDER"), help=mirror)
        if name == "add":
            columns = _("CSV file in UTF-8 with the columns place, indicator, value, unit, date, source, note")
            part.add_argument("file", type=Path, metavar=_("FILE.csv"), help=columns)
        part.set_defaults(run=run)


def build(args: argparse.Namespace) -> None:
    """Build from a mirror, or from what has been fetched from the publishers before."""
    _show(_built(args, fresh=False), as_json=args.json)


def update(args: argparse.Namespace) -> None:
    """Ask the publishers (or a mirror over http) for what is newer, then build."""
    _show(_built(args, fresh=True), as_json=args.json)


def _built(args: argparse.Namespace, *, fresh: bool) -> Atlas:
    """Build with the steps as lines and, below them, a bar for each download."""
    from jumelles.atlas.build import build_atlas
    from jumelles.atlas.fetch import bars
    from jumelles.config import config

    with bars() as progress:
        say = progress.console.print
        return build_atlas(mirror=args.mirror or config().mirror, fresh=fresh, say=lambda step: say(step, markup=False), progress=progress)


def status(args: argparse.Namespace) -> None:
    """Show the atlas in use."""
    from jumelles.atlas.opening import open_atlas
    from jumelles.cli.progress import steps

    with steps(_("First use: unpacking the atlas")) as say:
        atlas = open_atlas(say=say)
    _show(atlas, as_json=args.json)


def _show(atlas: Atlas, *, as_json: bool) -> None:
    from jumelles.atlas import own
    from jumelles.cli.terminal import console, json_text

    figures = own.load(atlas.home)
    told: dict[str, Any] = {"folder": str(atlas.folder), **atlas.manifest, "own_figures": [asdict(figure) for figure in figures.values()]}
    if as_json:
        print(json_text(told))
        return
    from jumelles.cli.status_page import page

    screen = console()
    for part in page(told):
        screen.print(part)


def add_figures(args: argparse.Namespace) -> None:
    """Take over a file of the office's own figures."""
    from jumelles.atlas import own
    from jumelles.atlas.indicators import indicators
    from jumelles.atlas.opening import open_atlas
    from jumelles.cli.progress import steps
    from jumelles.cli.terminal import json_text

    with steps(_("First use: unpacking the atlas")) as say:
        atlas = open_atlas(say=say)
    figures = own.add(args.file, atlas.home, atlas.find)
    if args.json:
        print(json_text([asdict(figure) for figure in figures]))
        return
    for figure in figures:
        place = atlas.place(figure.place)
        title = f"{place.name} · {indicators()[figure.indicator].label}"
        print(_("{title}: {text}").format(title=title, text=f"{number(figure.value)} ({figure.source}, {date(figure.date)})"))
    print(
        ngettext("{n} figure kept in {path}.", "{n} figures kept in {path}.", len(figures)).format(
            n=len(figures), path=atlas.home / own.FILE
        )
    )
