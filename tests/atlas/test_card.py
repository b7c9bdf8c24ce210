"""The card of a place: each figure as computed by hand from the toy world, its origin, its rank, and what is not known."""

import json
import shutil
from pathlib import Path

import pytest

from jumelles import languages
from jumelles.atlas.card import Card, Figure, card
from jumelles.atlas.corrections import corrections
from jumelles.atlas.indicators import indicators
from jumelles.atlas.opening import open_atlas
from jumelles.atlas.own import FILE
from jumelles.atlas.store import Atlas

VALMORE, SENNERY, VALMORE_NORD, BRISAC, KLARENBURG, NOVIGRAD, ALTMARK = 1001, 1002, 1003, 1005, 1007, 1012, 1011
KLARENBURG_OBLAST, HAUTE_ORLUNE = 9003, 9002
BY_OFFICE = ["incubators", "small_firms", "foreign_investors", "labels", "digital_potential", "digital_firms"]


def card_of(atlas: Atlas, place: int) -> Card:
    return card(atlas, atlas.place(place))


def figure(of: Card, key: str) -> Figure:
    return next(each for each in of.figures if each.indicator.key == key)


@pytest.fixture(scope="module")
def valmore(toy_atlas: Atlas) -> Card:
    return card_of(toy_atlas, VALMORE)


@pytest.fixture(scope="module")
def oblast(toy_atlas: Atlas) -> Card:
    return card_of(toy_atlas, KLARENBURG_OBLAST)


# key: value, share of the country's total, rank and among (comparable: Valmore, Klarenburg, Novigrad), source, date
IN_VALMORE: dict[str, tuple[float | str, float | None, int | None, int | None, str, str]] = {
    "population": (400_000, None, 1, 3, "geonames", "2026-05"),
    "country_rank": (1, None, None, None, "geonames", "2026-05"),
    "country_share": (400 / 613, None, 1, 3, "geonames", "2026-05"),
    "region_rank": (1, None, None, None, "geonames", "2026-05"),
    "region_share": (400 / 460, None, 1, 3, "geonames", "2026-05"),
    "seat": (3, None, None, None, "geonames", "2026-05"),
    "universities": (1, 1.0, 1, 2, "ror", "2026-07"),
    "universities_25km": (1, 1.0, 1, 2, "ror", "2026-07"),
    "charters": (1, 1.0, 1, 3, "eche", "2024-07"),
    "charters_25km": (1, 1.0, 1, 3, "eche", "2024-07"),
    "laboratories": (1, 0.5, 1, 1, "ror", "2026-07"),
    "laboratories_25km": (1, 0.5, 1, 1, "ror", "2026-07"),
    "healthcare": (2, 1.0, 1, 1, "ror", "2026-07"),
    "healthcare_25km": (2, 1.0, 1, 1, "ror", "2026-07"),
    "hospitals": (2, 1.0, 1, 1, "wikidata", "2024"),
    "hospitals_25km": (2, 1.0, 1, 1, "wikidata", "2024"),
    "health_sites": (3, 1.0, 1, 1, "gisco", "2020-10"),
    "health_sites_25km": (3, 1.0, 1, 1, "gisco", "2020-10"),
    "gdp_per_head": (41_480, None, 1, 3, "eurostat", "2020"),
    "airports_100km": (1, None, 1, 3, "airportsdata", "2026-09"),
    "nonstop": (1, None, 1, 3, "vrs", "2026-08"),
    "twinnings": (1, None, 1, 3, "wikidata", "2024"),
    "coast_km": (111, None, 3, 3, "natural_earth", "2018"),
    "elevation": (12, None, 2, 2, "geonames", "2026-05"),
    "climate": ("Cfb", None, None, None, "koppen", "2006"),
    "latitude": (45, None, None, None, "geonames", "2026-05"),
    "covenant": (1, None, None, None, "covenant", "2024-01"),
}


