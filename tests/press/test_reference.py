"""Which two towns a text is about, and which of them is meant where none is named."""

from functools import cache

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import _shipped, told
from jumelles.press.reference import Reference

MINUTES = """Conseil municipal de Dax

Le jumelage de Dax avec Logroño fête ses trente ans. Logroño invite la ville de Dax. À Logroño, les écoles préparent un spectacle.

Elbląg souhaite aussi un jumelage. La ville polonaise écrira au maire."""


@cache
def reference(text: str, lang: str) -> Reference:
    return Reference(told(of_text(text), lang, _shipped()))


def test_the_town_of_the_text_is_one_where_its_language_is_spoken() -> None:
    assert reference(MINUTES, "fr").pair == ["Dax", "Logroño"]


@pytest.mark.parametrize(
    ("text", "lang", "pair"),
    [
        ("Dear Ewa,\nGdynia and Whitby are friends of ours. Gdynia comes first. Here is the programme for your stay in Hull.", "en", ["Hull", "Gdynia"]),
        ("Chers amis de Logroño,\nLogroño nous a reçus. Nous serons heureux de vous accueillir à Dax en mai.", "fr", ["Dax", "Logroño"]),
        ("Дорогая Эва!\nВ Гдыне мы были, из Гдыни писали, по Гдыне скучаем. Ждём вас в Туле в мае.", "ru", ["Тула", "Гдыня"]),
    ],
)  # fmt: skip
def test_a_letter_comes_from_where_its_reader_is_awaited(text: str, lang: str, pair: list[str]) -> None:
    assert reference(text, lang).pair == pair


def test_the_place_that_a_text_was_filed_from_is_not_what_it_is_about() -> None:
    text = "LONDON, May 4 – London officials spoke of Hull. Hull and Gdynia are twinned. The people of Gdynia love Hull."

    assert reference(text, "en").pair == ["Hull", "Gdynia"]


def test_the_partner_is_the_town_that_the_paragraph_speaks_of() -> None:
    position = MINUTES.index("écrira")

    assert reference(MINUTES, "fr").partner(position, None) == "Elbląg"
    assert reference(MINUTES, "fr").partner(position, "Elbląg") == "Dax"


def test_people_are_meant_by_the_gender_of_their_name() -> None:
    text = "Margaret Webb and Peter Hill of Hull went to Gdynia. She was glad, and he was glad, too, they told the people of Hull."
    found = reference(text, "en")

    assert (found.person("she", text.index("She")), found.person("he", text.index("he was glad, too"))) == ("Margaret Webb", "Peter Hill")


def test_adjectives_and_inhabitants_mean_their_town() -> None:
    text = "Самара и Гдыня дружат давно. Делегация из Самары приехала в Гдыню, и самарцам понравилось."
    found = reference(text, "ru")

    assert [town.name for word in ("самарский", "самарцы") if (town := found.adjective(word, "ru"))] == ["Самара", "Самара"]


def test_in_russian_adjectives_tell_how_much_a_text_is_about_a_town() -> None:
    text = "Гдыня и Гдыня, всё Гдыня. Тульские школы, тульские врачи и тульские пряники: так Тула говорит о себе."
    document = of_text(text)
    story = told(document, "ru", _shipped())

    assert Reference(story).pair == ["Тула", "Гдыня"]


@pytest.mark.parametrize(
    ("text", "lang", "pair"),
    [
        ("LETTRE DU MOIS – n° 87\nDax et Logroño : après les maires, les écoles\nÀ Pau, le lycée de Pau attend. La fête à Pau plut à Logroño et à Dax.", "fr", ["Dax", "Logroño"]),
        ("HULL–GDYNIA TWINNING ASSOCIATION\nNewsletter, Spring\nThe visitors saw Leeds and more of Leeds. It rained in Hull as it does in Gdynia.", "en", ["Hull", "Gdynia"]),
        ("Гдыня и Тула: год спустя\nГости видели Калугу и ещё раз Калугу. В Калуге тепло. В Туле ждут вестей из Гдыни.", "ru", ["Тула", "Гдыня"]),
    ],
)  # fmt: skip
def test_the_towns_that_a_heading_joins_are_the_pair(text: str, lang: str, pair: list[str]) -> None:
    assert reference(text, lang).pair == pair


@pytest.mark.parametrize(
    ("text", "lang", "pair"),
    [
        ("L’aide ira à Pskov et Logroño\nLe conseil municipal de Dax a voté lundi.", "fr", ["Dax", "Pskov"]),
        ("Council splits money between Gdynia and Logroño\nThe mayor of Hull was glad.", "en", ["Hull", "Gdynia"]),
        ("Деньги разделят Гдыня и Логроньо\nДума Тулы одобрила это в понедельник.", "ru", ["Тула", "Гдыня"]),
    ],
)
def test_two_partners_abroad_that_a_heading_joins_are_not_the_town_of_the_text(text: str, lang: str, pair: list[str]) -> None:
    assert reference(text, lang).pair == pair


@pytest.mark.parametrize(
    ("text", "lang", "other"),
    [
        ("Dax reçoit Logroño. La ville de Dax aime Logroño.\nLe match se joue à Bayonne. Le jumelage reste.", "fr", "Logroño"),
        ("The city of Hull receives Gdynia. Hull loves Gdynia.\nThe match is played in Leeds. The twinning stays.", "en", "Gdynia"),
        ("Тула принимает Гдыню. Тула любит Гдыню.\nМатч пройдёт в Калуге. Побратимство остаётся.", "ru", "Гдыня"),
    ],
)
def test_a_town_of_the_home_country_that_was_just_named_is_not_the_partner_abroad(text: str, lang: str, other: str) -> None:
    found = reference(text, lang)

    assert found.partner(len(text) - 5, None) == other


@pytest.mark.parametrize(
    ("text", "lang", "pair"),
    [
        ("Gdynia est belle. Gdynia est grande. On est revenu de Gdynia ravi. La ville de Quimper en parle.", "fr", ["Quimper", "Gdynia"]),
        (
            "Kaolack est belle. Kaolack est grande. On est revenu de Kaolack ravi. La ville de Quimper en parle.",
            "fr",
            ["Quimper", "Kaolack"],
        ),
        ("Gdynia is old. Gdynia is large. All came back from Gdynia happy. In Hull they talk of it.", "en", ["Hull", "Gdynia"]),
    ],
)
def test_a_town_of_the_language_is_the_text_s_own_though_it_is_named_once(text: str, lang: str, pair: list[str]) -> None:
    assert reference(text, lang).pair == pair


def test_the_mayor_may_be_named_only_later() -> None:
    text = "Le maire se rendra à Logroño. Il y a longtemps que Dax l’attend. Paul Etcheverry, maire de Dax, est ravi."

    assert reference(text, "fr").holder("le maire", 0) == "Paul Etcheverry"
