"""Defects that rankings of places are known to have, each with the test that this one has not got it."""

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jumelles.atlas.comparing.distances import difference, distances
from jumelles.atlas.comparing.spread import measured
from jumelles.atlas.comparing.structures import Structures
from jumelles.atlas.indicators import indicators, themes
from jumelles.atlas.standing import comparable
from jumelles.atlas.store import Atlas
from jumelles.matching.rank import rank
from jumelles.matching.scores import COVERED, scores
from jumelles.matching.weights import checked
from jumelles.matching.where import Where
from tests.atlas.frames import places
from tests.matching.worlds import only, world

QUERIES = ("Montpellier", "Obninsk", "Kumamoto", "Heidelberg, DE")
ECONOMY = themes().index("economy")


def row(place: int, country: str, **known: Any) -> dict[str, Any]:
    return {"place": place, "name": f"P{place}", "country": country, "population": 100_000, **known}


# 1. Proportional cities are not identical.

COUNTS = ("universities", "laboratories", "healthcare", "companies")


def test_a_city_with_a_tenth_of_everything_is_not_the_same(tmp_path: Path) -> None:
    """Of its country each has the same share: half of the inhabitants and half of all institutions."""
    large = dict.fromkeys(COUNTS, 100.0) | {"population": 2_000_000, "country_share": 0.5, "nonstop": 100.0}
    small = dict.fromkeys(COUNTS, 10.0) | {"population": 200_000, "country_share": 0.5, "nonstop": 10.0}
    atlas = world(
        tmp_path,
        *(row(n, country, **large) for n, country in ((1, "XU"), (2, "XU"), (3, "XW"), (4, "XW"))),
        *(row(n, "XV", **small) for n in (5, 6)),
    )
    found = rank(atlas, atlas.place(1), weights=only("size", "education", "research", "health", "economy", "connections"))
    twin, tenth = (next(match for match in found.matches if match.place.id == place) for place in (3, 5))

    # One institution is worth 20,000 inhabitants in every country; what a register may have missed, 100,000.
    tenfold = math.log((2_000_000 + 100_000) / (200_000 + 100_000)) ** 2
    nonstop = math.log(101 / 11) ** 2
    apart = (9 + 0 + 4) / 6 + (tenfold + 3) / 4 + (tenfold + 1) / 2 + (tenfold + 6) / 7 + (tenfold + 2) / 3 + (nonstop + 1) / 2
    same = 4 / 6 + 3 / 4 + 1 / 2 + 6 / 7 + 2 / 3 + 1 / 2
    assert (twin.distance**2, tenth.distance**2) == (pytest.approx(same / 6, rel=1e-4), pytest.approx(apart / 6, rel=1e-4))
    assert tenth.distance > 1.3
    assert {reason.verdict for reason in tenth.reasons if reason.theme in {"size", "research", "connections"}} == {"against"}


# 2. No national figure gives compatriots a free match.


def test_a_national_gdp_gives_compatriots_nothing(tmp_path: Path) -> None:
    told = {"gdp_per_head": 20_000.0, "gdp_level": "country"}
    atlas = world(tmp_path, row(1, "XU", **told), row(2, "XU", **told), row(3, "XV", **told), row(4, "XV", gdp_per_head=20_000.0))
    found = scores(atlas, atlas.place(1), checked(), "city").themes

    assert found.known[ECONOMY].tolist() == [0, 0, 1, 1]
    assert found.squared[ECONOMY].tolist() == pytest.approx([1, 1, 2 / 3, 2 / 3])


def test_regional_figures_of_compatriots_are_compared(tmp_path: Path) -> None:
    atlas = world(tmp_path, row(1, "XU", gdp_per_head=20_000.0), row(2, "XU", gdp_per_head=20_000.0))

    assert scores(atlas, atlas.place(1), checked(), "city").themes.known[ECONOMY].tolist() == [1, 1]


def test_among_the_compatriots_of_obninsk_the_gdp_is_not_compared(world_atlas: Atlas) -> None:
    structures, here = world_atlas.structures, world_atlas.find("Obninsk")
    rows, gdp = structures.rows_of(0), structures.keys.index("gdp_per_head")
    at = world_atlas.row(here.id)
    apart, themes_ = difference(structures, gdp, at, rows), distances(structures, at, rows)
    russian = structures.country[rows] == structures.country[at]
    companies = structures.numbers[[structures.keys.index(key) for key in ("companies", "companies_25km")]]
    known = (~np.isnan(companies[:, rows]) & ~np.isnan(companies[:, [at]])).sum(axis=0)

    assert apart is not None
    assert russian.sum() > 1000
    assert np.isnan(apart[russian]).all()
    assert (~np.isnan(apart[~russian])).mean() > 0.9
    np.testing.assert_array_equal(themes_.known[ECONOMY, russian], known[russian])
    np.testing.assert_array_equal(themes_.known[ECONOMY, ~russian], known[~russian] + ~np.isnan(apart[~russian]))


