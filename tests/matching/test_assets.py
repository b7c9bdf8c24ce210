"""Which institutions to name together: of one field where there is one, the rarest first; else the best known of each side."""

from pathlib import Path
from typing import Any

import pytest

from jumelles.atlas.fields import fields, fields_of
from jumelles.atlas.store import Atlas
from jumelles.matching.assets import HOSPITAL, KINDS, Beside, Named, Shelf, named, side_by_side
from tests.matching.worlds import world

HERE, THERE = 1, 2
OPTICS = fields_of("Laboratoire d'optique")


def shelves(folder: Path, here: list[tuple[str, str]], there: list[tuple[str, str]]) -> tuple[Atlas, Shelf, Shelf]:
    """Two towns with these institutions: (kind, name)."""
    rows: list[dict[str, Any]] = [
        {"kind": kind, "name": name, "place": place, "source": "ror"}
        for place, things in ((HERE, here), (THERE, there))
        for kind, name in things
    ]
    atlas = world(folder, {"place": HERE, "name": "Valmore"}, {"place": THERE, "name": "Brisac"}, assets=tuple(rows))
    return atlas, Shelf(atlas, atlas.place(HERE)), Shelf(atlas, atlas.place(THERE))


def told(found: Named) -> tuple[list[str], list[str], str]:
    return [asset.name for asset in found.a], [asset.name for asset in found.b], found.field


def of(folder: Path, theme: str, first: str, here: list[tuple[str, str]], there: list[tuple[str, str]]) -> tuple[list[str], list[str], str]:
    atlas, a, b = shelves(folder, here, there)
    return told(named(theme, first, a, b, atlas.holdings.spread))


def laboratories(*names: str) -> list[tuple[str, str]]:
    return [("laboratory", name) for name in names]


def test_two_of_one_field_are_named_together(tmp_path: Path) -> None:
    here, there = laboratories("Lab", "Laboratoire d'optique"), laboratories("Institute of Law", "Optical Institute of Brisac")
    key = next(key for key, field in fields().items() if OPTICS >> field.bit & 1)

    assert of(tmp_path, "research", "laboratory", here, there) == (["Laboratoire d'optique"], ["Optical Institute of Brisac"], key)


def test_of_shared_fields_the_rarest_is_told(tmp_path: Path) -> None:
    here = laboratories("Law Institute", "Nuclear Institute", "Institute of Law")
    there = laboratories("Institute of Law", "Institut nucléaire")

    assert of(tmp_path, "research", "laboratory", here, there) == (["Nuclear Institute"], ["Institut nucléaire"], "nuclear")


def test_without_a_common_field_the_best_known_are_named(tmp_path: Path) -> None:
    here, there = laboratories("Law Institute", "Institute of Law of Valmore"), laboratories("Nuclear Institute")

    assert of(tmp_path, "research", "laboratory", here, there) == (["Institute of Law of Valmore"], ["Nuclear Institute"], "")


def test_where_one_side_has_none_the_other_alone_is_named(tmp_path: Path) -> None:
    assert of(tmp_path, "research", "laboratory", laboratories("Law Institute"), []) == (["Law Institute"], [], "")


def test_of_a_kind_that_neither_has_the_theme_s_next_is_named(tmp_path: Path) -> None:
    here, there = [("university", "Université de Valmore")], [("university", "University of Brisac")]

    assert of(tmp_path, "education", "charter", here, there) == (["Université de Valmore"], ["University of Brisac"], "")


def test_the_kind_that_was_counted_comes_first(tmp_path: Path) -> None:
    here = [("university", "Université de Valmore"), ("charter", "École de Valmore")]

    assert of(tmp_path, "education", "charter", here, []) == (["École de Valmore"], [], "")
    assert of(tmp_path, "education", "university", here, []) == (["Université de Valmore"], [], "")


