"""The numbers of a year: the one place where they are counted, for the page, the workbook and the text alike.

How each is counted is said in `method`, in every report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any

from django.utils import timezone

from jumelles.web.access import require
from jumelles.web.people.models import Office
from jumelles.web.register.models.opening_words import OutcomeKind
from jumelles.web.register.models.words import Direction, Domain, Renewal, Stage
from jumelles.web.register.unchanged import while_unchanged
from jumelles.web.report import rows
from jumelles.web.report.counted import (
    CARRIED,
    CHART,
    LIFE,
    MARKS,
    MONEY_OF,
    STANDING,
    TURNS,
    Actions,
    Agreements,
    Budget,
    Count,
    Exchanges,
    Money,
    PartnershipRow,
    Partnerships,
    Report,
    YearOfExchanges,
    touching,
)
from jumelles.web.report.rows import ActionRow, AgreementRow, Asked, DatedRow, Key, VisitRow
from jumelles.web.report.when import sure


def report(by: Any, office: Office, year: int) -> Report:
    """Count one year of an office, as far as `by` may see it. The number of queries does not depend on how much there is.

    Raises:
        PermissionDenied: `by` is no member: guests see their own partnership only.
    """
    require(by, "view", office)
    asked = Asked(by, office, year, timezone.localdate())
    # Whoever may read it reads the same, and goes on reading with their own rights.
    return replace(while_unchanged(office, ("report", year), lambda: _report(asked)), asked=asked)


def _report(asked: Asked) -> Report:
    year = asked.year
    visit_rows, action_rows, agreement_rows, steps = rows.visits(asked), rows.actions(asked), rows.agreements(asked), rows.steps(asked)
    marked = {model._meta.model_name: rows.dated(asked, model) for model in MARKS}
    names, lives = rows.partnerships(asked), _lives(asked, steps)
    signed, status = _signed(agreement_rows, year), _last(steps, year)
    standing = _standing([status, _last(steps, year - 1)], len(names))
    return Report(
        asked=asked,
        running=year >= asked.today.year,
        names=names,
        exchanges=_exchanges(asked, visit_rows),
        partnerships=Partnerships(standing, lives, status),
        agreements=_agreements(agreement_rows, year),
        actions=_actions(action_rows, year),
        budget=_budget(rows.budget(asked), year),
        marks={key: _count((row.year for row in found), year) for key, found in marked.items()},
        by_partnership=_by_partnership(year, names, status, visit_rows, action_rows, signed, marked["mediamention"]),
        visit_rows=visit_rows,
        action_rows=action_rows,
        agreement_rows=agreement_rows,
        marked=marked,
        uncertain_steps=sum(on.year == year and not sure(text) for _p, _s, on, text in steps),
        outcomes={kind: _count((on for key, on in rows.outcomes(asked) if key == kind), year) for kind in OutcomeKind.values},
    )


def _count(years: Iterable[int], year: int) -> Count:
    """How often the year stands there, and the one before."""
    counted = Counter(years)
    return Count(counted[year], counted[year - 1])


def _exchanges(asked: Asked, visits: list[VisitRow]) -> Exchanges:
    counts: dict[str, dict[str, Count]] = {"visits": {}, "people": {}, "media": {}}
    for direction in Direction.values:
        there = [row for row in visits if row.direction == direction]
        now, before = ([row for row in there if row.year == year] for year in (asked.year, asked.year - 1))
        counts["visits"][direction] = Count(len(now), len(before))
        counts["people"][direction] = Count(*(sum(row.people or 0 for row in some) for some in (now, before)))
        counts["media"][direction] = Count(*(sum(row.media or 0 for row in some) for some in (now, before)))
    known = rows.met(asked)
    met = {key: Count(*(known.get((year, key), 0) for year in (asked.year, asked.year - 1))) for key in (*Direction.values, "all")}
    return Exchanges(**counts, met=met, by_year=_by_year(asked))


def _by_year(asked: Asked) -> list[YearOfExchanges]:
    first = max(asked.year - CHART + 1, 1)
    found = rows.visits_by_year(asked, first)
    told = []
    for year in range(first, asked.year + 1):
        received, sent = (found.get((year, direction), (0, 0)) for direction in ("inbound", "outbound"))
        told.append(YearOfExchanges(year, (received[0], sent[0]), (received[1], sent[1])))
    return told


Steps = list[tuple[Key, Any, date, str]]


def _last(steps: Steps, year: int) -> dict[Key, str]:
    """The status of each partnership at the end of a year: steps of one day follow each other in the order of a partnership's life."""
    until = sorted(
        ((on, LIFE.index(status), partnership) for partnership, status, on, _text in steps if on.year <= year), key=itemgetter(0, 1)
    )
    return {partnership: LIFE[place] for _on, place, partnership in until}


