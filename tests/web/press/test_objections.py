"""What the register objects to is shown beside its field, and what was typed is not lost."""

import re

import pytest
from django.test import Client

from jumelles.web.press.models import Clipping, Proposed
from jumelles.web.register.models import Agreement, StatusStep
from tests.web.press.desk import Desk

pytestmark = pytest.mark.django_db
TEXT = "Colmar et Tver ont signé une convention de coopération. Les relations datent de 1991."


def fields(page: str) -> dict[str, str]:
    """The texts of the card's fields."""
    typed = dict(re.findall(r'name="v-(\w+)" value="([^"]*)"', page))
    chosen = re.findall(r'<select id="v-(\w+)".*?<option value="(\w+)" selected>', page)
    return typed | dict(chosen)


def objections(page: str) -> dict[str, str]:
    """What stands beside each field."""
    return dict(re.findall(r'<p class="help" id="p-(\w+)">(.*?)</p>', page))


def agreement(desk: Desk) -> Proposed:
    clipping = desk.clipping(TEXT)
    parties = ["Colmar", "Tver"]
    return desk.proposed(clipping, "accord", "une convention de coopération", kind="partnership", status="signed", parties=parties)


def sent(noun: str, **values: str) -> dict[str, str]:
    typed = {f"v-{name}": text for name, text in values.items()}
    ticked = {f"t-{name}": "1" for name in values}
    return {"sent": "1", "was": noun, "noun": noun, "act": "accept"} | typed | ticked


def address(proposed: Proposed) -> str:
    return f"/ours/press/{proposed.clipping_id}/{proposed.number}/decide/"


def test_an_objection_stands_at_its_field_and_what_was_typed_is_kept(desk: Desk, officer: Client) -> None:
    one = agreement(desk)

    answer = officer.post(address(one), sent("agreement", kind="charter", title="Another title", signed="un jour prochain"))
    page = answer.content.decode()

    assert answer.status_code == 422
    assert fields(page) == {"kind": "charter", "title": "Another title", "signed": "un jour prochain"}
    assert list(objections(page)) == ["signed"]
    assert 'aria-describedby="p-signed" autofocus' in page
    assert (Agreement.objects.count(), Proposed.objects.get().decision) == (0, "open")
    assert answer["HX-Push-Url"] == f"/ours/press/{one.clipping_id}/?at=1&noun=agreement#card"


def test_another_kind_of_record_is_shown_first_with_what_was_typed(desk: Desk, officer: Client) -> None:
    one = agreement(desk)

    for act in ({}, {"act": "accept"}):
        changed = sent("agreement", title="Another title") | {"noun": "action", "act": ""} | act
        answer = officer.post(address(one), changed)
        page = answer.content.decode()
        assert (answer.status_code, fields(page)["title"]) == (200, "Another title")
        assert '<option value="action" selected>' in page
        assert 'name="was" value="action"' in page
    assert Proposed.objects.get().decision == "open"


def test_what_a_confirmed_record_refuses_is_told_at_its_field(desk: Desk, officer: Client) -> None:
    first, second = agreement(desk), agreement(desk)
    officer.post(address(first), sent("agreement", kind="convention", title="Une convention de coopération"))
    assert Agreement.objects.count() == 1

    page = officer.post(address(second), sent("agreement", signed="2017-02-30")).content.decode()

    assert list(objections(page)) == ["signed"]
    assert Agreement.objects.get().signed == ""


def test_a_row_keeps_what_was_typed_and_chosen(desk: Desk, officer: Client) -> None:
    clipping: Clipping = desk.clipping("", kind="table", noun="agreement", mapping={"title": 0, "signed": 1})
    cell = {"exact": "Convention", "cell": "A2", "field": "title"}
    told = {"title": "Convention", "signed": "12 mars 2017"}
    one = Proposed.objects.create(clipping=clipping, number=1, type="row", attributes=told, evidence=[cell], lang="fr")

    typed = sent("agreement", kind="charter", title="Charte", signed="un jour prochain", partnership="Colmar – Tver")
    answer = officer.post(address(one), {name: text for name, text in typed.items() if name not in {"noun", "was"}})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert fields(page) == {"kind": "charter", "title": "Charte", "signed": "un jour prochain", "partnership": "Colmar – Tver"}
    assert list(objections(page)) == ["signed"]


def test_who_asks_for_the_address_of_a_decision_is_shown_the_card(desk: Desk, officer: Client) -> None:
    one = agreement(desk)

    assert officer.get(address(one))["Location"] == f"/ours/press/{one.clipping_id}/?at=1#card"
    assert StatusStep.objects.count() == 0


def test_the_telling_of_a_list_ends_with_the_next_decision(desk: Desk, officer: Client) -> None:
    clipping = desk.clipping("", kind="table", noun="person", mapping={"family_name": 0}, told="1 row stayed open: correct it.")
    cell = {"exact": "Weiss", "cell": "A2", "field": "family_name"}
    one = Proposed.objects.create(clipping=clipping, number=1, type="row", attributes={"family_name": "Weiss"}, evidence=[cell])

    answer = officer.post(address(one), {"act": "refuse"}, follow=True)

    assert "stayed open" not in answer.content.decode()
    assert answer.redirect_chain[0][0].endswith(f"/press/{clipping.pk}/")
