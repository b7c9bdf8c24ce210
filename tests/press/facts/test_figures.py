"""Numbers that count something."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


def figures(text: str) -> list[tuple[float, str]]:
    found = sorted(read(of_text(text)).of("figure"), key=lambda one: one.evidence[0].start)
    return [(one["value"], one["unit"]) for one in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Trente et une personnes et quelque deux cents choristes sont venus à Dax.", [(31, "personnes"), (200, "choristes")]),
        ("Le budget de Dax passe de 40 000 à 55 000 euros.", [(40000, "euros"), (55000, "euros")]),
        ("Nous étions six, avec 1,2 million d’euros.", [(6, "personnes"), (1200000, "euros")]),
        ("Two dozen pupils and three thousand two hundred runners came to Hull.", [(24, "pupils"), (3200, "runners")]),
        ("A party of twelve left Hull for a town with a population of 77,000.", [(12, "people"), (77000, "people")]),
        ("Between 20 and 30 pupils from Hull spent ₹4.2 crore.", [(20, "pupils"), (30, "pupils"), (42000000, "₹")]),
        ("Сто двенадцать медсестёр и два десятка школьников приехали в Тулу.", [(112, "медсестёр"), (20, "школьников")]),
        ("Полторы тысячи гостей и двадцать одна делегация были в Туле.", [(1500, "гостей"), (21, "делегация")]),
        ("Они приехали в Тулу втроём.", [(3, "человек")]),
    ],
)
def test_words_ranges_and_multiples_are_numbers(text: str, told: list[tuple[float, str]]) -> None:
    assert figures(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Les deux directrices de Dax se sont vues à dix heures le 19 avr. 2024.",
        "6.4 Members from Hull were told that the two schools are friends.",
        "На восемьдесят втором году жизни он приехал в Тулу в 10 часов.",
    ],
)
def test_hours_ordinals_paragraphs_and_the_two_spoken_of_count_nothing(text: str) -> None:
    assert figures(text) == []
