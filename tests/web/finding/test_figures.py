"""The atlas as an office sees it: its figures are its own, and count until they are changed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.atlas import own
from jumelles.atlas.store import Atlas
from jumelles.matching.rank import rank
from jumelles.web.finding.figures import as_day, atlas_of, figures
from jumelles.web.recording import keep
from jumelles.web.register.models import OwnFigure, Town
from tests.matching.worlds import only
from tests.web.offices import office

pytestmark = pytest.mark.django_db


def told(made: Any, by: Any, indicator: str, value: float, place: int = 1001, dated: str = "2024") -> OwnFigure:
    """Keep a figure of a town."""
    town = Town.objects.filter(office=made, place=place).first() or keep(Town(office=made, place=place, name="T", country="XU"), by=by)
    figure = OwnFigure(office=made, town=town, indicator=indicator, value=value, dated=dated, source="town hall", note="by hand")
    return keep(figure, by=by)  # type: ignore[no-any-return]


def test_without_figures_an_office_sees_the_atlas_itself(house: Any, toy: Atlas) -> None:
    assert atlas_of(house[0]) is toy


def test_figures_are_the_offices_alone(house: Any, toy: Atlas) -> None:
    other, strangers = office("theirs")
    told(house[0], house[1]["head"], "incubators", 3.0)
    told(other, strangers["head"], "incubators", 7.0)

    seen = [atlas_of(one).own[1001, "incubators"].value for one in (house[0], other)]

    assert (seen, toy.own) == ([3.0, 7.0], {})
    assert figures(house[0]) == {(1001, "incubators"): own.OwnFigure(1001, "incubators", 3.0, "count", "2024", "town hall", "by hand")}


def test_the_same_figures_are_the_same_view_until_they_change(house: Any) -> None:
    made, by = house[0], house[1]["head"]
    figure = told(made, by, "incubators", 3.0)
    first = atlas_of(made)
    assert atlas_of(made) is first

    figure.value = 4.0
    keep(figure, by=by, seen=1)
    assert atlas_of(made).own[1001, "incubators"].value == 4.0


def test_figures_count_in_the_offices_ranking_only(house: Any, toy: Atlas) -> None:
    """Novigrad has 200 thousand inhabitants; an office that knows of 400 thousand finds it as large as Valmore."""
    made, by = house[0], house[1]["head"]
    told(made, by, "population", 400_000.0, place=1012)

    def apart(atlas: Atlas) -> float:
        found = rank(atlas, toy.place(1001), weights=only("size"))
        return next(match.distance for match in found.matches if match.place.id == 1012)

    assert apart(atlas_of(made)) < apart(toy)


def test_figures_of_a_place_that_the_atlas_does_not_know_do_no_harm(house: Any, toy: Atlas) -> None:
    told(house[0], house[1]["head"], "incubators", 3.0, place=77)

    assert rank(atlas_of(house[0]), toy.place(1001)).candidates == rank(toy, toy.place(1001)).candidates


@pytest.mark.parametrize(
    ("dated", "day"),
    [("2024", "2024"), ("2024-03", "2024-03"), ("2024-03-31", "2024-03-31"), ("2011~", "2011"), ("201X", "2010"), ("2015/2017", "2015")],
)
def test_a_date_is_told_as_far_as_it_is_known(dated: str, day: str) -> None:
    assert as_day(dated) == day


@given(st.sampled_from(["incubators", "covenant", "digital_potential", "latitude"]), st.floats(-1e6, 1e6))
def test_only_possible_values_are_kept(indicator: str, value: float) -> None:
    ranges = {"incubators": (0, 1e15), "covenant": (0, 1), "digital_potential": (0, 100), "latitude": (-90, 90)}
    low, high = ranges[indicator]

    problems = _problems(OwnFigure(indicator=indicator, value=value, dated="2024", source="town hall"))

    assert problems == ([] if low <= value <= high else ["value"])


def _problems(figure: OwnFigure) -> list[str]:
    from django.core.exceptions import ValidationError

    try:
        figure.clean()
    except ValidationError as error:
        return list(error.message_dict)
    return []
