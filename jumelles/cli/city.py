"""`jumelles city`: the card of a city or region, alone or beside another, with its map."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from jumelles.languages import _

if TYPE_CHECKING:
    from jumelles.atlas.card import Card


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "city",
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
    from jumelles.atlas.store import open_atlas
    from jumelles.cli.progress import steps
    from jumelles.maps.save import check

    if args.map:
        check(args.map)
    with steps(_("First use: unpacking the atlas")) as say:
        atlas = open_atlas(say=say)
    places = [atlas.find(name) for name in (args.city, args.beside) if name]
    cards = [card(atlas, place) for place in places]
    if args.json:
        from jumelles.cli.card_json import printed

        print(printed(cards))
    else:
        from jumelles.cli.card_page import show

        show(cards)
    if args.map:
        draw(cards, args.map)
        if not args.json:
            print(_("Map written to {file}.").format(file=args.map))


def draw(cards: list[Card], path: Path) -> None:
    """Write the map: the city or the two, and their twinned cities as quiet marks."""
    from jumelles.languages import current, list_of
    from jumelles.maps.look import Role
    from jumelles.maps.save import save
    from jumelles.maps.svg import Arc, Mark, world_map

    roles: tuple[Role, ...] = ("a", "b")
    marks = [
        Mark(card.place.lat, card.place.lon, card.place.name, role)
        for card, role in zip(cards, roles, strict=False)
        if card.place.lat is not None and card.place.lon is not None
    ]
    shown = {card.place.id for card in cards}
    quiet = [
        Mark(partner.lat, partner.lon, partner.name, "quiet")
        for partner in dict.fromkeys(partner for card in cards for partner, _tie in card.twinnings)
        if partner.id not in shown and partner.lat is not None and partner.lon is not None
    ]
    arcs = [Arc(marks[0], marks[1], "both")] if len(marks) > 1 else []
    title = list_of([card.place.name for card in cards])
    description = _("Map of {places}; small dots are towns twinned with them.").format(places=title)
    drawing = world_map(
        [*marks, *quiet],
        arcs,
        title=title,
        description=description,
        language=current(),
        attribution="Natural Earth · GeoNames · Wikidata",
        quiet=_("Twinned towns"),
    )
    save(drawing, path)
