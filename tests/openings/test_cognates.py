"""Words that sound alike across scripts and spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.openings.cognates import ALIKE, Sounds, sound


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("fr:audiometr", "ru:аудиометр"),
        ("fr:biophys", "ru:биофиз"),
        ("en:photon", "ru:фотон"),
        ("fr:hydrophon", "ru:гидрофон"),
        ("en:chlor", "fr:chlor"),
        ("fr:technolog", "ru:технолог"),
    ],
)
def test_the_same_word_sounds_alike(a: str, b: str) -> None:
    assert Sounds([b]).alike([a]).toarray()[0, 0] >= ALIKE


def test_different_words_do_not() -> None:
    assert Sounds(["ru:утечк", "en:wine", "en:a"]).alike(["fr:fuit", "en:b"]).nnz == 0


def test_the_same_stem_is_wholly_alike() -> None:
    assert Sounds(["ru:фотон"]).alike(["ru:фотон"]).toarray()[0, 0] == pytest.approx(1)


def test_of_nothing_nothing_is_alike() -> None:
    assert Sounds([]).alike(["en:wine"]).shape == (1, 0)
    assert Sounds(["en:wine"]).alike([]).shape == (0, 1)


@given(st.text(max_size=50), st.text(max_size=50))
def test_likeness_is_the_same_from_both_sides(a: str, b: str) -> None:
    there, back = Sounds([a]).alike([b], 0).toarray(), Sounds([b]).alike([a], 0).toarray()

    assert there.tolist() == back.tolist()
    assert sound(a).isascii()