# 3. The distance is the same from either side.


def both_ways(atlas: Atlas, a: int, b: int, weights: dict[str, float]) -> list[tuple[float, float]]:
    """Squared distance and coverage of b from a, and of a from b; the arguments are rows."""
    found = []
    for one, other in ((a, b), (b, a)):
        there = atlas.place_at(other)
        each = scores(atlas, atlas.place_at(one), weights, "region" if there.kind == "region" else "city")
        found.append((float(each.squared[other - each.rows.start]), float(each.coverage[other - each.rows.start])))
    return found


@pytest.mark.parametrize("levels", [(0, 0), (1, 1), (0, 1)], ids=["cities", "regions", "a city and a region"])
def test_places_of_the_world_are_as_far_from_either_side(world_atlas: Atlas, levels: tuple[int, int]) -> None:
    random = np.random.default_rng(3)
    for _turn in range(12):
        a, b = (int(random.integers(rows.start, rows.stop)) for rows in map(world_atlas.structures.rows_of, levels))
        weights = dict(zip(themes(), random.uniform(0.1, 3, len(themes())).tolist(), strict=True))
        there, back = both_ways(world_atlas, a, b, weights)

        assert there == back


SHOWN = ("country_rank", "gdp_per_head", "nonstop", "airports_100km", "elevation", "latitude", "universities", "laboratories", "covenant")
ROWS = st.fixed_dictionaries(
    {
        "country": st.sampled_from(["XU", "XV"]),
        "population": st.one_of(st.none(), st.integers(500, 10**7)),
        "kind": st.sampled_from(["city", "region"]),
    },
    optional={key: st.integers(1, 60).map(float) for key in SHOWN} | {"gdp_level": st.sampled_from(["country", "nuts3"])},
)
WEIGHTS = st.dictionaries(st.sampled_from(themes()), st.floats(0.1, 100), max_size=9)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ROWS, min_size=2, max_size=6), WEIGHTS, st.data())
def test_in_any_small_world_places_are_as_far_from_either_side(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Any]], weights: dict[str, float], data: st.DataObject
) -> None:
    atlas = world(tmp_path_factory.mktemp("world"), *({"place": n, "name": f"P{n}"} | each for n, each in enumerate(rows)))
    a, b = (data.draw(st.integers(0, len(rows) - 1)) for _end in range(2))
    there, back = both_ways(atlas, a, b, checked(weights))

    assert there == back


def test_a_place_alone_on_its_level_is_as_far_from_either_side(tmp_path: Path) -> None:
    """Found by the test above: a sum over one place must add the themes in the order in which a sum over many does."""
    cities = [row(n, "XU", latitude=40.0 + n, nonstop=n * 7.0, country_rank=float(n)) for n in (1, 2, 3)]
    atlas = world(tmp_path, *cities, row(9, "XV", kind="region", latitude=43.3, nonstop=5.0, country_rank=4.0))
    random = np.random.default_rng(3)
    for _turn in range(20):
        weights = dict(zip(themes(), random.uniform(0.1, 3, len(themes())).tolist(), strict=True))
        there, back = both_ways(atlas, 0, 3, weights)

        assert there == back


# 4. What is known well does not crowd out what is known less well.


@pytest.fixture(scope="module")
def patchy(world_atlas: Atlas) -> Iterator[Atlas]:
    """The world with three in ten of all values hidden at random, measured anew."""
    table = world_atlas.table("comparable")
    numbers = table.to_numpy().copy()
    numbers[np.random.default_rng(1).random(numbers.shape) < 0.3] = np.nan
    hidden = pl.DataFrame(numbers, schema=table.schema, orient="row", nan_to_null=True)
    atlas = Atlas(world_atlas.folder, world_atlas.home)
    atlas.__dict__["structures"] = measured(world_atlas.places, hidden, world_atlas.values["gdp_level"])
    return atlas


