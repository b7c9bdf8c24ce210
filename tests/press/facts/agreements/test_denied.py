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
        ("fr", "le pacte était resté dans un tiroir jusqu’à ce que le maire l’en sorte", "pacte", False),
        ("fr", "personne n’aurait appelé cela un accord", "accord", True),
        ("fr", "les pourparlers sur un accord n’ont rien donné", "accord", True),
        ("fr", "quant au pacte que Dax proposait, il le déclina", "pacte", True),
        ("fr", "l’accord a été signé hier", "accord", False),
        ("fr", "l’accord n’a pas été renouvelé", "accord", False),
        ("en", "the deal fell through in May", "deal", True),
        ("en", "Hull has no plans to twin with Gdynia", "twin", True),
        ("en", "talks on a direct flight ended without result", "direct flight", True),
        ("en", "talks on a direct flight ended in a contract", "direct flight", False),
        ("en", "nobody dared call that an agreement", "agreement", True),
        ("en", "the deal was wound up in May", "deal", False),
        ("ru", "соглашение так и не подписали", "соглашение", True),
        ("ru", "Тула не планирует стать побратимом", "побратимом", True),
        ("ru", "переговоры о контракте закончились ничем", "контракте", True),
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
        ("fr", "twinning", "adjointe à la culture et aux jumelages", "jumelages", False),
        ("fr", "relation", "le tournoi de l’amitié", "amitié", False),
        ("fr", "twinning", "tient à la culture et aux jumelages", "jumelages", True),
        ("en", "relation", "the Medal of Friendship", "Friendship", False),
        ("en", "agreement", "a sister city agreement", "agreement", False),
        ("en", "partnership", "the Regional Business Partnership", "Partnership", False),
        ("en", "partnership", "a partnership with Hull", "partnership", True),
        ("ru", "agreement", "договор о побратимстве", "договор", False),
        ("ru", "agreement", "договор о спорте", "договор", True),
    ],
)
def test_which_words_are_worth_a_fact(lang: str, kind: str, piece: str, words: str, *, expected: bool) -> None:
    assert worth(kind, first(words, piece), piece, [], lang) is expected
