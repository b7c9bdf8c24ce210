"""Codes: labels in three languages, likeness, completion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.errors import JumellesError
from jumelles.openings.codes import UnknownCode, is_known, label, search, similar

CODES = st.sampled_from(
    [
        "nace2:26.60",
        "nace2:26.6",
        "nace2:26",
        "nace2:26.51",
        "nace2:01.21",
        "field:13",
        "field:10",
        "hs:902140",
        "hs:9021",
        "hs:90",
        "",
        "x",
    ]
)


@pytest.mark.parametrize(
    ("code", "language", "expected"),
    [
        ("nace2:01.21", "en", "Growing of grapes"),
        ("nace2:01.21", "fr", "Culture de la vigne"),
        ("nace2:01.21", "ru", "Выращивание винограда"),
        ("field:13", "fr", "Technologies médicales"),
        ("hs:902140", "ru", "оптические, измерительные, медицинские приборы"),
        ("idea:hearing-aid", "fr", "appareil auditif"),
        ("group:hearing", "ru", "слух"),
        ("field:13", "de", "Medical technology"),
    ],
)
def test_a_code_has_a_label(code: str, language: str, expected: str) -> None:
    assert label(code, language) == expected


@pytest.mark.parametrize("code", ["nace2:99.98", "nace2:", "field:36", "hs:7701", "hs:90214", "hs:９０", "isic:26", "", "field:١"])
def test_an_unknown_code_is_one_sentence(code: str) -> None:
    with pytest.raises(UnknownCode) as refused:
        label(code, "en")

    assert str(refused.value) == f"The code “{code}” is not known: write one like nace2:26.60, field:13 or hs:902140."
    assert not is_known(code)


def test_a_concept_of_the_bridge_is_no_code_of_an_author() -> None:
    assert not is_known("idea:hearing-aid")
    assert is_known("nace2:26.60")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("nace2:26.60", "nace2:26.60", 1),
        ("nace2:26.51", "nace2:26.52", 0.6),
        ("nace2:26.51", "nace2:26.60", 0.35),
        ("nace2:26.51", "nace2:27.11", 0),
        ("nace2:26", "nace2:26.60", 0.35),
        ("nace2:26.6", "nace2:26.60", 0.6),
        ("hs:902140", "hs:902150", 0.6),
        ("hs:902140", "hs:900110", 0.35),
        ("field:13", "field:10", 0.35),
        ("field:13", "field:14", 0),
        ("nace2:26.60", "hs:26", 0),
        ("", "", 0),
    ],
)
def test_codes_are_alike_as_far_as_they_share_their_beginning(a: str, b: str, expected: float) -> None:
    assert similar(a, b) == expected


@given(CODES | st.text(), CODES | st.text())
def test_likeness_is_the_same_from_both_sides(a: str, b: str) -> None:
    assert similar(a, b) == similar(b, a)
    assert 0 <= similar(a, b) <= 1


def test_what_is_typed_is_completed() -> None:
    assert search("01.21", "nace2", "fr") == [("nace2:01.21", "Culture de la vigne")]
    assert search("vigne", "nace2", "fr")[0] == ("nace2:01.21", "Culture de la vigne")
    assert search("VIGNE", "nace2", "ru") == [("nace2:01.21", "Выращивание винограда")]
    assert search("medic tech", "field", "en") == [("field:13", "Medical technology")]
    assert search("1", "field", "en", limit=3) == [
        ("field:1", "Electrical machinery, energy"),
        ("field:10", "Measurement"),
        ("field:11", "Analysis of biological materials"),
    ]
    assert search("часы", "hs", "en") == [("hs:91", "clocks and watches")]
    assert search("  ", "nace2", "en") == []


def test_an_unknown_scheme_is_one_sentence() -> None:
    with pytest.raises(JumellesError, match=r"^There is no scheme “isic”: choose one of nace2, field, hs\.$"):
        search("x", "isic", "en")


@given(st.text(max_size=30), st.sampled_from(["nace2", "field", "hs"]), st.sampled_from(["fr", "en", "ru"]))
def test_whatever_is_typed_each_code_found_has_its_label(text: str, scheme: str, language: str) -> None:
    found = search(text, scheme, language, limit=5)

    assert len(found) <= 5
    assert found == [(code, label(code, language)) for code, _label in found]
