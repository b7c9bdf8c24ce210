"""The numbers of a year equal what was counted by hand, and what a naive recount of plain lists finds."""

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jumelles.web.people.models import Office, User
from jumelles.web.report import lists, method, numbers, rows
from jumelles.web.report.counted import Count, Report
from tests.web.offices import fill
from tests.web.report.cases import CASES
from tests.web.report.small import Builder, Small

Made = tuple[Office, dict[str, User]]
YEAR = 2017


def built(made: Made, small: Small) -> Report:
    office, accounts = made
    Builder(office, accounts["officer"]).build(small)
    return numbers.report(accounts["reader"], office, YEAR)


def pairs(counts: dict[Any, Count]) -> dict[Any, tuple[Any, Any]]:
    return {key: (count.now, count.before) for key, count in counts.items()}


def told(report: Report) -> dict[str, Any]:
    """The numbers of a report in the shape of the tables that were counted by hand; goals and domains without any are left out."""
    exchanges, agreements, budget = report.exchanges, report.agreements, report.budget
    money = {key: (each.planned.now, each.planned.before, each.spent.now, each.spent.before) for key, each in budget.by_currency.items()}
    sides = {key: (each.planned.now, each.planned.before, each.spent.now, each.spent.before) for key, each in budget.by_side.items()}
    return {
        "visits": pairs(exchanges.visits),
        "people": pairs(exchanges.people),
        "media": pairs(exchanges.media),
        "met": pairs(exchanges.met),
        "carried": {key: pair for key, pair in pairs(report.actions.carried).items() if any(pair)},
        "stages": dict(report.actions.stages),
        "goals": {key: pair for key, pair in pairs(report.actions.goals).items() if any(pair)},
        "budget": money,
        "sides": sides,
        "agreements": pairs({"signed": agreements.signed, "renewed": agreements.renewed, "expired": agreements.expired}),
        "standing": pairs(report.partnerships.standing),
        "turns": pairs(report.partnerships.turns),
        "marks": pairs(report.marks),
    }


def decimals(table: dict[Any, tuple[str, ...]]) -> dict[Any, tuple[Decimal, ...]]:
    return {key: tuple(map(Decimal, row)) for key, row in table.items()}


@pytest.mark.parametrize("case", CASES)
def test_the_numbers_are_those_counted_by_hand(made: Made, case: str) -> None:
    small, expected = CASES[case]
    report = built(made, small)

    by_hand = {key: value for key, value in expected.items() if key not in {"gaps", "results"}}
    by_hand |= {"budget": decimals(expected["budget"]), "sides": decimals(expected["sides"])}
    assert told(report) == by_hand
    assert {gap.key: gap.number for gap in method.gaps(report)} == expected["gaps"]
    assert [row[3] for row in lists.with_results(report)] == expected["results"]


def test_a_partnership_has_its_line(made: Made) -> None:
    lines = {row.name: row for row in built(made, CASES["Montpellier – Obninsk"][0]).by_partnership}

    obninsk = lines["Montpellier – Obninsk"]
    assert (obninsk.status, obninsk.inbound, obninsk.outbound, obninsk.people_in, obninsk.people_out) == ("reactivated", 1, 0, 20, 0)
    assert (obninsk.actions, obninsk.signed, obninsk.press, obninsk.before) == (2, 1, 1, 2)


def test_the_chart_tells_ten_years(made: Made) -> None:
    years = built(made, CASES["Montpellier – Obninsk"][0]).exchanges.by_year

    assert [each.year for each in years] == list(range(2008, 2018))
    assert [(each.visits, each.people) for each in years[-3:]] == [((1, 0), (9, 0)), ((0, 2), (0, 7)), ((2, 0), (20, 0))]


def test_the_next_year_is_told_from_what_is_recorded(made: Made) -> None:
    ahead = lists.next_year(built(made, CASES["Montpellier – Obninsk"][0]))

    assert [(link.text, day, direction) for link, day, direction in ahead.visits] == [("Visit 4", "2018-01-01", "outbound")]
    assert ahead.actions == {"idea": 0, "planned": 0, "underway": 1}


def test_results_stand_under_their_partnership(made: Made) -> None:
    report = built(made, CASES["Heidelberg – Kumamoto"][0])
    groups = lists.results(report, lists.with_results(report))

    found = [(group.partnership.text, [(each.of.text, each.result) for each in group.results]) for group in groups]
    assert found == [("Heidelberg – Kumamoto", [("Visit 0", "A garden is planned."), ("Action 0", "Forty pupils learnt Japanese.")])]


@pytest.mark.usefixtures("today")
def test_only_years_with_something_are_offered(made: Made) -> None:
    report = built(
        made, Small(["P"], visits=[(0, "inbound", "2012", 1, [], None, "")], actions=[(0, "sport", "underway", ("2016", ""), "", [], "")])
    )

    assert rows.years(report.asked) == [2018, 2017, 2016, 2012]
    assert (report.running, numbers.report(made[1]["reader"], made[0], 2018).running) == (False, True)
    assert (report.empty, numbers.report(made[1]["reader"], made[0], 2014).empty) == (False, True)


