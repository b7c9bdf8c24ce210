"""Words that say what a region is, and the name without them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.atlas.naming.designators import bare, designated
from jumelles.atlas.naming.folding import fold


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Kaluga Oblast", "kaluga"),
        ("Oblast de Kalouga", "kalouga"),
        ("région de Kalouga", "kalouga"),
        ("Калужская область", "kaluzhskaya"),
        ("Krasnodarskiy kray", "krasnodarskiy"),
        ("Comunidad Autónoma de Cataluña", "cataluna"),
        ("Freistaat Bayern", "bayern"),
        ("Provincie Utrecht", "utrecht"),
        ("Republic of Tatarstan", "tatarstan"),
        ("Montpellier", "montpellier"),
        ("Val-de-Mer", "val mer"),
    ],
)
def test_the_bare_name_stands_without_what_it_is(name: str, rest: str) -> None:
    assert bare(fold(name)) == rest


@pytest.mark.parametrize("name", ["Oblast", "Région", "Île de la", "Land", ""])
def test_a_name_of_nothing_but_such_words_stays_whole(name: str) -> None:
    assert bare(fold(name)) == fold(name)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Kaluga Oblast", True),
        ("Калужская область", True),
        ("région de Kalouga", True),
        ("Kaluga", False),
        ("Oblast", False),
        ("Val de Mer", False),
        ("", False),
    ],
)
def test_a_name_says_by_a_second_word_that_it_means_a_region(name: str, says: bool) -> None:  # noqa: FBT001 - a column of the table above
    assert designated(fold(name)) is says


@given(st.text())
def test_a_bare_name_has_nothing_more_to_lose(name: str) -> None:
    assert bare(bare(fold(name))) == bare(fold(name))
