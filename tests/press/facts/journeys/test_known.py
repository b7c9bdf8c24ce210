"""Those who were spoken of before, and the days of one stay."""

from datetime import date

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


def told(text: str) -> list[tuple[str | None, str]]:
    return [(one["to"], one["status"]) for one in read(of_text(text, published=date(2025, 3, 20))).of("visit")]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Onze élèves de Logroño étudient à Dax depuis septembre. L’orchestre partira le 2 avril.", [("Dax", "ongoing"), ("Logroño", "planned")]),
        ("Eleven pupils from Gdynia have been in Hull since May. The choir will set off on 2 April.", [("Hull", "past"), ("Gdynia", "planned")]),
    ],
)  # fmt: skip
def test_another_group_is_not_the_one_before(text: str, ends: list[tuple[str, str]]) -> None:
    assert told(text) == ends


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Dax et Logroño sont jumelées. Ils étaient arrivés à Dax le 5 mars. Douze habitants de Logroño sont repartis de Dax le 9 mars.", ("Dax", "past")),
        ("A choir from Gdynia came to Hull on 5 March. The choir sang in Hull on 9 March.", ("Hull", "past")),
        ("Хор из Гдыни приехал в Тулу 5 марта. Хор выступил в Туле 9 марта.", ("Тула", "past")),
    ],
)  # fmt: skip
def test_the_days_of_a_stay_are_one_visit(text: str, end: tuple[str, str]) -> None:
    assert told(text) == [end]


def test_the_country_is_where_the_group_was_sent() -> None:
    text = "Hull and Gdynia are twinned. Hull will send three bakers to Gdynia in May. The group, which leaves on 9 May, will spend five days in Poland."

    assert told(text) == [("Gdynia", "planned")]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Тула и Гдыня дружат с 1990 года. Осенью к нам приехал вице-мэр Гдыни Пётр Новак. В мае наш мэр полетит туда.", [("Тула", "past"), ("Гдыня", "planned")]),
        ("Hull and Gdynia are twinned. Ewa Mazur came to Hull in 2022. She will be in Hull on 18 June 2025.", [("Hull", "past"), ("Hull", "planned")]),
        ("Dax et Logroño sont jumelées. Ana Ruiz est venue à Dax en 2022. Elle sera à Dax le 18 juin 2025.", [("Dax", "past"), ("Dax", "planned")]),
    ],
)  # fmt: skip
def test_our_mayor_and_another_year_are_another_journey(text: str, ends: list[tuple[str, str]]) -> None:
    assert told(text) == ends


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Dax et Logroño sont jumelées. Douze choristes de Logroño sont arrivés à Dax jeudi. Les choristes repartiront lundi.", ("Dax", "ongoing")),
        ("Hull and Gdynia are twinned. A choir from Gdynia arrived in Hull on 18 March. The choir will fly home on Sunday.", ("Hull", "ongoing")),
        ("Тула и Гдыня дружат с 1990 года. Делегация Гдыни прибыла в Тулу. Домой гости отправятся в субботу.", ("Тула", "ongoing")),
        ("Hull and Gdynia are twinned. A choir from Gdynia will arrive in Hull on 3 May. The choir will fly home on 9 May.", ("Hull", "planned")),
    ],
)  # fmt: skip
def test_guests_who_are_still_to_leave_are_there(text: str, end: tuple[str, str]) -> None:
    assert told(text) == [end]
