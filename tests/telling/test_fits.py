"""Why an offer answers a need, in the reader's language."""

import pytest

from jumelles import languages
from jumelles.openings.matching import Answer, Match
from jumelles.openings.reasons import Reason
from jumelles.telling.fits import coded, line, lines, verdict

SAME = Reason("code", "nace2:01.21", "nace2:01.21", 1)
RELATED = Reason("code", "nace2:01.21", "nace2:01.25", 0.6)
CONCEPT = Reason("concept", "idea:hearing-aid", "idea:hearing-aid", 0.3)
WORD = Reason("same word", "LoRaWAN", "LoRaWAN", 2)
PAIR = Reason("translated word", "fuite", "утечка", 2)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("nace2:01.21", "Growing of grapes (NACE 01.21)"),
        ("field:13", "Medical technology (field 13)"),
        ("hs:902140", "optical, measuring, medical instruments (HS 902140)"),
    ],
)
def test_a_code_is_told_with_its_label(code: str, expected: str) -> None:
    assert coded(code) == expected


@pytest.mark.parametrize(
    ("language", "reason", "expected"),
    [
        ("en", SAME, "same code: Growing of grapes (NACE 01.21)"),
        ("fr", SAME, "même code : Culture de la vigne (NACE 01.21)"),
        ("ru", CONCEPT, "общая тема: слуховой аппарат"),
        ("en", CONCEPT, "same subject: hearing aid"),
        ("fr", CONCEPT, "même sujet : appareil auditif"),
        ("en", WORD, "same word: LoRaWAN"),
        ("en", PAIR, "words that correspond: fuite · утечка"),
        ("ru", PAIR, "соответствующие слова: fuite · утечка"),
    ],
)
def test_a_reason_is_told_in_the_language_of_the_reader(language: str, reason: Reason, expected: str) -> None:
    languages.use(language)

    assert plain(line(reason)) == expected


def test_related_codes_are_told_both() -> None:
    assert line(RELATED) == ("related codes: Growing of grapes (NACE 01.21) · Growing of other tree and bush fruits and nuts (NACE 01.25)")


def test_words_of_one_kind_stand_in_one_line() -> None:
    assert lines([SAME, CONCEPT, CONCEPT, WORD, PAIR]) == [
        "same code: Growing of grapes (NACE 01.21)",
        "same subject: hearing aid",
        "same words: LoRaWAN",
        "words that correspond: fuite → утечка",
    ]
    assert lines([]) == []


def test_it_is_said_when_nothing_fits() -> None:
    assert verdict(Answer([], fits=False)) == "Nothing fits."
    assert verdict(Answer([Match("a", 0.1)], fits=False)) == "Nothing fits well; these are the nearest:"
    assert verdict(Answer([Match("a", 0.9)], fits=True)) == ""
