"""The numbers as tables in words, the same for the page, the workbook and the text: this year, last year, and the change between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jumelles import languages
from jumelles.web.fields import GOALS
from jumelles.web.register.models.opening_words import OutcomeKind
from jumelles.web.register.models.words import AgreementKind, Direction, Domain, Stage, Status
from jumelles.web.register.showing import amount
from jumelles.web.report.counted import Count, Money, PartnershipRow, Report
from jumelles.web.report.rows import Key


@dataclass(frozen=True)
class Link:
    """A record by its name, which leads to its page."""

    text: str
    noun: str
    id: Key

    @property
    def key(self) -> UUID:
        """Its key, as addresses write it."""
        return UUID(self.id)


Cell = str | int | Decimal | Link | None


@dataclass(frozen=True)
class Table:
    """Rows under heads. `change` is the column that tells more or less; `sums` is whether the last row sums up the others."""

    key: str
    title: str
    heads: list[str]
    rows: list[list[Cell]]
    changes: tuple[int, ...] = ()
    sums: bool = False


def shown(value: Any) -> str:
    """A number as the reader's language writes it; money with cents only where there are some."""
    return amount(value) if isinstance(value, Decimal) else languages.number(value)


def signed(value: Any) -> str:
    """A change with its direction: what is more by a triangle that points up."""
    return f"{'▲' if value > 0 else '▼'} {'+' if value > 0 else '−'}{shown(abs(value))}" if value else "="


def trend(count: Count) -> str:
    """Whether a number went up, down, or stayed the same."""
    return "up" if count.change > 0 else "down" if count.change < 0 else "same"


def tables(report: Report) -> list[Table]:
    """Every table but the one by partnership."""
    return [
        exchanges(report),
        partnerships(report),
        agreements(report),
        actions(report),
        *budget(report),
        goals(report),
        marks(report),
        outcomes(report),
    ]


def telling(table: Table) -> Table:
    """The table for a page that people look at: without the lines in which nothing is but zeros, and without such stages of actions."""
    if not table.sums:
        return replace(table, rows=[row for row in table.rows if any(cell for cell in row[1:] if not isinstance(cell, str))])
    kept = [place for place, cell in enumerate(table.rows[-1]) if cell or place in {0, *range(len(table.heads) - 3, len(table.heads))}]
    rows = [[row[place] for place in kept] for row in table.rows]
    return replace(table, heads=[table.heads[place] for place in kept], rows=rows if len(rows) > 1 else [], changes=(len(kept) - 1,))


def _compared(report: Report) -> list[str]:
    return [str(report.year), str(report.year - 1), _("change")]


def _row(title: str, count: Count) -> list[Cell]:
    return [title, count.now, count.before, count.change]


def _table(report: Report, key: str, title: str, rows: list[tuple[str, Count]]) -> Table:
    return Table(key, title, ["", *_compared(report)], [_row(*row) for row in rows], (3,))


def exchanges(report: Report) -> Table:
    """Visits, people and media, in and out."""
    told = report.exchanges
    rows = [
        (_("■ visits received"), told.visits["inbound"]),
        (_("● visits made"), told.visits["outbound"]),
        (_("■ people received"), told.people["inbound"]),
        (_("● people sent"), told.people["outbound"]),
        (_("■ media received"), told.media["inbound"]),
        (_("● media sent"), told.media["outbound"]),
        (_("■ guests listed by name"), told.met["inbound"]),
        (_("● our delegates listed by name"), told.met["outbound"]),
        (_("different people, in all"), told.met["all"]),
    ]
    return _table(report, "exchanges", _("Exchanges"), rows)


def partnerships(report: Report) -> Table:
    """How they stood when the year ended, and what became of them in it."""
    standing, turns = report.partnerships.standing, report.partnerships.turns
    rows = [
        (_("alive at the end of the year"), standing["alive"]),
        (_("asleep: expired, dormant or suspended"), standing["asleep"]),
        (_("proposed, not yet signed"), standing["prepared"]),
        (_("terminated, this year or before"), standing["ended"]),
        (_("without any recorded step"), standing["unknown"]),
        (_("new this year"), turns["new"]),
        (_("renewed this year"), turns["renewed"]),
        (_("reactivated this year"), turns["reactivated"]),
        (_("fallen asleep this year"), turns["fell_asleep"]),
        (_("terminated this year"), turns["ended"]),
    ]
    return _table(report, "partnerships", _("Partnerships"), rows)


def agreements(report: Report) -> Table:
    """Signed, renewed, expired; and of what kind those signed are."""
    told = report.agreements
    rows = [
        (pgettext("agreements", "signed"), told.signed),
        (_("renewed by tacit renewal"), told.renewed),
        (pgettext("agreements", "expired"), told.expired),
    ]
    of_kind = _("signed: %(kind)s")
    rows += [
        (of_kind % {"kind": AgreementKind(kind).label}, told.by_kind[kind]) for kind in AgreementKind.values if any_(told.by_kind.get(kind))
    ]
    return _table(report, "agreements", _("Agreements"), rows)


