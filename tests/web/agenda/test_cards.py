"""People as vCards, as a parser reads them back; and what they never tell."""

from collections.abc import Callable
from typing import Any

import pytest
import vobject
from django.test import Client

from jumelles.web.agenda.cards import cards
from jumelles.web.register import models
from tests.web.agenda.conftest import House

pytestmark = pytest.mark.django_db
SECRETS = ("no fish", "Your Excellency", "suite", "internal", "a test")


@pytest.fixture
def person(house: House) -> Any:
    made = house.new(
        models.Person,
        family_name="Ivanova; Petrova",
        given_name="Anna",
        own_name="Анна Иванова",
        address_form="Your Excellency",
        languages="ru, en, some French",
        diet="no fish",
        email="anna@theirs.example",
        phone="+7 495 123-45-67",
        note="internal",
    )
    body = house.new(models.Organisation, name="University, Institute of Physics", kind="university")
    for title, since, until in (("rector", "2020", ""), ("dean", "2010", "2019"), ("professor", "2012", "")):
        house.new(models.Position, person=made, title=title, organisation=body, since=since, until=until)
    return made


def test_a_card_has_names_present_positions_and_ways_to_reach(person: Any) -> None:
    card = vobject.readOne(cards([person]).decode())

    assert (card.n.value.family, card.n.value.given, card.fn.value) == ("Ivanova; Petrova", "Anna", "Anna Ivanova; Petrova")
    assert [title.value for title in card.title_list] == ["rector", "professor"]
    assert [org.value for org in card.org_list] == [["University, Institute of Physics"]] * 2
    assert (card.tel.value, card.email.value) == ("+7 495 123-45-67", "anna@theirs.example")
    assert [lang.value for lang in card.lang_list] == ["ru", "en"]
    assert card.uid.value == f"urn:uuid:{person.pk}"


def test_a_name_alone_makes_a_card(house: House) -> None:
    card = vobject.readOne(cards([house.new(models.Person, family_name="Grey")]).decode())

    assert sorted(card.contents) == ["fn", "n", "uid", "version"]


def test_a_delegation_in_the_order_of_precedence(house: House, visit: Any, person: Any, browser: Callable[..., Client]) -> None:
    first = house.new(models.Person, family_name="First")
    house.new(models.Delegate, visit=visit, person=person, precedence=2, room="suite")
    house.new(models.Delegate, visit=visit, person=first, precedence=1)

    answer = browser(house.accounts["reader"]).get(f"/ours/visit/{visit.pk}/delegation.vcf")

    assert answer["Content-Type"] == "text/vcard; charset=utf-8"
    assert [card.fn.value for card in vobject.readComponents(answer.content.decode())] == ["First", "Anna Ivanova; Petrova"]
    assert [secret for secret in SECRETS if secret in answer.content.decode()] == []


def test_the_page_of_a_person_leads_to_the_card(house: House, person: Any, browser: Callable[..., Client]) -> None:
    reader = browser(house.accounts["reader"])
    path = f"/ours/person/{person.pk}/person.vcf"

    assert path in reader.get(f"/ours/person/{person.pk}/").content.decode()
    assert vobject.readOne(reader.get(path).content.decode()).fn.value == "Anna Ivanova; Petrova"