def test_a_guest_may_not_have_it(made: Made) -> None:
    office, accounts = made
    guest = fill(office, accounts["administrator"])["invitation"].member.user

    with pytest.raises(PermissionDenied):
        numbers.report(guest, office, YEAR)


def test_more_records_ask_no_more_questions(made: Made) -> None:
    small, _expected = CASES["Montpellier – Obninsk"]
    builder = Builder(made[0], made[1]["officer"])
    builder.build(small)
    numbers.report(made[1]["reader"], made[0], 2000)  # once: who may see the office, and what every year needs, is asked once only

    first = asked(made)
    for place, visit in enumerate(small.visits):
        builder.visit(place, *visit)
    for place, action in enumerate(small.actions):
        builder.action(place, *action)
    numbers.report(made[1]["reader"], made[0], 2000)

    assert asked(made) == first


def asked(made: Made) -> int:
    """Questions to the database for one report, with its lists."""
    with CaptureQueriesContext(connection) as queries:
        report = numbers.report(made[1]["reader"], made[0], YEAR)
        lists.results(report, lists.with_results(report))
        method.gaps(report)
    return len(queries)


# A naive recount. What each date means is stated here, not asked of the code.

DATES = {  # first year, last year
    "2015": (2015, 2015),
    "2016-01-01": (2016, 2016),
    "2016-02-29": (2016, 2016),
    "2016-12-31": (2016, 2016),
    "2016~": (2016, 2016),
    "2016-12/2017-01": (2016, 2017),
    "2017-01-01": (2017, 2017),
    "2017": (2017, 2017),
    "2017?": (2017, 2017),
    "2017-12": (2017, 2017),
    "2018-01": (2018, 2018),
}
SPANS: dict[tuple[str, str], tuple[int, int] | None] = {
    ("", ""): None,
    ("../2016", ""): None,
    ("", "2017-01"): (2017, 2017),
    ("2016-12", "2017-01"): (2016, 2017),
    ("2016-12/2017-01", ""): (2016, 2017),
    ("2016~", ""): (2016, 2016),
    ("2016-02-29", "2016-02-29"): (2016, 2016),
    ("2017-12-31", "2018-01-01"): (2017, 2018),
    ("2012", "2017~"): (2012, 2017),
    ("2015", ""): (2015, 2015),
    ("2017", ""): (2017, 2017),
    ("201X", ""): (2010, 2019),
    ("2014", "2016/.."): (2014, 9999),
    ("2016-06/..", ""): (2016, 9999),
}
places, dated = st.integers(0, 1), st.sampled_from(list(DATES))
direction, currency = st.sampled_from(["inbound", "outbound"]), st.sampled_from(["EUR", "RUB"])
few = st.none() | st.integers(0, 30)
people = st.lists(st.integers(1, 4), unique=True, max_size=3)
amounts = st.integers(0, 10**6).map(lambda cents: str(Decimal(cents) / 100))
line = st.tuples(st.sampled_from(["home", "partner", "region", "firm"]), currency, amounts, st.none() | amounts)
stages = st.sampled_from(["idea", "planned", "underway", "done", "cancelled"])
visits = st.tuples(places, direction, dated, few, people, few, st.sampled_from(["", "good"]))
domains, goals = st.sampled_from(["sport", "youth"]), st.sampled_from(["", "4", "4,17"])
actions = st.tuples(places, domains, stages, st.sampled_from(list(SPANS)), goals, st.lists(line, max_size=2), st.sampled_from(["", "good"]))
agreements = st.tuples(places, dated, st.sampled_from(["", "2018-03", "2018-12-31"]), st.sampled_from(["", "tacit", "express"]))
statuses = st.sampled_from("proposed signed in_force renewed expired dormant reactivated suspended terminated".split())
steps = st.lists(st.tuples(places, statuses, dated), max_size=6, unique=True)
marks = st.tuples(st.sampled_from(["honour", "gift", "mention"]), places, dated)
offices = st.builds(
    lambda *lists: Small(["A", "B"], *lists),
    *(st.lists(visits, max_size=4), st.lists(actions, max_size=4), st.lists(agreements, max_size=3), steps, st.lists(marks, max_size=3)),
)
ORDER = "proposed signed in_force renewed expired dormant reactivated suspended terminated".split()
STANDS = dict.fromkeys(["signed", "in_force", "renewed", "reactivated"], "alive") | dict.fromkeys(
    ["expired", "dormant", "suspended"], "asleep"
)
STANDS |= {"proposed": "prepared", "terminated": "ended"}


def touched(action: tuple[Any, ...]) -> range:
    """The years of an action; of one under way without an end, until 2018."""
    span = SPANS[action[3]]
    if span is None:
        return range(0)
    return range(span[0], (max(span[1], 2018) if action[2] == "underway" and not action[3][1] else span[1]) + 1)


