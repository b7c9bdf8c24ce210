"""A fact that a person marks begins with what its own words tell: a date, and whether it lies ahead."""

from typing import Any

import pytest

from jumelles.web.press.planning import plan
from jumelles.web.press.words import by_hand
from tests.web.press.desk import Desk

pytestmark = pytest.mark.django_db


def test_the_words_tell_the_date_and_whether_it_lies_ahead(desk: Desk) -> None:
    told: dict[str, list[tuple[str, str, Any]]] = {
        "fr": [
            ("event", "Le festival de Tver a réuni mille personnes en 2014", {"status": "past", "date": "2014"}),
            ("visit", "une délégation de Tver viendra en mai 2018", {"status": "planned", "date": "2018-05"}),
            ("accord", "La convention sera signée le 4 juin 2017", {"status": "planned", "date": "2017-06-04"}),
            ("accord", "les deux villes sont liées depuis 1991", {"status": "in_force", "date": "1991/.."}),
            ("event", "le concert des jeunes", {"status": "past"}),
        ],
        "en": [("visit", "A delegation from Tver came on 5 March 2017", {"status": "past", "date": "2017-03-05"})],
        "ru": [("visit", "Делегация Кольмара посетит Тверь в 2019 году", {"status": "planned", "date": "2019"})],
    }
    for language, facts in told.items():
        clipping = desk.clipping("x", language=language)
        for kind, words, expected in facts:
            found = by_hand(kind, words, clipping)
            assert ({name: found.get(name) for name in expected}, "date" in found) == (expected, "date" in expected), words


def test_a_fact_by_hand_is_planned_with_its_date(desk: Desk) -> None:
    words = "Le théâtre de Tver jouera à Colmar en mai 2018"
    proposed = desk.proposed(desk.clipping(f"{words}."), "event", words)
    proposed.attributes = by_hand("event", words, proposed.clipping)

    values = {slot.name: slot.value for slot in plan(proposed, by=desk.by).slots}

    assert (values["starts"], values["stage"]) == ("2018-05", "planned")
