"""`jumelles find`: the places of the world built most like one, with reasons for and against, in every format."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from jumelles.cli.choice import add_filters, add_profile, add_weights, chosen
from jumelles.errors import JumellesError
from jumelles.languages import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumelles.atlas.store import Atlas
    from jumelles.matching.profile import Profile
    from jumelles.matching.rank import Ranking

STANDARD_OUTPUT = Path("-")
MOST = 1000


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the command, with the options that all have in `common`."""
    command = commands.add_parser(
        "find",
        parents=[common],
        help=_("rank the world’s cities or regions by how much they resemble one"),
        description=_("Rank the world’s cities or regions by how much their structure resembles that of one, and say why and why not."),
    )
    command.add_argument("city", metavar=_("CITY"), help=_("a city or region, as in “jumelles city”"))
    command.add_argument("--top", type=int, default=20, metavar=_("NUMBER"), help=_("how many to list (default: 20)"))
    add_weights(command)
    add_profile(command)
    add_filters(command)
    command.add_argument("--json", action="store_true", help=_("print the ranking as JSON"))
    for name in ("csv", "geojson"):
        words = _("write the ranking as {format} to a file; without a name, or with “-”, print it").format(format=name.upper())
        command.add_argument(f"--{name}", type=Path, nargs="?", const=STANDARD_OUTPUT, metavar=_("FILE"), help=words)
    command.add_argument("--xlsx", type=Path, metavar=_("FILE"), help=_("write the ranking as a workbook"))
    command.add_argument("--map", type=Path, metavar=_("FILE"), help=_("write a map to a file ending in .svg or .png"))
    command.add_argument("--html", type=Path, metavar=_("FILE"), help=_("write one page with the map and all reasons"))
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Rank, write what was asked for, and print."""
    from jumelles.atlas.opening import open_atlas
    from jumelles.cli.progress import steps
    from jumelles.maps.save import check
    from jumelles.matching.rank import rank

    _check(args)
    if args.map:
        check(args.map)
    weights, where, profile = chosen(args)
    with steps(_("First use: unpacking the atlas")) as say:
        atlas = open_atlas(say=say)
    ranking = rank(atlas, atlas.find(args.city), weights=weights, where=where, top=args.top)
    written = write(args, atlas, ranking, profile)
    if printed(args, atlas, ranking, profile):
        return
    from jumelles.cli.find_page import show

    show(ranking, profile)
    for path in written:
        print(_("Written to {file}.").format(file=path))


def _check(args: argparse.Namespace) -> None:
    """Refuse what cannot be, before any work.

    Raises:
        JumellesError: a number that is no length of a list, several formats for one output, or a file without a name.
    """
    if not 1 <= args.top <= MOST:
        raise JumellesError(_("--top {n} cannot be: give a number from 1 to {most}.").format(n=args.top, most=MOST))
    if args.json + (args.csv == STANDARD_OUTPUT) + (args.geojson == STANDARD_OUTPUT) > 1:
        raise JumellesError(_("Only one format can be printed: give the others the name of a file."))
    if STANDARD_OUTPUT in {args.xlsx, args.html}:
        raise JumellesError(_("A workbook or a page is not printed: give it the name of a file."))


def printed(args: argparse.Namespace, atlas: Atlas, ranking: Ranking, profile: Profile | None) -> bool:
    """Print in the format for programs that was asked for, if one was."""
    from jumelles.cli.terminal import json_text
    from jumelles.telling import tables
    from jumelles.telling.as_data import ranking_told

    if args.json:
        print(json_text(ranking_told(ranking, atlas, profile)))
    elif args.csv == STANDARD_OUTPUT:
        sys.stdout.write(tables.as_csv(ranking))
    elif args.geojson == STANDARD_OUTPUT:
        print(json_text(tables.as_geojson(ranking)))
    else:
        return False
    return True


def write(args: argparse.Namespace, atlas: Atlas, ranking: Ranking, profile: Profile | None) -> list[Path]:
    """Write the files asked for, each whole or not at all."""
    from jumelles import files
    from jumelles.telling import tables
    from jumelles.telling.page import page

    written: list[Path] = []
    if args.map:
        from jumelles.maps.save import save
        from jumelles.telling.map import drawn

        save(drawn(ranking), args.map)
        written.append(args.map)

    def keep(path: Path | None, content: Callable[[], bytes]) -> None:
        if path and path != STANDARD_OUTPUT:
            files.write(path, content())
            written.append(path)

    # A byte order mark, without which spreadsheets take UTF-8 for something else.
    keep(args.csv, lambda: b"\xef\xbb\xbf" + tables.as_csv(ranking).encode())
    keep(args.geojson, lambda: json.dumps(tables.as_geojson(ranking), ensure_ascii=False, indent=2).encode() + b"\n")
    keep(args.xlsx, lambda: tables.as_xlsx(ranking, profile))
    keep(args.html, lambda: page(ranking, atlas, profile).encode())
    return written
