"""People: in which form a name is given, and which names are no person's."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


def people(text: str) -> set[tuple[str, str | None, str | None]]:
    return {(one["name"], one["role"], one["of"]) for one in read(of_text(text)).of("person")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("President Xi visited Hull in 2015, and the people of Hull remember it.", ("Xi", "President", None)),
        ("La maire de Dax, Annaïg Le Berre, a parlé aux habitants de la ville.", ("Annaïg Le Berre", "maire", "Dax")),
        ("Генеральный директор «Вольтариса» Олег Ширяев рассказал о планах.", ("Олег Ширяев", "генеральный директор", "Вольтариса")),
        ("В Тулу приехала руководитель группы Минна Хейккинен из Турку.", ("Минна Хейккинен", "руководитель", None)),
    ],
)  # fmt: skip
def test_a_name_has_its_role_and_its_form(text: str, told: tuple[str, str | None, str | None]) -> None:
    assert told in people(text)


def test_a_name_in_full_and_one_with_initials_are_the_same_person() -> None:
    text = "Мэр Гдыни Вальтер Хартль приехал в Тулу. В. Хартлю показали кремль и музей оружия."

    assert {name for name, _role, _of in people(text)} == {"Вальтер Хартль"}


def test_a_thing_with_two_capitals_is_nobody() -> None:
    text = "A crew of the broadcaster NH Nieuws came to Hull. На съёмки приехала телекомпания «Хокурику Асахи»."

    assert people(text) == set()


def test_the_role_of_somebody_else_is_not_given_twice() -> None:
    text = "Présents : M. Bernard Lacaze, maire ; M. Serge Pujol. Le maire ouvre la séance et donne la parole."

    assert people(text) == {("Bernard Lacaze", "maire", None), ("Serge Pujol", None, None)}
