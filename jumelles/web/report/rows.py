"""What the register holds of the years around a report, as bare rows: few queries, and no more columns than are counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from django.db.models import BooleanField, Case, CharField, Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Cast, Coalesce, NullIf

from jumelles.web.people.models import Office
from jumelles.web.register import queries
from jumelles.web.register.models import (
    Action,
    Agreement,
    BudgetLine,
    Delegate,
    Gift,
    HeritageItem,
    Honour,
    MediaMention,
    Outcome,
    Partnership,
    Party,
    StatusStep,
    Visit,
)
from jumelles.web.register.models.words import Stage
from jumelles.web.register.spans import year_of
from jumelles.web.register.unchanged import while_unchanged
from jumelles.web.report.when import Lasting, lasting

DATED: dict[type[Any], str] = {Honour: "on", Gift: "on", HeritageItem: "since", MediaMention: "published"}
"""Records that count in the year of one date, and the field that holds it."""


Key = str
"""The key of a record as the database writes it: to make thousands of UUIDs takes longer than to read their rows."""


@dataclass(frozen=True)
class Asked:
    """Whose register is read, for whom, about which year, and what day it is."""

    by: Any
    office: Office
    year: int
    today: date

    def rows(self, model: type[Any]) -> Any:
        """The records of one kind that may be counted."""
        return queries.visible(self.by, self.office, model).order_by()

    def keyed(self, model: type[Any]) -> Any:
        """As `rows`, each with its own `key`, and the key `of` its partnership."""
        return self.rows(model).annotate(key=key("pk"), of=key("partnership_id"))


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit: how many `people` (None if neither told nor listed), the `year` it begins in."""

    id: Key
    title: str
    partnership: Key
    direction: str
    starts: str
    year: int
    people: int | None
    media: int | None
    told: bool


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action and the years it touches; `told` is whether a result or a practice is written, `funded` whether a budget is."""

    id: Key
    title: str
    partnership: Key
    domain: str
    stage: Any
    goals: str
    years: Lasting
    endless: bool
    told: bool
    funded: bool


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement, when it was signed and until when it holds."""

    id: Key
    title: str
    partnership: Key
    kind: str
    signed: str
    signed_from: date | None
    expires: str
    expires_until: date | None
    renewal: str


@dataclass(frozen=True, slots=True)
class DatedRow:
    """A record that counts in the year of one date."""

    id: Key
    title: str
    partnership: Key
    text: str
    year: int


def key(name: str) -> Any:
    """The key in this field, as text."""
    return Cast(name, CharField())


def within(field: str, first: int, last: int) -> Q:
    """The day lies in these years."""
    return Q(**{f"{field}__gte": date(first, 1, 1), f"{field}__lte": date(last, 12, 31)})


def _people() -> Any:
    """As told; else the delegates by name; else not known."""
    listed = Delegate.objects.filter(visit=OuterRef("pk")).order_by().values("visit").annotate(n=Count("pk")).values("n")
    return Coalesce("headcount", NullIf(Subquery(listed, output_field=IntegerField()), 0))


def _written(*fields: str) -> Any:
    """Whether one of these texts is there, without fetching it."""
    missing = Q(**dict.fromkeys(fields, ""))
    return Case(When(missing, then=Value(value=False)), default=Value(value=True), output_field=BooleanField())


def visits(asked: Asked) -> list[VisitRow]:
    """The visits that begin in the year before, in the year, and in the year after."""
    rows = asked.keyed(Visit).filter(within("starts_from", asked.year - 1, asked.year + 1)).order_by("starts_from", "title", "id")
    names = ("key", "title", "of", "direction", "starts", "year", "people", "media", "told")
    found = rows.annotate(year=year_of("starts_from"), people=_people(), told=_written("result")).values_list(*names)
    return [VisitRow(*row) for row in found]


def visits_by_year(asked: Asked, first: int) -> dict[tuple[int, str], tuple[int, int]]:
    """Visits and people by year and direction, from the year `first` on."""
    rows = asked.rows(Visit).filter(within("starts_from", first, asked.year)).annotate(year=year_of("starts_from"), people=_people())
    found = rows.values_list("year", "direction").annotate(Count("pk"), Sum("people"))
    return {(year, direction): (number, people or 0) for year, direction, number, people in found}