@pytest.mark.parametrize("name", QUERIES)
def test_with_three_in_ten_values_hidden_the_top_is_known_as_well_as_comparable_places_are(patchy: Atlas, name: str) -> None:
    here = patchy.find(name)
    found = rank(patchy, here)
    measured_ = scores(patchy, here, checked(), "city")
    first, count = comparable(patchy, here, patchy.row(here.id))
    abroad = (patchy.places["country"][first : first + count] != here.country).to_numpy()
    coverage = measured_.coverage[first - measured_.rows.start :][:count][abroad]
    admitted = coverage[coverage >= found.required - 1e-6]

    assert (len(found.matches), len(admitted) > 500) == (20, True)
    assert np.mean([match.coverage for match in found.matches]) == pytest.approx(admitted.mean(), abs=0.1)


# 5. A village with one known figure never leads.

WHOLE: dict[str, Any] = (
    {"country_rank": 5.0, "country_share": 0.1, "region_rank": 1.0, "region_share": 0.6, "seat": 2.0, "gdp_per_head": 30_000.0}
    | {"nonstop": 20.0, "airports_100km": 2.0, "coast_km": 100.0, "elevation": 200.0, "climate": "Cfb", "latitude": 45.0, "covenant": 1.0}
    | {"universities": 4.0, "universities_25km": 5.0, "laboratories": 4.0, "laboratories_25km": 5.0, "healthcare": 4.0, "companies": 4.0}
)
FIGURES = ["latitude", "covenant", "nonstop", "gdp_per_head", "universities"]


def with_village(folder: Path, figure: str) -> Atlas:
    """Six cities known whole, three of a country, the last (6) the same as the first (1) and the others farther; and a village (99)."""
    random = np.random.default_rng(5)
    told = []
    for n in range(1, 7):
        other = {key: value * random.uniform(0.6, 1.4) if isinstance(value, float) else value for key, value in WHOLE.items()}
        told.append(row(n, "XU" if n <= 3 else "XV", **(WHOLE if n in {1, 6} else other)))
    village = row(99, "XV", **{figure: WHOLE[figure]}) | {"population": None}
    return world(folder, *told, village)


@pytest.mark.parametrize("figure", FIGURES)
def test_a_village_with_one_known_figure_stands_apart(tmp_path: Path, figure: str) -> None:
    atlas = with_village(tmp_path, figure)
    found = rank(atlas, atlas.place(1), where=Where(abroad=False))

    assert {match.place.id for match in found.matches} == {2, 3, 4, 5, 6}
    assert [match.place.id for match in found.apart] == [99]


@pytest.mark.parametrize("figure", ["latitude", "covenant", "nonstop", "gdp_per_head", "elevation"])
def test_a_village_whose_one_theme_alone_counts_ranks_no_better_than_a_twin_known_whole(tmp_path: Path, figure: str) -> None:
    atlas = with_village(tmp_path, figure)
    theme = indicators()[figure].theme
    found = {match.place.id: match for match in rank(atlas, atlas.place(1), weights=only(theme)).matches}
    village, twin = found[99], found[6]

    assert (village.coverage, twin.coverage) == (1, 1)
    assert twin.rank == 1
    assert (village.rank >= twin.rank, village.distance >= twin.distance) == (True, True)
    # Only where the figure is the whole theme is the village as good as its twin.
    assert (village.distance == twin.distance) is (figure == "covenant")


@pytest.mark.parametrize("name", QUERIES)
def test_no_place_of_which_little_is_known_leads_in_the_world(world_atlas: Atlas, name: str) -> None:
    found = rank(world_atlas, world_atlas.find(name), where=Where(abroad=False))

    assert min(match.coverage for match in found.matches) >= COVERED - 1e-6
    assert max(match.coverage for match in found.apart) < COVERED


# 6. Not knowing neither helps nor hurts.

NUMBERS = (
    *("country_rank", "country_share", "seat", "universities", "universities_25km", "charters", "laboratories", "laboratories_25km"),
    *("healthcare", "hospitals", "gdp_per_head", "companies", "airports_100km", "nonstop", "coast_km", "elevation", "latitude", "covenant"),
)
COUNT = 300
MARGIN = 0.04
"""Of all ranks; unknown counted as the same, or as the farthest, moves a place by more."""


