"""What is typed to say how to rank: weights, filters, ranges, countries by any name, a profile below them."""

import argparse
import contextlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles import languages
from jumelles.cli import choice
from jumelles.errors import JumellesError
from jumelles.matching import profile
from jumelles.matching.where import Where


def typed(*words: str) -> argparse.Namespace:
    """What argparse makes of these options."""
    parser = argparse.ArgumentParser()
    choice.add_weights(parser)
    choice.add_profile(parser)
    choice.add_filters(parser)
    return parser.parse_args(words)


def refusal(*words: str) -> str:
    """The sentence with which these options are refused."""
    with pytest.raises(JumellesError) as caught:
        choice.chosen(typed(*words))
    return str(caught.value)


# Weights.


@pytest.mark.parametrize(
    ("given_words", "weights"),
    [
        ([], {}),
        (["research=2"], {"research": 2.0}),
        (["research=2", "size=0"], {"research": 2.0, "size": 0.0}),
        (["research=0.5"], {"research": 0.5}),
        (["research=0,5"], {"research": 0.5}),
        ([" research = 2 "], {"research": 2.0}),
        (["research=2", "research=3"], {"research": 3.0}),
    ],
)
def test_weights_are_numbers_by_theme(given_words: list[str], weights: dict[str, float]) -> None:
    assert choice.typed_weights(given_words) == weights


@pytest.mark.parametrize("text", ["research", "research=", "research=much", "research=1=2", "", "=", "research 2", "research=1,000.5"])
def test_what_is_no_weight_is_told(text: str) -> None:
    with pytest.raises(JumellesError) as caught:
        choice.typed_weights([text])
    assert str(caught.value) == f"“{text}” is no weight: write it as in research=2."


@given(st.lists(st.text()))
def test_any_text_is_a_weight_or_one_sentence(texts: list[str]) -> None:
    with contextlib.suppress(JumellesError):
        assert all(isinstance(weight, float) for weight in choice.typed_weights(texts).values())


@given(st.sampled_from(["size", "research", "engagement"]), st.floats(0, 1e6))
def test_a_number_comes_back_as_a_weight(theme: str, weight: float) -> None:
    assert choice.typed_weights([f"{theme}={weight!r}"]) == {theme: weight}


# Ranges.


@given(st.none() | st.integers(0, 10**15), st.none() | st.integers(0, 10**15), st.sampled_from("-–"))
def test_a_range_of_whole_numbers_comes_back(low: int | None, high: int | None, dash: str) -> None:
    text = f"{'' if low is None else low}{dash}{'' if high is None else high}"

    assert choice._range(text) == (low, high)  # noqa: SLF001 - the reading itself is what is tested


@given(st.text())
def test_any_text_is_a_range_or_one_sentence(text: str) -> None:
    with contextlib.suppress(JumellesError):
        low, high = choice._range(text) or (None, None)  # noqa: SLF001 - as above
        assert all(end is None or isinstance(end, int) for end in (low, high))


@pytest.mark.parametrize("text", ["50 000-500 000", "50\u00a0000 - 500\u202f000", "50000–500000"])
def test_a_range_may_be_written_as_people_write_it(text: str) -> None:
    assert choice._range(text) == (50_000, 500_000)  # noqa: SLF001 - as above


@pytest.mark.parametrize("text", ["", "10", "abc", "1-2-3", "a-b", "nan-5", "nan-", "-nan", "1-inf", "inf-"])
def test_what_is_no_range_is_told(text: str) -> None:
    assert refusal(f"--population={text}") == f"“{text}” is no range: write it as in 50000-500000, 50000- or -500000."


@pytest.mark.parametrize("option", ["--population", "--distance"])
def test_a_range_is_not_turned_round(option: str) -> None:
    assert refusal(option, "10-5") == "The range from 10 to 5 is empty: give the smaller number first, and none below zero."