def met(asked: Asked) -> dict[tuple[int, str], int]:
    """How many people are listed by name, each once, by year and direction; by year and "all"."""
    visits = asked.rows(Visit).filter(within("starts_from", asked.year - 1, asked.year))
    # Asked by way of their visits: by the office, the database would read every delegate there is.
    rows = Delegate.objects.filter(visit__in=visits).order_by().annotate(year=year_of("visit__starts_from"))
    each = Count("person", distinct=True)
    found = {(year, direction): n for year, direction, n in rows.values_list("year", "visit__direction").annotate(each)}
    return found | {(year, "all"): n for year, n in rows.values_list("year").annotate(each)}


def _perhaps(asked: Asked) -> Any:
    """Actions that may touch the two years, or be ahead in the third: never too few, and what remains to be sorted out is little.

    Those without a beginning are asked for apart: with both in one question, the database would read all actions there are.
    """
    start, end = date(asked.year - 1, 1, 1), date(asked.year, 12, 31)
    without_end = Q(starts_from__gte=start) | ~Q(ends="") | Q(stage=Stage.UNDERWAY) | Q(starts__contains="/") | Q(starts__contains="X")
    touching = Q(starts_from__lte=end) & (Q(ends_until__gte=start) | Q(ends_until=None) & without_end)
    following = within("starts_from", asked.year + 1, asked.year + 1) & Q(stage__in=(Stage.IDEA, Stage.PLANNED, Stage.UNDERWAY))
    endings = Q(starts_from=None) & within("ends_until", asked.year - 1, asked.year + 1)
    return touching, following, endings


def actions(asked: Asked) -> list[ActionRow]:
    """The actions that touch the year before or the year, and those ahead in the year after."""
    names = ("key", "title", "of", "domain", "stage", "goals", "starts", "ends", "told", "funded")
    funded = Exists(BudgetLine.objects.filter(action=OuterRef("pk")))
    rows = asked.keyed(Action).annotate(told=_written("result", "practice"), funded=funded).order_by("starts_from", "title", "id")
    found = []
    for row in chain.from_iterable(rows.filter(some).values_list(*names) for some in _perhaps(asked)):
        key, title, partnership, domain, stage, goals, starts, ends, told, has_budget = row
        years = lasting(starts, ends, stage, asked.today)
        if years and years.last >= asked.year - 1 and years.first <= asked.year + 1:
            found.append(ActionRow(key, title, partnership, domain, stage, goals, years, not ends, told, has_budget))
    return found


def budget(asked: Asked) -> list[tuple[Any, ...]]:
    """Year, currency, domain, side (`home`, `partner`, None for others), stage, planned, spent, lines without what was spent.

    They are those of the actions that begin in the year or in the year before.
    """
    side = Party.objects.filter(partnership=OuterRef("action__partnership"), authority=OuterRef("authority")).values("side")[:1]
    first, last = asked.year - 1, asked.year
    began = asked.rows(Action).filter(within("starts_from", first, last) | Q(starts_from=None) & within("ends_until", first, last))
    rows = BudgetLine.objects.filter(action__in=began).order_by().annotate(began=Coalesce("action__starts_from", "action__ends_until"))
    rows = rows.annotate(year=year_of("began"), funder=Subquery(side), domain=F("action__domain"), stage=F("action__stage"))
    grouped = rows.values_list("year", "currency", "domain", "funder", "stage")
    # The amounts under other names than their fields, else the count would look into the sums.
    return list(grouped.annotate(plan=Sum("planned"), cost=Sum("spent"), open=Count("pk", filter=Q(spent=None))))


def steps(asked: Asked) -> list[tuple[Key, Any, date, str]]:
    """Partnership, status, first possible day and text of every step until the end of the year (or until today, while the year runs)."""
    end = min(date(asked.year, 12, 31), asked.today)
    return [step for step in while_unchanged(asked.office, "steps", lambda: _steps(asked)) if step[2] <= end]


