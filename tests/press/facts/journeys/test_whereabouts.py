"""Where a town lies, and whose a group is."""

from datetime import date

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Dax et Logroño sont jumelées. Neuf boulangers de Dax ont fait le voyage de Logroño, en Espagne, au mois de mai.", "Logroño"),
        (
            "Dax et Logroño sont jumelées. Douze habitants de Logroño, en Espagne, ont passé trois jours chez des familles dacquoises.",
            "Dax",
        ),
        ("Hull and Gdynia are twinned. Ann Lee of Hull travelled to Gdynia, Poland, in May.", "Gdynia"),
        ("Hull and Gdynia are twinned. Nine bakers from Gdynia, in Poland, spent a week in Hull.", "Hull"),
        ("Тула и Гдыня дружат. Девять пекарей из Тулы побывали в Гдыне (Польша) в мае.", "Гдыня"),
        ("Тула и Гдыня дружат. Девять пекарей из Гдыни, в Польше, приехали в Тулу в мае.", "Тула"),
    ],
)
def test_the_country_beside_a_town_is_no_destination(text: str, end: str) -> None:
    assert [one["to"] for one in read(of_text(text, published=date(2025, 3, 12))).of("visit")] == [end]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Dax et Logroño sont jumelées. À Dax, on s’en réjouit. Notre chorale a été reçue avec chaleur par la mairie.", ("Dax", "Logroño")),
        ("Hull and Gdynia are twinned. Six of our hosts came over on a return visit in June.", ("Gdynia", "Hull")),
        ("Тула и Гдыня дружат. Тула довольна. Наши пекари побывали там в мае.", ("Тула", "Гдыня")),
    ],
)
def test_ours_are_from_the_town_of_the_text(text: str, ends: tuple[str, str]) -> None:
    assert [(one["from"], one["to"]) for one in read(of_text(text, published=date(2025, 3, 12))).of("visit")] == [ends]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Dax et Logroño sont jumelées. Une cheffe de Logroño, Elena Mas, a cuisiné samedi aux halles de Dax.", "Elena Mas"),
        ("Hull and Gdynia are twinned. A chef from Gdynia, Ewa Mazur, cooked in Hull on Saturday.", "Ewa Mazur"),
        ("Тула и польская Гдыня дружат. Консул Польши Адам Заяц открыл выставку в тульском музее.", "Адам Заяц"),
    ],
)
def test_whoever_is_from_elsewhere_has_come(text: str, who: str) -> None:
    assert [one["who"] for one in read(of_text(text, published=date(2025, 3, 12))).of("visit")] == [[who]]
