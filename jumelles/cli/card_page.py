"""A card on the terminal: city A orange with a round mark, city B blue with a square one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from jumelles.atlas.catalogue import declarations
from jumelles.atlas.indicators import indicators, theme_label, themes
from jumelles.cli import figures, places
from jumelles.languages import _, date, gettext_noop, list_of, ngettext, number, territory

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumelles.atlas.card import Card, Figure

MARKS = (("●", "#c8590c"), ("■", "#1a66a8"))
NAMES = 8
"""Names of institutions of one kind that a card lists before it counts the rest."""
NARROW, WIDE = 80, 120
PIPED = 110
KINDS = {
    "university": gettext_noop("higher education"),
    "charter": gettext_noop("Erasmus charter"),
    "laboratory": gettext_noop("research"),
    "healthcare": gettext_noop("health and research"),
    "hospital": gettext_noop("hospitals"),
    "health_site": gettext_noop("hospital sites"),
    "company": gettext_noop("companies"),
    "signatory": gettext_noop("Covenant of Mayors"),
}


def show(cards: Sequence[Card]) -> None:
    """Print one card or two side by side."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=PIPED)
    for card, mark in zip(cards, MARKS, strict=False):
        console.print(_head(card, mark))
    console.print(_table(cards, console.width))
    for card, mark in zip(cards, MARKS, strict=False):
        for paragraph in _paragraphs(card):
            console.print(Text.assemble((mark[0] + " ", mark[1]), paragraph))
    _sources(console, cards)


def _head(card: Card, mark: tuple[str, str]) -> Text:
    place = card.place
    where = [] if place.kind == "region" else [place.region_name]
    details = [*where, territory(place.country), places.kind(place), places.inhabitants(place), f"geonames:{place.id}"]
    return Text.assemble((f"{mark[0]} {place.name}", f"bold {mark[1]}"), "  ", (" · ".join(part for part in details if part), "dim"))


def _table(cards: Sequence[Card], width: int) -> Table:
    table = Table(box=None, pad_edge=False, expand=False)
    table.add_column("")
    for card, mark in zip(cards, MARKS, strict=False):
        table.add_column(Text(card.place.name, f"bold {mark[1]}"), justify="right")
        if width > NARROW:
            table.add_column(Text(_("rank among {n} comparable").format(n=number(card.comparable)), "dim"), justify="right")
    if len(cards) == 1 or width >= WIDE:
        table.add_column(Text(_("source"), "dim"), style="dim")
    known = [{figure.indicator.key: figure for figure in card.figures} for card in cards]
    for theme in themes():
        keys = [key for key, indicator in indicators().items() if indicator.theme == theme and any(key in mine for mine in known)]
        table.add_row(Text(theme_label(theme), "bold italic"), *([Text(_("not known"), "italic dim")] if not keys else []))
        for key in keys:
            table.add_row(
                *_row(
                    key,
                    [mine.get(key) for mine in known],
                    wide=len(table.columns) > 2 * len(cards) or width <= NARROW,
                    ranks=width > NARROW,
                )
            )
    return table


def _row(key: str, found: Sequence[Figure | None], *, wide: bool, ranks: bool) -> list[str | Text]:
    cells: list[str | Text] = ["  " + indicators()[key].label]
    for figure in found:
        cells.append(figures.value(figure) if figure else Text(_("not known"), "italic dim"))
        if ranks:
            cells.append(Text(figures.standing(figure) if figure else "", "dim"))
    origins = [figures.origin(figure) for figure in found if figure]
    return [*cells, Text("; ".join(dict.fromkeys(origins)))] if wide else cells


def _paragraphs(card: Card) -> list[str]:
    lines = []
    for kind, title in KINDS.items():
        names = [asset.name for asset in card.assets.get(kind, ())]
        if names and kind != "signatory":
            lines.append(f"{_(title)} ({number(len(names))}): {_shortened(names)}")
    if card.airports:
        words = [_airport(airport.name, airport.iata, airport.km, airport.destinations) for airport in card.airports[:NAMES]]
        lines.append(_("airports within 100 km: {airports}").format(airports="; ".join(words)))
    if card.twinnings:
        names = [f"{partner.name} ({territory(partner.country)})" for partner, _tie in card.twinnings]
        lines.append(_("twinnings documented ({n}): {names}").format(n=number(len(names)), names=_shortened(names)))
    if card.languages:
        lines.append(
            _("official languages of the country: {languages}").format(languages=list_of([_language(code) for code in card.languages]))
        )
    if card.unknown:
        lines.append(_("not known: {indicators}").format(indicators=", ".join(indicator.label for indicator in card.unknown)))
    return lines


def _airport(name: str, iata: str, km: float, destinations: int) -> str:
    words = ngettext("{name} ({iata}, {km} km, {n} destination seen)", "{name} ({iata}, {km} km, {n} destinations seen)", destinations)
    return words.format(name=name, iata=iata, km=number(km, 0), n=number(destinations))


def _language(code: str) -> str:
    from babel import Locale

    from jumelles.languages import current

    return str(Locale(current()).languages.get(code, code))


def _shortened(names: Sequence[str]) -> str:
    more = len(names) - NAMES
    tail = " · " + ngettext("{n} more", "{n} more", more).format(n=number(more)) if more > 0 else ""
    return " · ".join(names[:NAMES]) + tail


def _sources(console: Console, cards: Sequence[Card]) -> None:
    """Who is to be credited, and what to mind in reading each source."""
    seen = {source.key: source for card in cards for source in card.sources}
    for key, source in seen.items():
        if key in declarations():
            words = f"{source.short}: {source.publisher}, {source.licence}, {date(source.as_of)}. {declarations()[key].note}"
            console.print(Text(words, "dim"))
