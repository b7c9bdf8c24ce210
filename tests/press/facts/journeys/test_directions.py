"""Where a journey goes."""

import pytest

from tests.press.facts.journeys.twins import ends, visits


@pytest.mark.parametrize(
    ("lang", "text", "towns"),
    [
        ("fr", "Reçus à la mairie de Dax, les onze cuisiniers de Logroño ont goûté le foie gras.", ["Dax"]),
        ("fr", "De retour de Logroño, où il pleuvait, Claire Dupuy a remercié ses hôtes.", ["Logroño"]),
        ("fr", "Une délégation de Logroño est venue à Dax. L’orchestre de Dax se produira là-bas en octobre.", ["Dax", "Logroño"]),
        ("en", "Hosted by families in Hull, twelve sailors from Gdynia toured the docks.", ["Hull"]),
        ("en", "A choir from Gdynia sang in Hull. A return visit to Gdynia is pencilled in for October.", ["Hull", "Gdynia"]),
        ("en", "Jane Smith went to Gdynia in May. Three bakers made the journey in the opposite direction.", ["Gdynia", "Hull"]),
        ("fr", "Neuf boulangers de Dax ont fait le voyage d’Italie.", ["Italie"]),
        ("fr", "Du 3 au 9 juin, un groupe de 18 scouts de Dax campera près de Logroño.", ["Logroño"]),
        ("en", "Hull sent its fire chief, Tom Fox, to Gdynia for a month in 2019.", ["Gdynia"]),
        ("ru", "Тула приняла четырёх учителей из Гдыни.", ["Тула"]),
        ("ru", "Мэр Тулы Иван Орлов пригласил польских поваров в Тулу.", ["Тула"]),
        ("ru", "Анна Новак приехала в Тулу в мае. Через год туда поехали тульские повара.", ["Тула", "Гдыня"]),
    ],
)
def test_the_end_is_named_or_pointed_to(lang: str, text: str, towns: list[str]) -> None:
    assert ends(lang, text) == towns


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le projet était de construire une route vers Logroño."),
        ("en", "The train to Gdynia was late."),
        ("ru", "Дорога в Гдыню была длинной."),
    ],
)
def test_a_road_is_no_journey(lang: str, text: str) -> None:
    assert ends(lang, text) == []


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("fr", "Dax enverra une délégation de trente personnes.", ("Logroño", "Dax")),
        ("fr", "L’école de Dax a envoyé à Logroño six apprentis.", ("Logroño", "Dax")),
        ("en", "Gdynia sends a choir in May.", ("Hull", "Gdynia")),
        ("en", "The council queried the cost of sending four officers to Gdynia.", ("Gdynia", "Hull")),
        ("ru", "Тулу посетил посол Польши.", ("Тула", None)),
    ],
)
def test_who_is_sent_comes_from_the_sender(lang: str, text: str, told: tuple[str, str | None]) -> None:
    found = visits(lang, text)

    assert [(one["to"], one["from"]) for one in found] == [told]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le maire de Dax a envoyé une lettre à Logroño."),
        ("en", "The mayor of Hull sent a letter to Gdynia."),
        ("ru", "Мэр Тулы отправил письмо в Гдыню."),
    ],
)
def test_a_letter_that_is_sent_is_no_visit(lang: str, text: str) -> None:
    assert ends(lang, text) == []


@pytest.mark.parametrize(
    ("lang", "text", "towns"),
    [
        ("fr", "Les cuisiniers de Logroño ont cuisiné à Dax. Ils sont repartis chez eux samedi.", ["Dax"]),
        ("fr", "Les cuisiniers de Dax connaissent Logroño : ils y sont allés deux fois.", ["Logroño"]),
        ("en", "Chefs from Gdynia cooked in Hull. They flew home on Saturday.", ["Hull"]),
        ("en", "Three chefs from Gdynia came here in May.", ["Hull"]),
        ("ru", "Повара из Гдыни готовили в Туле. Они уехали домой в субботу.", ["Тула"]),
        ("ru", "Три повара из Гдыни приезжали к нам в мае.", ["Тула"]),
    ],
)
def test_here_there_and_home_are_towns_of_the_text(lang: str, text: str, towns: list[str]) -> None:
    assert ends(lang, text) == towns
