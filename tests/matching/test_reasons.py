"""Reasons for and against, worked out by hand: verdicts, weights that add up, how rare such closeness is, and what is named."""

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from jumelles.atlas.comparing.distances import expectation
from jumelles.atlas.indicators import themes
from jumelles.atlas.store import Atlas
from jumelles.matching.rank import Match, rank
from jumelles.matching.reasons import Reason
from jumelles.matching.scores import scores
from jumelles.matching.weights import checked
from jumelles.matching.where import Where
from tests.matching.worlds import only, world

VALMORE, KLARENBURG, STAROGRAD, NEUSTADT = 1001, 1007, 1009, 1008


def row(place: int, country: str = "XV", **known: Any) -> dict[str, Any]:
    return {"place": place, "name": f"P{place}", "country": country, "population": 100_000 - place, **known}


def matches(atlas: Atlas, place: int, weights: dict[str, float] | None = None) -> dict[int, Match]:
    found = rank(atlas, atlas.place(place), weights=weights, where=Where(abroad=False))
    return {match.place.id: match for match in (*found.matches, *found.apart)}


def reason(match: Match, theme: str) -> Reason:
    return next(each for each in match.reasons if each.theme == theme)


def of(atlas: Atlas, theme: str, candidate: int = 2, place: int = 1) -> Reason:
    return reason(matches(atlas, place, only(theme))[candidate], theme)


# Verdicts. In worlds so small that nothing is measured, the usual squared distance is 1 and so is every scale.


@pytest.mark.parametrize(
    ("there", "verdict"),
    [
        (1.0, "for"),
        (0.5, "for"),
        (0.49, "neither"),  # as a theme it would do, but no figure shows it: more than half of the usual difference lies between
        (1 + math.sqrt(1.24), "neither"),
        (1 + math.sqrt(1.26), "against"),
    ],
)
def test_a_verdict_is_for_within_half_the_usual_difference_and_against_beyond_the_usual_distance(
    tmp_path: Path, there: float, verdict: str
) -> None:
    found = of(world(tmp_path, row(1, "XU", covenant=1.0), row(2, covenant=there)), "engagement")

    assert (found.verdict, found.indicator, found.known, found.asked) == (verdict, "covenant", 1, 1)
    assert found.weight == pytest.approx(1 - (there - 1) ** 2, abs=1e-5)


def test_what_both_lack_is_no_reason_for(tmp_path: Path) -> None:
    found = of(world(tmp_path, row(1, "XU", covenant=0.0), row(2, covenant=0.0)), "engagement")

    assert (found.verdict, found.weight) == ("neither", 1)
    assert found.a is not None
    assert found.b is not None
    assert (found.a.value, found.b.value) == (0, 0)


def test_what_nobody_knows_is_no_reason(tmp_path: Path) -> None:
    assert of(world(tmp_path, row(1, "XU", covenant=0.0), row(2)), "engagement") == Reason("engagement", "unknown", 0.0, asked=1)
    assert of(world(tmp_path, row(1, "XU"), row(2)), "digital") == Reason("digital", "unknown", 0.0)


@pytest.mark.parametrize(("there", "verdict"), [(0.2, "neither"), (-0.1, "against")])
def test_a_theme_is_against_only_where_a_figure_shows_it(tmp_path: Path, there: float, verdict: str) -> None:
    # As a theme both are farther than a quarter beyond the usual 0.5, but 0.64 is less than one usual difference.
    atlas = world(tmp_path, row(1, "XU", covenant=1.0), row(2, covenant=there))
    atlas.__dict__["structures"] = replace(atlas.structures, typical=np.full_like(atlas.structures.typical, 0.5))
    found = of(atlas, "engagement")

    assert (found.verdict, found.weight) == (verdict, pytest.approx(0.5 - (1 - there) ** 2, abs=1e-5))


def test_what_the_one_lacks_is_no_reason_for(tmp_path: Path) -> None:
    """Half a usual difference lies between none and a little, but who has none has nothing in common with who has some."""
    assert of(world(tmp_path, row(1, "XU", covenant=0.4), row(2, covenant=0.0)), "engagement").verdict == "neither"


# Which indicator tells most.


def test_against_speaks_the_indicator_farthest_apart(tmp_path: Path) -> None:
    atlas = world(tmp_path, row(1, "XU", nonstop=0.0, airports_100km=0.0), row(2, nonstop=20.0, airports_100km=5.0))
    found = of(atlas, "connections")

    assert (found.verdict, found.indicator) == ("against", "nonstop")
    assert found.weight == pytest.approx(1 - (9 + math.log(6) ** 2) / 2, abs=1e-5)  # log(21)² is above the cap of 9


def test_for_speaks_what_both_have_before_what_both_lack(tmp_path: Path) -> None:
    atlas = world(tmp_path, row(1, "XU", nonstop=2.0, airports_100km=0.0), row(2, nonstop=2.1, airports_100km=0.0), row(3, nonstop=2.0))
    found = of(atlas, "connections")

    assert (found.verdict, found.indicator) == ("for", "nonstop")


