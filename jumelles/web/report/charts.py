"""The report's charts as shapes on a sheet: bars of exchanges, rows by domain, the grid of goals. Templates draw what is measured here.

Colour never speaks alone: what comes to us has square bars, what goes from us round ones, what is only planned an outline.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jumelles import languages
from jumelles.maps.png import png
from jumelles.web.fields import GOALS
from jumelles.web.register.models.words import Domain
from jumelles.web.register.showing import amount
from jumelles.web.report.counted import Budget, Report
from jumelles.web.report.tables import any_

WIDTH = 560
BASE, TOP = 196.0, 34.0
"""Where bars stand and how far up they reach."""
LEFT, RIGHT = 206.0, 476.0
"""Where rows begin and end; beyond is room for their figures."""
ROW = 30
TILE = (90, 58)
CURRENCIES = 3
"""Currencies that get a chart; the table has all."""


@dataclass(frozen=True)
class Bar:
    """A bar and its figure: `kind` is in, out, done or planned; `x`, `y` its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    text: str = ""


@dataclass(frozen=True)
class Label:
    """A word on the sheet; `strong` is the year or row that the report is about."""

    x: float
    y: float
    text: str
    strong: bool = False


@dataclass(frozen=True)
class Chart:
    """A drawing, what it is called, and the same in a sentence for those who do not see it."""

    key: str
    title: str
    spoken: str
    height: int
    shape: str
    bars: list[Bar] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    values: list[Label] = field(default_factory=list)
    ticks: list[tuple[float, float]] = field(default_factory=list)
    legend: list[tuple[str, str, float]] = field(default_factory=list)
    tiles: list[Tile] = field(default_factory=list)
    band: tuple[float, float] | None = None
    width: int = WIDTH


@dataclass(frozen=True)
class Tile:
    """One goal: its number, how many actions serve it, and how strongly it is tinted (0 to 3)."""

    x: float
    y: float
    goal: int
    count: int
    tint: int


def charts(report: Report) -> dict[str, Chart]:
    """Those for which there is something to draw, by the table that they stand beside."""
    drawn = [
        exchanges(report, people=False),
        exchanges(report, people=True),
        domains(report),
        *budgets(report.budget, report.year),
        goals(report),
    ]
    return {chart.key: chart for chart in drawn if chart}


def beside(drawn: dict[str, Chart], table: str) -> list[Chart]:
    """The charts that stand beside a table."""
    keys = {"exchanges": ("exchanges", "people")}.get(table, (table, f"{table}_"))
    return [chart for key, chart in drawn.items() if key in keys or (len(keys) > 1 and key.startswith(keys[1]))]


def exchanges(report: Report, *, people: bool) -> Chart | None:
    """Visits, or people, of each year, in and out, side by side."""
    years = [(each.year, each.people if people else each.visits) for each in report.exchanges.by_year]
    highest = max(max(pair) for _year, pair in years)
    if not highest:
        return None
    step = (WIDTH - 16) / len(years)
    wide = min(22.0, step * 0.38)
    bars, labels = [], []
    for place, (year, pair) in enumerate(years):
        middle = 8 + step * (place + 0.5)
        labels.append(Label(round(middle, 1), BASE + 18, str(year), strong=year == report.year))
        for kind, value, x in zip(("in", "out"), pair, (middle - wide - 1, middle + 1), strict=True):
            tall = (BASE - TOP) * value / highest
            bars.append(Bar(round(x, 1), round(BASE - tall, 1), wide, round(tall, 1), kind, _short(value) if value else ""))
    words = (_("people received"), _("people sent")) if people else (_("visits received"), _("visits made"))
    title = _("People who travelled, year by year") if people else _("Exchanges, year by year")
    told = languages.series(
        _("%(year)s: %(received)s received, %(sent)s sent") % {"year": year, "received": a, "sent": b} for year, (a, b) in years
    )
    spoken = _("%(title)s. %(values)s.") % {"title": title, "values": told}
    legend = [("in", words[0], 8.0), ("out", words[1], 8.0 + WIDTH / 2)]
    band = (round(WIDTH - 8 - step, 1), round(step, 1))
    return Chart("people" if people else "exchanges", title, spoken, 244, "bars", bars, labels, legend=legend, band=band)


