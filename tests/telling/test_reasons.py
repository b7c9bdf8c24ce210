"""Reasons, ties and ranks in words: everything a reason knows is told, and numbers are written as the language writes them."""

from dataclasses import replace
from typing import Any

import pytest

from jumelles import languages
from jumelles.atlas.fields import fields
from jumelles.atlas.indicators import indicators, theme_label
from jumelles.atlas.store import Atlas
from jumelles.facts import Asset, Place, Tie
from jumelles.matching.assets import Named
from jumelles.matching.explain import explain
from jumelles.matching.known import Known
from jumelles.matching.links import Links
from jumelles.matching.rank import Match, rank
from jumelles.matching.reasons import Reason
from jumelles.telling import reasons

TIE = Tie(1001, 1007, 1991, None, 2015, 2022, "wikidata")
LABORATORIES = Reason(
    "research",
    "for",
    0.25,
    0.25,
    "laboratories",
    Known("laboratories", 1116.0, 0.0405),
    Known("laboratories", 8.0, 0.018),
    2,
    2,
    Named((Asset("a", "laboratory", "Centre A", 1001, "ror"),), (Asset("b", "laboratory", "Institute B", 1007, "ror"),), "energy"),
)


def plain(text: str) -> str:
    """With ordinary blanks: which narrow one a language uses is Babel's affair."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def towns(count: int) -> tuple[Place, ...]:
    return tuple(Place(number, f"Town {number}", "city", "FR", None, "", 45.0, 3.0, 1000) for number in range(1, count + 1))


def links(**changed: Any) -> Links:
    return replace(Links(12, 3, None, ()), **changed)


@pytest.fixture
def match(toy_atlas: Atlas) -> Match:
    """Klarenburg as a match of Valmore."""
    found = rank(toy_atlas, toy_atlas.place(1001))
    return next(one for one in [*found.matches, *found.apart] if one.place.id == 1007)


# One value.


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (None, "not known"),
        (Known("population", None), "not known"),
        (Known("climate", None), "not known"),
        (Known("population", 0.0), "0"),
        (Known("population", 302_454.0), "302,454"),
        (Known("climate", "Cfb"), "Cfb (oceanic, warm summer)"),
        (Known("laboratories", 116.0, 0.0405), "116 (4%)"),
        (Known("laboratories", 0.0, 0.0), "0 (0%)"),
        (Known("laboratories", 0.0, 0.0, thin=True), "none known"),
        (Known("laboratories", 1.0, 0.00001), "1 (less than 0.01%)"),
        (Known("laboratories", 116.0), "116"),
        (Known("gdp_per_head", 20_000.0, level="country"), "US$ 20,000 (whole country)"),
        (Known("gdp_per_head", 41_480.0, level="nuts3"), "US$ 41,500"),
        (Known("gdp_per_head", 41_480.0, own=True), "US$ 41,500"),
        (Known("seat", 0.0), "none"),
        (Known("latitude", -33.4), "33.4° south"),
    ],
)
def test_a_value_is_shown_with_its_unit_its_share_and_its_area(known: Known | None, words: str) -> None:
    assert plain(reasons.shown(known)) == words


def test_a_region_shows_the_share_of_its_towns_that_signed(toy_atlas: Atlas) -> None:
    line = next(line for line in explain(toy_atlas, toy_atlas.place(9001), toy_atlas.place(9002)).lines if line.indicator == "covenant")

    assert (reasons.shown(line.a), reasons.shown(line.b)) == ("87%", "0%")


@pytest.mark.parametrize(
    ("lang", "value"), [("en", "1,116 (4%) · 8 (1.8%)"), ("fr", "1 116 (4 %) · 8 (1,8 %)"), ("ru", "1 116 (4 %) · 8 (1,8 %)")]
)
def test_both_values_are_written_as_the_language_writes_them(lang: str, value: str) -> None:
    languages.use(lang)

    assert " · ".join(plain(text) for text in reasons.values(LABORATORIES)) == value


# A whole reason.


def test_a_line_names_the_indicator_and_both_values() -> None:
    assert plain(reasons.line(LABORATORIES)) == "laboratories and research institutes: 1,116 (4%) · 8 (1.8%)"
    assert plain(reasons.line(replace(LABORATORIES, b=None))) == "laboratories and research institutes: 1,116 (4%) · not known"


@pytest.mark.parametrize("lang", ["fr", "ru"])
def test_a_line_speaks_the_language(lang: str) -> None:
    languages.use(lang)

    line = plain(reasons.line(LABORATORIES))
    assert line.startswith(indicators()["laboratories"].label)
    assert "1 116 (4 %)" in line
    assert "{" not in line


@pytest.mark.parametrize(
    ("verdict", "closer", "words"),
    [
        ("for", 0.25, "25% of comparable places are as close"),
        ("for", 1.0, "100% of comparable places are as close"),
        ("for", 0.0, "no comparable place is as close"),
        ("for", None, ""),
        ("neither", 0.5, "50% of comparable places are as close"),
        ("against", 0.82, "82% of comparable places are closer"),
        ("against", 0.0123, "1.2% of comparable places are closer"),
        ("against", None, ""),
    ],
)
def test_how_rare_such_closeness_is(verdict: str, closer: float | None, words: str) -> None:
    assert plain(reasons.rarity(replace(LABORATORIES, verdict=verdict, closer=closer))) == words


def test_institutions_are_named_with_the_field_that_they_share() -> None:
    assert reasons.institutions(LABORATORIES) == "energy: Centre A · Institute B"


def test_without_a_shared_field_only_their_names_are_told() -> None:
    assert reasons.institutions(replace(LABORATORIES, assets=replace(LABORATORIES.assets, field=""))) == "Centre A · Institute B"


@pytest.mark.parametrize("assets", [Named(), replace(LABORATORIES.assets, a=()), replace(LABORATORIES.assets, b=())])
def test_where_one_side_has_no_institution_none_is_named(assets: Named) -> None:
    assert reasons.institutions(replace(LABORATORIES, assets=assets)) == ""


def test_every_field_has_its_word_beside_the_institutions() -> None:
    for lang in languages.LANGUAGES:
        languages.use(lang)
        for key, field in fields().items():
            told = plain(reasons.institutions(replace(LABORATORIES, assets=replace(LABORATORIES.assets, field=key))))
            assert told.replace(" :", ":") == f"{field.label}: Centre A · Institute B"


def test_a_sentence_puts_everything_together_and_leaves_out_what_is_empty() -> None:
    bare = replace(LABORATORIES, closer=None, assets=Named())

    values = "laboratories and research institutes: 1,116 (4%) · 8 (1.8%)"
    assert [plain(text) for text in reasons.sentences([LABORATORIES, bare])] == [
        f"{values} — 25% of comparable places are as close — energy: Centre A · Institute B",
        values,
    ]
    assert list(reasons.sentences([])) == []


def test_reasons_are_chosen_by_verdict_in_their_order(match: Match) -> None:
    told = [replace(LABORATORIES, verdict=verdict, weight=weight) for verdict, weight in (("for", 3), ("against", 2), ("for", 1))]
    mixed = replace(match, reasons=tuple(told))

    assert reasons.of(mixed, "for") == [told[0], told[2]]
    assert reasons.of(mixed, "for", "against") == told
    assert reasons.of(mixed, "unknown") == []


def test_what_is_not_known_is_listed_by_theme(match: Match) -> None:
    told = [Reason(theme, "unknown", 0.0) for theme in ("education", "digital", "engagement")]

    assert reasons.unknown(replace(match, reasons=(LABORATORIES, *told))) == "higher education, digital and commitments"
    assert reasons.unknown(replace(match, reasons=(LABORATORIES, told[0]))) == "higher education"
    assert reasons.unknown(replace(match, reasons=(LABORATORIES,))) == ""


@pytest.mark.parametrize("lang", languages.LANGUAGES)
def test_every_reason_of_a_match_can_be_told(match: Match, lang: str) -> None:
    languages.use(lang)

    told = [*reasons.sentences(reasons.of(match, "for", "against", "neither")), reasons.unknown(match), *reasons.ties(match.links)]
    assert len(told) == sum(reason.verdict != "unknown" for reason in match.reasons) + 2
    assert all(text and "{" not in text for text in told)
    assert all(theme_label(reason.theme) in told[-2] for reason in reasons.of(match, "unknown"))


# Ties and ranks.


@pytest.mark.parametrize(
    ("twinnings", "with_country", "words"),
    [
        (None, 0, "not known"),
        (0, 0, "0"),
        (12, 0, "12"),
        (12, 3, "12 (3)"),
        (1234, 1001, "1,234 (1,001)"),
    ],
)
def test_twinnings_are_counted_with_those_of_our_country(twinnings: int | None, with_country: int, words: str) -> None:
    assert reasons.twinnings(links(twinnings=twinnings, with_country=with_country)) == words


@pytest.mark.parametrize(
    ("tie", "through", "told"),
    [
        (None, 0, []),
        (TIE, 0, ["twinned already"]),
        (None, 1, ["common partner: Town 1"]),
        (TIE, 3, ["twinned already", "common partner: Town 1, Town 2 and Town 3"]),
        (None, 4, ["common partner: Town 1, Town 2, Town 3 and 1 more"]),
        (None, 5, ["common partner: Town 1, Town 2, Town 3 and 2 more"]),
        (None, 1203, ["common partner: Town 1, Town 2, Town 3 and 1,200 more"]),
    ],
)
def test_ties_name_three_common_partners_and_count_the_rest(tie: Tie | None, through: int, told: list[str]) -> None:
    assert reasons.ties(links(tie=tie, through=towns(through))) == told


@pytest.mark.parametrize(("lang", "rest"), [("en", "1,200"), ("fr", "1 200"), ("ru", "1 200")])
def test_ties_speak_the_language(lang: str, rest: str) -> None:
    languages.use(lang)

    first, second = (plain(text) for text in reasons.ties(links(tie=TIE, through=towns(1203))))
    assert rest in second
    assert "Town 1, Town 2, Town 3" in second
    assert "{" not in first + second


@pytest.mark.parametrize(
    ("lang", "ranks", "words"),
    [
        ("en", (1, 1), "1"),
        ("en", (366, 3311), "366–3,311"),
        ("fr", (1366, 13311), "1 366–13 311"),
        ("ru", (1366, 1366), "1 366"),
    ],
)
def test_ranks_are_a_range_or_one_number(match: Match, lang: str, ranks: tuple[int, int], words: str) -> None:
    languages.use(lang)

    assert plain(reasons.ranks(replace(match, ranks=ranks))) == words


@pytest.mark.parametrize(
    ("towns", "told"),
    [([], ""), ([1001, 1007], ""), ([1001, 1007, 1009], "joined by twinnings: Valmore – Klarenburg – Starograd")],
)
def test_a_chain_names_the_towns_in_between(toy_atlas: Atlas, towns: list[int], told: str) -> None:
    assert reasons.chained([toy_atlas.place(town) for town in towns]) == told


def test_the_offices_own_figure_is_marked() -> None:
    assert reasons.marked(Known("incubators", 3.0, own=True)) == "3, the office’s own figure"
    assert reasons.marked(Known("incubators", 3.0)) == "3"
    assert reasons.marked(None) == "not known"
