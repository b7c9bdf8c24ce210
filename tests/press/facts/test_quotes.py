"""What was said, and by whom."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.facts.quotes import answers, quotations
from jumelles.press.read import read


def said(text: str) -> list[tuple[str, str | None]]:
    found = sorted(read(of_text(text)).of("quote"), key=lambda one: one.evidence[0].start)
    return [(one.evidence[0].exact, one["speaker"]) for one in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "« Les enfants chantent depuis mardi », prévient la directrice de Dax, Anne Morel.",
            [("Les enfants chantent depuis mardi", "Anne Morel")],
        ),
        (
            "“We came to listen and to learn,” Ms. Lee quipped in Hull. Ann Lee is the mayor.",
            [("We came to listen and to learn", "Ann Lee")],
        ),
        ("Mayor Ann Lee of Hull has asked us to say that the photo was “taken under duress.”", [("taken under duress", "Ann Lee")]),
        ("«Нам нужны гости из Гдыни», — не скрывает директор музея Анна Крылова.", [("Нам нужны гости из Гдыни", "Анна Крылова")]),
        (
            "«Мы ехали в Тулу с чемоданом, – смеётся Анна Крылова. – Вернулись с подарками».",
            [("Мы ехали в Тулу с чемоданом", "Анна Крылова"), ("Вернулись с подарками", "Анна Крылова")],
        ),
        (
            "— Мы рады гостям из Гдыни, — сказал мэр Тулы Иван Петров. — Приезжайте к нам ещё раз.",
            [("Мы рады гостям из Гдыни", "Иван Петров"), ("Приезжайте к нам ещё раз", "Иван Петров")],
        ),
    ],
)
def test_verbs_of_saying_tell_who_speaks(text: str, told: list[tuple[str, str]]) -> None:
    assert said(text) == told


def test_a_pronoun_is_rather_a_person_than_two_words_with_capitals() -> None:
    text = "Ann Lee lives in Hull. Last year Knappen Ewald sang there. “Nobody has been angry since that day,” she said."

    assert said(text) == [("Nobody has been angry since that day", "Ann Lee")]


def test_the_title_of_a_talk_is_no_quotation() -> None:
    assert said("17 h – Conférence d’Anne Morel, géographe de Dax : « Ce que le coton nous doit ».") == []


def test_answers_of_an_interview_are_those_of_the_one_who_is_presented() -> None:
    text = "Президент клуба «Весло» Роман Чувашов о лодках\n\n— Что впереди у вас?\n— Поездка в Гдыню осенью.\n\n— А город вам помогает?\n— Город помогает стенами."

    assert said(text) == [("Поездка в Гдыню осенью", "Роман Чувашов"), ("Город помогает стенами", "Роман Чувашов")]


def test_a_list_with_dashes_is_no_talk() -> None:
    text = "Нужно:\n— дерево для лодок\n— мастер\n— два весла"

    assert (answers(text), quotations(text)) == ([], [])