def test_kinds_do_not_mix(tmp_path: Path) -> None:
    here, there = [("university", "Law University")], [("charter", "Law School")]

    assert of(tmp_path, "education", "university", here, there) == (["Law University"], [], "")


def test_where_neither_has_any_nothing_is_named(tmp_path: Path) -> None:
    assert of(tmp_path, "economy", "company", [], laboratories("Lab")) == ([], [], "")


@pytest.mark.parametrize(
    ("theme", "first", "field"), [("research", "laboratory", "medicine"), ("health", "hospital", "")], ids=["laboratories", "hospitals"]
)
def test_that_a_hospital_is_one_of_medicine_goes_without_saying(tmp_path: Path, theme: str, first: str, field: str) -> None:
    here, there = [(first, "Medical Centre")], [(first, "Centre of Medicine")]

    assert of(tmp_path, theme, first, here, there) == (["Medical Centre"], ["Centre of Medicine"], field)


def test_that_a_hospital_treats_cancer_is_told(tmp_path: Path) -> None:
    here, there = [("hospital", "Hôpital"), ("hospital", "Centre du cancer")], [("hospital", "Cancer Hospital")]

    assert of(tmp_path, "health", "hospital", here, there) == (["Centre du cancer"], ["Cancer Hospital"], "cancer")


def test_a_shelf_holds_the_best_known_of_each_kind_and_of_each_field(tmp_path: Path) -> None:
    _atlas, shelf, _other = shelves(tmp_path, laboratories("Law Institute", "Law Institute of Valmore", "Marine Institute"), [])
    law = fields()["law"].bit

    assert [asset.name for asset in shelf.best_known("laboratory")] == ["Law Institute of Valmore"]
    assert [asset.name for asset in shelf.of_field("laboratory", law)] == ["Law Institute of Valmore"]
    assert shelf.fields("laboratory") == fields_of("Law Institute") | fields_of("Marine Institute")
    assert (shelf.best_known("hospital"), shelf.of_field("hospital", law), shelf.fields("hospital")) == ((), (), 0)


def test_what_speaks_for_a_theme_is_in_the_atlas(world_atlas: Atlas) -> None:
    kinds = set(world_atlas.table("assets")["kind"].unique())

    assert {kind for told_ in KINDS.values() for kind in told_} <= kinds
    assert set(fields()) >= HOSPITAL


def beside(folder: Path, here: list[tuple[str, str]], there: list[tuple[str, str]]) -> list[Beside]:
    atlas, _a, _b = shelves(folder, here, there)
    return side_by_side(atlas, atlas.place(HERE), atlas.place(THERE))


def test_side_by_side_each_stands_once_under_its_rarest_shared_field(tmp_path: Path) -> None:
    """Law is worked on by four, the nucleus by two: who does both stands under the rarer one, the others under law or none."""
    here = laboratories("Law Institute", "Nuclear Law Institute", "Institute of Geology")
    there = laboratories("Institute of Law", "Institut nucléaire", "Law School")

    (found,) = beside(tmp_path, here, there)

    assert (found.kind, found.count) == ("laboratory", (3, 3))
    assert [(pair.field, [one.name for one in pair.a], [one.name for one in pair.b]) for pair in found.pairs] == [
        ("nuclear", ["Nuclear Law Institute"], ["Institut nucléaire"]),
        ("law", ["Law Institute"], ["Law School", "Institute of Law"]),
    ]
    assert [[one.name for one in side] for side in found.others] == [["Institute of Geology"], []]


def test_side_by_side_a_kind_of_one_side_only_has_no_pairs(tmp_path: Path) -> None:
    found = beside(tmp_path, [("hospital", "Clinic")], [("company", "Optics Ltd")])

    assert [(one.kind, one.count, one.pairs) for one in found] == [("hospital", (1, 0), ()), ("company", (0, 1), ())]


def test_side_by_side_of_nothing_is_nothing(tmp_path: Path) -> None:
    assert beside(tmp_path, [], []) == []
