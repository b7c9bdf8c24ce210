"""Evidence: the right words at the right place, in the text and in another version of it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from jumelles.press.evidence import Evidence

WORDS = st.lists(st.sampled_from(["Lyon", "мэр", "a été", "« oui »", "MoU", "–", "(12)", "é", "*", "la ville"]), min_size=3, max_size=40)
SPACE = st.sampled_from([" ", "\n", "  ", "\u00a0", "\t", "\n\n"])


def test_the_selectors_are_those_of_the_w3c_model() -> None:
    assert Evidence.of("Une délégation de Pskov est là.", 18, 23).selectors() == [
        {"type": "TextPositionSelector", "start": 18, "end": 23},
        {"type": "TextQuoteSelector", "exact": "Pskov", "prefix": "Une délégation de ", "suffix": " est là."},
    ]


@given(WORDS, st.data())
def test_words_are_found_again_after_any_change_of_white_space(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1).filter(lambda at: not text[at].isspace()))
    end = data.draw(st.integers(start + 1, len(text)).filter(lambda at: not text[at - 1].isspace()))
    evidence = Evidence.of(text, start, end)
    spaced = "  \n" + re.sub(r"\s+", lambda _match: data.draw(SPACE), text)

    found = evidence.anchored(spaced)

    assert found is not None
    assert spaced[found.start : found.end] == found.exact
    assert found.exact.split() == evidence.exact.split()
    assert spaced[: found.start].split() == text[:start].split() or found.exact.split() == text[start:end].split()


def test_of_two_places_with_the_same_words_the_one_with_the_same_surroundings_is_found() -> None:
    text = "Le maire de Lyon parle. Le maire de Brest écoute."
    changed = "Le maire de\nLyon parle.\n\nLe  maire de Brest écoute."

    found = Evidence.of(text, 27, 32).anchored(changed)

    assert found is not None
    assert (found.exact, changed[found.start :].split()) == ("maire", ["maire", "de", "Brest", "écoute."])


def test_words_that_are_gone_are_not_found() -> None:
    assert Evidence.of("Une statue de Gagarine", 14, 22).anchored("Une statue") is None


def test_an_unchanged_text_keeps_its_offsets() -> None:
    text = "Pskov, Pskov, Pskov"

    assert Evidence.of(text, 7, 12).anchored(text) == Evidence.of(text, 7, 12)
