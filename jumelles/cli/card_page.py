"""A card on the terminal: city A orange with a round mark, city B blue with a square one."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from jumelles.atlas.indicators import indicators, theme_label, themes
from jumelles.cli.terminal import console
from jumelles.languages import _, number, series, territory
from jumelles.telling import figures, places
from jumelles.telling.card_words import acknowledged, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from jumelles.atlas.card import Card, Figure
    from jumelles.atlas.indicators import Indicator
    from jumelles.facts import Place

MARKS = (("●", "#c8590c"), ("■", "#1a66a8"))
RANKS_FROM, SOURCES_FROM = (70, 90), (90, 130)
"""Columns of the terminal from which ranks and sources fit, for one card and for two."""


def show(cards: Sequence[Card]) -> None:
    """Print one card or two side by side."""
    page = console()
    for card, (mark, colour) in zip(cards, MARKS, strict=False):
        page.print(head(card.place, mark, colour))
    page.print(_table(cards, page.width))
    for card, (mark, colour) in zip(cards, MARKS, strict=False):
        for paragraph in paragraphs(card):
            print_wrapped(page, paragraph, mark=(f"{mark} ", colour))
    for line in acknowledged(cards):
        print_wrapped(page, line, style="dim")


def print_wrapped(page: Console, text: str, *, mark: tuple[str, str] = ("", ""), style: str = "") -> None:
    """Print a paragraph, broken at ordinary spaces only: Rich would break at the no-break ones between a number and its unit."""
    first, colour = mark
    for index, line in enumerate(wrap(text, max(page.width - len(first), 1), break_long_words=False, break_on_hyphens=False)):
        start = first if index == 0 else " " * len(first)
        page.print(Text.assemble((start, colour), (line, style)), no_wrap=True, crop=False, overflow="ignore")


def head(place: Place, mark: str, colour: str) -> Text:
    """The name of a place in its colour, and where it lies."""
    where = [] if place.kind == "region" else [place.region_name]
    details = [*where, territory(place.country), places.kind(place), places.inhabitants(place), f"geonames:{place.id}"]
    return Text.assemble((f"{mark} {place.name}", f"bold {colour}"), "  ", (" · ".join(part for part in details if part), "dim"))


def _table(cards: Sequence[Card], width: int) -> Table:
    """One row per indicator; ranks and sources where the terminal is wide enough for them."""
    ranks, sources = width >= RANKS_FROM[len(cards) - 1], width >= SOURCES_FROM[len(cards) - 1]
    table = Table(box=None, pad_edge=False, expand=False, padding=(0, 2, 0, 0))
    table.add_column("", no_wrap=width >= SOURCES_FROM[0])
    for card, (mark, colour) in zip(cards, MARKS, strict=False):
        table.add_column(Text(f"{mark} {card.place.name}", f"bold {colour}"), justify="right")
        if ranks:
            table.add_column(Text(_("rank/{n}").format(n=number(card.comparable)), "dim"), justify="right", style="dim", no_wrap=True)
    if sources:
        table.add_column(Text(_("source"), "dim"), style="dim")
    known = [{figure.indicator.key: figure for figure in card.figures} for card in cards]
    for theme in themes():
        keys = [key for key, indicator in indicators().items() if indicator.theme == theme and any(key in mine for mine in known)]
        table.add_row(Text(theme_label(theme), "bold italic"), *([] if keys else [_unknown()]))
        for key in keys:
            table.add_row(*_row(indicators()[key], [mine.get(key) for mine in known], ranks=ranks, sources=sources))
    return table


def _row(indicator: Indicator, found: Sequence[Figure | None], *, ranks: bool, sources: bool) -> list[str | Text]:
    cells: list[str | Text] = [f"  {indicator.label}"]
    for figure in found:
        cells.append(figures.with_share(figure) if figure else _unknown())
        if ranks:
            cells.append(figures.standing(figure) if figure else "")
    origins = dict.fromkeys(figures.origin(figure) for figure in found if figure)
    return [*cells, series(origins)] if sources else cells


def _unknown() -> Text:
    return Text(_("not known"), "italic dim")
