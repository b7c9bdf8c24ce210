"""The index of names: what bears a name, letter for letter or folded, today or not."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.atlas.naming.index import EXACT, PRESENT, REGION, Index, entries, key, same_letters

PLACES = pl.DataFrame({"place": [20, 21, 9], "name": ["Suzhou", "Suzhou", "Starograd Oblast"]})
SPELLINGS = pl.DataFrame({"place": [20, 21, 9, 20, 21, 20], "spelling": ["苏州", "宿州", "Старград", "Old Suzhou", "–", "…"]})
REGIONS = pl.DataFrame({"region": [9], "en": ["Starograd"], "fr": ["Oblast de Starograd"], "ru": ["Староградская область"]})


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(entries(PLACES, SPELLINGS, REGIONS))


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("suzhou", {0: PRESENT, 1: PRESENT}),
        ("=suzhou", {0: PRESENT | EXACT, 1: PRESENT | EXACT}),
        ("=苏州", {0: EXACT}),
        ("=宿州", {1: EXACT}),
        ("old suzhou", {0: 0}),
        ("stargrad", {2: 0}),
        ("starograd", {2: PRESENT}),
        ("starogradskaya oblast", {2: PRESENT}),
        (REGION + "starograd", {2: PRESENT}),
        (REGION + "suzhou", {}),
        ("", {}),
        ("nowhere", {}),
    ],
)
def test_a_name_is_found_with_what_it_is_to_the_place(index: Index, text: str, hits: dict[int, int]) -> None:
    assert index.hits([text]) == hits


def test_several_texts_add_up(index: Index) -> None:
    assert index.hits(["old suzhou", "=suzhou"]) == {0: PRESENT | EXACT, 1: PRESENT | EXACT}


def test_each_name_of_a_place_stands_once_and_sorted() -> None:
    table = entries(PLACES, pl.concat([SPELLINGS, SPELLINGS]), REGIONS)

    assert table["key"].is_sorted()
    assert len(table) == len(table.unique(["key", "row"]))
    assert table.schema == {"key": pl.UInt64, "row": pl.UInt32, "flags": pl.UInt8}


def test_an_empty_index_knows_nothing() -> None:
    assert Index(entries(PLACES.clear(), SPELLINGS.clear(), REGIONS.clear())).hits(["suzhou"]) == {}


@pytest.mark.parametrize(("one", "other"), [("ORLÉANS", "orle\u0301ans"), (" Straße", "STRASSE "), ("КАЛУГА", "калуга")])
def test_letters_are_the_same_whatever_their_case_and_composition(one: str, other: str) -> None:
    assert same_letters(one) == same_letters(other)


def test_an_accent_makes_another_letter() -> None:
    assert same_letters("Orléans") != same_letters("Orleans")


def test_a_key_is_the_same_in_every_run() -> None:
    assert key("Montpellier") == 1697436241162713824


@given(st.text(), st.text())
def test_different_texts_have_different_keys(one: str, other: str) -> None:
    assert (key(one) == key(other)) == (one == other)
