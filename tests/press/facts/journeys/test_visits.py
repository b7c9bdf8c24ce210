"""Journeys: who, from where, to where, how many, when; what came along and what was on the programme."""

from datetime import date

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read
from jumelles.press.reading import Proposal


def visits(text: str, published: date | None = None) -> list[Proposal]:
    return read(of_text(text, published=published)).of("visit")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Douze choristes de Logroño ont été accueillis à Dax par le maire de Dax.", ("Dax", "past", "12")),
        ("Vingt-deux cyclistes de Dax se rendront à Logroño au mois de mai.", ("Logroño", "planned", "22")),
        ("A 17-strong contingent from Gdynia arrived in Hull and met the mayor of Hull.", ("Hull", "past", "17")),
        ("A party of thirty-one musicians from Hull will travel to Gdynia.", ("Gdynia", "planned", "31")),
        ("Пятнадцать учителей из польской Гдыни побывали в Туле на прошлой неделе.", ("Тула", "past", "15")),
        ("Делегация Тулы поедет в Гдыню с ответным визитом осенью.", ("Гдыня", "planned", None)),
    ],
)
def test_a_journey_has_its_destination_state_and_size(text: str, told: tuple[str, str, str | None]) -> None:
    assert [(one["to"], one["status"], one["size"]) for one in visits(text)] == [told]


def test_the_delegation_of_the_next_sentence_is_still_on_the_same_visit() -> None:
    text = (
        "A delegation from Gdynia visited Hull on 4 May. The mayor of Hull, Jane Smith, spoke. "
        "The delegation will stay with families until Friday and will visit the docks."
    )

    assert [(one["to"], one["from"], one["status"]) for one in visits(text)] == [("Hull", "Gdynia", "past")]


def test_guests_come_to_the_town_of_the_text_where_it_does_not_say() -> None:
    text = "Тула и Гдыня дружат с 1990 года. Тула ждала гостей. Ребята приехали поздно вечером из польской Гдыни."

    assert [(one["to"], one["from"]) for one in visits(text)] == [("Тула", "Гдыня")]


def test_people_may_be_called_by_their_town() -> None:
    text = "Dax et Logroño sont jumelées depuis 1989. Les Dacquois adorent Logroño. Les Espagnols de Logroño arriveront à Dax en juin."

    assert [(one["who"], one["to"], one["status"]) for one in visits(text)] == [(["Espagnols"], "Dax", "planned")]


def test_a_day_after_the_publication_lies_ahead() -> None:
    text = "Visit of the delegation from Gdynia to Hull, 14 March 2025. The council of Hull took note of it."

    assert [one["status"] for one in visits(text, date(2025, 1, 15))] == ["planned"]
    assert [one["status"] for one in visits(text, date(2025, 4, 15))] == ["past"]


def test_the_media_that_came_along_are_told() -> None:
    text = "Une délégation de Logroño a visité Dax en mai. Trois journalistes de la radio Rioja FM la suivaient à Dax."

    assert visits(text)[0]["media"] == ["Trois journalistes", "radio Rioja FM"]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Une délégation de Logroño a visité Dax. Au programme : les arènes, le marché et un dîner.", ["les arènes", "le marché", "un dîner"]),
        ("A delegation from Gdynia came to Hull. The programme included a concert, the docks and a dinner.", ["a concert", "the docks", "a dinner"]),
        ("Делегация Гдыни приехала в Тулу. Гости посетили кремль, музей оружия и школу.", ["кремль", "музей оружия", "школу"]),
    ],
)  # fmt: skip
def test_the_programme_is_a_list(text: str, items: list[str]) -> None:
    assert visits(text)[0]["programme"] == items


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dax et Logroño sont jumelées. « Je suis allée à Logroño avec ma classe en 1998 », raconte Claire Dupuy.", (["Claire Dupuy"], "Logroño")),
        ("Hull and Gdynia are twinned. “I went to Gdynia with my class in 1998,” said Jane Smith.", (["Jane Smith"], "Gdynia")),
        ("Тула и Гдыня дружат с 1990 года. «Я ездила в Гдыню с классом в 1998 году», — рассказала Анна Орлова.", (["Анна Орлова"], "Гдыня")),
    ],
)  # fmt: skip
def test_a_speaker_tells_of_their_own_journey(text: str, told: tuple[list[str], str]) -> None:
    assert [(one["who"], one["to"]) for one in visits(text)] == [told]


def test_a_wish_in_a_quotation_is_no_visit() -> None:
    assert visits("Hull and Gdynia are twinned. “I would love to go back one day,” said Jane Smith.") == []


def test_other_people_make_another_journey() -> None:
    text = (
        "Hull and Gdynia are twinned. A choir from Gdynia sang in Hull. The mayor was pleased, and so were the shops, the pubs, the hotels and everybody "
        "who had bought a ticket for one of the three concerts, which were given, to everybody’s delight, in the minster and in the market hall by the old docks of the town. Two surgeons from Gdynia "
        "worked in Hull, too."
    )

    assert [(one["who"], one["to"], one["size"]) for one in visits(text)] == [(["choir"], "Hull", None), (["surgeons"], "Hull", "2")]


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("Делегация Тулы посетила Гдыню и осмотрела порт.", "Гдыня"),
        ("A delegation from Hull visited Gdynia and toured the docks.", "Gdynia"),
        ("Une délégation de Dax a visité Logroño et découvert la vieille ville.", "Logroño"),
    ],
)
def test_what_the_same_guests_see_there_is_no_second_journey(text: str, to: str) -> None:
    assert [one["to"] for one in visits(text)] == [to]


@pytest.mark.parametrize(
    "text",
    [
        "Делегация Гдыни прибыла в Тулу. 20 марта гости посетили музей города.",
        "Une délégation de Logroño est arrivée à Dax. Le 20 mars, des élèves l’ont reçue au lycée.",
    ],
)
def test_a_day_of_a_month_is_no_number_of_guests(text: str) -> None:
    assert [one["size"] for one in visits(text)][:1] == [None]


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("Une délégation de Dax a visité Logroño. Les élus sont rentrés à Dax le 6 juin 2026.", "Logroño"),
        ("A choir from Hull visited Gdynia and returned to Hull on Friday.", "Gdynia"),
        ("Делегация Тулы посетила Гдыню. 5 июня 2026 года гости вернулись в Тулу.", "Гдыня"),
    ],
)
def test_going_home_is_no_second_journey(text: str, to: str) -> None:
    assert [one["to"] for one in visits(text)] == [to]
