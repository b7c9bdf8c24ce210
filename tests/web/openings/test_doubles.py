"""Whoever writes or reviews an opening is told of those that say nearly the same, and of none that they must not know."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from jumelles.web.openings import doubles
from jumelles.web.people.models import User
from jumelles.web.register.models import Opening
from tests.web.openings.lists import House

Browser = Callable[[User | None], Client]
SOUGHT = ("Molécules contre la perte d’audition", "Nous cherchons des molécules à tester contre les acouphènes et la perte d’audition.")
RUSSIAN = ("Молекулы против потери слуха", "Ищем молекулы для испытаний против шума в ушах и потери слуха.")
OTHERS = (
    ("Animalerie pour nos essais", "Nous cherchons une place dans une animalerie agréée pour nos essais sur l’audition."),
    ("Fuites du réseau d’eau", "Repérer les fuites du réseau d’eau potable."),
)


def told(house: House, made: Opening, role: str = "officer") -> list[Any]:
    return doubles.alike(made.as_profile(), made.kind, by=house.accounts[role], office=house.office)


def test_the_same_need_in_another_language_is_told_and_others_are_not(house: House) -> None:
    russian = house.opening("need", *RUSSIAN, language="ru")
    for text in OTHERS:
        house.opening("need", *text)
    house.opening("offer", *SOUGHT)
    house.opening("need", *SOUGHT, state="closed")

    assert told(house, house.opening("need", *SOUGHT, state="review")) == [russian]


def test_of_what_is_confided_only_those_are_told_who_know_of_it(house: House) -> None:
    secret = house.opening("need", *RUSSIAN, language="ru", confidentiality="ambassador")
    made = house.opening("need", *SOUGHT, state="draft")

    assert (told(house, made, "head"), told(house, made)) == ([secret], [])


def test_who_writes_and_who_reviews_reads_of_it(house: House, browser: Browser) -> None:
    russian = house.opening("need", *RUSSIAN, language="ru")
    made = house.opening("need", *SOUGHT, state="review")
    officer, reader = browser(house.accounts["officer"]), browser(house.accounts["reader"])
    sent = {"kind": "need", "title": SOUGHT[0], "summary": SOUGHT[1], "language": "fr", "suggest": "1"}

    writing = officer.post("/ours/openings/new/", sent).content.decode()
    reviewing = officer.get(f"/ours/openings/opening/{made.pk}/").content.decode()
    published = officer.get(f"/ours/openings/opening/{russian.pk}/").content.decode()

    assert [RUSSIAN[0] in page for page in (writing, reviewing)] == [True, True]
    assert 'id="alike"' not in published
    assert reader.get(f"/ours/openings/opening/{made.pk}/").status_code == 404
