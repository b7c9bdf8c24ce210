"""Folding: what compares alike, and what never changes under it."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.atlas.naming.folding import fold, fold_all


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Montpellier", "montpellier"),
        ("ORLÉANS", "orleans"),
        ("Orle\u0301ans", "orleans"),
        ("Saint-Étienne", "saint etienne"),
        ("Saint\u00a0Étienne", "saint etienne"),
        ("Обнинск", "obninsk"),
        ("Ставрополь", "stavropol"),
        ("Ставропольʼ", "stavropol"),
        ("カルーガ", "karuga"),
        ("Val-d'Oise", "val doise"),
        ("Val-d’Oise", "val doise"),
        ("Straße", "strasse"),
        ("Malmö", "malmo"),
        ("10 км", "10 km"),
        ("", ""),
        ("–…–", ""),
    ],
)
def test_a_name_folds_to_latin_words(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text())
def test_what_is_folded_holds_words_of_letters_and_digits_only(name: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+( [a-z0-9]+)*)?", fold(name))


@given(st.text())
def test_folding_again_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_latin_letters_fold_alike_composed_and_taken_apart(name: str) -> None:
    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))


@given(st.text(st.characters(codec="ascii")), st.text(" \t\n\u00a0-–,.!", max_size=3))
def test_case_and_what_stands_around_a_name_do_not_matter(name: str, around: str) -> None:
    assert fold(around + name.upper() + around) == fold(name)


@given(st.lists(st.text()))
def test_many_names_fold_as_each_does(names: list[str]) -> None:
    assert fold_all(names) == [fold(name) for name in names]
