"""Whom an obituary tells of."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


def honoured(text: str) -> list[tuple[str, str | None]]:
    return [(one["kind"], one["who"]) for one in read(of_text(text)).of("event")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            (
                "Claire Monnier, fondatrice du comité de Vannes, est décédée lundi. Claire Monnier avait 80 ans. Peter Hansen, maire de Mons, "
                "était son ami. La médaille de Mons lui fut remise en 1998."
            ),
            ("award", "Claire Monnier"),
        ),
        (
            (
                "Margaret Holt, a teacher in Hull, has died. Margaret Holt was 80. Anna Kowalska, the mayor of Gdynia, wept. "
                "She was made an honorary citizen of Gdynia in 1998."
            ),
            ("award", "Margaret Holt"),
        ),
        (
            (
                "Claire Monnier, fondatrice du comité de Vannes, est décédée lundi. Claire Monnier avait 80 ans. "
                "La ville donnera son nom à une salle de la médiathèque."
            ),
            ("inauguration", "Claire Monnier"),
        ),
        (
            (
                "Анна Крылова, директор школы в Туле, скончалась в понедельник. Анна Крылова учила детей. Ян Новак, мэр Гдыни, прислал письмо. "
                "Мемориальную доску откроют весной на здании школы."
            ),
            ("unveiling", "Анна Крылова"),
        ),
    ],
)
def test_whoever_died_is_meant(text: str, told: tuple[str, str]) -> None:
    assert told in honoured(text)


def test_whoever_hands_over_an_honour_in_a_text_without_a_death_is_not_meant() -> None:
    text = "Claire Monnier préside le comité de Vannes. Claire Monnier a 60 ans. Une plaque a été posée à Mons par Peter Hansen."

    assert honoured(text) == [("unveiling", None)]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Paul Ostrel (1938-2022)\n\nL’ancien maire de Vannes s’est éteint jeudi. Son ami Peter Hansen, de Mons, avait 80 ans. "
            "Une plaque à son nom sera dévoilée à Mons."
        ),
        (
            "Paul Ostrel, 1938–2022\n\nThe former mayor of Hull died on Thursday. His friend Piotr Zielinski of Gdynia was 80. "
            "A plaque in his memory will be unveiled in Gdynia."
        ),
        (
            "Памяти друга: Пётр Новиков (1938–2022)\n\nСкончался бывший мэр Тулы. Его друг Ян Новак из Гдыни приехал. "
            "В его честь в Гдыне откроют мемориальную доску."
        ),
    ],
)
def test_the_years_of_a_life_in_the_heading_tell_of_whom_the_text_is(text: str) -> None:
    assert honoured(text)[-1] in {("unveiling", "Paul Ostrel"), ("unveiling", "Пётр Новиков")}