def test_for_speaks_the_closeness_that_is_rarest(tmp_path: Path) -> None:
    others = [row(n, nonstop=2.0, airports_100km=float(n)) for n in range(3, 8)]
    atlas = world(tmp_path, row(1, "XU", nonstop=2.0, airports_100km=1.0), row(2, nonstop=2.0, airports_100km=1.1), *others)
    found = of(atlas, "connections")

    # All six are as near by their destinations, only this one by its airports.
    assert (found.verdict, found.indicator, found.closer) == ("for", "airports_100km", 1 / 6)


# How rare such closeness is.


def test_closer_is_the_share_of_comparable_places_that_are_at_least_as_near(tmp_path: Path) -> None:
    shares = [0.9, 0.8, 0.8, 0.2, 0.0]
    known = [row(n, covenant=share) for n, share in enumerate(shares, start=2)]
    larger = row(9, covenant=1.0) | {"population": 900_000}
    atlas = world(tmp_path, larger, row(1, "XU", covenant=1.0), *known, row(8))
    found = matches(atlas, 1, only("engagement"))

    # Of five comparable places the theme is known; a sixth is silent, and a city nine times as large is not comparable.
    assert [reason(found[n], "engagement").closer for n in range(2, 7)] == [1 / 5, 3 / 5, 3 / 5, 4 / 5, 1]
    assert reason(found[9], "engagement").closer == 0


def test_where_nothing_comparable_is_known_closeness_has_no_share(tmp_path: Path) -> None:
    atlas = world(tmp_path, row(1, "XU", covenant=1.0), row(2, covenant=1.0) | {"population": 1000})

    assert of(atlas, "engagement").closer is None


# The toy world: Valmore against Klarenburg (test_card gives the figures of both).


@pytest.fixture(scope="module")
def twin(toy_atlas: Atlas) -> Match:
    return matches(toy_atlas, VALMORE, {"digital": 0, "health": 0, "engagement": 0})[KLARENBURG]


SIZE = (
    (math.log(400 / 380) / 0.693) ** 2
    + (math.sqrt(400 / 613) - math.sqrt(380 / 832.5)) ** 2
    + (math.sqrt(400 / 460) - math.sqrt(380 / 670)) ** 2
) / 6  # the ranks and the role are the same
ECONOMY = (math.log(41_480 / 20_000) ** 2 + 2) / 3  # of companies nothing is known
SITE = (math.log(235 / 121) ** 2 + math.log(240 / 112) ** 2 + 1 + 2.5**2) / 4  # coast, height, climate, latitude


def test_reasons_are_worked_out_from_the_figures(twin: Match) -> None:
    found = [(each.theme, each.verdict, each.indicator, each.known, each.asked) for each in twin.reasons[:4]]

    assert found == [
        ("place", "against", "latitude", 4, 4),
        ("connections", "for", "airports_100km", 2, 2),
        ("size", "for", "population", 6, 6),
        ("economy", "neither", "gdp_per_head", 1, 3),
    ]
    expected = [(1 - squared) / 6 for squared in (SITE, 0, SIZE, ECONOMY)]
    assert [each.weight for each in twin.reasons[:4]] == pytest.approx(expected, abs=1e-5)
    assert twin.distance**2 == pytest.approx((SITE + SIZE + ECONOMY + 2) / 6, rel=1e-5)


def test_of_every_theme_there_is_one_reason(twin: Match) -> None:
    assert sorted(each.theme for each in twin.reasons) == sorted(themes())
    assert {each.theme for each in twin.reasons if each.verdict == "unknown"} == {
        *("education", "research", "health", "digital", "engagement")
    }


def test_figures_stand_on_both_sides(twin: Match) -> None:
    economy = reason(twin, "economy")

    assert economy.a is not None
    assert economy.b is not None
    assert (economy.a.value, economy.a.level, economy.b.value, economy.b.level) == (41_480, "nuts3", 20_000, "country")


def test_closer_counts_the_comparable_places_of_the_toy_world(toy_atlas: Atlas) -> None:
    found = matches(toy_atlas, VALMORE, {"digital": 0, "health": 0, "engagement": 0})

    # Comparable with Valmore are Klarenburg and Novigrad; Starograd lies between them by size, behind both by its site.
    assert [(reason(found[place], "size").closer, reason(found[place], "place").closer) for place in (KLARENBURG, STAROGRAD, NEUSTADT)] == [
        (0.5, 0.0),  # by its site Klarenburg is a reason against: closer is none, and as close only itself
        (0.5, 1.0),
        (1.0, 0.5),
    ]


