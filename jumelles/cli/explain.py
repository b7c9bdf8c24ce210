"""`jumelles explain`: two places side by side, with bars, and how the one ranks for the other."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from jumelles.cli.choice import add_profile, add_weights, chosen
from jumelles.languages import _


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the command, with the options that all have in `common`."""
    command = commands.add_parser(
        "explain",
        parents=[common],
        help=_("say how much two cities or regions resemble each other, and why"),
        description=_("Put two cities or regions side by side: every figure with a bar, reasons for and against, ties, and ranks."),
    )
    command.add_argument("city", metavar=_("CITY"), help=_("a city or region, as in “jumelles city”"))
    command.add_argument("other", metavar=_("CITY"), help=_("the city or region to compare with it"))
    add_weights(command)
    add_profile(command)
    command.add_argument("--json", action="store_true", help=_("print the comparison as JSON"))
    command.add_argument("--map", type=Path, metavar=_("FILE"), help=_("write a map to a file ending in .svg or .png"))
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Compare and print."""
    from jumelles.atlas.opening import open_atlas
    from jumelles.cli.progress import steps
    from jumelles.maps.save import check
    from jumelles.matching.chain import chain
    from jumelles.matching.explain import explain

    if args.map:
        check(args.map)
    weights, _where, _profile = chosen(args)
    with steps(_("First use: unpacking the atlas")) as say:
        atlas = open_atlas(say=say)
    a, b = atlas.find(args.city), atlas.find(args.other)
    told, joined = explain(atlas, a, b, weights=weights), chain(atlas, a, b)
    if args.map:
        from jumelles.atlas.card import card
        from jumelles.atlas.card_map import drawn
        from jumelles.maps.save import save

        save(drawn([card(atlas, a), card(atlas, b)]), args.map)
    if args.json:
        from jumelles.cli.terminal import json_text
        from jumelles.telling.as_data import explanation_told

        print(json_text(explanation_told(told) | {"chain": [asdict(place) for place in joined]}))
        return
    from jumelles.cli.explain_page import show

    show(told, joined)
    if args.map:
        print(_("Map written to {file}.").format(file=args.map))
