"""A card takes dates as lists do: in words, with the day of the week, and without the year where the day of the article tells it."""

import pytest

from jumelles.web.press import accepting
from jumelles.web.press.models import Proposed
from jumelles.web.register.models import Agreement
from tests.web.press.desk import Desk

pytestmark = pytest.mark.django_db
TEXT = "Colmar et Tver ont signé une convention."


def agreement(desk: Desk) -> Proposed:
    return desk.proposed(desk.clipping(TEXT), "accord", "une convention", kind="partnership", status="signed", parties=["Colmar", "Tver"])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("11/09/2016", "2016-09-11"),
        ("6 June 2016", "2016-06-06"),
        ("on Friday, 5 June 2015", "2015-06-05"),
        ("vendredi 7 avril", "2017-04-07"),
        ("в пятницу, 5 июня 2015 года", "2015-06-05"),
        ("15 mars 2019", "2019-03-15"),
        ("2011~", "2011~"),
    ],
)
def test_dates_are_taken_as_they_are_written(desk: Desk, typed: str, kept: str) -> None:
    accepting.accept(agreement(desk), by=desk.by, values={"kind": "convention", "title": "Convention", "signed": typed})

    assert Agreement.objects.get().signed == kept


def test_a_record_that_is_there_takes_them_too(desk: Desk) -> None:
    accepting.accept(agreement(desk), by=desk.by, values={"kind": "convention", "title": "Une convention"})
    record = Agreement.objects.get()

    accepting.accept(agreement(desk), by=desk.by, values={"signed": "jeudi 6 avril 2017"}, onto=record)

    assert Agreement.objects.get().signed == "2017-04-06"
