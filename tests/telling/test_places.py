"""A place in a line, and the list that an ambiguous name is answered with."""

import pytest

from jumelles import languages
from jumelles.atlas.naming.names import AmbiguousPlace, UnknownPlace
from jumelles.atlas.store import Atlas
from jumelles.facts import Place
from jumelles.telling import places


def town(number: int, population: int | None = 1000) -> Place:
    return Place(number, f"Town {number}", "city", "FR", None, "", 45.0, 3.0, population)


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (1001, "Valmore · Val-de-Mer · XU · 400,000 inhabitants  (geonames:1001)"),
        (9003, "Klarenburg Oblast · region · XV · 670,000 inhabitants  (geonames:9003)"),
        (1011, "Altmark · Starograd Oblast · XV  (geonames:1011)"),
    ],
)
def test_a_line_tells_a_place_from_its_namesakes(toy_atlas: Atlas, place: int, line: str) -> None:
    assert places.line(toy_atlas.place(place)) == line


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["1 inhabitant", "2 inhabitants", "5 inhabitants", "21 inhabitants", ""]),
        ("fr", ["1 habitant", "2 habitants", "5 habitants", "21 habitants", ""]),
        ("ru", ["1 житель", "2 жителя", "5 жителей", "21 житель", ""]),
    ],
)
def test_inhabitants_are_counted_as_the_language_counts(lang: str, words: list[str]) -> None:
    languages.use(lang)

    assert [places.inhabitants(town(1, people)).replace("\u00a0", " ") for people in (1, 2, 5, 21, None)] == words


def test_every_kind_has_its_word(toy_atlas: Atlas) -> None:
    assert [places.kind(toy_atlas.place(place)) for place in (1001, 9001, 1003)] == ["city", "region", "part of a town"]


@pytest.mark.parametrize(
    ("count", "last"),
    [
        (2, "  2. Town 2 · France · 1,000 inhabitants  (geonames:2)"),
        (20, " 20. Town 20 · France · 1,000 inhabitants  (geonames:20)"),
        (21, "… and 1 more"),
        (50, "… and 30 more"),
    ],
)
def test_a_list_is_numbered_and_not_endless(count: int, last: str) -> None:
    listed = places.listed(AmbiguousPlace("Town", [town(number) for number in range(1, count + 1)]))

    assert (len(listed), listed[-1]) == (min(count, 21), last)
    assert listed[0] == "  1. Town 1 · France · 1,000 inhabitants  (geonames:1)"


def test_an_error_without_candidates_lists_nothing() -> None:
    assert places.listed(UnknownPlace("Town", [town(1)])) == []
