"""Texts as vectors of concepts, whatever their language."""

import numpy as np
import pytest

from jumelles.openings.building import bridge
from jumelles.openings.words import words

HEARING = {"fr": "appareil auditif et acouphène", "en": "hearing aid against tinnitus", "ru": "слуховой аппарат при тиннитусе"}
WINE = {"fr": "vigne et tonneau de chêne", "en": "vineyard and oak barrel", "ru": "виноградник и дубовая бочка"}


def vector(text: str, language: str) -> np.ndarray:
    stems = [word.stem for word in words(text, language)]
    found: np.ndarray = bridge().vectors(bridge().counted(stems, [1.0] * len(stems))).toarray()[0]
    return found


@pytest.mark.parametrize(("ours", "theirs"), [("fr", "en"), ("fr", "ru"), ("en", "ru")])
def test_what_means_the_same_is_near_and_what_does_not_is_far(ours: str, theirs: str) -> None:
    near = vector(HEARING[ours], ours) @ vector(HEARING[theirs], theirs)
    far = vector(HEARING[ours], ours) @ vector(WINE[theirs], theirs)

    assert near > 0.4
    assert near > 4 * far


def test_a_text_is_wholly_like_itself_at_most() -> None:
    assert 0.5 < vector(WINE["fr"], "fr") @ vector(WINE["fr"], "fr") <= 1.0001


def test_a_thing_is_named_by_any_of_its_names() -> None:
    made = bridge()
    stems = [word.stem for word in words("аудиометрия", "ru")]

    ideas, _fields = made.named(made.counted(stems, [1.0]))

    assert [made.concepts[at] for at in ideas.indices] == ["idea:audiometry"]


def test_a_word_with_the_same_beginning_counts_less() -> None:
    made = bridge()
    row = made.spread(["ru:виноградник", "en:zzyzx"]).toarray()

    assert row[0, made.stems["ru:виноградник"]] == 1
    assert 0 < row[0, made.stems["ru:виноградарств"]] < 1
    assert row[1].max() == 0
