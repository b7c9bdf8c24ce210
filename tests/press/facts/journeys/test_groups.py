"""Groups of people: by their word, their number, or where they come from."""

import pytest

from tests.press.facts.journeys.twins import visits


def travellers(lang: str, text: str) -> list[tuple[list[str], str | None, str | None]]:
    found = visits(lang, text)
    return [(one["who"], one["size"], one["from"]) for one in found]


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("fr", "Vingt-trois vignerons de Logroño ont passé trois jours à Dax.", (["vignerons"], "23", "Logroño")),
        ("fr", "Une dizaine de faïenciers de Logroño exposent à Dax.", (["faïenciers"], "10", "Logroño")),
        ("fr", "Dax attend trente Espagnols.", (["Espagnols"], "30", "Logroño")),
        ("en", "Nineteen shipwrights from Gdynia spent a week in Hull.", (["shipwrights"], "19", "Gdynia")),
        ("en", "Six Polish chefs will cook in Hull on Friday.", (["chefs"], "6", "Gdynia")),
        ("en", "Hull’s brass band played in Gdynia on Sunday.", (["band"], None, "Hull")),
        ("ru", "Семнадцать огородников из Гдыни провели в Туле неделю.", (["огородники"], "17", "Гдыня")),
        ("ru", "В Туле побывали польские кондитеры, приехавшие из Гдыни.", (["кондитеры"], None, "Гдыня")),
        ("ru", "Тула приняла четырёх учителей и двух врачей из Гдыни.", (["учителя"], "6", "Гдыня")),
    ],
)
def test_a_group_is_found_by_its_number_or_its_town(lang: str, text: str, told: tuple[list[str], str | None, str | None]) -> None:
    assert travellers(lang, text) == [told]


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("fr", "Les choristes de Dax, dont trois élèves, ont visité Logroño.", (["choristes"], None, "Dax")),
        ("en", "Two midwives from Gdynia were shown round in Hull: Ewa Lis and Maria Kot.", (["midwives", "Ewa Lis", "Maria Kot"], "2", "Gdynia")),
        ("ru", "Делегация из Гдыни, в том числе два хирурга, приехала в Тулу.", (["делегация"], None, "Гдыня")),
    ],
)  # fmt: skip
def test_a_part_of_a_group_is_not_the_group(lang: str, text: str, told: tuple[list[str], str | None, str | None]) -> None:
    assert travellers(lang, text) == [told]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Une dizaine de photographes de Dax exposent à Dax."),
        ("fr", "Une lettre de Logroño est arrivée à Dax."),
        ("en", "Hull’s brass band played in Hull on Sunday."),
        ("en", "A letter from Gdynia arrived in Hull."),
        ("ru", "Тульские врачи работали в Туле всё лето."),
        ("ru", "Вчера в Тулу пришло письмо из Гдыни."),
    ],
)
def test_who_is_at_home_and_what_is_sent_does_not_travel(lang: str, text: str) -> None:
    assert travellers(lang, text) == []
