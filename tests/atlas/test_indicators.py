"""The table of indicators: sound in itself and towards the sources."""

import pytest

from jumelles import languages
from jumelles.atlas.indicators import indicators, theme_label, themes
from jumelles.atlas.reading.catalogue import declarations
from jumelles.atlas.store import Atlas

UNITS = {"count", "inhabitants", "share", "rank", "usd", "km", "m", "degrees", "class", "step", "score"}
TRANSFORMS = {"log", "share", "country_share", "rank", "step", "same", "plain", "flag"}
WAYS = {"sum", "mean", "most", "ranked", "unknown", "none"}


def test_units_transforms_and_ways_are_those_of_the_head_of_the_table() -> None:
    table = indicators().values()

    assert {indicator.unit for indicator in table} == UNITS
    assert {indicator.transform for indicator in table} == TRANSFORMS
    assert {indicator.region for indicator in table} == WAYS


def test_every_source_of_an_indicator_is_declared() -> None:
    assert {key for indicator in indicators().values() for key in indicator.sources} <= {"office", *declarations()}


def test_every_theme_has_indicators_and_a_name() -> None:
    assert {indicator.theme for indicator in indicators().values()} == set(themes())
    assert [theme_label(theme) for theme in ("size", "digital")] == ["size and rank", "digital"]


def test_what_only_an_office_knows_is_all_of_the_theme_digital() -> None:
    assert {indicator.key for indicator in indicators().values() if indicator.by_office} == {
        *("incubators", "small_firms", "foreign_investors", "labels", "digital_potential", "digital_firms")
    }
    assert all(indicator.by_office for indicator in indicators().values() if indicator.theme == "digital")


def test_the_climate_alone_is_words() -> None:
    assert [key for key, indicator in indicators().items() if indicator.is_text] == ["climate"]


@pytest.mark.parametrize(("lang", "label"), [("fr", "population"), ("en", "population"), ("ru", "население")])
def test_a_label_speaks_the_current_language(lang: str, label: str) -> None:
    languages.use(lang)

    assert indicators()["population"].label == label


def test_a_definition_and_a_theme_speak_the_current_language() -> None:
    languages.use("ru")

    assert (theme_label("size"), indicators()["latitude"].definition[:6]) == ("размер и место", "Градус")


def test_an_indicator_without_meaning_for_a_region_is_not_missed_there(toy_atlas: Atlas) -> None:
    city, region = toy_atlas.place(1001), toy_atlas.place(9001)

    assert [indicators()[key].speaks_of(city) for key in ("region_rank", "population")] == [True, True]
    assert [indicators()[key].speaks_of(region) for key in ("region_rank", "population")] == [False, True]
