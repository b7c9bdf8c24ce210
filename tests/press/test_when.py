"""Dates as texts say them become EDTF; relative ones only where the day of publication is known."""

from datetime import date

import pytest

from jumelles.dates import read
from jumelles.press.when import dates

FRIDAY = date(2017, 3, 31)


@pytest.mark.parametrize(
    ("text", "lang", "edtf"),
    [
        ("le 12 mai 1994", "fr", "1994-05-12"), ("du 3 au 7 mars 2019", "fr", "2019-03-03/2019-03-07"), ("en décembre 2016", "fr", "2016-12"),
        ("au début des années 90", "fr", "199X"), ("depuis 1991", "fr", "1991/.."), ("au printemps 2026", "fr", "2026-21"), ("en 2011", "fr", "2011"),
        ("on October 21, 2024", "en", "2024-10-21"), ("14 May 2020", "en", "2020-05-14"), ("since 1991", "en", "1991/.."), ("in the 1980s", "en", "198X"),
        ("in September 2025", "en", "2025-09"), ("9 мая 1995 года", "ru", "1995-05-09"), ("с 1991 года", "ru", "1991/.."), ("в декабре 2016 года", "ru", "2016-12"),
        ("с 3 по 6 октября 2018 года", "ru", "2018-10-03/2018-10-06"), ("в 1990-х годах", "ru", "199X"), ("12.05.2003", "ru", "2003-05-12"),
    ],
)  # fmt: skip
def test_dates_become_edtf(text: str, lang: str, edtf: str) -> None:
    assert [one.edtf for one in dates(text, lang)] == [edtf]
    read(edtf)


@pytest.mark.parametrize(
    ("text", "lang", "edtf"),
    [
        ("hier", "fr", "2017-03-30"), ("l’an dernier", "fr", "2016"), ("le 14 juillet", "fr", "2017-07-14"), ("l’hiver dernier", "fr", "2016-24"),
        ("yesterday", "en", "2017-03-30"), ("next Monday", "en", "2017-04-03"), ("last year", "en", "2016"),
        ("завтра", "ru", "2017-04-01"), ("в прошлом году", "ru", "2016"), ("31 марта", "ru", "2017-03-31"),
    ],
)  # fmt: skip
def test_relative_dates_are_resolved_only_from_a_day_of_publication(text: str, lang: str, edtf: str) -> None:
    assert [one.edtf for one in dates(text, lang, FRIDAY)] == [edtf]
    assert [one.edtf for one in dates(text, lang)] == [None]


@pytest.mark.parametrize(
    ("text", "lang", "edtf"),
    [
        ("vendredi 11 septembre 2026", "fr", "2026-09-11"), ("le vendredi 1er mai 2026", "fr", "2026-05-01"), ("vendredi 11/09/2026", "fr", "2026-09-11"),
        ("On Friday 5 June 2026", "en", "2026-06-05"), ("Friday, June 5, 2026", "en", "2026-06-05"), ("Friday the 5th of June 2026", "en", "2026-06-05"),
        ("в пятницу, 5 июня 2026 года", "ru", "2026-06-05"), ("в пятницу 5 июня 2026 г.", "ru", "2026-06-05"),
        ("du vendredi 11 au dimanche 13 septembre 2026", "fr", "2026-09-11/2026-09-13"), ("du 28 septembre au 2 octobre 2026", "fr", "2026-09-28/2026-10-02"),
        ("from 28 December to 3 January 2027", "en", "2026-12-28/2027-01-03"), ("с 28 сентября по 2 октября 2026 года", "ru", "2026-09-28/2026-10-02"),
        ("de 2027 à 2030", "fr", "2027/2030"), ("from 2027 to 2030", "en", "2027/2030"), ("с 2027 по 2030 год", "ru", "2027/2030"),
    ],
)  # fmt: skip
def test_a_day_of_the_week_before_a_day_and_an_end_in_another_month_belong_to_one_date(text: str, lang: str, edtf: str) -> None:
    assert [one.edtf for one in dates(text, lang)] == [edtf]


def test_two_days_that_and_joins_are_two() -> None:
    assert [one.edtf for one in dates("le 5 mai 2026 et le 12 juin 2026", "fr")] == ["2026-05-05", "2026-06-12"]
    assert [one.edtf for one in dates("5 May and 12 June 2026", "en", FRIDAY)] == ["2017-05-05", "2026-06-12"]


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    assert [one.edtf for one in dates("31 février 2020", "fr")] == [None]
