"""What is taken in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.press.names.mentions import Spans, standing

SPAN = st.tuples(st.integers(0, 2000), st.integers(1, 600)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(SPAN, max_size=20), SPAN)
def test_those_that_share_a_letter_are_found(spans: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    touching = {span for span in spans if span[0] < asked[1] and asked[0] < span[1]}

    assert set(Spans(spans).touched(*asked)) == touching


@pytest.mark.parametrize(
    ("text", "stem", "endings", "expected"),
    [
        ("Hull, Hull-based and xHull; Hull", "Hull", {""}, [(0, 4), (28, 32)]),
        ("Новикова встретила Новикову и Новиковой нет", "Новиков", {"", "а", "у"}, [(0, 8), (19, 27)]),
        ("nothing here", "Hull", {""}, []),
    ],
)
def test_a_name_stands_whole_with_one_of_its_endings(text: str, stem: str, endings: set[str], expected: list[tuple[int, int]]) -> None:
    assert list(standing(text, stem, frozenset(endings))) == expected
