"""`jumelles city`: the card of a city or region, alone or beside another, with its map."""

from __future__ import annotations

import argparse
from pathlib import Path

from jumelles.languages import _


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the command, with the options that all have in `common`."""
    command = commands.add_parser(
        "city",
        parents=[common],
        help=_("show the card of a city or region"),
        description=_("Show what is known of a city or region: each figure with its source, date and rank among comparable places."),
    )
    command.add_argument(
        "city", metavar=_("CITY"), help=_("a name in any spelling, “FR:Montpellier”, “Montpelier (Vermont)”, “geonames:2992166” or “Q6441”")
    )
    command.add_argument("--beside", metavar=_("CITY"), help=_("a second city, shown beside the first"))
    command.add_argument("--json", action="store_true", help=_("print the card as JSON"))
    command.add_argument("--map", type=Path, metavar=_("FILE"), help=_("write a map to a file ending in .svg or .png"))
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print one card or two."""
    from jumelles.atlas.card import card
    from jumelles.atlas.opening import open_atlas
    from jumelles.cli.progress import steps
    from jumelles.maps.save import check, save

    if args.map:
        check(args.map)
    with steps(_("First use: unpacking the atlas")) as say:
        atlas = open_atlas(say=say)
    places = [atlas.find(name) for name in (args.city, args.beside) if name is not None]
    cards = [card(atlas, place) for place in places]
    if args.map:
        # Before the card, which may be cut short by the program that reads it.
        from jumelles.atlas.card_map import drawn

        save(drawn(cards), args.map)
    if args.json:
        from jumelles.cli.card_json import printed

        print(printed(cards))
    else:
        from jumelles.cli.card_page import show

        show(cards)
    if args.map and not args.json:
        print(_("Map written to {file}.").format(file=args.map))
