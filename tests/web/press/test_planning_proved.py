"""A text that comes in twice confirms what it proved the first time, and doubles nothing."""

import pytest

from jumelles.web.press import accepting
from jumelles.web.press.models import Clipping, Proposed
from jumelles.web.press.planning import plan
from jumelles.web.register.models import Agreement, Evidence
from tests.web.press.desk import Desk

pytestmark = pytest.mark.django_db
TEXT = "Colmar et Tver ont signé une convention sur les archives. Une convention a suivi."


def agreement(desk: Desk, clipping: Clipping, words: str) -> Proposed:
    return desk.proposed(clipping, "accord", words, kind="partnership", status="signed", parties=["Colmar", "Tver"])


def test_the_same_words_of_the_same_text_confirm_their_record(desk: Desk) -> None:
    first = agreement(desk, desk.clipping(TEXT), "une convention sur les archives")
    accepting.accept(first, by=desk.by, values={"kind": "convention", "title": "Sur les archives", "signed": "2016"})
    record = Agreement.objects.get()

    again = desk.clipping(TEXT)
    same, other = agreement(desk, again, "une convention sur les archives"), agreement(desk, again, "Une convention a suivi")

    assert [plan(one, by=desk.by).confirms for one in (same, other)] == [record, None]
    accepting.accept(same, by=desk.by)
    assert (Agreement.objects.count(), Evidence.objects.filter(agreement=record).count()) == (1, 1)


def test_two_facts_of_one_sentence_stay_two(desk: Desk) -> None:
    clipping = desk.clipping(TEXT)
    one, two = (agreement(desk, clipping, "une convention sur les archives") for _n in range(2))
    accepting.accept(one, by=desk.by, values={"kind": "convention", "title": "Sur les archives"})

    assert plan(two, by=desk.by).confirms is None


def test_another_text_with_the_same_place_of_words_proves_nothing(desk: Desk) -> None:
    accepting.accept(
        agreement(desk, desk.clipping(TEXT), "une convention sur les archives"),
        by=desk.by, values={"kind": "convention", "title": "Sur les archives", "signed": "2016"},
    )  # fmt: skip

    other = agreement(desk, desk.clipping(TEXT, sha256="1" * 64), "une convention sur les archives")

    assert plan(other, by=desk.by).confirms is None
