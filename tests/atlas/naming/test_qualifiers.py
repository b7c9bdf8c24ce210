"""What narrows a name down: countries and regions by code and in three languages."""

import pytest

from jumelles.atlas.naming.qualifiers import Qualifiers, countries
from jumelles.atlas.store import Atlas

VERMONT, OCCITANIE, KALUGA = 5242283, 11071623, 553899


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("france", "FR"),
        ("fr", "FR"),
        ("germany", "DE"),
        ("allemagne", "DE"),
        ("germaniya", "DE"),
        ("rossiya", "RU"),
        ("usa", "US"),
        ("uk", "GB"),
        ("angleterre", "GB"),
        ("royaume uni", "GB"),
    ],
)
def test_a_country_is_known_by_its_code_and_its_names(word: str, code: str) -> None:
    assert countries()[word] == {code}


def test_a_zone_is_no_country() -> None:
    assert "world" not in countries()
    assert "001" not in countries()


@pytest.fixture(scope="module")
def qualifiers(world_atlas: Atlas) -> Qualifiers:
    return Qualifiers(world_atlas.table("regions"))


MONTPELLIER, MONTPELIER, KALUGA_CITY = 2992166, 5238685, 553915


@pytest.mark.parametrize(
    ("words", "place", "admitted"),
    [
        (["US"], MONTPELIER, True),
        (["US"], MONTPELLIER, False),
        (["États-Unis"], MONTPELIER, True),
        (["США"], MONTPELIER, True),
        (["VT"], MONTPELIER, True),
        (["US-VT"], MONTPELIER, True),
        (["Вермонт"], MONTPELIER, True),
        (["Vermont", "US"], MONTPELIER, True),
        (["Vermont", "France"], MONTPELIER, False),
        (["Occitanie"], MONTPELLIER, True),
        (["région Occitanie"], MONTPELLIER, True),
        (["Occitanie", "FR"], MONTPELLIER, True),
        (["Kaluga"], KALUGA_CITY, True),
        (["Калужская область"], KALUGA_CITY, True),
        (["région de Kalouga"], KALUGA_CITY, True),
        ([], MONTPELLIER, True),
    ],
)
def test_every_word_must_hold(world_atlas: Atlas, qualifiers: Qualifiers, words: list[str], place: int, admitted: bool) -> None:  # noqa: FBT001 - columns of the table above
    test = qualifiers.admitting(words)

    assert test is not None
    assert test(world_atlas.place(place)) is admitted


@pytest.mark.parametrize("words", [["Atlantis"], ["US", "Atlantis"], [""], ["…"]])
def test_a_word_that_names_neither_narrows_nothing(qualifiers: Qualifiers, words: list[str]) -> None:
    assert qualifiers.admitting(words) is None
