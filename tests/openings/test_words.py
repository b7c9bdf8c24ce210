"""Words and their stems in three languages, and the language of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.openings.words import LONGEST, MOST, guess, words


def stems(text: str, language: str = "") -> list[str]:
    return [word.stem for word in words(text, language)]


def test_endings_and_small_words_do_not_matter() -> None:
    assert stems("Les fuites des réseaux", "fr") == stems("fuite et réseau", "fr")
    assert stems("утечек в сетях", "ru") == ["ru:утечек", "ru:сет"]
    assert stems("leaking pipes", "en") == ["en:leak", "en:pipe"]


def test_what_is_elided_falls_away_and_accents_do_not_matter() -> None:
    assert stems("l’écologie", "fr") == stems("ecologie", "fr") == ["fr:ecolog"]
    assert [word.written for word in words("d’écologie", "fr")] == ["écologie"]


def test_a_word_belongs_to_the_language_of_its_script() -> None:
    assert stems("датчик LoRaWAN", "ru") == ["ru:датчик", "en:lorawan"]
    assert stems("le фестиваль", "fr") == ["ru:фестивал"]


def test_numbers_and_single_letters_say_nothing() -> None:
    assert stems("2026 a 7 x", "en") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nous cherchons des partenaires pour la vigne", "fr"),
        ("We look for partners in the vineyard", "en"),
        ("Ищем партнёров", "ru"),
        ("Датчик LoRaWAN", "ru"),
        ("Qualité supérieure", "fr"),
        ("", "en"),
        ("字", "en"),
    ],
)
def test_the_language_is_guessed(text: str, language: str) -> None:
    assert guess(text) == language


def test_an_unknown_language_is_guessed_too() -> None:
    assert stems("утечка", "de") == ["ru:утечк"]


def test_long_words_and_long_texts_are_cut() -> None:
    assert len(stems("x" * 1000, "en")[0]) <= LONGEST + len("en:")
    assert len(words("pipe " * (MOST + 10), "en")) == MOST


@given(st.text(), st.sampled_from(["", "fr", "en", "ru", "xx"]))
def test_any_text_has_words(text: str, language: str) -> None:
    for word in words(text, language):
        assert word.stem[:3] in {"fr:", "en:", "ru:"}
        assert len(word.stem) > 3
        assert word.written