def recount(small: Small, year: int) -> dict[str, Any]:
    """The numbers of one year, by going through the lists again and again."""
    there = [visit for visit in small.visits if DATES[visit[2]][0] == year]
    carried = [action for action in small.actions if year in touched(action) and action[2] in ("underway", "done")]
    lines = [
        (side, code, Decimal(plan) if action[2] in ("planned", "underway", "done") else Decimal(0), Decimal(cost or 0))
        for action in small.actions
        if touched(action) and touched(action)[0] == year
        for side, code, plan, cost in action[5]
    ]
    ends = [(DATES[on][0], ORDER.index(status), of, status) for of, status, on in small.steps]
    last = [
        max((step for step in ends if step[2] == of and _day(small, step) and step[0] <= year), key=_key(small), default=None)
        for of in (0, 1)
    ]
    stands = Counter(STANDS[step[3]] if step else "unknown" for step in last)
    began = [min((y for y, _place, who, status in ends if who == of and STANDS[status] == "alive"), default=0) for of in (0, 1)]

    def turned(*which: str) -> int:
        return len({of for y, _place, of, status in ends if y == year and status in which})

    return {
        "visits": {way: sum(visit[1] == way for visit in there) for way in ("inbound", "outbound")},
        "people": {
            way: sum((len(visit[4]) if visit[3] is None else visit[3]) for visit in there if visit[1] == way)
            for way in ("inbound", "outbound")
        },
        "media": {way: sum(visit[5] or 0 for visit in there if visit[1] == way) for way in ("inbound", "outbound")},
        "met": {
            way: len({who for visit in there if way in ("all", visit[1]) for who in visit[4]}) for way in ("inbound", "outbound", "all")
        },
        "carried": {domain: sum(action[1] == domain for action in carried) for domain in ("sport", "youth")},
        "goals": {goal: sum(str(goal) in action[4].split(",") for action in carried) for goal in (4, 17)},
        "planned": {code: sum(plan for _side, money, plan, _cost in lines if money == code) for code in ("EUR", "RUB")},
        "spent": {code: sum(cost for _side, money, _plan, cost in lines if money == code) for code in ("EUR", "RUB")},
        "others": {
            code: sum(plan for side, money, plan, _cost in lines if money == code and side in ("region", "firm")) for code in ("EUR", "RUB")
        },
        "agreements": {
            "signed": sum(DATES[row[1]][0] == year for row in small.agreements),
            "renewed": sum(row[2][:4] == str(year) and row[3] == "tacit" for row in small.agreements),
            "expired": sum(row[2][:4] == str(year) and row[3] != "tacit" for row in small.agreements),
        },
        "standing": {key: stands[key] for key in ("alive", "asleep", "prepared", "ended", "unknown")},
        "turns": {
            "new": began.count(year),
            "renewed": turned("renewed"),
            "reactivated": turned("reactivated"),
            "fell_asleep": turned("expired", "dormant", "suspended"),
            "ended": turned("terminated"),
        },
        "marks": {key: sum(kind == word and DATES[on][0] == year for kind, _of, on in small.marks) for key, word in WORDS.items()},
    }


WORDS = {"honour": "honour", "gift": "gift", "mediamention": "mention"}
FIRST_DAYS = {
    "2015": "2015-01-01",
    "2016~": "2016-01-01",
    "2016-12/2017-01": "2016-12-01",
    "2017": "2017-01-01",
    "2017?": "2017-01-01",
    "2017-12": "2017-12-01",
    "2018-01": "2018-01-01",
}


def _day(small: Small, step: tuple[Any, ...]) -> bool:
    """Whether the step is one of the list at all."""
    return any(of == step[2] and status == step[3] for of, status, _on in small.steps)


def _key(small: Small) -> Any:
    """The order of steps: by their first day, then by the order of a life."""

    def key(step: tuple[Any, ...]) -> tuple[str, int]:
        days = [FIRST_DAYS.get(on, on) for of, status, on in small.steps if of == step[2] and status == step[3] and DATES[on][0] == step[0]]
        return max(days), step[1]

    return key


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(offices, st.sampled_from([2015, 2016, 2017, 2018]))
def test_the_numbers_of_any_office_equal_a_naive_recount(made: Made, small: Small, year: int) -> None:
    office, accounts = made
    with transaction.atomic():
        Builder(office, accounts["officer"]).build(small)
        report = numbers.report(accounts["reader"], office, year)
        transaction.set_rollback(True)

    for n, (each, word) in enumerate(((year, "now"), (year - 1, "before"))):
        counted, found = recount(small, each), told(report)
        assert {key: {part: found[key].get(part, (0, 0))[n] for part in counted[key]} for key in SHARED} == {
            key: counted[key] for key in SHARED
        }
        moneys = report.budget.by_currency
        assert {code: getattr(moneys[code].planned, word) if code in moneys else 0 for code in counted["planned"]} == counted["planned"]
        assert {code: getattr(moneys[code].spent, word) if code in moneys else 0 for code in counted["spent"]} == counted["spent"]
        sides = report.budget.by_side
        others = {code: getattr(sides[code, "others"].planned, word) if (code, "others") in sides else 0 for code in counted["others"]}
        assert others == counted["others"]


SHARED = ("visits", "people", "media", "met", "carried", "goals", "agreements", "standing", "turns", "marks")
