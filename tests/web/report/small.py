"""Small offices made by hand for the tests of the year report, from plain lists that are easy to count."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from jumelles.web.people.models import Office, User
from jumelles.web.recording import keep
from jumelles.web.register import models


@dataclass
class Small:
    """What an office holds. Partnerships go by their place in `names`, people by their number.

    visits: partnership, direction, starts, headcount, people listed by name, media, result
    actions: partnership, domain, stage, (starts, ends), goals, budget as (side, currency, planned, spent), result
    agreements: partnership, signed, expires, renewal; steps: partnership, status, date
    marks: kind (honour, gift, mention), partnership, date
    """

    names: list[str]
    visits: list[tuple[int, str, str, int | None, list[int], int | None, str]] = field(default_factory=list)
    actions: list[tuple[int, str, str, tuple[str, str], str, list[tuple[str, str, str, str | None]], str]] = field(default_factory=list)
    agreements: list[tuple[int, str, str, str]] = field(default_factory=list)
    steps: list[tuple[int, str, str]] = field(default_factory=list)
    marks: list[tuple[str, int, str]] = field(default_factory=list)


class Builder:
    """Writes a small office into the register."""

    def __init__(self, office: Office, by: User) -> None:
        self.office, self.by = office, by
        self.partnerships: list[Any] = []
        self.people: dict[int, Any] = {}

    def new(self, model: type[Any], **fields: Any) -> Any:
        return keep(model(office=self.office, **fields), by=self.by)

    def build(self, small: Small) -> None:
        self._parties(small)
        for place, row in enumerate(small.visits):
            self.visit(place, *row)
        for place, action in enumerate(small.actions):
            self.action(place, *action)
        for place, (of, signed, expires, renewal) in enumerate(small.agreements):
            self._of(models.Agreement, of, title=f"Agreement {place}", kind="framework", signed=signed, expires=expires, renewal=renewal)
        for of, status, on in small.steps:
            self._of(models.StatusStep, of, status=status, on=on, source="archive")
        for place, (kind, of, on) in enumerate(small.marks):
            self._mark(kind, of, f"{kind} {place}", on)

    def _parties(self, small: Small) -> None:
        town = self.new(models.Town, place=1, name="Town", country="FR")
        self.sides = {
            name: self.new(models.Authority, name=name, level="municipality", town=town) for name in ("home", "partner", "region")
        }
        self.firm = self.new(models.Organisation, name="Firm", kind="company")
        for name in small.names:
            made = self.new(models.Partnership, name=name, kind="twinning")
            for side in ("home", "partner"):
                self.new(models.Party, partnership=made, authority=self.sides[side], side=side)
            self.partnerships.append(made)

    def _of(self, model: type[Any], of: int, **fields: Any) -> Any:
        return self.new(model, partnership=self.partnerships[of], **fields)

    def _person(self, number: int) -> Any:
        if number not in self.people:
            self.people[number] = self.new(models.Person, family_name=f"Person {number}")
        return self.people[number]

    def visit(
        self, place: int, of: int, direction: str, starts: str, headcount: int | None, people: list[int], media: int | None, result: str
    ) -> None:
        fields = {"direction": direction, "starts": starts, "headcount": headcount, "media": media, "result": result}
        visit = self._of(models.Visit, of, title=f"Visit {place}", **fields)
        for number in people:
            self.new(models.Delegate, visit=visit, person=self._person(number))

    def action(
        self, place: int, of: int, domain: str, stage: str, when: tuple[str, str], goals: str, budget: list[Any], result: str
    ) -> None:
        fields = {"domain": domain, "stage": stage, "starts": when[0], "ends": when[1], "goals": goals, "result": result}
        action = self._of(models.Action, of, title=f"Action {place}", **fields)
        for side, currency, planned, spent in budget:
            body = {"organisation": self.firm} if side == "firm" else {"authority": self.sides[side]}
            costs = {"planned": Decimal(planned), "spent": None if spent is None else Decimal(spent), "currency": currency}
            self.new(models.BudgetLine, action=action, **body, **costs)

    def _mark(self, kind: str, of: int, title: str, on: str) -> None:
        if kind == "honour":
            self._of(models.Honour, of, title=title, kind="medal", person=self._person(0), on=on)
        elif kind == "gift":
            self._of(models.Gift, of, title=title, giver="we", receiver="they", on=on)
        else:
            self._of(models.MediaMention, of, title=title, published=on)
