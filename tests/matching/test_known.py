"""Single figures as a reason shows them: with their share of the country's, the office's own first."""

import json
from pathlib import Path

import pytest

from jumelles.atlas.own import FILE
from jumelles.atlas.store import Atlas
from jumelles.matching.known import Known, Values
from tests.matching.worlds import world

CLIMATE = "Cfb"


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return world(
        tmp_path,
        {"place": 1, "population": 300_000, "universities": 3.0, "universities_25km": 4.0, "laboratories": 0.0, "climate": CLIMATE}
        | {"country_share": 0.75, "gdp_per_head": 20_000.0, "gdp_level": "country", "elevation": 0.1},
        {"place": 2, "population": 100_000, "universities": 9.0, "gdp_per_head": 41_480.0, "gdp_level": "nuts3"},
    )


@pytest.mark.parametrize(
    ("row", "key", "expected"),
    [
        (0, "population", Known("population", 300_000)),
        (0, "universities", Known("universities", 3, share=3 / 12)),
        (0, "universities_25km", Known("universities_25km", 4, share=4 / 12)),
        (0, "laboratories", Known("laboratories", 0)),  # of none in all there is no share
        (0, "country_share", Known("country_share", 0.75)),
        (0, "climate", Known("climate", CLIMATE)),
        (0, "elevation", Known("elevation", 0.1)),  # as it was before it was kept in 32 bits
        (0, "gdp_per_head", Known("gdp_per_head", 20_000, level="country")),
        (1, "gdp_per_head", Known("gdp_per_head", 41_480, level="nuts3")),
        (1, "elevation", Known("elevation", None)),
        (1, "climate", Known("climate", None)),
    ],
)
def test_a_figure_is_what_the_sources_say(atlas: Atlas, row: int, key: str, expected: Known) -> None:
    assert Values(atlas).known(row, key) == expected


def test_the_office_s_own_stand_before_the_sources_and_have_no_share(atlas: Atlas) -> None:
    rows = [
        {"place": 1, "indicator": key, "value": value, "unit": "", "date": "2026", "source": "T"}
        for key, value in (("universities", 5), ("gdp_per_head", 9), ("incubators", 2))
    ]
    (atlas.home / FILE).write_text(json.dumps(rows), "utf-8")
    values = Values(atlas)

    assert [values.known(0, key) for key in ("universities", "gdp_per_head", "incubators")] == [
        Known("universities", 5, own=True),
        Known("gdp_per_head", 9, own=True),
        Known("incubators", 2, own=True),
    ]
    assert values.known(1, "incubators") == Known("incubators", None)


@pytest.mark.parametrize(
    ("population", "elsewhere", "count", "thin"),
    [
        (300_000, 700_000, 0.0, False),  # three of the ten would be expected
        (290_000, 710_000, 0.0, True),
        (290_000, 710_000, 1.0, False),
        (None, 1_000_000, 0.0, True),
    ],
)
def test_none_means_little_where_few_would_be_expected(
    tmp_path: Path, *, population: int | None, elsewhere: int, count: float, thin: bool
) -> None:
    atlas = world(
        tmp_path,
        {"place": 1, "population": population, "laboratories": count},
        {"place": 2, "population": elsewhere, "laboratories": 10 - count},
    )

    assert Values(atlas).known(atlas.row(1), "laboratories").thin is thin


def test_in_a_country_of_unknown_sizes_none_means_little(tmp_path: Path) -> None:
    """Nobody knows how many live in any town of the country: how many would be expected is not known either."""
    atlas = world(tmp_path, {"place": 1, "population": None, "laboratories": 0.0}, {"place": 2, "population": None, "laboratories": 10.0})

    assert Values(atlas).known(atlas.row(1), "laboratories").thin


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("universities", 0, True),
        ("universities", 1, False),
        ("universities", None, False),
        ("nonstop", 0, True),
        ("covenant", 0, True),
        ("country_share", 0.0, True),
        ("seat", 0, False),
        ("elevation", 0, False),
        ("coast_km", 0, False),
        ("latitude", 0, False),
        ("digital_potential", 0, False),
        ("climate", "Cfb", False),
    ],
)
def test_a_count_of_none_is_nothing_and_a_height_of_zero_is_something(key: str, value: float | str | None, expected: bool) -> None:  # noqa: FBT001
    assert Known(key, value).is_nothing is expected