@pytest.mark.parametrize("weights", [{}, {"digital": 0, "health": 0, "engagement": 0}, {"place": 5, "size": 0.5, "research": 0}])
@pytest.mark.parametrize("place", [VALMORE, NEUSTADT, 9001, 1006])
def test_the_weights_of_the_reasons_add_up(toy_atlas: Atlas, place: int, weights: dict[str, float]) -> None:
    """All that is known together is the usual distance (1 in this world) less the distance."""
    weighed = checked(weights)
    for match in matches(toy_atlas, place, weights).values():
        known = sum(weighed[each.theme] for each in match.reasons if each.verdict != "unknown") / sum(weighed.values())
        unknown = 1 - known

        assert match.coverage == pytest.approx(known)
        assert sum(each.weight for each in match.reasons) == pytest.approx(known - (match.distance**2 - unknown), abs=1e-5)


@pytest.mark.parametrize("name", ["Montpellier", "Obninsk", "Kaluga Oblast"])
def test_in_the_world_the_weights_add_up_to_the_usual_less_the_distance(world_atlas: Atlas, name: str) -> None:
    here = world_atlas.find(name)
    found = rank(world_atlas, here, top=8)
    measured = scores(world_atlas, here, checked(), "region" if here.kind == "region" else "city")
    row_, world_ = world_atlas.row(here.id), world_atlas.structures
    for match in found.matches:
        other = world_atlas.row(match.place.id)
        pair = expectation(world_, row_, slice(other, other + 1))[:, 0]
        usual = dict(zip(themes(), np.where(np.isnan(world_.typical[:, row_]), pair, world_.typical[:, row_]).tolist(), strict=True))
        at = world_atlas.row(match.place.id) - measured.rows.start
        squared = dict(zip(themes(), measured.themes.squared[:, at].tolist(), strict=True))
        known = [each.theme for each in match.reasons if each.verdict != "unknown"]

        assert sum(each.weight for each in match.reasons) == pytest.approx(sum(usual[t] - squared[t] for t in known) / 9, abs=1e-5)
        for each in match.reasons:
            if each.theme in known:
                assert each.weight == pytest.approx((usual[each.theme] - squared[each.theme]) / 9, abs=1e-5)


@pytest.mark.parametrize("name", ["Montpellier", "Obninsk", "Kaluga Oblast"])
def test_the_weightiest_reason_stands_first(world_atlas: Atlas, name: str) -> None:
    for match in rank(world_atlas, world_atlas.find(name), top=5).matches:
        weights = [abs(each.weight) for each in match.reasons]

        assert weights == sorted(weights, reverse=True)


# Institutions.


def test_institutions_of_both_are_named(toy_atlas: Atlas) -> None:
    found = reason(matches(toy_atlas, KLARENBURG, only("education"))[STAROGRAD], "education")

    assert (found.indicator, found.verdict) == ("charters", "for")
    assert [asset.name for asset in found.assets.a] == ["Klarenburg State University"]
    assert [asset.name for asset in found.assets.b] == ['Hochschule für Musik "Lev Orlow" Starograd']
    assert found.assets.field == ""


@pytest.mark.parametrize(("elsewhere", "verdict"), [(1_000_000, "against"), (2_500_000, "neither")])
def test_none_is_against_only_where_the_register_would_hold_some(tmp_path: Path, elsewhere: int, verdict: str) -> None:
    # Of the ten in its country five would be expected in the one case, and fewer than three in the other.
    labs = {"laboratories": 10.0}
    atlas = world(
        tmp_path,
        row(1, "XU", **labs) | {"population": 1_000_000},
        row(2, laboratories=0.0) | {"population": 1_000_000},
        row(3, **labs) | {"population": elsewhere},
        assets=({"kind": "laboratory", "place": 1, "name": "Laboratoire", "source": "ror"},),
    )
    found = of(atlas, "research")

    assert (found.verdict, found.indicator) == (verdict, "laboratories")
    assert ([asset.name for asset in found.assets.a], found.assets.b) == (["Laboratoire"], ())
    assert found.weight < -0.25


def test_a_shared_field_is_named(tmp_path: Path) -> None:
    things = [(1, "Laboratoire"), (1, "Institut nucléaire"), (2, "Nuclear Institute"), (2, "Law Institute")]
    atlas = world(
        tmp_path,
        row(1, "XU", laboratories=10.0),
        row(2, laboratories=10.0),
        assets=tuple({"kind": "laboratory", "place": place, "name": name, "source": "ror"} for place, name in things),
    )
    found = of(atlas, "research")

    assert (found.verdict, found.indicator, found.assets.field) == ("for", "laboratories", "nuclear")  # (0 + 1) / 2
    assert [asset.name for asset in (*found.assets.a, *found.assets.b)] == ["Institut nucléaire", "Nuclear Institute"]


def test_a_theme_without_institutions_names_none(twin: Match) -> None:
    for theme in ("size", "place", "connections"):
        assert (reason(twin, theme).assets.a, reason(twin, theme).assets.b) == ((), ())
