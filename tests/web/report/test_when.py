"""The years of dates as archives know them, at the turns of the year and where an end is open."""

from datetime import date

import pytest

from jumelles.web.report.when import Lasting, lasting, sure

TODAY = date(2018, 6, 1)


@pytest.mark.parametrize(
    ("starts", "ends", "stage", "expected"),
    [
        ("2016-12-31", "2017-01-01", "done", Lasting(2016, 2017, sure=True)),
        ("2016-12", "2017-01", "done", Lasting(2016, 2017, sure=True)),
        ("2016-12/2017-01", "", "done", Lasting(2016, 2017, sure=False)),
        ("2016~", "", "done", Lasting(2016, 2016, sure=False)),
        ("2016", "2017?", "done", Lasting(2016, 2017, sure=False)),
        ("2016-02-29", "2016-02-29", "done", Lasting(2016, 2016, sure=True)),
        ("201X", "", "done", Lasting(2010, 2019, sure=False)),
        ("2016", "", "done", Lasting(2016, 2016, sure=True)),
        ("2016", "", "underway", Lasting(2016, 2018, sure=True)),
        ("2020", "", "underway", Lasting(2020, 2020, sure=True)),
        ("2016", "2017/..", "done", Lasting(2016, 9999, sure=False)),
        ("2016/..", "", "done", Lasting(2016, 9999, sure=False)),
        ("", "2017-03", "done", Lasting(2017, 2017, sure=True)),
        ("../2016", "2017", "done", Lasting(2017, 2017, sure=False)),
        ("../2016", "", "done", None),
        ("", "2016/..", "done", None),
        ("", "", "underway", None),
    ],
)
def test_an_action_touches_every_year_from_its_first_to_its_last_day(starts: str, ends: str, stage: str, expected: Lasting | None) -> None:
    assert lasting(starts, ends, stage, TODAY) == expected


def test_it_touches_the_years_between_too() -> None:
    assert [year for year in range(2014, 2021) if Lasting(2016, 2018, sure=True).touches(year)] == [2016, 2017, 2018]


@pytest.mark.parametrize(
    ("text", "known"),
    [("2016", True), ("2016-12", True), ("2016-01/2016-12", True), ("2016%", False), ("2016?/2016", False), ("201X", False)],
)
def test_a_date_is_sure_where_it_lies_in_one_year_without_a_mark_of_doubt(text: str, known: bool) -> None:  # noqa: FBT001 - a column of the table above
    assert sure(text) is known
