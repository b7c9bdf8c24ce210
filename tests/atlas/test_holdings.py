"""What stands in many cities by name: in which order, with which fields, for which city and region it counts."""

from typing import Any

import polars as pl
import pytest

from jumelles.atlas.fields import fields, fields_of
from jumelles.atlas.holdings import Holdings, placed
from jumelles.atlas.store import Atlas
from jumelles.facts import Asset, Place
from tests.atlas.frames import assets, places

VALMORE, NORD, BRISAC, VAL, HAUTE = 1001, 1003, 1005, 9001, 9002
TOWNS = places(
    {"place": VALMORE, "name": "Valmore", "region": VAL},
    {"place": BRISAC, "name": "Brisac", "region": HAUTE},
    {"place": VAL, "name": "Val-de-Mer", "kind": "region", "region": VAL},
    {"place": HAUTE, "name": "Haute-Orlune", "kind": "region", "region": HAUTE},
    {"place": NORD, "name": "Valmore-Nord", "kind": "section", "parent": VALMORE, "region": VAL},
)


def table(*given: dict[str, Any]) -> pl.DataFrame:
    return placed(assets(*given), TOWNS)


def place(number: int, kind: Any = "city") -> Place:
    return Place(number, "", kind, "XU", None, "", None, None, None)


def names(given: list[dict[str, Any]], of: Place) -> list[str]:
    return [asset.name for asset, _mask in Holdings(table(*given)).of(of)]


def of_kind(kind: str, town: int, *named: str) -> list[dict[str, Any]]:
    return [{"kind": kind, "place": town, "name": name, "source": "ror"} for name in named]


def test_a_thing_counts_for_its_city_and_region_and_that_of_a_section_for_its_city() -> None:
    found = table(*of_kind("laboratory", NORD, "One"), *of_kind("laboratory", BRISAC, "Two"))

    assert found.select("name", "place", "city", "region").rows() == [("One", NORD, VALMORE, VAL), ("Two", BRISAC, BRISAC, HAUTE)]


@pytest.mark.parametrize(
    "ordered",
    [
        ["Université Lumière", "École des mines de Valmore"],  # a university before a school
        ["Université de Valmore", "Université Lumière"],  # with the town's name before another
        ["VALMORE University", "University of the North"],  # in any case
        ["Université de Valmore", "Université catholique de Valmore"],  # the shorter name first
        ["University A of Valmore", "University B of Valmore"],  # then by letters
        ["Вальморский университет", "Академия Вальмора"],
        ["Valmora Daigaku", "Collegium Valmora"],
    ],
)
def test_those_that_a_stranger_would_name_stand_first(ordered: list[str]) -> None:
    for given in (ordered, ordered[::-1]):
        assert names(of_kind("university", VALMORE, *given), place(VALMORE)) == ordered


def test_the_order_does_not_depend_on_that_of_the_sources() -> None:
    twins = [
        {"kind": "hospital", "place": VALMORE, "name": "Clinique", "source": source, "key": key}
        for source, key in (("gisco", "2"), ("gisco", "10"), ("wikidata", "1"))
    ]

    for given in (twins, twins[::-1]):
        assert [asset.key for asset, _mask in Holdings(table(*given)).of(place(VALMORE))] == ["10", "2", "1"]


def test_kinds_stand_together() -> None:
    given = [*of_kind("university", VALMORE, "Université"), *of_kind("laboratory", VALMORE, "L"), *of_kind("university", VALMORE, "École")]

    assert [asset.kind for asset, _mask in Holdings(table(*given)).of(place(VALMORE))] == ["laboratory", "university", "university"]


def test_the_fields_are_those_that_the_name_tells() -> None:
    found = table(*of_kind("laboratory", VALMORE, "Laboratoire d'optique", "Institut marin"))

    assert dict(found.select("name", "fields").rows()) == {name: fields_of(name) for name in ("Laboratoire d'optique", "Institut marin")}


def test_a_city_has_its_own_and_those_of_its_sections_a_region_those_of_its_towns() -> None:
    given = [*of_kind("laboratory", NORD, "North"), *of_kind("laboratory", BRISAC, "B"), *of_kind("laboratory", VALMORE, "V")]

    assert names(given, place(VALMORE)) == ["V", "North"]
    assert names(given, place(BRISAC)) == ["B"]
    assert names(given, place(VAL, "region")) == ["V", "North"]
    assert names(given, place(77)) == []
    assert names(given, place(77, "region")) == []


def test_a_thing_is_told_with_its_source_and_size() -> None:
    rows = [{"key": "XU_1", "kind": "health_site", "place": NORD, "name": "Clinique marine", "source": "gisco", "size": 40.0}]

    assert list(Holdings(table(*rows)).of(place(VALMORE))) == [
        (Asset("XU_1", "health_site", "Clinique marine", NORD, "gisco", 40.0), fields_of("Clinique marine"))
    ]


def test_a_thing_at_no_known_town_hides_no_other() -> None:
    """A row whose town the atlas does not have stands last; the search for a city must find the others all the same."""
    given = [*of_kind("laboratory", 77, "A", "B", "C"), *of_kind("laboratory", VALMORE, "V"), *of_kind("laboratory", BRISAC, "W")]

    assert [names(given, place(town)) for town in (VALMORE, BRISAC)] == [["V"], ["W"]]


def test_the_spread_of_a_field_counts_those_who_work_in_it() -> None:
    given = of_kind("laboratory", VALMORE, "Laboratoire d'optique", "Institut d'optique marine", "Institut")
    found = Holdings(table(*given)).spread
    optics = next(bit for bit in range(32) if fields_of("Laboratoire d'optique") >> bit & 1)

    assert (found[optics], len(found), sum(found)) == (2, 32, sum(fields_of(row["name"]).bit_count() for row in given))
    assert all(found[field.bit] >= 0 for field in fields().values())


def test_no_assets_are_no_holdings() -> None:
    found = Holdings(table())

    assert list(found.of(place(VALMORE))) == list(found.of(place(VAL, "region"))) == []
    assert set(found.spread) == {0}


def test_the_toy_world_has_what_its_sources_hold(toy_atlas: Atlas) -> None:
    found = [(asset.kind, asset.name) for asset, _mask in toy_atlas.holdings.of(toy_atlas.place(VALMORE))]

    assert found == [
        ("charter", "Universite de Valmore"),
        ("health_site", "Clinique de Valmore-Nord"),
        ("health_site", "Clinique de Valmore-Nord"),
        ("health_site", "Hôpital central de Valmore"),
        ("healthcare", "Clinique de Valmore-Nord"),
        ("healthcare", "Hôpital central de Valmore"),
        ("hospital", '"Hôpital central" de Valmore'),
        ("hospital", "Q9202"),
        ("laboratory", "Laboratoire d'optique de Valmore"),
        ("signatory", "Commune de Valmore"),
        ("university", "Université de Valmore"),
    ]


@pytest.mark.parametrize("name", ["Montpellier", "Obninsk", "Heidelberg, DE", "Kaluga Oblast", "Paris"])
def test_holdings_are_those_of_the_card(world_atlas: Atlas, name: str) -> None:
    here = world_atlas.find(name)
    told = world_atlas.table("assets").filter(pl.col("place").is_in(world_atlas.towns_of(here).implode()))["key"]

    assert sorted(asset.key for asset, _mask in world_atlas.holdings.of(here)) == sorted(told)
