"""Which words of agreements tell of none."""

import re

import pytest

from jumelles.press.facts.agreements.denied import came_to_nothing, denied, worth


def first(words: str, piece: str) -> re.Match[str]:
    match = re.search(words, piece)
    assert match is not None
    return match


@pytest.mark.parametrize(
    ("lang", "piece", "words", "expected"),
    [
        ("fr", "Dax n’a signé aucun accord", "accord", True),
        ("fr", "l’accord n’a jamais été négocié", "accord", True),
        ("fr", "le pacte est resté lettre morte", "pacte", True),
        ("fr", "l’accord a été signé hier", "accord", False),
        ("fr", "l’accord n’a pas été renouvelé", "accord", False),
        ("en", "the deal fell through in May", "deal", True),
        ("en", "Hull has no plans to twin with Gdynia", "twin", True),
        ("en", "the deal was wound up in May", "deal", False),
        ("ru", "соглашение так и не подписали", "соглашение", True),
        ("ru", "Тула не планирует стать побратимом", "побратимом", True),
        ("ru", "договор расторгнут", "договор", False),
    ],
)
def test_what_was_denied_or_came_to_nothing(lang: str, piece: str, words: str, *, expected: bool) -> None:
    assert denied("agreement", first(words, piece), piece, lang) is expected


@pytest.mark.parametrize(
    ("lang", "then", "expected"),
    [("en", " Nothing came of it.", True), ("en", " Everything came of it.", False), ("fr", " Rien n’en sortit.", True), ("ru", " Дело не пошло.", True)],
)  # fmt: skip
def test_the_next_sentence_may_take_it_back(lang: str, then: str, *, expected: bool) -> None:
    assert came_to_nothing(then, lang) is expected


@pytest.mark.parametrize(
    ("lang", "kind", "piece", "words", "expected"),
    [
        ("fr", "agreement", "une charte de jumelage", "charte", False),
        ("fr", "twinning", "le comité de jumelage", "jumelage", False),
        ("en", "agreement", "a sister city agreement", "agreement", False),
        ("en", "partnership", "the Regional Business Partnership", "Partnership", False),
        ("en", "partnership", "a partnership with Hull", "partnership", True),
        ("ru", "agreement", "договор о побратимстве", "договор", False),
        ("ru", "agreement", "договор о спорте", "договор", True),
    ],
)
def test_which_words_are_worth_a_fact(lang: str, kind: str, piece: str, words: str, *, expected: bool) -> None:
    assert worth(kind, first(words, piece), piece, [], lang) is expected