@pytest.mark.parametrize("key", IN_VALMORE)
def test_a_figure_is_what_the_sources_say(valmore: Card, key: str) -> None:
    value, share, rank, among, source, date = IN_VALMORE[key]
    found = figure(valmore, key)

    assert found.fact.value == (value if isinstance(value, str) else pytest.approx(value, rel=1e-6))
    assert (found.share, found.rank, found.among) == (share, rank, among)
    assert found.fact.source is not None
    assert (found.fact.source.key, found.fact.date, found.fact.own) == (source, date, False)


def test_a_card_holds_these_figures_and_says_what_is_not_known(valmore: Card) -> None:
    assert [each.indicator.key for each in valmore.figures] == list(IN_VALMORE)
    assert [each.key for each in valmore.unknown] == ["beds", "companies", "companies_25km", *BY_OFFICE]
    assert valmore.comparable == 3


@pytest.mark.parametrize("place", [VALMORE, SENNERY, VALMORE_NORD, ALTMARK, KLARENBURG_OBLAST, HAUTE_ORLUNE])
def test_every_indicator_is_a_figure_or_not_known_unless_it_means_nothing_there(toy_atlas: Atlas, place: int) -> None:
    found = card_of(toy_atlas, place)
    shown = [each.indicator.key for each in found.figures] + [each.key for each in found.unknown]

    assert sorted(shown) == sorted(key for key, each in indicators().items() if each.speaks_of(found.place))


@pytest.mark.parametrize(("key", "known"), [("population", 1.0), ("elevation", 0.75), ("universities", 0.25), ("laboratories", 0.5)])
def test_a_figure_tells_in_how_many_cities_of_the_country_it_is_known(valmore: Card, key: str, known: float) -> None:
    assert figure(valmore, key).known == known


def test_counts_rank_by_their_share_of_the_country(toy_atlas: Atlas) -> None:
    charters = [figure(card_of(toy_atlas, place), "charters") for place in (KLARENBURG, NOVIGRAD)]

    assert [(each.fact.value, each.share, each.rank, each.among) for each in charters] == [
        (1, 0.5, 2, 3),
        (0, 0.0, 4, 4),  # of from 100,000 to 400,000: the three, Starograd with one, and Brisac of which ECHE knows nothing
    ]


def test_a_figure_of_a_wider_area_says_so(toy_atlas: Atlas) -> None:
    gdp = [figure(card_of(toy_atlas, place), "gdp_per_head").fact for place in (VALMORE, KLARENBURG)]

    assert [(fact.level, fact.date, fact.source.key if fact.source else "") for fact in gdp] == [
        ("nuts3", "2020", "eurostat"),
        ("country", "2023", "worldbank"),
    ]


IN_THE_OBLAST: dict[str, tuple[float | str, float | None, int | None, int | None]] = {
    "population": (670_000, None, 1, 2),
    "country_rank": (1, None, None, None),
    "country_share": (6700 / 8325, None, 1, 2),
    "universities": (1, 1.0, 1, 2),
    "charters": (1, 0.5, 2, 2),
    "gdp_per_head": (20_000, None, 2, 2),
    "companies": (1, 1.0, 1, 1),
    "airports_100km": (1, None, 1, 2),
    "nonstop": (1, None, 1, 2),
    "coast_km": ((225 * 380 + 245 * 90 + 234 * 200) / 670, None, 1, 2),
    "elevation": (140, None, 1, 2),
    "climate": ("Dfb", None, None, None),
    "latitude": ((47.5 * 380 + 47.8 * 90 + 47.9 * 200) / 670, None, None, None),
}


def test_a_region_sums_or_weighs_what_its_cities_have(oblast: Card) -> None:
    found = {each.indicator.key: (each.fact.value, each.share, each.rank, each.among) for each in oblast.figures}

    assert list(found) == list(IN_THE_OBLAST)
    for key, (value, *standing) in IN_THE_OBLAST.items():
        assert found[key] == (value if isinstance(value, str) else pytest.approx(value, rel=1e-5), *standing), key


def test_of_a_region_a_twinning_is_not_known_and_a_rank_in_the_region_not_asked(oblast: Card) -> None:
    assert [each.key for each in oblast.unknown] == [
        *("laboratories", "healthcare", "hospitals", "health_sites", "beds"),
        *BY_OFFICE,
        *("twinnings", "covenant"),
    ]


