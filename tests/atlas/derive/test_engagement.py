"""Signatures of the Covenant of Mayors."""

from jumelles.atlas.derive.engagement import of_cities
from jumelles.atlas.store import Atlas
from tests.atlas.frames import assets, column, places

PLACES = places(
    {"place": 1},
    {"place": 2},
    {"place": 3, "kind": "section", "parent": 1},
    {"place": 4, "country": "XV"},
    {"place": 5, "country": "XV"},
    {"place": 9001, "kind": "region"},
)


def signed(*given: tuple[int, str], covers_from: int = 1) -> dict[int, float | None]:
    given_assets = assets(*({"place": place, "kind": kind, "source": "covenant"} for place, kind in given))
    return column(of_cities(PLACES, given_assets, covers_from), "covenant")


def test_a_signatory_is_one_and_another_city_of_a_covered_country_zero() -> None:
    assert signed((1, "signatory")) == {1: 1, 2: 0, 4: None, 5: None}


def test_a_section_does_not_sign_for_its_city() -> None:
    assert signed((3, "signatory")) == {1: 0, 2: 0, 4: None, 5: None}


def test_a_signature_on_hold_does_not_count() -> None:
    assert signed((1, "signatory_on_hold"), (2, "signatory")) == {1: 0, 2: 1, 4: None, 5: None}
    assert signed((1, "signatory_on_hold")) == dict.fromkeys([1, 2, 4, 5])


def test_a_country_with_too_few_signatures_is_not_covered() -> None:
    assert signed((1, "signatory"), (4, "signatory"), (5, "signatory"), covers_from=2) == {1: 1, 2: None, 4: 1, 5: 1}


def test_the_toy_world(toy_atlas: Atlas) -> None:
    found = column(toy_atlas.table("values"), "covenant")

    assert {place: found[place] for place in (1001, 1002, 1003, 1005, 1007)} == {1001: 1, 1002: 0, 1003: None, 1005: 0, 1007: None}
