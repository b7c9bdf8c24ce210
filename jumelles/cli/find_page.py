"""A ranking on the terminal, as a table that fits its width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from jumelles.cli.card_page import MARKS, print_wrapped
from jumelles.cli.terminal import console
from jumelles.languages import _, date, gettext_noop, list_of, ngettext, number, percent, territory
from jumelles.telling import places, reasons
from jumelles.telling.basis import basis
from jumelles.telling.map import title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rich.console import Console

    from jumelles.matching.profile import Profile
    from jumelles.matching.rank import Match, Ranking

(HOME, HOME_COLOUR), (AWAY, AWAY_COLOUR) = MARKS
FOR, AGAINST = 2, 1
"""Reasons listed of each match; `jumelles explain` tells all."""
BESIDE_FROM = 118
"""Columns from which the reasons stand beside the match, not in a list below the table."""

SIGNS = {"for": ("+", "#2b7a4b"), "against": ("−", "#a4262c")}
CELLS: tuple[tuple[str, int, Callable[[Match], str]], ...] = (
    (gettext_noop("score"), 0, lambda match: number(match.score, 2)),
    (gettext_noop("known"), 60, lambda match: percent(match.coverage)),
    (gettext_noop("rank if a theme is dropped"), 76, reasons.ranks),
    (gettext_noop("twinnings (with us)"), 90, lambda match: reasons.twinnings(match.links)),
)
"""Columns: title, width of the terminal from which it fits, and content."""


def show(ranking: Ranking, profile: Profile | None = None) -> None:
    """Print the ranking, how to read it, and what was left apart."""
    page = console()
    print_wrapped(page, title(ranking), mark=(f"{HOME} ", HOME_COLOUR), style=f"bold {HOME_COLOUR}")
    print_wrapped(page, _details(ranking), style="dim")
    if profile:
        print_wrapped(page, _("Profile of {day}: {reason}").format(day=date(profile.made), reason=profile.reason), style="dim")
    page.print(_table(ranking, page.width))
    if page.width < BESIDE_FROM:
        for match in ranking.matches:
            _print_reasons(page, match)
    for text in _notes(ranking):
        print_wrapped(page, text, style="dim")


def _details(ranking: Ranking) -> str:
    place = ranking.place
    known = ngettext("{n} candidate compared", "{n} candidates compared", ranking.candidates).format(n=number(ranking.candidates))
    return " · ".join(part for part in (territory(place.country), places.inhabitants(place), known) if part)


def _table(ranking: Ranking, width: int) -> Table:
    cells = [(name, tell) for name, least, tell in CELLS if width >= least]
    beside = width >= BESIDE_FROM
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=False)
    table.add_column("", justify="right", style="dim")
    table.add_column(Text(_("regions") if ranking.level == "region" else _("cities"), "dim"), min_width=16)
    for name, _tell in cells:
        table.add_column(Text(_(name), "dim"), justify="right", max_width=13)
    if beside:
        table.add_column(Text(_("why, and why not"), "dim"), ratio=1)
    for match in ranking.matches:
        head: list[str | Text] = [number(match.rank), _name(match), *(tell(match) for _title, tell in cells)]
        table.add_row(*head, *([Text("\n").join(_written(why(match)))] if beside else []))
    return table


def _print_reasons(page: Console, match: Match) -> None:
    page.print(Text.assemble((f"{number(match.rank)} {AWAY} {match.place.name}", f"bold {AWAY_COLOUR}")))
    for sign, colour, text, who in why(match):
        print_wrapped(page, f"{text} ({who})" if who else text, mark=(f"{sign} ", colour))


def _written(lines: Sequence[tuple[str, str, str, str]]) -> Iterator[Text]:
    for sign, colour, text, who in lines:
        yield Text.assemble((f"{sign} ", colour), text, (f" ({who})" if who else "", "dim"))


def _name(match: Match) -> Text:
    place = match.place
    details = " · ".join(part for part in (territory(place.country), number(place.population) if place.population else "") if part)
    ties = "".join(f"\n{tie}" for tie in reasons.ties(match.links))
    return Text.assemble((f"{AWAY} {place.name}", f"bold {AWAY_COLOUR}"), (f"\n{details}", "dim"), (ties, "italic"))


def why(match: Match) -> list[tuple[str, str, str, str]]:
    """The weightiest reasons, those for first: sign, its colour, what with both values, and who."""
    told = [*reasons.of(match, "for")[:FOR], *reasons.of(match, "against")[:AGAINST]]
    return [(*SIGNS[reason.verdict], reasons.line(reason), reasons.institutions(reason)) for reason in told]


def _notes(ranking: Ranking) -> Iterator[str]:
    yield from basis(ranking)
    if not ranking.matches:
        yield _("Of no candidate enough is known to rank it.")
    yield _("Score: 1 is the same structure, 0.5 as alike as comparable places usually are. How it is computed: docs/ranking.md.")
    if ranking.apart:
        told = [f"{m.place.name} ({territory(m.place.country)}, {number(m.score, 2)})" for m in ranking.apart]
        words = _("Too little known to rank (less than {share} of the themes): {places}")
        yield words.format(share=percent(ranking.required), places=list_of(told))
