"""A territory as an office presents it to investors and partners: its own facts with their source beside what open sources know."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from jumelles import dates
from jumelles.atlas.card import Card
from jumelles.web.finding import cities
from jumelles.web.register.models import Authority, Organisation, TerritoryFact
from jumelles.web.register.models.words import FactKind

TENTH = 0.1
"""The share of comparable places, counted from the greatest, among which a figure is put in front."""
MERITS = frozenset({"count", "share", "usd", "score"})
"""The units of figures of which more is more."""


@dataclass(frozen=True)
class Fact:
    """One sentence of the office about the territory: as of when, who says so, and the record that holds it."""

    statement: str
    dated: str
    source: str
    key: Any


def facts(office: Any, place: int) -> list[tuple[str, list[Fact]]]:
    """What the office tells of the authorities at this place, by kind: ranks and labels first, the newest of a kind first."""
    order = list(FactKind.values)
    rows = TerritoryFact.objects.filter(office=office, authority__town__place=place).order_by("statement", "id")
    told = sorted(sorted(rows, key=lambda row: row.dated, reverse=True), key=lambda row: order.index(row.kind))
    return [
        (str(FactKind(kind).label), [Fact(row.statement, dates.say(row.dated), row.source, row.pk) for row in some])
        for kind, some in groupby(told, key=lambda row: row.kind)
    ]


def authorities(office: Any, place: int) -> list[Any]:
    """Who governs it, as far as the register knows."""
    return list(Authority.objects.filter(office=office, town__place=place).order_by("name", "id"))


def organisations(office: Any, place: int) -> list[tuple[str, list[Any]]]:
    """The organisations of the register that are at home there, by kind."""
    rows = Organisation.objects.filter(office=office, town__place=place)
    told = sorted(rows, key=lambda row: (str(row.get_kind_display()), row.name))
    return [(kind, list(some)) for kind, some in groupby(told, key=lambda row: str(row.get_kind_display()))]


def figures(card: Card) -> list[dict[str, Any]]:
    """The figures that are known, by theme; themes without any are left out."""
    told = [section | {"lines": [line for line in section["lines"] if line["value"]]} for section in cities.sections(card)]
    return [section for section in told if section["lines"]]


def strong(card: Card, known: list[dict[str, Any]], most: int = 6) -> list[dict[str, Any]]:
    """Of the `known` figures, those by which the place is among the greatest tenth of its size, the best first; latitudes are no merit."""
    ranked = [
        (figure.rank / figure.among, figure.indicator.key)
        for figure in card.figures
        if figure.rank is not None and figure.among is not None and figure.among * TENTH >= 1 and figure.indicator.unit in MERITS
    ]
    lines = {line["key"]: line for section in known for line in section["lines"]}
    return [lines[key] for share, key in sorted(ranked)[:most] if share <= TENTH]
