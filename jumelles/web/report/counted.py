"""What a report holds: the words for its numbers, and which stages and steps make up each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jumelles.web.register.models import Gift, HeritageItem, Honour, MediaMention
from jumelles.web.register.models.words import Stage, Status
from jumelles.web.report.rows import ActionRow, AgreementRow, Asked, DatedRow, Key, VisitRow

CARRIED = (Stage.UNDERWAY, Stage.DONE)
"""Stages of what is carried out; ideas and plans are counted apart."""
AHEAD = (Stage.IDEA, Stage.PLANNED, Stage.UNDERWAY)
MONEY_OF = (Stage.PLANNED, Stage.UNDERWAY, Stage.DONE)
"""Stages whose planned money counts: not that of ideas, nor of what was cancelled."""
STANDING = {
    "alive": (Status.SIGNED, Status.IN_FORCE, Status.RENEWED, Status.REACTIVATED),
    "asleep": (Status.EXPIRED, Status.DORMANT, Status.SUSPENDED),
    "prepared": (Status.PROPOSED,),
    "ended": (Status.TERMINATED,),
}
"""How a partnership stands, by its last step."""
TURNS = {
    "renewed": (Status.RENEWED,),
    "reactivated": (Status.REACTIVATED,),
    "fell_asleep": STANDING["asleep"],
    "ended": (Status.TERMINATED,),
}
"""What became of partnerships in a year, by the steps of that year; `new` are those that were alive for the first time."""
MARKS = (Honour, Gift, HeritageItem, MediaMention)
LIFE = tuple(Status.values)
CHART = 10
"""Years of exchanges that the chart shows."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of the year, and the same of the year before."""

    now: Any = 0
    before: Any = 0

    @property
    def change(self) -> Any:
        """How much more, or less."""
        return self.now - self.before

    def __add__(self, other: Count) -> Count:
        return Count(self.now + other.now, self.before + other.before)


@dataclass(frozen=True, slots=True)
class Money:
    """Amounts of one currency."""

    planned: Count
    spent: Count


@dataclass(frozen=True, slots=True)
class YearOfExchanges:
    """What the chart of exchanges shows for one year."""

    year: int
    visits: tuple[int, int]
    people: tuple[int, int]


@dataclass(frozen=True)
class Exchanges:
    """Visits, people and media by direction; `met` counts people listed by name, each once; `by_year` has (inbound, outbound)."""

    visits: dict[str, Count]
    people: dict[str, Count]
    media: dict[str, Count]
    met: dict[str, Count]
    by_year: list[YearOfExchanges]


@dataclass(frozen=True)
class Partnerships:
    """How partnerships stood at the end of the year, what became of them, and the last status of each."""

    standing: dict[str, Count]
    turns: dict[str, Count]
    status: dict[Key, str]


@dataclass(frozen=True)
class Agreements:
    """Agreements signed, renewed by themselves at their term, and expired; those signed, by kind."""

    signed: Count
    renewed: Count
    expired: Count
    by_kind: dict[str, Count]


@dataclass(frozen=True)
class Actions:
    """Actions of the year by domain and stage, those carried out and planned, and those that serve each goal."""

    stages: dict[tuple[str, str], int]
    carried: dict[str, Count]
    planned: dict[str, Count]
    goals: dict[int, Count]
    all_carried: Count
    begun_earlier: int


@dataclass(frozen=True)
class Budget:
    """Money of the actions that began in the year: by currency, by currency and domain, by currency and side of the funder.

    `unspent` are the lines of actions done of which nobody wrote what was spent.
    """

    by_currency: dict[str, Money]
    by_domain: dict[tuple[str, str], Money]
    by_side: dict[tuple[str, str], Money]
    unspent: int = 0


@dataclass(frozen=True, slots=True)
class PartnershipRow:
    """One partnership in the year: its last status, and what happened in it. `before` are the exchanges of the year before."""

    id: Key
    name: str
    status: str
    inbound: int
    outbound: int
    people_in: int
    people_out: int
    actions: int
    signed: int
    press: int
    before: int

    @property
    def happened(self) -> int:
        """How much there is to tell, to put the busiest first."""
        return self.inbound + self.outbound + self.actions + self.signed + self.press


@dataclass(frozen=True)
class Report:
    """Everything that the year's report counts. `visits` and `actions` are the rows of three years, from which the lists are made.

    `outcomes` are what came of introductions of companies, by kind.
    """

    asked: Asked
    running: bool
    names: dict[Key, str]
    exchanges: Exchanges
    partnerships: Partnerships
    agreements: Agreements
    actions: Actions
    budget: Budget
    marks: dict[str, Count]
    by_partnership: list[PartnershipRow]
    visit_rows: list[VisitRow]
    action_rows: list[ActionRow]
    agreement_rows: list[AgreementRow]
    marked: dict[str, list[DatedRow]]
    uncertain_steps: int
    outcomes: dict[str, Count]

    @property
    def year(self) -> int:
        """The year of the report."""
        return self.asked.year

    @property
    def empty(self) -> bool:
        """Whether the year and the one before left no trace: the state of partnerships is none."""
        counts = [
            *self.exchanges.visits.values(),
            *self.marks.values(),
            *self.outcomes.values(),
            *self.partnerships.turns.values(),
            self.agreements.signed,
        ]
        terms = (self.agreements.renewed, self.agreements.expired)
        traces = any(count.now or count.before for count in (*counts, *terms))
        return not traces and not any(row.years.touches(year) for row in self.action_rows for year in (self.year, self.year - 1))


def touching(actions: list[ActionRow], year: int, stages: Iterable[Any]) -> list[ActionRow]:
    """The actions of these stages that touch a year."""
    return [row for row in actions if row.stage in stages and row.years.touches(year)]