def test_a_mean_speaks_for_a_region_where_most_people_live_in_its_reach(toy_atlas: Atlas) -> None:
    # In Haute-Orlune the height of Brisac alone is known, where 150,000 of 153,000 live.
    assert figure(card_of(toy_atlas, HAUTE_ORLUNE), "elevation").fact.value == 4


def test_a_town_of_unknown_size_is_compared_with_none(toy_atlas: Atlas) -> None:
    found = card_of(toy_atlas, ALTMARK)

    assert found.comparable == 1
    assert {each.rank for each in found.figures} == {None}
    assert "population" in [each.key for each in found.unknown]


def test_a_section_is_compared_with_none(toy_atlas: Atlas) -> None:
    assert (card_of(toy_atlas, VALMORE_NORD).comparable, card_of(toy_atlas, VALMORE_NORD).place.parent) == (1, VALMORE)


def test_institutions_stand_by_name_with_those_of_the_sections(valmore: Card) -> None:
    named = {kind: [(thing.name, thing.place) for thing in things] for kind, things in valmore.assets.items()}

    assert named["university"] == [("Université de Valmore", VALMORE)]
    assert named["laboratory"] == [("Laboratoire d'optique de Valmore", VALMORE)]
    assert named["healthcare"] == [("Clinique de Valmore-Nord", VALMORE_NORD), ("Hôpital central de Valmore", VALMORE)]
    assert "company" not in named


def test_a_region_has_what_its_cities_have(oblast: Card) -> None:
    assert {kind: [thing.name for thing in things] for kind, things in oblast.assets.items()} == {
        "charter": ["Klarenburg State University"],
        "company": ["Neustadt Optik"],
        "university": ["Klarenburg State University"],
    }


def test_airports_within_reach_come_with_their_distance(valmore: Card) -> None:
    assert [(airport.iata, airport.km, airport.destinations) for airport in valmore.airports] == [("VLM", 6.8, 1)]


def test_twinnings_stand_with_their_partner_and_years(valmore: Card, toy_atlas: Atlas) -> None:
    back = card_of(toy_atlas, KLARENBURG).twinnings

    assert [(partner.id, tie.start, tie.end, tie.source) for partner, tie in valmore.twinnings] == [(KLARENBURG, 1991, None, "wikidata")]
    assert [(partner.id, tie) for partner, tie in back] == [(VALMORE, valmore.twinnings[0][1])]


def test_official_languages_are_those_of_the_country(valmore: Card, oblast: Card) -> None:
    assert (valmore.languages, oblast.languages) == (("fr",), ("de", "ru"))


def test_every_source_of_a_figure_is_credited(valmore: Card) -> None:
    shown = {each.fact.source.key for each in valmore.figures if each.fact.source}

    assert shown <= {source.key for source in valmore.sources}
    assert all(source.licence and source.attribution and source.as_of for source in valmore.sources)


# Own figures and corrections.


@pytest.fixture
def own_home(tmp_path: Path, toy_home: Path) -> Path:
    return Path(shutil.copytree(toy_home, tmp_path / "home"))


def with_own(home: Path, *figures: tuple[int, str, float, str]) -> Atlas:
    rows = [
        {"place": place, "indicator": key, "value": value, "unit": unit, "date": "2026-03", "source": "Town hall", "note": "counted"}
        for place, key, value, unit in figures
    ]
    (home / FILE).write_text(json.dumps(rows), "utf-8")
    return open_atlas(home)


def test_an_own_figure_fills_what_nobody_knows(own_home: Path) -> None:
    atlas = with_own(own_home, (VALMORE, "incubators", 3, "count"))
    found = card_of(atlas, VALMORE)
    fact = figure(found, "incubators").fact

    assert (fact.value, fact.unit, fact.date, fact.own, fact.note) == (3, "count", "2026-03", True, "counted")
    assert fact.source is not None
    assert (fact.source.key, fact.source.title) == ("office", "Town hall")
    assert "incubators" not in [each.key for each in found.unknown]


def test_an_own_figure_wins_over_a_source(own_home: Path) -> None:
    fact = figure(card_of(with_own(own_home, (VALMORE, "elevation", 30, "m")), VALMORE), "elevation").fact

    assert (fact.value, fact.own) == (30, True)


