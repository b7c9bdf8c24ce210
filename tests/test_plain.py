"""Texts as they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.plain import plain


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("  Écoles & Lycées — 2e  étage ", "ecoles lycees 2e etage"),
        ("Ёлки, чай и ЙОД", "елки чаи и иод"),
        ("№ 12 · Straße ℠", "no 12 strasse sm"),
        ("", ""),
    ],
)
def test_what_writing_does_not_matter_is_left_out(text: str, meant: str) -> None:
    assert plain(text) == meant


@given(st.text(max_size=60))
def test_what_is_plain_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)