def domains(report: Report) -> Chart | None:
    """Actions by domain: carried out, planned beside it, and a tick where the year before stood."""
    told = report.actions
    shown = [key for key in Domain.values if any_(told.carried[key]) or told.planned[key].now]
    if not shown:
        return None
    shown.sort(key=lambda key: (-told.carried[key].now, -told.planned[key].now, key))
    longest = max(max(told.carried[key].now + told.planned[key].now, told.carried[key].before) for key in shown)
    scale = (RIGHT - LEFT) / longest
    bars, labels, values, ticks, words = [], [], [], [], []
    for place, key in enumerate(shown):
        y, (now, planned, before) = 8.0 + place * ROW, (told.carried[key].now, told.planned[key].now, told.carried[key].before)
        bars += [
            Bar(LEFT, y, round(now * scale, 1), 18, "done"),
            Bar(round(LEFT + now * scale, 1), y, round(planned * scale, 1), 18, "planned"),
        ]
        labels.append(Label(LEFT - 8, y + 13, str(Domain(key).label)))
        values.append(Label(WIDTH - 4, y + 13, languages.number(now)))
        ticks.append((round(LEFT + before * scale, 1), y))
        words.append(
            _("%(domain)s: %(now)s carried out, %(planned)s planned, %(before)s carried out the year before")
            % {"domain": Domain(key).label, "now": now, "planned": planned, "before": before}
        )
    title, height = _("Actions by domain"), 8 + len(shown) * ROW + 30
    legend = [
        ("done", _("carried out"), 8.0),
        ("planned", _("idea or planned"), 168.0),
        ("tick", _("carried out in %(year)s") % {"year": report.year - 1}, 370.0),
    ]
    spoken = _("%(title)s. %(values)s.") % {"title": title, "values": languages.series(words)}
    return Chart("actions", title, spoken, height, "rows", bars, labels, values, ticks, legend)


def budgets(budget: Budget, year: int) -> list[Chart]:
    """For each currency of the year its domains: planned as an outline, spent inside it."""
    largest = sorted(budget.by_currency.items(), key=lambda item: (-item[1].planned.now, item[0]))
    return [chart for currency, _money in largest[:CURRENCIES] if (chart := _budget(budget, currency, year))]


def _budget(budget: Budget, currency: str, year: int) -> Chart | None:
    moneys = {
        domain: money for (code, domain), money in budget.by_domain.items() if code == currency and (money.planned.now or money.spent.now)
    }
    if not moneys:
        return None
    scale = (RIGHT - 40 - LEFT) / max(float(max(money.planned.now, money.spent.now)) for money in moneys.values())
    bars, labels, values, words = [], [], [], []
    ordered: list[tuple[str, Any]] = sorted(moneys.items(), key=lambda item: (-item[1].planned.now, item[0]))
    for place, (domain, money) in enumerate(ordered):
        y, planned, spent = 8.0 + place * ROW, money.planned.now, money.spent.now
        bars += [
            Bar(LEFT, y, round(float(planned) * scale, 1), 18, "planned"),
            Bar(LEFT, y + 4, round(float(spent) * scale, 1), 10, "done"),
        ]
        labels.append(Label(LEFT - 8, y + 13, str(Domain(domain).label)))
        values.append(Label(WIDTH - 4, y + 13, f"{_short(spent)} / {_short(planned)}"))
        words.append(
            _("%(domain)s: %(spent)s spent of %(planned)s planned")
            % {"domain": Domain(domain).label, "spent": amount(spent), "planned": amount(planned)}
        )
    title = _("Budget by domain, in %(currency)s") % {"currency": currency}
    spoken = _("%(title)s. %(values)s.") % {"title": f"{title}, {year}", "values": languages.series(words)}
    legend = [("done", _("spent"), 8.0), ("planned", pgettext("money", "planned"), 180.0)]
    return Chart(f"budget_{currency}", title, spoken, 8 + len(moneys) * ROW + 30, "rows", bars, labels, values, legend=legend)


def _short(value: Any) -> str:
    """A number that fits beside a bar: 12 thousand as 12K, as the language writes it."""
    if value < 1000:
        return languages.number(value)
    from babel.numbers import format_compact_decimal

    return str(format_compact_decimal(value, locale=languages.locale(), fraction_digits=1))


def goals(report: Report) -> Chart | None:
    """The seventeen, six to a line; those that more actions serve are darker, and each says how many."""
    counts = {goal: count.now for goal, count in report.actions.goals.items()}
    highest = max(counts.values())
    if not highest:
        return None
    wide, tall = TILE
    tiles = []
    for goal, count in counts.items():
        line, column = divmod(goal - 1, 6)
        tint = 0 if not count else 1 + (3 * count > highest) + (3 * count > 2 * highest)
        tiles.append(Tile(4.0 + column * (wide + 3), 4.0 + line * (tall + 4), goal, count, tint))
    words = languages.series(f"{goal} {GOALS[goal - 1]}: {count}" for goal, count in counts.items() if count)
    title = _("Actions that serve each goal")
    return Chart("goals", title, _("%(title)s. %(values)s.") % {"title": title, "values": words}, 8 + 3 * (tall + 4), "tiles", tiles=tiles)


def picture(chart: Chart) -> bytes:
    """The chart as PNG, drawn from the same template, on white, for documents."""
    return png(render_to_string("report/picture.svg", {"chart": chart}), width=1400)
