"""Codes suggested for a text, with the words that speak for them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jumelles.openings.codes import is_known
from jumelles.openings.profiles import Profile
from jumelles.openings.suggesting import suggest


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("Growing of grapes for wine", "nace2:01.21", "grapes"),
        ("Appareils auditifs pour malentendants", "nace2:26.60", "auditifs"),
        ("Производство сыра и молочных продуктов", "nace2:10.51", "молочных"),
        ("Appareils auditifs et prothèses", "field:13", "prothèses"),
    ],
)
def test_the_code_is_among_the_first(text: str, code: str, word: str) -> None:
    found = {one.code: one.words for one in suggest(Profile("", "", text))}

    assert code in found
    assert word in found[code]


def test_nothing_is_suggested_for_what_says_nothing() -> None:
    assert suggest(Profile("", "", "")) == []
    assert suggest(Profile("", "en", "Zzyzx")) == []


@settings(max_examples=60)
@given(st.text(max_size=300), st.integers(-1, 8))
def test_any_text_may_be_given(text: str, limit: int) -> None:
    found = suggest(Profile("", "", text), limit)

    assert len(found) <= max(limit, 0)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(is_known(one.code) and 0 < one.score <= 1 and one.words for one in found)
