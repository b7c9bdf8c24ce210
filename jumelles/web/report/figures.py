"""The large numbers at the head of the report, each compared with the year before in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from jumelles import languages
from jumelles.web.register.showing import amount
from jumelles.web.report.counted import Count, Report
from jumelles.web.report.tables import shown


@dataclass(frozen=True)
class Figure:
    """One of the large numbers at the head: what it counts, its parts in words, and how it compares."""

    key: str
    title: str
    count: Count
    parts: str
    change: str
    unit: str = ""


def change(count: Count, year: int) -> str:
    """The comparison with the year before, as a sentence would have it."""
    difference, before = count.change, year - 1
    if not difference:
        return _("as many as in %(year)s") % {"year": before} if count.now else _("none in %(year)s either") % {"year": before}
    n, words = abs(difference), {"n": shown(abs(difference)), "year": before}
    if difference > 0:
        return ngettext("▲ %(n)s more than in %(year)s", "▲ %(n)s more than in %(year)s", int(n)) % words
    return ngettext("▼ %(n)s fewer than in %(year)s", "▼ %(n)s fewer than in %(year)s", int(n)) % words


def money_change(count: Count, year: int) -> str:
    """As `change`, for money, which is less and not fewer."""
    words = {"amount": amount(abs(count.change)), "year": year - 1}
    if not count.change:
        return _("as much as in %(year)s") % words
    return (_("▲ %(amount)s more than in %(year)s") if count.change > 0 else _("▼ %(amount)s less than in %(year)s")) % words


def figures(report: Report) -> list[Figure]:
    """The six large numbers."""
    told = report.exchanges
    exchanges, people = (sum(counts.values(), Count()) for counts in (told.visits, told.people))
    carried, alive, signed = report.actions.all_carried, report.partnerships.standing["alive"], report.agreements.signed
    both = _("%(received)s received, %(sent)s sent")
    return [
        _figure(report, "visit", ngettext("exchange", "exchanges", exchanges.now), exchanges, both % _of_directions(told.visits)),
        _figure(
            report,
            "people",
            ngettext("person who travelled", "people who travelled", people.now),
            people,
            _("%(received)s to us, %(sent)s from us") % _of_directions(told.people),
        ),
        _figure(report, "action", ngettext("action carried out", "actions carried out", carried.now), carried, _stages(report)),
        _figure(report, "partnership", ngettext("partnership alive", "partnerships alive", alive.now), alive, _of_all(report)),
        _figure(report, "agreement", ngettext("agreement signed", "agreements signed", signed.now), signed, _terms(report)),
        _last_figure(report),
    ]


def _figure(report: Report, key: str, title: str, count: Count, parts: str) -> Figure:
    return Figure(key, title, count, parts, change(count, report.year))


def _of_directions(counts: dict[str, Count]) -> dict[str, str]:
    return {"received": languages.number(counts["inbound"].now), "sent": languages.number(counts["outbound"].now)}


def _stages(report: Report) -> str:
    planned = sum(count.now for count in report.actions.planned.values())
    return (
        ngettext("and %(n)s more only planned", "and %(n)s more only planned", planned) % {"n": languages.number(planned)}
        if planned
        else ""
    )


def _of_all(report: Report) -> str:
    return ngettext("of %(n)s in the register", "of %(n)s in the register", len(report.names)) % {"n": languages.number(len(report.names))}


def _terms(report: Report) -> str:
    n = report.agreements.expired.now
    return ngettext("%(n)s expired", "%(n)s expired", n) % {"n": languages.number(n)} if n else ""


def _last_figure(report: Report) -> Figure:
    """What was spent, in the currency of the largest budget; the press where no money is recorded."""
    press = report.marks["mediamention"]
    if not report.budget.by_currency:
        return _figure(report, "mention", ngettext("press mention", "press mentions", press.now), press, "")
    currency, money = max(report.budget.by_currency.items(), key=lambda item: (item[1].planned.now, item[0]))
    others = len(report.budget.by_currency) - 1
    if not money.spent.now:
        words = _("nothing recorded as spent")
        return Figure("budget", pgettext("money", "planned"), money.planned, words, money_change(money.planned, report.year), currency)
    parts = _("of %(amount)s planned") % {"amount": f"{amount(money.planned.now)} {currency}"}
    if others:
        more = ngettext("%(n)s more currency below", "%(n)s more currencies below", others) % {"n": languages.number(others)}
        parts = f"{parts}; {more}"
    return Figure("budget", _("spent"), money.spent, parts, money_change(money.spent, report.year), currency)
