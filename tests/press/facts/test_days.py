"""The day that a day of the week means."""

from datetime import date

import pytest

from jumelles.press.facts.days import dated

THURSDAY = date(2017, 3, 30)


@pytest.mark.parametrize(
    ("text", "lang", "status", "day"),
    [
        ("La ville reçoit depuis lundi une délégation", "fr", "ongoing", "2017-03-27"),
        ("The town has been host since Monday", "en", "ongoing", "2017-03-27"),
        ("С понедельника в городе гостит делегация", "ru", "ongoing", "2017-03-27"),
        ("La délégation est venue lundi", "fr", "past", "2017-03-27"),
        ("La délégation viendra lundi", "fr", "planned", "2017-04-03"),
        ("The delegation stays until Monday", "en", "ongoing", "/2017-04-03"),
    ],
)
def test_a_weekday_is_the_nearest_one_on_its_side(text: str, lang: str, status: str, day: str) -> None:
    assert dated(text, lang, THURSDAY, status) == day
