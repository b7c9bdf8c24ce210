"""What a report tells in words: the results at home and abroad, what was conferred and given, and what the next year holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from jumelles.web.register import ahead
from jumelles.web.register.models import Action, Visit
from jumelles.web.register.models.words import Stage
from jumelles.web.register.unchanged import while_unchanged
from jumelles.web.report import rows
from jumelles.web.report.counted import AHEAD, Report, touching
from jumelles.web.report.method import ended
from jumelles.web.report.rows import Asked, Key
from jumelles.web.report.tables import Link


@dataclass(frozen=True)
class Result:
    """What came of one action or visit; `practice` is what one side learnt from the other."""

    of: Link
    result: str
    practice: str = ""


@dataclass(frozen=True)
class Results:
    """The results of one partnership."""

    partnership: Link
    results: list[Result]


@dataclass(frozen=True)
class Ahead:
    """What the register holds of the next year: visits, agreements that come to their term, anniversaries, actions by stage."""

    visits: list[tuple[Link, str, str]]
    terms: list[tuple[Link, str, str]]
    anniversaries: list[tuple[Link, int]]
    actions: dict[str, int]
    more_visits: int
    more_terms: int
    more_anniversaries: int

    def __bool__(self) -> bool:
        return bool(self.visits or self.terms or self.anniversaries or any(self.actions.values()))


def with_results(report: Report) -> list[tuple[Key, str, Key, str]]:
    """Partnership, kind, key and title of what has a result to tell, in the order of partnerships, visits first."""
    order = {key: place for place, key in enumerate(report.names)}
    told = [(row.partnership, "visit", row.id, row.title) for row in report.visit_rows if row.year == report.year and row.told]
    done = (row for row in report.action_rows if row.stage == Stage.DONE and ended(row.years) == report.year and row.told)
    told += [(row.partnership, "action", row.id, row.title) for row in done]
    return sorted(told, key=lambda row: order[row[0]])


def results(report: Report, some: list[tuple[Key, str, Key, str]]) -> list[Results]:
    """The texts of these, partnership by partnership."""
    keys = {noun: [row[2] for row in some if row[1] == noun] for noun in ("visit", "action")}
    texts: dict[Key, Any] = {row[0]: (row[1], "") for row in _texts(Visit, keys["visit"], "result")}
    texts |= {row[0]: row[1:] for row in _texts(Action, keys["action"], "result", "practice")}
    told: list[Results] = []
    for partnership, noun, key, title in some:
        if not told or told[-1].partnership.id != partnership:
            told.append(Results(Link(report.names[partnership], "partnership", partnership), []))
        told[-1].results.append(Result(Link(title, noun, key), *texts[key]))
    return told


def _texts(model: type[Any], keys: list[Key], *names: str) -> Any:
    """By keys alone, which come from rows that may be seen: told the office, too, the database would look through all of it."""
    return model.objects.filter(pk__in=keys).annotate(key=rows.key("pk")).order_by().values_list("key", *names)


def marked(report: Report) -> dict[str, list[tuple[Link, str]]]:
    """Honours, gifts and heritage items of the year, with their dates."""
    nouns = {"honour": "honour", "gift": "gift", "heritageitem": "heritage"}
    return {
        noun: [(Link(row.title, noun, row.id), row.text) for row in report.marked[key] if row.year == report.year]
        for key, noun in nouns.items()
    }


def next_year(report: Report, limit: int | None = None) -> Ahead:
    """The year after the report's, as the register knows it today; at most `limit` visits, terms and anniversaries."""
    year = report.year + 1
    visits = [row for row in report.visit_rows if row.year == year]
    round_ones = _anniversaries(report, year)
    terms = [row for row in report.agreement_rows if row.expires_until and row.expires_until.year == year]
    return Ahead(
        visits=[(Link(row.title, "visit", row.id), row.starts, row.direction) for row in visits[:limit]],
        terms=[(Link(row.title, "agreement", row.id), row.expires, row.renewal) for row in terms[:limit]],
        anniversaries=round_ones[:limit],
        actions={str(stage): len(touching(report.action_rows, year, (stage,))) for stage in AHEAD},
        more_visits=len(visits) - len(visits[:limit]),
        more_terms=len(terms) - len(terms[:limit]),
        more_anniversaries=len(round_ones) - len(round_ones[:limit]),
    )


def _anniversaries(report: Report, year: int) -> list[tuple[Link, int]]:
    """The round ones; each partnership with how many years it will be old."""
    return while_unchanged(report.asked.office, ("anniversaries", year), lambda: _round_ones(report.asked, year))


def _round_ones(asked: Asked, year: int) -> list[tuple[Link, int]]:
    names = {UUID(key): name for key, name in rows.partnerships(asked).items()}
    found = ahead.round_ones(asked.by, asked.office, date(year, 1, 1), date(year, 12, 31))
    told = sorted((each.day, names[each.partnership], each.proof, each) for each in found)
    return [(Link(name, "partnership", str(each.partnership)), each.years) for _day, name, _proof, each in told]