def any_(count: Count | None) -> bool:
    """Whether there was one, this year or last."""
    return count is not None and bool(count.now or count.before)


def actions(report: Report) -> Table:
    """Domains by stage; those carried out compared."""
    told = report.actions
    stages = [*Stage.values]
    heads = [
        _("domain"),
        *(str(Stage(stage).label) for stage in stages),
        _("carried out"),
        _("in %(year)s") % {"year": report.year - 1},
        _("change"),
    ]
    rows: list[list[Cell]] = []
    for domain in Domain.values:
        by_stage = [told.stages.get((domain, stage), 0) for stage in stages]
        if any(by_stage) or any_(told.carried[domain]):
            rows.append([str(Domain(domain).label), *by_stage, *_row("", told.carried[domain])[1:]])
    totals = [sum(told.stages.get((domain, stage), 0) for domain in Domain.values) for stage in stages]
    rows.append([pgettext("sum of a table", "all"), *totals, *_row("", told.all_carried)[1:]])
    return Table("actions", _("Actions"), heads, rows, (len(heads) - 1,), sums=True)


SIDES: dict[str, Callable[[], str]] = {"home": lambda: _("our side"), "partner": lambda: _("partner side"), "others": lambda: _("others")}


def budget(report: Report) -> list[Table]:
    """By currency; then each currency by domain and by who pays. Currencies are never added up."""
    told, year = report.budget, report.year
    before = [words % {"year": year - 1} for words in (_("planned, %(year)s"), _("spent, %(year)s"))]
    compared = [pgettext("money", "planned"), _("spent"), *before]
    heads = [_("currency"), *compared, _("change in planned"), _("change in spent")]
    by_domain = [[currency, str(Domain(domain).label), *_money(money)] for (currency, domain), money in told.by_domain.items()]
    by_side = [[currency, SIDES[side](), *_money(money)] for (currency, side), money in told.by_side.items()]
    further = [heads[0], _("domain"), *heads[1:]], [heads[0], _("who pays"), *heads[1:]]
    return [
        Table("budget", _("Budget"), heads, [[currency, *_money(money)] for currency, money in told.by_currency.items()], (5, 6)),
        Table("budget_domain", _("Budget by domain"), further[0], by_domain, (6, 7)),
        Table("budget_side", _("Budget by who pays"), further[1], by_side, (6, 7)),
    ]


def _money(money: Money) -> list[Cell]:
    planned, spent = money.planned, money.spent
    return [planned.now, spent.now, planned.before, spent.before, planned.change, spent.change]


def goals(report: Report) -> Table:
    """The goals that an action serves, this year or last."""
    counts = {goal: count for goal, count in report.actions.goals.items() if any_(count)}
    rows: list[list[Cell]] = [[goal, str(GOALS[goal - 1]), *_row("", count)[1:]] for goal, count in counts.items()]
    return Table("goals", _("Sustainable Development Goals"), [_("goal"), _("its name"), *_compared(report)], rows, (4,))


def marks(report: Report) -> Table:
    """Honours, gifts, heritage, press."""
    told = report.marks
    names = {
        "honour": _("honours conferred"),
        "gift": _("official gifts"),
        "heritageitem": _("heritage items added"),
        "mediamention": _("press mentions"),
    }
    return _table(report, "marks", _("Honours, gifts and press"), [(name, told[key]) for key, name in names.items()])


def outcomes(report: Report) -> Table:
    """What came of the introductions of companies."""
    rows = [(str(OutcomeKind(kind).label), count) for kind, count in report.outcomes.items() if any_(count)]
    return _table(report, "company_outcomes", _("Outcomes of introductions"), rows)


def by_partnership(report: Report, some: list[PartnershipRow]) -> Table:
    """A line for each of these partnerships."""
    heads = [
        *(_("partnership"), _("status at the end of the year")),
        *(_("■ visits received"), _("● visits made"), _("■ people received"), _("● people sent")),
        *(_("actions carried out"), _("agreements signed"), _("press mentions")),
        *(_("exchanges in %(year)s") % {"year": report.year - 1}, _("change")),
    ]
    rows: list[list[Cell]] = []
    for row in some:
        status = str(Status(row.status).label) if row.status else ""
        counts = [row.inbound, row.outbound, row.people_in, row.people_out, row.actions, row.signed, row.press]
        rows.append([Link(row.name, "partnership", row.id), status, *counts, row.before, row.inbound + row.outbound - row.before])
    return Table("by_partnership", _("By partnership"), heads, rows, (10,))


def direction(word: Any) -> str:
    """A visit's direction, with its mark."""
    return _("■ received") if word == Direction.INBOUND else _("● made")
