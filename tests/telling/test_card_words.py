"""The lines below a card's table."""

from dataclasses import replace

import pytest

from jumelles import languages
from jumelles.atlas.card import Airport, Card, Figure, card
from jumelles.atlas.corrections import corrections
from jumelles.atlas.indicators import indicators
from jumelles.atlas.store import Atlas
from jumelles.facts import Asset, Fact, Source
from jumelles.languages import date
from jumelles.telling.card_words import NAMES, acknowledged, paragraphs


@pytest.fixture
def valmore(toy_atlas: Atlas) -> Card:
    return card(toy_atlas, toy_atlas.place(1001))


@pytest.fixture
def bare(valmore: Card) -> Card:
    """A card on which nothing is known."""
    return Card(valmore.place, (), (), 1)


def universities(count: int) -> dict[str, tuple[Asset, ...]]:
    return {"university": tuple(Asset(f"u{number}", "university", f"U{number}", 1001, "ror") for number in range(1, count + 1))}


def test_of_nothing_nothing_is_said(bare: Card) -> None:
    assert list(paragraphs(bare)) == []


def test_names_beyond_the_first_are_counted(bare: Card) -> None:
    said = [next(paragraphs(replace(bare, assets=universities(count)))) for count in (1, NAMES, NAMES + 1, NAMES + 1000)]

    first = " · ".join(f"U{number}" for number in range(1, NAMES + 1))
    assert said == [
        "higher education (1): U1",
        f"higher education ({NAMES}): {first}",
        f"higher education ({NAMES + 1}): {first} · 1 more",
        f"higher education ({NAMES + 1000:,}): {first} · 1,000 more",
    ]


def test_destinations_are_counted_as_the_language_counts(bare: Card) -> None:
    flown = replace(bare, airports=(Airport("VLM", "Valmore", 6.8, 1), Airport("KLB", "Klarenburg", 40.2, 1234)))

    assert list(paragraphs(flown)) == [
        "airports within 100 km: Valmore (VLM, 7 km, 1 destination seen) · Klarenburg (KLB, 40 km, 1,234 destinations seen)"
    ]


@pytest.mark.parametrize(("lang", "words"), [("en", "French and Russian"), ("fr", "français et russe"), ("ru", "французский и русский")])
def test_languages_have_their_names(bare: Card, lang: str, words: str) -> None:
    languages.use(lang)

    assert next(paragraphs(replace(bare, languages=("fr", "ru")))).endswith(words)


def test_an_own_figure_names_its_source_and_note(bare: Card) -> None:
    office = Source("office", "Town hall", "Town hall", "Town hall", "", "Town hall", "", "2026-03")
    figures = tuple(
        Figure(indicators()["labels"], Fact(1001, "labels", 2.0, "count", office, "2026-03", own=True, note=note))
        for note in ("", "both of 2019")
    )

    assert list(paragraphs(replace(bare, figures=figures))) == [
        "labels and distinctions: Town hall, March 2026",
        "labels and distinctions: Town hall, March 2026 (both of 2019)",
    ]


def test_a_correction_says_why_and_a_pair_that_we_added_too(world_atlas: Atlas) -> None:
    said = list(paragraphs(card(world_atlas, world_atlas.find("Montpellier"))))
    value = next(entry for entry in corrections()[0] if (entry.place, entry.indicator) == (2992166, "population"))
    pair = next(entry for entry in corrections()[1] if {entry.a, entry.b} == {2992166, 516436})

    assert f"population: {value.sources['en']}, {date(value.date)} ({value.reasons['en']})" in said
    assert f"twinning added: {pair.sources['en']}, {date(pair.date)} ({pair.reasons['en']})" in said


def test_what_is_not_known_is_listed_last(valmore: Card) -> None:
    assert list(paragraphs(valmore))[-1] == (
        "not known: hospital beds declared, companies active in research, research companies within 25 km, incubators, "
        "small and medium-sized firms, foreign investors, labels and distinctions, digital potential, digital firms"
    )


def test_each_source_is_acknowledged_once(valmore: Card) -> None:
    said = list(acknowledged([valmore, valmore]))

    assert [line.partition(":")[0] for line in said] == [source.short for source in valmore.sources]
    assert all(source.publisher in line and source.licence in line for source, line in zip(valmore.sources, said, strict=True))
