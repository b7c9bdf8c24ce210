"""What is kept from a pasted delegation, and which places a ranking of the day compares."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jumelles.atlas.store import Atlas
from jumelles.web.people.models import User
from jumelles.web.recording import keep
from jumelles.web.register import actions, places
from jumelles.web.register.models import Authority, Delegate, Partnership, Party, Person, Town, Visit
from tests.web.offices import fill, office

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit() -> tuple[Visit, User]:
    made, accounts = office("valmore")
    return fill(made, accounts["head"])["visit"], accounts["officer"]


def listed(visit: Visit) -> list[tuple[object, ...]]:
    rows = Delegate.objects.filter(visit=visit, precedence__gt=1)
    return [(str(row.person), row.person.diet, row.capacity, row.arrives_on, row.departs_on) for row in rows]


def test_days_are_those_told_else_those_of_the_visit(visit: tuple[Visit, User]) -> None:
    one, officer = visit

    actions.add_delegates(one, ["Nom;Prénom;Qualité", "Ivanova;Anna;mayor;ru;;;04.10.2017;6/10/2017", "Petrov\tPiotr"], by=officer)

    assert listed(one) == [
        ("Anna Ivanova", "", "mayor", date(2017, 10, 4), date(2017, 10, 6)),
        ("Piotr Petrov", "", "", date(2017, 10, 3), date(2017, 10, 7)),
    ]


def test_a_new_diet_of_a_known_person_is_kept(visit: tuple[Visit, User]) -> None:
    one, officer = visit
    known = keep(Person(office=one.office, family_name="Ivanova", given_name="Anna", diet="none", languages="ru"), by=officer)

    actions.add_delegates(one, ["Ivanova;Anna;;;nut allergy"], by=officer)

    known.refresh_from_db()
    assert (known.diet, known.languages) == ("nut allergy", "ru")


@pytest.mark.parametrize("line", ["Mrs Anna Ivanova, deputy mayor", "a;b;c;d;e;f;g;h;i", "Ivanova;Anna;;;;;yesterday", ";Anna"])
def test_a_line_that_cannot_be_read_keeps_none(visit: tuple[Visit, User], line: str) -> None:
    one, officer = visit

    with pytest.raises(ValidationError):
        actions.add_delegates(one, ["Petrov;Piotr", line], by=officer)

    assert listed(one) == []


def party(partnership: Partnership, name: str, place: int, side: str, by: User) -> None:
    common = {"office": partnership.office}
    town = Town.objects.filter(place=place).first() or keep(Town(**common, place=place, name=name, country="FR"), by=by)
    authority = keep(Authority(**common, name=name, level="municipality", town=town), by=by)
    keep(Party(**common, partnership=partnership, authority=authority, side=side), by=by)


@pytest.fixture
def toy_world(toy_atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> Atlas:
    monkeypatch.setattr(places, "atlas", lambda: toy_atlas)
    return toy_atlas


def test_cities_are_compared_with_cities(toy_world: Atlas) -> None:
    made, accounts = office("valmore")
    by = accounts["officer"]
    partnership = keep(Partnership(office=made, name="P", kind="twinning"), by=by)
    kinds = toy_world.places.select("place", "kind").rows()
    cities = [place for place, kind in kinds if kind == "city"]
    region = next(place for place, kind in kinds if kind == "region")
    party(partnership, "Region", region, "partner", by)
    party(partnership, "Home", cities[0], "home", by)

    with pytest.raises(ValidationError):
        actions.record_choice(partnership, by=by, seen=partnership.version)
    party(partnership, "City", cities[1], "partner", by)
    actions.record_choice(partnership, by=by, seen=partnership.version)

    assert (partnership.ranking["a"]["id"], partnership.ranking["b"]["id"]) == (cities[0], cities[1])
    assert partnership.ranked_on is not None
    assert "[weights]" in partnership.profile
