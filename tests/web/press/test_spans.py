"""A marked text put together again is the text; each piece knows all that lie over it."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from jumelles.web.press.spans import pieces

TEXT = "Colmar reçoit 🎭 Tver."


def marks(*spans: tuple[int, int, int]) -> list[SimpleNamespace]:
    return [SimpleNamespace(number=number, evidence=[{"start": start, "end": end}]) for number, start, end in spans]


def test_pieces_end_where_their_proposals_end_the_shortest_first() -> None:
    told = [(one.text, one.numbers, one.ends) for one in pieces(TEXT, marks((1, 0, 13), (2, 0, 6)))]

    assert told == [("Colmar", (2, 1), (2,)), (" reçoit", (1,), (1,)), (" 🎭 Tver.", (), ())]


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(-2, 25), st.integers(0, 30)), max_size=8))
def test_no_letter_is_lost_and_every_letter_knows_its_proposals(spans: list[tuple[int, int, int]]) -> None:
    made = pieces(TEXT, marks(*spans))

    assert "".join(one.text for one in made) == TEXT
    valid = [(number, start, end) for number, start, end in spans if 0 <= start < end <= len(TEXT)]
    for one in made:
        for at in range(one.start, one.start + len(one.text)):
            assert set(one.numbers) == {number for number, start, end in valid if start <= at < end}