def with_hidden(theme: str) -> tuple[Structures, np.ndarray]:
    """Random cities of one size, each in a country of its own; of a third of them one theme is hidden."""
    random = np.random.default_rng(6)
    numbers = random.normal(size=(len(NUMBERS), COUNT)).astype(np.float32)
    numbers[NUMBERS.index("covenant")] = random.random(COUNT) < 0.4
    hidden = np.zeros(COUNT, dtype=bool)
    hidden[random.choice(COUNT, COUNT // 3, replace=False)] = True
    for n, key in enumerate(NUMBERS):
        numbers[n, hidden & (indicators()[key].theme == theme)] = np.nan
    towns = places(*({"place": n, "population": 400_000, "country": f"C{n}"} for n in range(COUNT)))
    table = pl.DataFrame(dict(zip(NUMBERS, numbers, strict=True)), nan_to_null=True)
    return measured(towns, table, pl.Series([None] * COUNT, dtype=pl.String)), hidden


def moved(found: Structures, hidden: np.ndarray) -> float:
    """By what part of all ranks those with the hidden theme stand behind the others (negative: before), for 60 places fully known."""
    gaps = []
    for a in np.flatnonzero(~hidden)[:60]:
        squared = np.delete(distances(found, int(a), slice(0, COUNT)).squared.mean(axis=0), a)
        ranks, among = squared.argsort(kind="stable").argsort() / len(squared), np.delete(hidden, a)
        gaps.append(ranks[among].mean() - ranks[~among].mean())
    return float(np.mean(gaps))


@pytest.mark.parametrize("theme", ["education", "research", "economy", "place", "engagement"])
def test_not_knowing_a_theme_neither_helps_nor_hurts(theme: str) -> None:
    found, hidden = with_hidden(theme)
    unmeasured = np.full_like(found.typical, np.nan)
    same = replace(found, expected=np.zeros_like(found.expected), typical=unmeasured)
    farthest = replace(found, expected=np.full_like(found.expected, 9), typical=unmeasured)

    assert abs(moved(found, hidden)) < MARGIN
    assert moved(same, hidden) < -MARGIN
    assert moved(farthest, hidden) > MARGIN


# 7. One wrong figure does not decide.


@pytest.mark.parametrize("wrong", [1e3, 1e9, -1e9])
def test_one_wrong_figure_moves_a_theme_by_no_more_than_its_part_of_the_cap(tmp_path: Path, wrong: float) -> None:
    told = {"latitude": 45.0, "elevation": 200.0, "coast_km": 100.0, "climate": "Cfb"}
    atlas = world(tmp_path, row(1, "XU", **told), row(2, "XV", **told), row(3, "XV", **told | {"latitude": wrong}))
    found = scores(atlas, atlas.place(1), checked(), "city")
    right, mistaken = found.squared[1:]

    assert found.themes.squared[themes().index("place")].tolist() == [0, 0, 9 / 4]
    assert mistaken - right == pytest.approx(9 / 4 / 9, rel=1e-5)


# 8. Scales belong to the world, not to the question.


def told(atlas: Atlas, name: str, weights: dict[str, float], **filters: Any) -> dict[int, tuple[float, float]]:
    found = rank(atlas, atlas.find(name), weights=weights, where=Where(**filters), top=200)
    return {match.place.id: (match.distance, match.coverage) for match in found.matches}


@pytest.mark.parametrize("name", ["Montpellier", "Kaluga Oblast"])
def test_a_filter_changes_no_distance(world_atlas: Atlas, name: str) -> None:
    whole = told(world_atlas, name, {})
    for filters in ({"continents": ("EU",)}, {"population": (200_000, 800_000)}, {"distance": (None, 3000)}, {"diverse": True}):
        part = told(world_atlas, name, {}, **filters)
        shared = whole.keys() & part.keys()

        assert len(shared) > 5
        assert {place: part[place] for place in shared} == {place: whole[place] for place in shared}


@pytest.mark.parametrize("times", [10, 0.1, 1000])
@pytest.mark.parametrize("name", QUERIES)
def test_weights_ten_times_as_large_change_nothing(world_atlas: Atlas, name: str, times: float) -> None:
    weights = {"research": 3.0, "size": 0.5, "digital": 0.0}
    here = world_atlas.find(name)
    first, second = (
        rank(world_atlas, here, weights={theme: weight * factor for theme, weight in checked(weights).items()}).matches
        for factor in (1, times)
    )

    assert [(match.place.id, match.rank) for match in first] == [(match.place.id, match.rank) for match in second]
    assert [match.score for match in first] == pytest.approx([match.score for match in second], rel=1e-5)