def test_own_figures_compare_with_each_other(own_home: Path) -> None:
    atlas = with_own(
        own_home, (VALMORE, "incubators", 3, "count"), (KLARENBURG, "incubators", 7, "count"), (SENNERY, "incubators", 9, "count")
    )
    cards = [card_of(atlas, place) for place in (VALMORE, KLARENBURG)]

    assert [(figure(each, "incubators").rank, figure(each, "incubators").among) for each in cards] == [(2, 2), (1, 2)]


def test_the_value_that_an_own_figure_replaces_is_out_of_the_comparison(own_home: Path) -> None:
    # By the sources Valmore lies at 12 m and Klarenburg at 140 m; of Novigrad nothing is known.
    atlas = with_own(own_home, (VALMORE, "elevation", 5, "m"), (KLARENBURG, "elevation", 3, "m"))
    cards = [card_of(atlas, place) for place in (VALMORE, KLARENBURG)]

    assert [(figure(each, "elevation").rank, figure(each, "elevation").among) for each in cards] == [(1, 2), (2, 2)]


def test_an_own_count_never_compares_with_the_total_of_a_source(own_home: Path) -> None:
    atlas = with_own(own_home, (VALMORE, "universities", 25, "count"))
    mine, other = (figure(card_of(atlas, place), "universities") for place in (VALMORE, KLARENBURG))

    assert (mine.fact.value, mine.share, mine.rank, mine.among) == (25, None, None, None)
    assert (other.fact.value, other.share, other.rank, other.among) == (1, 1.0, 1, 1)


def test_a_region_may_have_own_figures(own_home: Path) -> None:
    atlas = with_own(own_home, (KLARENBURG_OBLAST, "twinnings", 4, "count"))

    assert figure(card_of(atlas, KLARENBURG_OBLAST), "twinnings").fact.value == 4


def test_an_own_figure_for_an_indicator_of_the_past_does_no_harm(own_home: Path) -> None:
    atlas = with_own(own_home, (VALMORE, "no_longer", 4, "count"))

    assert [each.indicator.key for each in card_of(atlas, VALMORE).figures] == list(IN_VALMORE)


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_a_correction_wins_and_says_why(world_atlas: Atlas, lang: str) -> None:
    languages.use(lang)
    entry = next(entry for entry in corrections()[0] if (entry.place, entry.indicator) == (2992166, "population"))
    fact = figure(card_of(world_atlas, 2992166), "population").fact

    assert (fact.value, fact.own, fact.date, fact.note) == (entry.value, False, entry.date, entry.reasons[lang])
    assert fact.source is not None
    assert (fact.source.key, fact.source.title) == ("corrections", entry.sources[lang])


@pytest.mark.parametrize("name", ["Montpellier", "Heidelberg, DE", "London"])
def test_airports_are_the_nearest_first_and_within_reach(world_atlas: Atlas, name: str) -> None:
    far = [airport.km for airport in card(world_atlas, world_atlas.find(name)).airports]

    assert far == sorted(far)
    assert 0 < far[0] < far[-1] <= 100


def test_a_correction_of_a_pair_stands_among_the_twinnings(world_atlas: Atlas) -> None:
    partners = {partner.id: tie for partner, tie in card_of(world_atlas, 2992166).twinnings}

    assert (partners[516436].start, partners[516436].source) == (1991, "corrections")


@pytest.mark.parametrize("name", ["Montpellier", "Обнинск", "Kaluga Oblast", "Heidelberg, DE", "Louisville", "Saint-Aunès"])
def test_a_card_of_the_world_is_whole(world_atlas: Atlas, name: str) -> None:
    found = card(world_atlas, world_atlas.find(name))

    assert all(each.fact.source is not None and each.fact.date for each in found.figures)
    assert all(each.share is None or 0 <= each.share <= 1 for each in found.figures)
    assert all(each.rank is None or each.among is None or 1 <= each.rank <= each.among <= found.comparable for each in found.figures)
    assert {each.key for each in found.unknown} >= set(BY_OFFICE)
