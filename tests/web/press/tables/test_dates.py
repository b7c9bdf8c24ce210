"""Dates of lists, as France, Russia and England write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.languages import LANGUAGES, speaking
from jumelles.web.press.tables.dates import edtf, in_words


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("31/03/2017", "2017-03-31"),
        ("31.03.2017", "2017-03-31"),
        ("3.4.2012", "2012-04-03"),
        ("03/31/2017", "2017-03-31"),
        ("2017/3/1", "2017-03-01"),
        ("12-05-2012", "2012-05-12"),
        ("2017-03-31 00:00:00", "2017-03-31"),
        ("12.2011", "2011-12"),
        ("42825", "2017-03-31"),
        ("1991", "1991"),
        ("1991 г.", "1991"),
        ("vers 1991", "1991~"),
        ("около 1991", "1991~"),
        ("1991-1993", "1991/1993"),
        ("March 2017", "2017-03"),
        ("1er mai 2010", "2010-05-01"),
        ("31 марта 2017 г.", "2017-03-31"),
        ("été 2003", "2003-22"),
        ("Summer 2003", "2003-22"),
        ("лето 2003 года", "2003-22"),
        ("31/02/2017", ""),
        ("31/03/17", ""),
        ("вчера", ""),
        ("inconnu", ""),
    ],
)
def test_a_date_is_read_as_it_is_written(written: str, meant: str) -> None:
    assert edtf(written) == meant


@given(st.dates(min_value=date(1954, 10, 4)))
def test_every_day_is_read_in_each_of_its_forms(day: date) -> None:
    told = f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", f"{day:%Y-%m-%d}"
    assert {edtf(text) for text in told} == {f"{day}"}


@given(st.text(max_size=30))
def test_any_text_gives_a_date_or_nothing(text: str) -> None:
    assert isinstance(edtf(text), str)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_season_is_shown_in_words_that_are_read_again(language: str) -> None:
    with speaking(language):
        assert [edtf(in_words(f"2003-{number}")) for number in range(21, 25)] == ["2003-21", "2003-22", "2003-23", "2003-24"]
        assert in_words("2003-12-24") == "2003-12-24"
