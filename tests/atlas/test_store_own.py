"""The atlas as an office sees it: its own figures stand in place of the sources', and nobody else's atlas changes."""

from pathlib import Path

import pytest

from jumelles.atlas.card import Figure, card
from jumelles.atlas.opening import open_atlas
from jumelles.atlas.own import FILE, OwnFigure, OwnFigureError
from jumelles.atlas.store import Atlas
from jumelles.matching.explain import explain
from jumelles.matching.rank import rank
from jumelles.matching.scores import structures
from tests.matching.worlds import only

VALMORE, KLARENBURG = 1001, 1007
NUMBERS = ("population", "incubators")


def figure(indicator: str, value: float, place: int = VALMORE) -> OwnFigure:
    return OwnFigure(place, indicator, value, "count", "2024", "town hall", "by hand")


def view(atlas: Atlas, *figures: OwnFigure) -> Atlas:
    return atlas.with_own({(each.place, each.indicator): each for each in figures})


def of(atlas: Atlas, indicator: str) -> Figure | None:
    found = card(atlas, atlas.place(VALMORE)).figures
    return next((each for each in found if each.indicator.key == indicator), None)


def test_a_view_tells_its_own_figure_and_the_open_source_beside_it(toy_atlas: Atlas) -> None:
    told = of(view(toy_atlas, figure("population", 410_000)), "population")

    assert told is not None
    assert (told.fact.value, told.fact.own, told.fact.source and told.fact.source.title, told.fact.note) == (
        410_000,
        True,
        "town hall",
        "by hand",
    )
    assert told.beside is not None
    assert (told.beside.value, told.beside.own, told.beside.source and told.beside.source.key) == (400_000, False, "geonames")


def test_the_atlas_itself_and_other_views_stay_as_they_are(toy_atlas: Atlas) -> None:
    mine, theirs = view(toy_atlas, figure("incubators", 3)), view(toy_atlas, figure("incubators", 7))

    assert [told and (told.fact.value, told.beside) for told in (of(mine, "incubators"), of(theirs, "incubators"))] == [
        (3, None),
        (7, None),
    ]
    assert of(toy_atlas, "incubators") is None
    assert toy_atlas.own == {}


def test_a_view_shares_what_was_read(toy_home: Path) -> None:
    atlas = open_atlas(toy_home)
    mine = view(atlas, figure("incubators", 3))

    assert mine.places is atlas.places
    assert atlas.structures is mine.structures
    assert mine.holdings is atlas.holdings


def test_the_world_of_the_same_figures_is_made_once(toy_atlas: Atlas) -> None:
    one, same, other = (view(toy_atlas, figure("population", size)) for size in (410_000, 410_000, 420_000))

    assert structures(one) is structures(same)
    assert structures(one) is not structures(other)
    assert structures(view(toy_atlas)) is toy_atlas.structures


def test_own_figures_count_in_the_ranking_and_in_the_comparison(toy_atlas: Atlas) -> None:
    """With the population of Klarenburg as its own, Valmore cannot be told from it by that."""
    mine = view(toy_atlas, figure("population", 380_000))
    valmore, klarenburg = toy_atlas.place(VALMORE), toy_atlas.place(KLARENBURG)

    def apart(atlas: Atlas) -> float | None:
        line = next(line for line in explain(atlas, valmore, klarenburg).lines if line.indicator == "population")
        return line.apart

    assert apart(mine) == 0.0
    assert (apart(toy_atlas) or 0.0) > 0.0
    sizes = [rank(atlas, valmore, weights=only("size")).matches[0].distance for atlas in (mine, toy_atlas)]
    assert sizes[0] < sizes[1]


def test_a_comparison_says_whose_figure_it_is(toy_atlas: Atlas) -> None:
    told = explain(view(toy_atlas, figure("population", 380_000)), toy_atlas.place(VALMORE), toy_atlas.place(KLARENBURG))
    line = next(line for line in told.lines if line.indicator == "population")

    assert ((line.a.value, line.a.own), (line.b.value, line.b.own)) == ((380_000, True), (380_000, False))


def test_without_a_view_the_figures_of_the_installation_count_as_of_now(toy_home: Path, tmp_path: Path) -> None:
    atlas = Atlas(open_atlas(toy_home).folder, tmp_path)

    assert of(atlas, "incubators") is None
    (tmp_path / FILE).write_text(
        '[{"place": 1001, "indicator": "incubators", "value": 5, "unit": "count", "date": "2025", "source": "city", "note": ""}]', "utf-8"
    )
    told = of(atlas, "incubators")
    assert told is not None
    assert told.fact.value == 5
    (tmp_path / FILE).write_text("{", "utf-8")
    with pytest.raises(OwnFigureError):
        _ = atlas.own
