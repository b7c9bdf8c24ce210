"""An office with a need and an offer of two companies, an ambassador and a visit ahead."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jumelles.web.people.models import Office, User
from jumelles.web.recording import keep
from jumelles.web.register import cases, openings
from jumelles.web.register.models import (
    Ambassador,
    Authority,
    Introduction,
    Opening,
    Organisation,
    Partnership,
    Party,
    Person,
    Town,
    Visit,
)
from tests.web.offices import office
from tests.web.openings.lists import House

COMPANIES = {"need": ("Ouïe Claire", "FR"), "offer": ("Slukh Plus", "RU")}


@dataclass
class Room:
    """What the tests of the openings begin with; `people` are the accounts by role."""

    office: Office
    people: dict[str, User]
    partnership: Any
    visit: Any
    ambassador: Any
    companies: dict[str, Any]

    def published(self, kind: str, **told: Any) -> Opening:
        """A need or an offer that the officer wrote and the head approved."""
        fields = {"title": f"A {kind}", "summary": "hearing aids", "language": "en", "codes": "nace2:26.60,hs:902140"} | told
        made = Opening(office=self.office, kind=kind, organisation=self.companies[kind], **fields)
        openings.draft(made, by=self.people["officer"])
        openings.act(made, "submit", by=self.people["officer"], seen=1)
        return openings.act(made, "publish", by=self.people["head"], seen=2)

    def case(self, **told: Any) -> Introduction:
        """A new case of a need and an offer."""
        return cases.propose(self.published("need", **told), self.published("offer"), self.partnership, by=self.people["officer"])

    def agreed(self, case: Introduction) -> Introduction:
        """The case, when both sides have agreed to be named."""
        by = self.people["officer"]
        cases.express(case, "We look for a partner for trials.", by=by, seen=case.version)
        cases.answer(case, accept=True, reason="", by=by, seen=case.version)
        for side in ("need", "offer"):
            cases.consent(case, side, by=by, seen=case.version)
        return case

    def introduced(self, case: Introduction) -> Introduction:
        """The case, when the ambassador has introduced the two."""
        return cases.introduce(self.agreed(case), self.ambassador, by=self.people["officer"], seen=case.version)


@pytest.fixture
def room() -> Room:
    made, people = office("valmore")
    by, today = people["officer"], timezone.localdate()

    def new(model: type[Any], **fields: Any) -> Any:
        return keep(model(office=made, **fields), by=by)

    towns = [new(Town, place=n, name=name, country=country) for n, name, country in ((1, "Valmore", "FR"), (2, "Novigrad", "RU"))]
    bodies = [new(Authority, name=f"City of {town}", level="municipality", town=town) for town in towns]
    partnership = new(Partnership, name="Valmore – Novigrad", kind="twinning")
    for body, side in zip(bodies, ("home", "partner"), strict=True):
        new(Party, partnership=partnership, authority=body, side=side)
    companies = {
        kind: new(Organisation, name=name, kind="company", town=towns[kind == "offer"], email=f"{kind}@firm.example")
        for kind, (name, _country) in COMPANIES.items()
    }
    person = new(Person, family_name="Orlova", given_name="Vera")
    ambassador = new(Ambassador, person=person, authority=bodies[1], since=today, consent_on=today, max_open=2)
    ends = today + timedelta(days=40)
    visit = new(
        Visit, partnership=partnership, direction="inbound", title="Delegation", starts=f"{today + timedelta(days=30)}", ends=f"{ends}"
    )
    return Room(made, people, partnership, visit, ambassador, companies)


@pytest.fixture
def house(db: None) -> House:  # noqa: ARG001
    made, accounts = office("ours")
    firms = [keep(Organisation(office=made, name=name, kind="company"), by=accounts["officer"]) for name in ("Ours", "Theirs")]
    return House(made, accounts, *firms)


@pytest.fixture
def leak(house: House) -> Any:
    """A need that the first line of the table answers."""
    return house.opening(
        "need", "Trop d’eau perdue", "Notre commune cherche à repérer les fuites de son réseau d’eau potable.", codes="nace2:36.00"
    )