def _steps(asked: Asked) -> list[tuple[Key, Any, date, str]]:
    return list(asked.keyed(StatusStep).filter(on_from__lte=asked.today).values_list("of", "status", "on_from", "on"))


def agreements(asked: Asked) -> list[AgreementRow]:
    """The agreements signed or coming to their term in the three years."""
    first, last = asked.year - 1, asked.year + 1
    rows = asked.keyed(Agreement).filter(within("signed_from", first, last) | within("expires_until", first, last))
    names = ("key", "title", "of", "kind", "signed", "signed_from", "expires", "expires_until", "renewal")
    return [AgreementRow(*row) for row in rows.order_by("expires_until", "title", "id").values_list(*names)]


def dated(asked: Asked, model: type[Any]) -> list[DatedRow]:
    """The records of one kind whose date lies in the year or in the year before."""
    name = DATED[model]
    rows = asked.keyed(model).filter(within(f"{name}_from", asked.year - 1, asked.year)).order_by(f"{name}_from", "title", "id")
    found = rows.annotate(year=year_of(f"{name}_from")).values_list("key", "title", "of", name, "year")
    return [DatedRow(*row) for row in found]


def outcomes(asked: Asked) -> list[tuple[str, int]]:
    """What came of introductions in the year or the year before: the kind and the year. They are counts, of what is confided, too."""
    told = Outcome.objects.filter(within("on", asked.year - 1, asked.year), office=asked.office).order_by("on", "id")
    return [(kind, on.year) for kind, on in told.values_list("kind", "on")]


def partnerships(asked: Asked) -> dict[Key, str]:
    """Their names, in order."""
    rows = asked.rows(Partnership).annotate(key=key("pk")).order_by("name", "id").values_list("key", "name")
    return while_unchanged(asked.office, "names", lambda: dict(rows))


def undated(asked: Asked) -> dict[str, int]:
    """How many records have no day by which they could be counted, by the word of their kind."""
    return while_unchanged(asked.office, "undated", lambda: _undated(asked))


def _undated(asked: Asked) -> dict[str, int]:
    from jumelles.web.register.nouns import BY_MODEL

    fields: dict[type[Any], Iterable[str]] = {Visit: ["starts"], Action: ["starts", "ends"], Agreement: ["signed"]}
    fields = fields | {model: [name] for model, name in DATED.items()}
    bounds = {model: [f"{name}_{'until' if name == 'ends' else 'from'}" for name in names] for model, names in fields.items()}
    return {
        BY_MODEL[model].key: asked.rows(model).filter(**dict.fromkeys((f"{n}__isnull" for n in names), True)).count()
        for model, names in bounds.items()
    }


def years(asked: Asked) -> list[int]:
    """The years of which something is told, until the present one, the latest first."""
    return while_unchanged(asked.office, "years", lambda: _years(asked))


def _years(asked: Asked) -> list[int]:
    days = [(Visit, "starts"), (Agreement, "signed"), (StatusStep, "on"), *DATED.items()]
    found: set[int] = set()
    for model, name in days:
        rows = asked.rows(model).filter(**{f"{name}_from__isnull": False}).annotate(year=year_of(f"{name}_from"))
        found |= set(rows.values_list("year", flat=True).distinct())
    for first, last, goes_on in _of_actions(asked):
        end = last or (asked.today.year if goes_on else first)
        found |= set(range(first, min(end, asked.today.year) + 1))
    return sorted((year for year in found if year <= asked.today.year), reverse=True)


def _of_actions(asked: Asked) -> Iterable[tuple[int, int | None, bool]]:
    """First year, last year (None if not known) of the actions, and whether they are under way, each combination once."""
    began, ended = year_of(Coalesce("starts_from", "ends_until")), year_of("ends_until")
    rows = asked.rows(Action).annotate(began=began, ended=ended).exclude(began=None)
    underway = Case(When(stage=Stage.UNDERWAY, then=Value(value=True)), default=Value(value=False), output_field=BooleanField())
    return list(rows.annotate(goes_on=underway).values_list("began", "ended", "goes_on").distinct())
