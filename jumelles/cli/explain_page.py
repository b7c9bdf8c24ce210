"""Two places side by side on the terminal, with bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from jumelles.atlas.indicators import indicators, theme_label, themes
from jumelles.cli.card_page import MARKS, head, print_wrapped
from jumelles.cli.terminal import console
from jumelles.languages import _, gettext_noop, ngettext, number, percent, series, territory
from jumelles.telling import reasons

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from jumelles.facts import Place
    from jumelles.matching.explain import Explanation, Line
    from jumelles.matching.reasons import Reason

(A, A_COLOUR), (B, B_COLOUR) = MARKS
VERDICTS = {
    "for": ("+", "#2b7a4b", gettext_noop("closer than usual")),
    "against": ("−", "#a4262c", gettext_noop("farther than usual")),
    "neither": ("=", "dim", gettext_noop("neither for nor against")),
    "unknown": ("?", "dim", gettext_noop("not known")),
}
BAR, BARS_FROM = 21, 100
"""Length of a bar, and the width of the terminal from which it fits."""


def show(told: Explanation, chain: Sequence[Place] = ()) -> None:
    """Print the comparison, and the chain of twinnings that joins the two."""
    page = console()
    for place, (mark, colour) in zip((told.a, told.b), MARKS, strict=True):
        page.print(head(place, mark, colour))
    for text in (*_summary(told), reasons.chained(chain)):
        if text:
            print_wrapped(page, text)
    page.print()
    page.print(_table(told, page.width))
    for verdict, title in (("for", _("reasons for")), ("against", _("reasons against"))):
        _print_reasons(page, [reason for reason in told.match.reasons if reason.verdict == verdict], title, verdict)
    missing = reasons.unknown(told.match)
    if missing:
        page.print()
        print_wrapped(page, _("not known: {indicators}").format(indicators=missing), style="dim")


def _summary(told: Explanation) -> Iterator[str]:
    match = told.match
    yield _("Score {score}; {share} of the themes known on both sides.").format(score=number(match.score, 2), share=percent(match.coverage))
    yield _("{b} is no. {rank} of {n} for {a} (no. {range} if one theme is dropped); {a} is no. {back} of {m} for {b}.").format(
        a=told.a.name,
        b=told.b.name,
        rank=number(match.rank),
        n=number(told.candidates),
        range=reasons.ranks(match),
        back=number(told.back),
        m=number(told.back_of),
    )
    yield from _ties(told)


def _ties(told: Explanation) -> Iterator[str]:
    links = told.match.links
    if links.twinnings is not None:
        words = ngettext(
            "{n} known twinning, {m} of them with {country}", "{n} known twinnings, {m} of them with {country}", links.twinnings
        )
        counted = words.format(n=number(links.twinnings), m=number(links.with_country), country=territory(told.a.country))
        yield _("{title}: {text}").format(title=told.b.name, text=series([counted, *reasons.ties(links)]))


def _table(told: Explanation, width: int) -> Table:
    """One row per indicator under its theme; the bar shows where each stands among places of the first one's size."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("")
    table.add_column(Text(f"{A} {told.a.name}", f"bold {A_COLOUR}"), justify="right")
    if bars := width >= BARS_FROM:
        table.add_column(Text(_("less … more"), "dim"), justify="center", no_wrap=True)
    table.add_column(Text(f"{B} {told.b.name}", f"bold {B_COLOUR}"), justify="right" if not bars else "left")
    judged = {reason.theme: reason for reason in told.match.reasons}
    for theme in themes():
        table.add_row(*_theme(theme, judged[theme], bars=bars))
        for line in told.lines:
            if indicators()[line.indicator].theme == theme:
                label = Padding(indicators()[line.indicator].label, (0, 0, 0, 2))
                table.add_row(label, reasons.shown(line.a), *([bar(line)] if bars else []), reasons.shown(line.b))
    return table


def _theme(theme: str, reason: Reason, *, bars: bool) -> list[Text]:
    sign, style, words = VERDICTS[reason.verdict]
    judged = Text(f"{sign} {_(words)}", style)
    return [Text(theme_label(theme), "bold italic"), Text(), *([judged] if bars else []), Text() if bars else judged]


def bar(line: Line) -> Text:
    """A line with both marks where the places stand among comparable ones; the part between them is what divides them."""
    spots = [None if share is None else round(share * (BAR - 1)) for share in line.positions]
    if spots[0] is None and spots[1] is None:
        return Text("")
    known = [spot for spot in spots if spot is not None]
    drawn = Text("─" * BAR, "dim")
    drawn.stylize("#6a3d7c", min(known), max(known) + 1)
    letters = list(drawn.plain)
    for spot, (mark, _colour) in zip(reversed(spots), reversed(MARKS), strict=True):
        if spot is not None:
            letters[spot] = "◆" if spots[0] == spots[1] else mark
    drawn.plain = "".join(letters)
    for spot, (_mark, colour) in zip(spots, MARKS, strict=True):
        if spot is not None and spots[0] != spots[1]:
            drawn.stylize(colour, spot, spot + 1)
    return drawn


def _print_reasons(page: Console, told: list[Reason], title: str, verdict: str) -> None:
    if not told:
        return
    sign, colour, _words = VERDICTS[verdict]
    page.print()
    page.print(Text(title, "bold"))
    for text in reasons.sentences(told):
        print_wrapped(page, text, mark=(f"{sign} ", colour))
