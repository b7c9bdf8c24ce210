"""A partnership's actions by domain and year, as a strip in which one sees what the cooperation lived on, and when it slept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import ceil
from typing import Any

from django.db.models import Count
from django.utils import timezone

from jumelles.web.register import queries
from jumelles.web.register.models import Action, Partnership
from jumelles.web.register.models.words import Domain, Stage
from jumelles.web.register.spans import year_of

LONGEST, AHEAD = 30, 2
"""Years that are drawn up to this one, and after it where something is planned."""
STRENGTHS = 3


@dataclass(frozen=True)
class Heat:
    """The `years` in order; for each domain that occurs the number of actions in each of them; those in which there is none (`quiet`)."""

    years: list[int]
    rows: list[tuple[str, list[int]]]
    quiet: list[int]
    most: int

    @property
    def busy(self) -> list[int]:
        """The years in which there is something."""
        return [year for year in self.years if year not in self.quiet]

    def strength(self, count: int) -> int:
        """From 0 (nothing) to 3 (as much as in the fullest year, or nearly)."""
        return ceil(STRENGTHS * count / max(self.most, STRENGTHS))


def heat(record: Partnership, by: Any) -> Heat | None:
    """How many actions went on in each year, by domain; cancelled ones and mere ideas do not count. None where no action has a date.

    An action without an end counts in the year it began, and one that is still under way up to this year.
    """
    today = timezone.localdate().year
    rows = (
        queries.visible(by, record.office, Action, on=record)
        .filter(office=record.office)
        .exclude(stage__in=[Stage.CANCELLED, Stage.IDEA])
        .exclude(starts_from=None)
    )
    kinds = rows.order_by().values_list("domain", "stage", year_of("starts_from"), year_of("ends_until")).annotate(n=Count("pk"))
    count: Counter[tuple[str, int]] = Counter()
    for domain, stage, first, end, n in kinds:
        last = end or (max(first, today) if stage == Stage.UNDERWAY else first)
        for year in range(max(first, today - LONGEST + 1), min(last, today + AHEAD) + 1):
            count[domain, year] += n
    if not count:
        return None
    years = list(range(min(year for _domain, year in count), max(today, *(year for _domain, year in count)) + 1))
    told = [
        (str(Domain(key).label), [count[key, year] for year in years]) for key in Domain.values if any(count[key, year] for year in years)
    ]
    quiet = [year for n, year in enumerate(years) if not any(line[n] for _domain, line in told)]
    return Heat(years, told, quiet, max(count.values()))
