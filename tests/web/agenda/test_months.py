"""The grid of a month, beside a hand-made one and for any month and any span of days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jumelles.web.agenda.months import SHOWN, last_of, month_after, weeks
from jumelles.web.agenda.telling import Line

MONTHS = st.dates(date(1900, 1, 1), date(2200, 12, 31)).map(lambda day: day.replace(day=1))


def line(first: date, last: date, *, kind: str = "visit", time: str = "", text: str = "V") -> Line:
    return Line(kind, "a", "we travel", text, "/v/", "P", "/p/", first, last, sure=True, when="", time=time)


def numbers(month: date) -> list[list[int]]:
    return [[day.day.day if day.inside else 0 for day in week] for week in weeks(month, [])]


def test_october_2017_began_on_a_sunday() -> None:
    assert numbers(date(2017, 10, 1)) == [
        [0, 0, 0, 0, 0, 0, 1],
        [2, 3, 4, 5, 6, 7, 8],
        [9, 10, 11, 12, 13, 14, 15],
        [16, 17, 18, 19, 20, 21, 22],
        [23, 24, 25, 26, 27, 28, 29],
        [30, 31, 0, 0, 0, 0, 0],
    ]


def test_february_2021_is_four_weeks_and_february_2024_has_29_days() -> None:
    assert [len(week) for week in weeks(date(2021, 2, 1), [])] == [7, 7, 7, 7]
    assert last_of(date(2024, 2, 1)) == date(2024, 2, 29)


def test_months_before_and_after_a_new_year() -> None:
    assert month_after(date(2017, 1, 31), -1) == date(2016, 12, 1)
    assert month_after(date(2017, 12, 1), 1) == date(2018, 1, 1)
    assert month_after(date(2017, 10, 1), -22) == date(2015, 12, 1)


def test_a_visit_stands_on_each_of_its_days_within_the_month() -> None:
    visit = line(date(2017, 9, 29), date(2017, 10, 3))

    days = [day.day for week in weeks(date(2017, 10, 1), [visit]) for day in week if day.lines]

    assert days == [date(2017, 10, 1), date(2017, 10, 2), date(2017, 10, 3)]


def test_a_full_day_shows_three_lines_and_counts_the_others() -> None:
    day = date(2017, 10, 4)
    items = [line(day, day, kind="programme", time=time, text=time) for time in ("15:00", "09:30", "11:00", "20:00")]

    shown = next(each for week in weeks(date(2017, 10, 1), [*items, line(day, day)]) for each in week if each.day == day)

    assert ([one.text for one in shown.lines], shown.more) == (["V", "09:30", "11:00"], 2)


def test_a_day_that_just_fits_hides_nothing() -> None:
    day = date(2017, 10, 4)

    shown = next(each for week in weeks(date(2017, 10, 1), [line(day, day)] * SHOWN) for each in week if each.day == day)

    assert (len(shown.lines), shown.more) == (SHOWN, 0)


@given(MONTHS)
def test_every_grid_has_each_day_of_its_month_once_in_weeks_from_monday(month: date) -> None:
    grid = weeks(month, [])

    inside = [day.day for week in grid for day in week if day.inside]
    assert {tuple(day.day.weekday() for day in week) for week in grid} == {(0, 1, 2, 3, 4, 5, 6)}
    assert inside == [month + timedelta(days=n) for n in range(len(inside))]
    assert (inside[-1] + timedelta(days=1)).day == 1


@given(MONTHS, st.integers(-60, 60), st.integers(0, 90))
def test_what_lasts_is_on_as_many_days_as_it_shares_with_the_month(month: date, shift: int, length: int) -> None:
    first = month + timedelta(days=shift)
    last = first + timedelta(days=length)

    days = {day.day for week in weeks(month, [line(first, last)]) for day in week if day.lines}

    assert days == {
        first + timedelta(days=n)
        for n in range(length + 1)
        if ((first + timedelta(days=n)).year, (first + timedelta(days=n)).month) == (month.year, month.month)
    }
