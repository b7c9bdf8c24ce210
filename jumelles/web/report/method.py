"""How each number is counted, in sentences that stand in every report; and what the register does not know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jumelles import dates, languages
from jumelles.web.register.models.words import Stage
from jumelles.web.report import rows
from jumelles.web.report.counted import CARRIED, Report, touching
from jumelles.web.report.rows import ActionRow, VisitRow
from jumelles.web.report.tables import Link
from jumelles.web.report.when import Lasting, sure

EXAMPLES = 5
"""Records named beside what is missing in them."""


@dataclass(frozen=True)
class Gap:
    """Something that the register does not know: how many records lack it, and the first of them, so that it can be mended."""

    key: str
    number: int
    text: str
    examples: list[Link]


def method() -> list[tuple[str, str]]:
    """What is counted, and how."""
    return [
        (
            _("Exchanges"),
            _("A visit counts once, in the year it begins. If the archive leaves two years open, it counts in the earlier one."),
        ),
        (
            _("People"),
            _(
                "The size of the delegation as it was told; where nobody told it, the number of delegates listed by name; where neither is "
                "known, none. People listed by name count once a year, however often they travelled."
            ),
        ),
        (
            _("Actions"),
            _(
                "An action counts in every year that it touches, or may have touched. Without an end it counts in the year it begins; "
                "while it is under way, until today. Carried out are those under way or done."
            ),
        ),
        (
            _("Budget"),
            _(
                "An action’s whole budget counts once, in the year the action begins, so that the years can be added up. Planned leaves "
                "out ideas and cancelled actions; spent is whatever was spent. Currencies are never added together. Our side and the "
                "partner side are the authorities of the partnership; everybody else is among the others."
            ),
        ),
        (_("Goals"), _("For each goal, the actions carried out that serve it; an action may serve several.")),
        (
            _("Partnerships"),
            _(
                "Alive, asleep or terminated by the last recorded step on 31 December, or today while the year is running. New: signed, in "
                "force, renewed or reactivated for the first time ever."
            ),
        ),
        (
            _("Agreements"),
            _(
                "Signed in the year of the signature. On the last day of its term, an agreement is renewed if its renewal is tacit, "
                "or else expired."
            ),
        ),
        (_("Results"), _("The results of actions done, in the year they ended, and of visits, in the words of the register.")),
        (_("Honours, gifts and press"), _("In the year of their date.")),
    ]


def gaps(report: Report) -> list[Gap]:
    """What is not known of the year, and what could not be put into any year."""
    visits = [row for row in report.visit_rows if row.year == report.year]
    carried = touching(report.action_rows, report.year, CARRIED)
    found: list[tuple[str, str, list[Any]]] = [
        ("headcount", "visit", [row for row in visits if row.people is None]),
        ("outcome", "visit", [row for row in visits if not row.told]),
        ("visit_date", "visit", [row for row in report.visit_rows if _unsure_visit(row, report.year)]),
        ("result", "action", [row for row in carried if row.stage == Stage.DONE and ended(row.years) == report.year and not row.told]),
        ("funding", "action", [row for row in carried if not row.funded]),
        ("action_date", "action", [row for row in report.action_rows if row.years.touches(report.year) and not row.years.sure]),
        ("endless", "action", [row for row in carried if row.stage == Stage.UNDERWAY and row.endless]),
        ("stale", "action", _stale(report)),
        ("signed_date", "agreement", [row for row in report.agreement_rows if _unsure_signature(row, report.year)]),
    ]
    told = [_gap(key, len(some), [Link(row.title, noun, row.id) for row in some[:EXAMPLES]]) for key, noun, some in found]
    others = sum(row.year == report.year and not sure(row.text) for some in report.marked.values() for row in some)
    told += [_gap("other_date", others + report.uncertain_steps, []), _gap("status", report.partnerships.standing["unknown"].now, [])]
    told.append(_gap("spent", report.budget.unspent, []))
    told.append(_gap("undated", sum(rows.undated(report.asked).values()), []))
    return [gap for gap in told if gap.number]


def ended(years: Lasting) -> int:
    """The year in which an action's result is told: that of its end; of its beginning where the end lies open."""
    return years.first if years.last == date.max.year else years.last


def _unsure_visit(row: VisitRow, year: int) -> bool:
    """A visit counted in the year, or in the year before though it may have been in this one."""
    return row.year <= year <= dates.read(row.starts).latest.year and not sure(row.starts)


def _stale(report: Report) -> list[ActionRow]:
    """Ideas and plans of a year that is over by now."""
    planned = touching(report.action_rows, report.year, (Stage.PLANNED,))
    return [row for row in planned if row.years.last < report.asked.today.year]


def _unsure_signature(row: Any, year: int) -> bool:
    return bool(row.signed_from and row.signed_from.year == year and not sure(row.signed))


def _gap(key: str, n: int, examples: list[Link]) -> Gap:
    words = {
        "headcount": ngettext("visit without the number of people", "visits without the number of people", n),
        "outcome": ngettext("visit without a result", "visits without a result", n),
        "visit_date": ngettext("visit whose year is not certain", "visits whose year is not certain", n),
        "result": ngettext("action done, but without a result", "actions done, but without a result", n),
        "funding": ngettext("action carried out without a budget", "actions carried out without a budget", n),
        "action_date": ngettext("action whose years are not certain", "actions whose years are not certain", n),
        "endless": ngettext("action under way without an end", "actions under way without an end", n),
        "stale": ngettext("action still planned, though its time is over", "actions still planned, though their time is over", n),
        "signed_date": ngettext("agreement whose year is not certain", "agreements whose year is not certain", n),
        "other_date": ngettext(
            "status step, honour, gift, heritage item or article whose year is not certain",
            "status steps, honours, gifts, heritage items or articles whose year is not certain",
            n,
        ),
        "spent": ngettext(
            "budget line of an action done, without the amount spent", "budget lines of actions done, without the amount spent", n
        ),
        "status": ngettext("partnership without any recorded step", "partnerships without any recorded step", n),
        "undated": ngettext(
            "record of the office without a date, in no year’s report", "records of the office without a date, in no year’s report", n
        ),
    }
    return Gap(key, n, words[key], examples)


def number(gap: Gap) -> str:
    """How many, as the reader's language writes it."""
    return languages.number(gap.number)
