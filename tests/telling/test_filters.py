"""Filters in words: one line for each that is set."""

import pytest

from jumelles import languages
from jumelles.matching.where import CONTINENTS, Where
from jumelles.telling.filters import CONTINENTS as NAMED
from jumelles.telling.filters import told

ALL = Where(
    countries=("FR", "RU"),
    continents=("AS", "EU"),
    level="region",
    population=(50_000.0, 500_000.0),
    distance=(None, 2000.0),
    unlinked=True,
    new_country=True,
    abroad=False,
    diverse=True,
)


def plain(text: str) -> str:
    """With ordinary blanks: which narrow one a language uses is Babel's affair."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("where", "lines"),
    [
        (Where(), []),
        (Where(countries=("FR",)), ["countries: France"]),
        (Where(countries=("FR", "JP", "RU")), ["countries: France, Japan and Russia"]),
        (Where(countries=("XU",)), ["countries: XU"]),
        (Where(continents=("AS", "EU")), ["continents: Asia and Europe"]),
        (Where(level="region"), ["regions only"]),
        (Where(level="city"), ["cities only"]),
        (Where(population=(50_000.0, 500_000.0)), ["inhabitants: 50,000 to 500,000"]),
        (Where(population=(50_000.0, None)), ["inhabitants: from 50,000"]),
        (Where(population=(None, 500_000.0)), ["inhabitants: up to 500,000"]),
        (Where(population=(0.0, 0.0)), ["inhabitants: 0 to 0"]),
        (Where(population=(None, 0.0)), ["inhabitants: up to 0"]),
        (Where(population=(0.0, None)), ["inhabitants: from 0"]),
        (Where(distance=(None, 2000.0)), ["kilometres away: up to 2,000"]),
        (Where(distance=(0.5, 2000.0)), ["kilometres away: 0.5 to 2,000"]),
        (Where(unlinked=True), ["not twinned already"]),
        (Where(new_country=True), ["a country without a twin of ours"]),
        (Where(abroad=False), ["also in our own country"]),
        (Where(diverse=True), ["spread over countries"]),
    ],
)
def test_each_filter_that_is_set_has_one_line(where: Where, lines: list[str]) -> None:
    assert [plain(line) for line in told(where)] == lines


def test_all_filters_are_told_in_their_order() -> None:
    assert [plain(line) for line in told(ALL)] == [
        "countries: France and Russia",
        "continents: Asia and Europe",
        "regions only",
        "inhabitants: 50,000 to 500,000",
        "kilometres away: up to 2,000",
        "not twinned already",
        "a country without a twin of ours",
        "also in our own country",
        "spread over countries",
    ]


@pytest.mark.parametrize(("lang", "country"), [("fr", "Russie"), ("ru", "Россия")])
def test_filters_speak_the_language(lang: str, country: str) -> None:
    languages.use(lang)

    lines = [plain(line) for line in told(ALL)]
    assert len(lines) == 9
    assert country in lines[0]
    assert "50 000" in lines[3]
    assert "500 000" in lines[3]
    assert "2 000" in lines[4]
    assert not any("{" in line for line in lines)


def test_every_continent_has_a_name() -> None:
    assert tuple(NAMED) == CONTINENTS
