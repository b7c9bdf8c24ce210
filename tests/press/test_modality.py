"""The tense of a verb, told by its form and by the words before it."""

import re
from datetime import date

import pytest

from jumelles.press.modality import by_day, tense


@pytest.mark.parametrize(
    ("lang", "piece", "verb", "told"),
    [
        ("fr", "la délégation se rendra à Dax", "rendra", "planned"),
        ("fr", "la délégation doit se rendre à Dax", "rendre", "planned"),
        ("fr", "la délégation a visité Dax", "visité", "past"),
        ("fr", "Dax accueille une délégation", "accueille", "ongoing"),
        ("fr", "ils sont attendus à Dax", "attendus", "planned"),
        ("en", "the delegation will visit Hull", "visit", "planned"),
        ("en", "the delegation visited Hull", "visited", "past"),
        ("en", "the delegation is visiting Hull", "visiting", "ongoing"),
        ("en", "the delegation was welcomed", "welcomed", "past"),
        ("ru", "делегация посетила Тулу", "посетила", "past"),
        ("ru", "делегация посетит Тулу", "посетит", "planned"),
        ("ru", "делегация планирует посетить Тулу", "посетить", "planned"),
        ("ru", "Тула принимает делегацию", "принимает", "ongoing"),
        ("ru", "визит в Тулу", "визит", None),
    ],
)
def test_the_tense_of_a_verb(lang: str, piece: str, verb: str, told: str | None) -> None:
    match = re.search(verb, piece)

    assert match is not None
    assert tense(piece, *match.span(), lang) == told


@pytest.mark.parametrize(
    ("edtf", "told"),
    [("2025-03-14", "planned"), ("2024-12-31", "past"), ("2025-01-15", None), ("2026", "planned"), ("1977/..", None), ("hier", None), (None, None)],
)  # fmt: skip
def test_a_day_is_compared_with_that_of_the_publication(edtf: str | None, told: str | None) -> None:
    assert by_day(edtf, date(2025, 1, 15)) == told
    assert by_day(edtf, None) is None
