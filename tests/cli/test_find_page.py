"""A ranking on the terminal: every match at every width, what it stands on, and what was left apart."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from jumelles import languages
from jumelles.atlas.store import Atlas
from jumelles.cli.find_page import AGAINST, BESIDE_FROM, FOR, show, why
from jumelles.languages import number
from jumelles.matching.profile import Profile
from jumelles.matching.rank import Match, Ranking, rank
from jumelles.matching.where import Where
from jumelles.telling import reasons

IGNORED = ("education", "research", "health", "digital", "engagement")
"""Without these themes, of most places enough is known in the toy world."""
WIDTHS = [40, 60, 80, 100, 132, 200]
SCORE = "Score: 1 is the same structure, 0.5 as alike as comparable places usually are. How it is computed: docs/ranking.md."
Page = Callable[..., list[str]]


@pytest.fixture
def page(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Page:
    """The lines that are printed of a ranking on a terminal of that width."""

    def printed(ranking: Ranking, profile: Profile | None = None, *, width: int = 132, lang: str = "en") -> list[str]:
        monkeypatch.setenv("COLUMNS", str(width))
        languages.use(lang)
        show(ranking, profile)
        output, complaint = capsys.readouterr()
        assert complaint == ""
        return [line.rstrip() for line in output.splitlines()]

    return printed


@pytest.fixture
def ranking(toy_atlas: Atlas) -> Ranking:
    """All that is ranked for Valmore, also at home."""
    return rank(toy_atlas, toy_atlas.place(1001), weights=dict.fromkeys(IGNORED, 0.0), where=Where(abroad=False))


@pytest.fixture
def apart(toy_atlas: Atlas) -> Ranking:
    """A ranking in which all are listed apart."""
    return rank(toy_atlas, toy_atlas.place(1001))


def row(lines: list[str], match: Match) -> list[str]:
    """The cells of the table in the line of a match."""
    start = re.compile(rf"{match.rank} +■ {match.place.name}(  |$)")
    return re.split(r"\s{2,}", next(line for line in lines if start.match(line)))


def joined(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", languages.LANGUAGES)
def test_a_page_keeps_to_the_terminal_and_names_every_match(page: Page, ranking: Ranking, width: int, lang: str) -> None:
    lines = page(ranking, width=width, lang=lang)

    assert max(len(line) for line in lines) <= width
    for match in ranking.matches:
        assert any(line.startswith(f"{match.rank}  ■ {match.place.name}") for line in lines)
        assert number(match.score, 2) in " ".join(row(lines, match))


@pytest.mark.parametrize("width", [1, 5, 10, 20, 30, 1000])
def test_no_width_is_too_narrow_or_too_wide(page: Page, ranking: Ranking, apart: Ranking, width: int) -> None:
    assert page(ranking, width=width)
    assert page(apart, width=width)


def test_the_first_lines_tell_what_was_ranked_for_whom(page: Page, ranking: Ranking, toy_atlas: Atlas) -> None:
    assert page(ranking)[:2] == ["● Cities built most like Valmore", "XU · 400,000 inhabitants · 9 candidates compared"]
    regions = rank(toy_atlas, toy_atlas.place(9003), where=Where(countries=("XU",)))
    assert page(regions)[:2] == ["● Regions built most like Klarenburg Oblast", "XV · 670,000 inhabitants · 2 candidates compared"]
    one = replace(ranking, candidates=1, place=replace(ranking.place, population=None))
    assert page(one)[1] == "XU · 1 candidate compared"
    many = replace(ranking, candidates=198_362)
    assert page(many)[1].endswith(" · 198,362 candidates compared")


def test_a_profile_is_told_with_its_day_and_reason(page: Page, ranking: Ranking) -> None:
    profile = Profile("Size and site [bold]first[/bold]", date(2026, 5, 12))

    assert page(ranking, profile)[2] == "Profile of 12 May 2026: Size and site [bold]first[/bold]"


@pytest.mark.parametrize(
    ("width", "cells"),
    [
        (40, ["0.54"]),
        (60, ["0.54", "100%"]),
        (76, ["0.54", "100%", "1–4"]),
        (100, ["0.54", "100%", "1–4", "1 (1)"]),
    ],
)
def test_a_narrow_terminal_leaves_out_columns(page: Page, ranking: Ranking, width: int, cells: list[str]) -> None:
    klarenburg = next(match for match in ranking.matches if match.place.id == 1007)
    klarenburg = replace(klarenburg, ranks=(1, 4))

    lines = page(replace(ranking, matches=(klarenburg,)), width=width)
    assert row(lines, klarenburg)[2:] == cells
    assert "XV · 380,000" in joined(lines)
    assert "twinned already" in joined(lines)


@pytest.mark.parametrize("width", WIDTHS)
def test_reasons_stand_beside_the_match_or_below(page: Page, ranking: Ranking, width: int) -> None:
    lines = page(ranking, width=width)

    for match in ranking.matches:
        for sign, _colour, text, _who in why(match):
            first = f"{sign} {text}".split()[:2]
            assert any(line.split()[:2] == first for line in lines) if width < BESIDE_FROM else " ".join(first) in joined(lines)
    if width < BESIDE_FROM:
        for match in ranking.matches:
            assert all(f"{sign} {text}" in joined(lines) for sign, _colour, text, _who in why(match))


def test_the_weightiest_reasons_are_told_those_for_first(ranking: Ranking) -> None:
    for match in ranking.matches:
        told = [*reasons.of(match, "for")[:FOR], *reasons.of(match, "against")[:AGAINST]]

        assert [(sign, text) for sign, _colour, text, _who in why(match)] == [
            ({"for": "+", "against": "−"}[reason.verdict], reasons.line(reason)) for reason in told
        ]


def test_a_match_without_reasons_has_its_line(page: Page, ranking: Ranking) -> None:
    bare = replace(ranking.matches[0], reasons=())

    for width in WIDTHS:
        assert "Brisac" in joined(page(replace(ranking, matches=(bare,)), width=width))


def test_weights_other_than_one_are_told(page: Page, ranking: Ranking, apart: Ranking) -> None:
    assert joined(page(ranking)).endswith(
        f"Weights: higher education × 0, research × 0, health × 0, digital × 0 and commitments × 0; all others 1. {SCORE}"
    )
    assert "Weights" not in joined(page(apart))
    assert "Weights: health × 2.5; all others 1." in joined(page(replace(ranking, weights={"size": 1.0, "health": 2.5})))


def test_where_too_little_is_known_that_is_told(page: Page, apart: Ranking) -> None:
    lines = page(apart)

    assert joined(lines[lines.index("Of Valmore itself 56% of the themes are known: the ranking rests on those.") :]) == (
        "Of Valmore itself 56% of the themes are known: the ranking rests on those. "
        f"Of no candidate enough is known to rank it. {SCORE} Too little known to rank (less than 56% of the themes): "
        "Klarenburg (XV, 0.52), Novigrad (XV, 0.49), Starograd (XV, 0.49), Altmark (XV, 0.49) and Neustadt (XV, 0.47)"
    )
    assert "■" not in joined(lines)


def test_where_enough_is_known_of_the_place_that_is_not_mentioned(page: Page, apart: Ranking) -> None:
    lines = page(replace(apart, required=0.6))

    assert "itself" not in joined(lines)
    assert "(less than 60% of the themes)" in joined(lines)


def test_nothing_apart_is_not_mentioned(page: Page, ranking: Ranking) -> None:
    assert "Too little known" not in joined(page(ranking))


@pytest.mark.parametrize("name", ["[red]x[/red]", "[/]", ":smile:", "Обнинск", "=1+1"])
def test_a_name_is_text_and_no_markup(page: Page, ranking: Ranking, name: str) -> None:
    match = replace(ranking.matches[0], place=replace(ranking.matches[0].place, name=name))
    strange = replace(ranking, place=replace(ranking.place, name=name), matches=(match,), apart=(match,))

    for width in (40, 132):
        lines = page(strange, width=width)
        assert name in lines[0] + lines[1]
        assert any(line.startswith(f"1  ■ {name}") for line in lines)


@pytest.mark.parametrize(("lang", "people", "score"), [("fr", "400 000", "0,54"), ("ru", "400 000", "0,54")])
def test_a_page_speaks_the_language(page: Page, ranking: Ranking, lang: str, people: str, score: str) -> None:
    text = joined(page(ranking, lang=lang)).replace("\u00a0", " ").replace("\u202f", " ")

    assert people in text
    assert score in text
    assert "{" not in text


@pytest.mark.parametrize("width", [40, 44, 47, 53])
@pytest.mark.parametrize("lang", ["fr", "ru"])
def test_a_number_is_not_torn_from_its_thousands(page: Page, ranking: Ranking, width: int, lang: str) -> None:
    lines = page(replace(ranking, candidates=198_362), width=width, lang=lang)

    languages.use(lang)
    for amount in (400_000, 198_362, 380_000):
        assert any(number(amount) in line for line in lines), number(amount)
