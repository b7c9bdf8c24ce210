"""What is counted in a text, what it weighs, and how it is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.plain import plain
from jumelles.web.portal.comments.rules import LIKELY_SPAM, Signs, likeness, reasons, signs, word_list
from jumelles.web.surroundings import spoken


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("We were there in 2012, it was a fine day.", "Odile", Signs()),
        ("See https://one.example and http://two.example/x?y=1", "Odile", Signs(links=2)),
        ("Cheap watches at best-watch.shop", "www.watches.example", Signs(links=2, listed=1)),
        ("A CASINO near you; cheap   Wátches!", "Odile", Signs(listed=2)),
        ("ALL OF THIS IS WRITTEN IN CAPITALS", "Odile", Signs(shouting=True)),
        ("The EU and the UN", "Odile", Signs()),
        ("Our casinos", "Odile", Signs()),
        ("Наше общество было там.", "Одиль", Signs()),
        ("A pаypal offer", "Odile", Signs(mixed=True)),
        ("Bonjour Калуга, bonjour Москва", "Odile", Signs()),
        ("Ω-3 and vitamins", "Odile", Signs()),
    ],
)
def test_signs_are_counted(text: str, name: str, found: Signs) -> None:
    assert signs(text, name, listed=word_list("Casino\n\ncheap watches\ncasino")) == found


@pytest.mark.parametrize(
    ("found", "score"),
    [
        (Signs(), 0),
        (Signs(links=1, pace=3), 0),
        (Signs(links=2), 2),
        (Signs(links=4), 6),
        (Signs(repeats=1), 3),
        (Signs(repeats=3000), 9),
        (Signs(pace=5), 2),
        (Signs(listed=2), 6),
        (Signs(shouting=True, mixed=True), 5),
        (Signs(links=4000), 99),
    ],
)
def test_signs_weigh(found: Signs, score: int) -> None:
    assert found.score == score


def test_two_strong_signs_are_likely_spam() -> None:
    assert Signs(links=3, repeats=1).score >= LIKELY_SPAM > Signs(links=2, shouting=True).score


@given(st.text(), st.sampled_from([" ", "\n", "  ", "!", " … "]))
def test_likeness_does_not_see_spaces_and_punctuation(text: str, between: str) -> None:
    assert likeness(between.join(plain(text).split())) == likeness(text)


def test_reasons_are_sentences_in_the_language_of_who_decides() -> None:
    found = Signs(links=4, repeats=1, pace=1, listed=2, shouting=True, mixed=True)

    with spoken("en"):
        assert list(reasons(found)) == [
            "It holds 4 links.",
            "The same text came 1 time before.",
            "2 words are on your list.",
            "It is written in capitals.",
            "A word mixes two alphabets, as in false names.",
        ]
    assert list(reasons(Signs())) == []


@given(st.text(max_size=300), st.text(max_size=40))
def test_any_text_has_its_signs(text: str, name: str) -> None:
    found = signs(text, name)

    assert 0 <= found.score <= 99
    assert (found.score == 0) >= (not list(reasons(found)))