# Filters.


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ([], Where()),
        (["--country", "FR"], Where(countries=("FR",))),
        (["--continent", "AS", "--continent", "EU"], Where(continents=("AS", "EU"))),
        (["--level", "region"], Where(level="region")),
        (["--population", "50000-500000"], Where(population=(50_000, 500_000))),
        (["--population", "50000-"], Where(population=(50_000, None))),
        (["--population", "-500000"], Where(population=(None, 500_000))),
        (["--population=-500000"], Where(population=(None, 500_000))),
        (["--distance", "-2000"], Where(distance=(None, 2000))),
        (["--not-linked"], Where(unlinked=True)),
        (["--new-country"], Where(new_country=True)),
        (["--domestic"], Where(abroad=False)),
        (["--diverse"], Where(diverse=True)),
    ],
)
def test_each_option_sets_one_filter(words: list[str], where: Where) -> None:
    assert choice.chosen(typed(*words)) == ({}, where, None)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Russie", ("RU",)),
        ("Россия", ("RU",)),
        ("Russia", ("RU",)),
        ("RU", ("RU",)),
        ("ru", ("RU",)),
        ("  russie ", ("RU",)),
        ("États-Unis", ("US",)),
        ("Etats Unis", ("US",)),
        ("США", ("US",)),
        ("UK", ("GB",)),
        ("Corée du Sud, Япония,de", ("KR", "JP", "DE")),
        ("FR,France,Франция", ("FR",)),
    ],
)
@pytest.mark.parametrize("lang", languages.LANGUAGES)
def test_a_country_has_a_name_in_every_language(text: str, codes: tuple[str, ...], lang: str) -> None:
    languages.use(lang)

    assert choice.chosen(typed("--country", text))[1] == Where(countries=codes)


def test_countries_add_up() -> None:
    assert choice.chosen(typed("--country", "FR", "--country", "RU,FR"))[1] == Where(countries=("FR", "RU"))


@pytest.mark.parametrize("name", ["Atlantis", "XX", "", "F", "FRA2", "Fran ce"])
def test_a_country_that_there_is_not_is_told(name: str) -> None:
    assert refusal("--country", name) == f"There is no country “{name}”: give its name or its code of two letters, such as RU."


def test_one_wrong_country_among_several_is_named() -> None:
    assert refusal("--country", "FR, Atlantis") == ("There is no country “Atlantis”: give its name or its code of two letters, such as RU.")


# A profile, and what is typed beside it.


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, profile.Profile]:
    made = profile.Profile(
        "Research first",
        date(2026, 5, 12),
        {"research": 3.0, "size": 0.5},
        Where(countries=("RU",), continents=("EU",), population=(50_000.0, None), unlinked=True, abroad=False),
    )
    profile.write(tmp_path / "choice.toml", made)
    return tmp_path / "choice.toml", made


def test_a_profile_alone_is_taken_as_it_is(kept: tuple[Path, profile.Profile]) -> None:
    path, made = kept

    assert choice.chosen(typed("--profile", str(path))) == (made.weights, made.where, made)


@pytest.mark.parametrize(
    ("words", "weights", "changes"),
    [
        (["--weight", "research=1"], {"research": 1.0, "size": 0.5}, {}),
        (["--weight", "health=2"], {"research": 3.0, "size": 0.5, "health": 2.0}, {}),
        (["--country", "JP"], {"research": 3.0, "size": 0.5}, {"countries": ("JP",)}),
        (["--continent", "AS"], {"research": 3.0, "size": 0.5}, {"continents": ("AS",)}),
        (["--population=-100000"], {"research": 3.0, "size": 0.5}, {"population": (None, 100_000)}),
        (["--population=-"], {"research": 3.0, "size": 0.5}, {"population": (None, None)}),
        (["--level", "region", "--diverse"], {"research": 3.0, "size": 0.5}, {"level": "region", "diverse": True}),
        (["--domestic"], {"research": 3.0, "size": 0.5}, {}),
    ],
)
def test_what_is_typed_wins(
    kept: tuple[Path, profile.Profile], words: list[str], weights: dict[str, float], changes: dict[str, Any]
) -> None:
    path, made = kept

    found = choice.chosen(typed("--profile", str(path), *words))
    assert found == (weights, Where(**({name: getattr(made.where, name) for name in Where.__dataclass_fields__} | changes)), made)


def test_weights_are_checked_together(kept: tuple[Path, profile.Profile]) -> None:
    zero = [
        word
        for theme in ("education", "health", "economy", "digital", "connections", "place", "engagement", "size")
        for word in ("--weight", f"{theme}=0")
    ]
    path, made = kept

    assert choice.chosen(typed("--profile", str(path), *zero))[0]["research"] == made.weights["research"]
    assert refusal("--profile", str(path), *zero, "--weight", "research=0") == (
        "All weights are zero, so nothing can be ranked: give at least one theme a weight above zero."
    )


def test_where_there_are_no_filters_those_of_the_profile_stay(kept: tuple[Path, profile.Profile]) -> None:
    path, made = kept
    parser = argparse.ArgumentParser()
    choice.add_weights(parser)
    choice.add_profile(parser)

    assert choice.chosen(parser.parse_args(["--profile", str(path)])) == (made.weights, made.where, made)


def test_two_dashes_are_no_range() -> None:
    """argparse gives an empty list for `--population=--`."""
    with pytest.raises(JumellesError, match=r"^“--” is no range: write it as in 50000-500000, 50000- or -500000\.$"):
        choice._range([])  # noqa: SLF001 - as above
