import pytest

from benchmarks.draw import letters, without_accents
from benchmarks.lookups import verdict


@pytest.mark.parametrize(("answer", "worth"), [([7], "right"), ([8], "wrong"), ([8, 7], "list"), ([8, 9], "wrong list"), ([], "unknown")])
def test_an_answer_is_judged_by_the_place_that_was_meant(answer: list[int], worth: str) -> None:
    assert verdict(answer, 7) == worth


def test_only_latin_letters_are_typed_without_accents() -> None:
    assert without_accents("Évian-les-Bains, Ngô, Королёв, がま") == "Evian-les-Bains, Ngo, Королёв, がま"


def test_case_and_composition_do_not_make_another_spelling() -> None:
    assert letters("E\u0301VIAN") == letters("évian")
    assert letters("Evian") != letters("Évian")