def _standing(ends: list[dict[Key, str]], partnerships: int) -> dict[str, Count]:
    """How many stood how at the end of the year and of the year before."""
    word: dict[Any, str] = {status: key for key, statuses in STANDING.items() for status in statuses}
    now, before = (Counter(word[status] for status in end.values()) for end in ends)
    told = {key: Count(now[key], before[key]) for key in STANDING}
    return told | {"unknown": Count(partnerships - now.total(), partnerships - before.total())}


def _lives(asked: Asked, steps: Steps) -> dict[str, Count]:
    first: dict[Key, int] = {}
    turned: dict[str, set[tuple[int, Key]]] = defaultdict(set)
    for partnership, status, on, _text in steps:
        if status in STANDING["alive"]:
            first[partnership] = min(on.year, first.get(partnership, on.year))
        for key, statuses in TURNS.items():
            if status in statuses:
                turned[key].add((on.year, partnership))
    told = {"new": _count(first.values(), asked.year)}
    return told | {key: _count((year for year, _partnership in turned[key]), asked.year) for key in TURNS}


def _signed(agreements: list[AgreementRow], year: int) -> list[AgreementRow]:
    return [row for row in agreements if row.signed_from and row.signed_from.year == year]


def _agreements(agreements: list[Any], year: int) -> Agreements:
    kinds: dict[str, list[int]] = defaultdict(list)
    terms: dict[bool, list[int]] = {True: [], False: []}
    for row in agreements:
        if row.signed_from:
            kinds[row.kind].append(row.signed_from.year)
        if row.expires_until:
            terms[row.renewal == Renewal.TACIT].append(row.expires_until.year)
    by_kind = {kind: _count(years, year) for kind, years in kinds.items()}
    return Agreements(sum(by_kind.values(), Count()), _count(terms[True], year), _count(terms[False], year), by_kind)


def _actions(actions: list[ActionRow], year: int) -> Actions:
    def by_domain(*stages: Any) -> dict[str, Count]:
        now, before = (Counter(row.domain for row in touching(actions, each, stages)) for each in (year, year - 1))
        return {domain: Count(now[domain], before[domain]) for domain in Domain.values}

    carried = by_domain(*CARRIED)
    return Actions(
        stages=Counter((row.domain, row.stage) for row in actions if row.years.touches(year)),
        carried=carried,
        planned=by_domain(Stage.IDEA, Stage.PLANNED),
        goals=_goals(actions, year),
        all_carried=sum(carried.values(), Count()),
        begun_earlier=sum(row.years.first < year for row in touching(actions, year, CARRIED)),
    )


def _goals(actions: list[ActionRow], year: int) -> dict[int, Count]:
    """How many actions carried out serve each of the seventeen."""
    counted = [Counter(g for row in touching(actions, each, CARRIED) for g in row.goals.split(",") if g) for each in (year, year - 1)]
    return {goal: Count(counted[0][str(goal)], counted[1][str(goal)]) for goal in range(1, 18)}


def _budget(lines: list[tuple[Any, ...]], year: int) -> Budget:
    planned: dict[tuple[Any, ...], list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
    spent: dict[tuple[Any, ...], list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
    for began, currency, domain, side, stage, plan, cost, _unspent in lines:
        for key in ((currency,), (currency, "domain", domain), (currency, "side", side or "others")):
            planned[key][began != year] += plan if stage in MONEY_OF else 0
            spent[key][began != year] += cost or 0
    moneys = {key: Money(Count(*planned[key]), Count(*spent[key])) for key in sorted(planned)}
    kept = {key: money for key, money in moneys.items() if any((*_both(money.planned), *_both(money.spent)))}
    return Budget(
        {key[0]: money for key, money in kept.items() if len(key) == 1},
        {(key[0], key[2]): money for key, money in kept.items() if "domain" in key[1:2]},
        {(key[0], key[2]): money for key, money in kept.items() if "side" in key[1:2]},
        sum(line[-1] for line in lines if line[0] == year and line[4] == Stage.DONE),
    )


def _both(count: Count) -> tuple[Any, Any]:
    return count.now, count.before


def _by_partnership(
    year: int,
    names: dict[Key, str],
    status: dict[Key, str],
    visits: list[VisitRow],
    actions: list[ActionRow],
    signed: list[AgreementRow],
    press: list[DatedRow],
) -> list[PartnershipRow]:
    """The partnerships in the order of their names."""
    tally: dict[Key, Counter[str]] = defaultdict(Counter)
    for row in visits:
        if row.year == year:
            tally[row.partnership] += Counter({row.direction: 1, f"people_{row.direction}": row.people or 0})
        elif row.year == year - 1:
            tally[row.partnership]["before"] += 1
    for kind, some in (("actions", touching(actions, year, CARRIED)), ("press", [row for row in press if row.year == year])):
        for each in some:
            tally[each.partnership][kind] += 1
    for agreement in signed:
        tally[agreement.partnership]["signed"] += 1
    order = ("inbound", "outbound", "people_inbound", "people_outbound", "actions", "signed", "press", "before")
    return [PartnershipRow(key, name, status.get(key, ""), *(tally[key][word] for word in order)) for key, name in names.items()]
