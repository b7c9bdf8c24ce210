"""Of whom a relative clause tells."""

import pytest

from tests.press.facts.journeys.twins import told


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("fr", "Les membres du comité ont élu Claire Dupuy, qui est allée à Logroño en 1994.", (["Claire Dupuy"], "Logroño")),
        ("fr", "Le banquet a plu à Inès Ruiz, la fille de Pablo, venue de Logroño avec cinq amis.", (["Inès Ruiz"], "Dax")),
        ("en", "The members are led by Jane Smith, who first came to Hull in 1994.", (["Jane Smith"], "Hull")),
        ("en", "The pupils listened to Jane Smith, the mayor of Hull, who went to Gdynia in 1994.", (["Jane Smith"], "Gdynia")),
        ("ru", "Школьники слушали доклад, который читала Анна Орлова, которая ездила в Гдыню в мае.", (["Анна Орлова"], "Гдыня")),
    ],
)
def test_a_relative_clause_tells_of_the_person_before_it(lang: str, text: str, who: tuple[list[str], str]) -> None:
    assert told(lang, text) == [who]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Trois potiers de Dax et de Logroño ont tourné des vases devant une foule qui rentrait les bras chargés."),
        ("en", "Three potters of Hull made vases side by side before a crowd who went home with full arms."),
    ],
)
def test_a_crowd_that_leaves_is_no_delegation(lang: str, text: str) -> None:
    assert told(lang, text) == []
