"""What is a journey at all."""

from datetime import date

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read

TWINS = {
    "fr": "Dax et Logroño sont jumelées. ",
    "en": "Hull and Gdynia are twinned. ",
    "ru": "Тула и Гдыня дружат с 1990 года. ",
}


def told(lang: str, text: str) -> list[tuple[list[str], str | None]]:
    return [(one["who"], one["to"]) for one in read(of_text(TWINS[lang] + text, published=date(2025, 3, 12))).of("visit")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "L’exposition sur Logroño a reçu 250 visiteurs."),
        ("fr", "Les artisans de Dax sont invités à remplir le formulaire avant mardi."),
        ("fr", "Le mérite en revient à Paul Etcheverry, jardinier à Dax."),
        ("en", "The fair in Hull expects 130 participants."),
        ("en", "The best of the summer is still to come."),
        ("en", "A tour of Gdynia that the club had planned for the autumn has been called off."),
        ("ru", "Организаторы выставки в Туле ждут 130 участников."),
    ],
)
def test_an_audience_and_an_idea_do_not_travel(lang: str, text: str) -> None:
    assert told(lang, text) == []


@pytest.mark.parametrize(
    ("lang", "text", "visit"),
    [
        ("fr", "La troupe de Logroño a joué deux fois à la salle des fêtes.", (["troupe"], "Dax")),
        ("en", "A choir from Gdynia sang at the Guildhall at Christmas.", (["choir"], "Hull")),
        ("ru", "Хор из Гдыни дважды выступал в филармонии.", (["хор"], "Тула")),
    ],
)
def test_guests_on_a_stage_without_a_town_came_to_the_town_of_the_text(lang: str, text: str, visit: tuple[list[str], str]) -> None:
    assert told(lang, text) == [visit]


@pytest.mark.parametrize(
    ("lang", "text", "visit"),
    [
        (
            "fr",
            "La presse a raconté le voyage que quatre élus et deux jardiniers du grand parc municipal ont fait à Logroño.",
            (["élus"], "Logroño"),
        ),
        ("en", "The council heard of the trip that four bakers made to Gdynia.", (["bakers"], "Gdynia")),
        ("ru", "Совет узнал о поездке, которую четыре пекаря из Тулы совершили в Гдыню.", (["пекари"], "Гдыня")),
    ],
)
def test_a_noun_is_told_by_the_clause_after_it(lang: str, text: str, visit: tuple[list[str], str]) -> None:
    assert told(lang, text) == [visit]
