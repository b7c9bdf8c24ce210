"""What a person typed, as a condition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.web.search.asking import MOST, asked, pieces
from jumelles.web.search.engine import Tree
from jumelles.web.search.folding import words


def tree(text: str, **names: list[str]) -> Tree | None:
    question = asked(text, names)
    return question and question.tree


def word(sound: str, *stems: str, how: str = "word") -> Tree:
    return "or", [(how, sound), *(("word", f"~{stem}") for stem in stems)]


def test_every_word_must_be_there_and_the_last_may_be_unfinished() -> None:
    assert tree("Обнинск 20") == ("and", [("and", [word("obninsk", "obninsk")]), ("and", [word("20", "20", how="start")])])


def test_a_space_finishes_the_last_word() -> None:
    assert tree("2017 ") == ("and", [("and", [word("2017", "2017")])])


def test_one_letter_begins_too_many_words() -> None:
    assert tree("k") == ("and", [("and", [word("k", "k")])])


@pytest.mark.parametrize("marks", ['""', "“”", "«»", "„“"])
def test_what_stands_in_quotation_marks_stays_together(marks: str) -> None:
    assert tree(f"{marks[0]}rue d’Obninsk{marks[1]}") == ("and", [("phrase", ["rue", "obninsk"])])


def test_signs_of_japanese_stay_together() -> None:
    assert tree("熊本") == ("and", [("and", [("phrase", ["熊", "本"])])])


def test_a_town_is_looked_for_by_its_other_names() -> None:
    kumamoto = word("kumamoto", "kumamot", "kumamoto")

    assert tree("熊本", 熊本=["Kumamoto"]) == ("and", [("or", [("and", [("phrase", ["熊", "本"])]), ("and", [kumamoto])])])


@pytest.mark.parametrize("text", ["", " ", '"', "*^():-", "\x00", '""', "“”"])
def test_without_a_word_nothing_is_asked(text: str) -> None:
    assert asked(text, {}) is None


def test_operators_are_words_and_signs_are_none() -> None:
    question = asked('NEAR(a, b) AND "x OR y" NOT c* ^d {title}:e', {})

    assert question
    assert question.folded == "near a b and ks or i not c d title e"


def test_only_so_many_words_count() -> None:
    assert len(pieces("word " * 50)) == MOST


@given(st.text(max_size=300))
def test_any_text_can_be_asked(text: str) -> None:
    question = asked(text, {})

    assert question is None or question.folded


def test_of_another_name_of_a_place_small_words_are_not_marked() -> None:
    question = asked("Kaluga", {"Kaluga": ["Oblast de Kalouga"]})

    assert question is not None
    assert [term.meets(word) for term in question.terms for word in words("région de Kalouga")] == [False, False, True]
