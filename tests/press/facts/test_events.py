"""Events: what happened or will, and who was honoured."""

from datetime import date

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read
from jumelles.press.reading import Proposal


def events(text: str, published: date | None = None) -> list[Proposal]:
    return read(of_text(text, published=published)).of("event")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Une place de Dax portera le nom de Logroño, a dit le maire de la ville.", ("inauguration", "planned")),
        ("A street in Hull has been renamed Gdynia Street, said the council.", ("inauguration", "past")),
        ("The mayors of Hull and Gdynia laid flowers at the memorial on the quay.", ("commemoration", "past")),
        ("В Туле хотят провести Дни Гдыни, рассказал глава города на встрече.", ("culture", "planned")),
    ],
)
def test_an_event_has_a_kind_and_a_state(text: str, told: tuple[str, str]) -> None:
    assert (events(text)[0]["kind"], events(text)[0]["status"]) == told


def test_whoever_hands_an_honour_over_does_not_get_it() -> None:
    given = events("Мэр Тулы Сергей Иванов вручил польским коллегам благодарственные письма.")
    received = events("Сергею Иванову вручили медаль на торжественном вечере в городе.")

    assert [one["who"] for one in (*given, *received)] == [None, "Сергей Иванов"]


def test_two_different_concerts_are_two_and_the_concert_is_one_of_them() -> None:
    text = "A jazz concert was held in Hull in May. Guests from Gdynia loved the concert. A pageant was held in Hull in June."

    assert [one["what"].split()[0] for one in events(text)] == ["concert", "pageant"]


def test_a_day_after_the_publication_lies_ahead() -> None:
    assert [one["status"] for one in events("Unveiling of the plaque in Hull: 14 March 2025, noon.", date(2025, 1, 1))] == ["planned"]
