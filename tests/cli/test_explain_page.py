"""Two places side by side on the terminal: heads, score, a table with bars where they fit, reasons, and what is not known."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from jumelles import languages
from jumelles.atlas.indicators import indicators, theme_label, themes
from jumelles.atlas.store import Atlas
from jumelles.cli.explain_page import BAR, BARS_FROM, bar, show
from jumelles.languages import number
from jumelles.matching.explain import Explanation, Line, explain
from jumelles.matching.known import Known
from jumelles.telling import reasons

VALMORE, KLARENBURG, BRISAC, ALTMARK, KLARENBURG_OBLAST = 1001, 1007, 1005, 1011, 9003
Page = Callable[..., list[str]]


@pytest.fixture
def page(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Page:
    """The lines that are printed of a comparison on a terminal of that width."""

    def printed(told: Explanation, *, width: int = 132, lang: str = "en") -> list[str]:
        monkeypatch.setenv("COLUMNS", str(width))
        languages.use(lang)
        show(told)
        output, complaint = capsys.readouterr()
        assert complaint == ""
        return [line.rstrip() for line in output.splitlines()]

    return printed


@pytest.fixture
def twins(toy_atlas: Atlas) -> Explanation:
    return explain(toy_atlas, toy_atlas.place(VALMORE), toy_atlas.place(KLARENBURG))


def row(lines: list[str], label: str) -> list[str]:
    """The cells of the line with that label."""
    line = next(line for line in lines if line.strip().startswith(label + "  "))
    return re.split(r"\s{2,}", line.strip())[1:]


def joined(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


def standing(a: float | None, b: float | None) -> Line:
    return Line("population", Known("population", 1.0), Known("population", 2.0), None, (a, b))


# The bar.


@pytest.mark.parametrize(
    ("a", "b", "drawn"),
    [
        (0.0, 1.0, "●" + "─" * 19 + "■"),
        (1.0, 0.0, "■" + "─" * 19 + "●"),
        (0.5, 1.0, "─" * 10 + "●" + "─" * 9 + "■"),
        (0.0, 0.5, "●" + "─" * 9 + "■" + "─" * 10),
        (0.5, 0.5, "─" * 10 + "◆" + "─" * 10),
        (0.0, 0.0, "◆" + "─" * 20),
        (1.0, 1.0, "─" * 20 + "◆"),
        (0.50, 0.51, "─" * 10 + "◆" + "─" * 10),
        (0.5, None, "─" * 10 + "●" + "─" * 10),
        (None, 0.5, "─" * 10 + "■" + "─" * 10),
        (None, 0.0, "■" + "─" * 20),
        (None, None, ""),
    ],
)
def test_a_bar_marks_where_both_stand(a: float | None, b: float | None, drawn: str) -> None:
    assert bar(standing(a, b)).plain == drawn


@pytest.mark.parametrize("share", [n / 40 for n in range(41)])
def test_a_mark_never_leaves_the_bar(share: float) -> None:
    for line in (standing(share, None), standing(None, share), standing(share, 1 - share)):
        assert len(bar(line).plain) == BAR


def test_what_divides_the_two_is_coloured() -> None:
    spans = {(span.start, span.end): str(span.style) for span in bar(standing(0.0, 1.0)).spans}

    assert spans == {(0, 21): "#6a3d7c", (0, 1): "#c8590c", (20, 21): "#1a66a8"}


# The page.


def test_both_heads_and_the_score_come_first(page: Page, twins: Explanation) -> None:
    lines = page(twins)

    assert lines[:3] == [
        "● Valmore  Val-de-Mer · XU · city · 400,000 inhabitants · geonames:1001",
        "■ Klarenburg  Klarenburg Oblast · XV · city · 380,000 inhabitants · geonames:1007",
        "Score 0.52; 44% of the themes known on both sides.",
    ]


def test_ranks_in_both_directions_are_told(page: Page, twins: Explanation) -> None:
    told = replace(twins, match=replace(twins.match, rank=651, ranks=(366, 3311)), candidates=198_362, back=362, back_of=207_174)

    assert joined(page(told)[3:6]).startswith(
        "Klarenburg is no. 651 of 198,362 for Valmore (no. 366–3,311 if one theme is dropped); "
        "Valmore is no. 362 of 207,174 for Klarenburg. "
    )
    assert page(twins)[3] == ("Klarenburg is no. 1 of 6 for Valmore (no. 1 if one theme is dropped); Valmore is no. 2 of 4 for Klarenburg.")


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "Klarenburg: 1 known twinning, 1 of them with XU; twinned already"),
        ({"twinnings": 12, "with_country": 3, "tie": None}, "Klarenburg: 12 known twinnings, 3 of them with XU"),
        ({"twinnings": 1234, "with_country": 0, "tie": None}, "Klarenburg: 1,234 known twinnings, 0 of them with XU"),
    ],
)
def test_ties_are_told(page: Page, twins: Explanation, changes: dict[str, object], line: str) -> None:
    links = replace(twins.match.links, **changes)  # type: ignore[arg-type]

    assert line in page(replace(twins, match=replace(twins.match, links=links)))


def test_where_no_source_speaks_of_twinnings_none_are_told(page: Page, toy_atlas: Atlas) -> None:
    told = explain(toy_atlas, toy_atlas.place(VALMORE), toy_atlas.place(ALTMARK))

    assert told.match.links.twinnings is None
    assert "twinning" not in joined(page(told))


def test_on_a_wide_terminal_each_row_has_a_bar(page: Page, twins: Explanation) -> None:
    lines = page(twins, width=200)

    assert any(re.fullmatch(r"\s+● Valmore\s+less … more\s+■ Klarenburg", line) for line in lines)
    for line in twins.lines:
        cells = row(lines, indicators()[line.indicator].label)
        drawn = bar(line).plain
        assert [cells[0], *cells[2 if drawn else 1 :]] == [reasons.shown(line.a), reasons.shown(line.b)], line.indicator
        assert not drawn or cells[1] == drawn


def test_on_a_narrow_terminal_there_are_no_bars(page: Page, twins: Explanation) -> None:
    lines = page(twins, width=BARS_FROM - 1)

    assert "less … more" not in joined(lines)
    assert "──" not in joined(lines)
    assert row(lines, "population") == ["400,000", "380,000"]
    assert row(page(twins, width=80), "population") == ["400,000", "380,000"]
    assert len(row(page(twins, width=BARS_FROM), "population")) == 3


@pytest.mark.parametrize("width", [80, 132])
def test_each_theme_has_its_verdict(page: Page, twins: Explanation, width: int) -> None:
    lines = page(twins, width=width)

    words = {
        "for": "+ closer than usual",
        "against": "− farther than usual",
        "neither": "= neither for nor against",
        "unknown": "? not known",
    }
    for reason in twins.match.reasons:
        assert row(lines, theme_label(reason.theme)) == [words[reason.verdict]]
    assert {reason.theme for reason in twins.match.reasons} == set(themes())


def test_reasons_stand_below_for_before_against(page: Page, twins: Explanation) -> None:
    lines = page(twins)

    given, refused = (list(reasons.sentences(reasons.of(twins.match, verdict))) for verdict in ("for", "against"))
    at, below = lines.index("reasons for"), lines.index("reasons against")
    assert joined(lines[at + 1 : below]) == " ".join(f"+ {text}" for text in given)
    assert joined(lines[below + 1 :]).startswith(" ".join(f"− {text}" for text in refused))


def test_where_there_are_no_reasons_there_is_no_heading(page: Page, twins: Explanation) -> None:
    neither = tuple(replace(reason, verdict="neither") if reason.verdict != "unknown" else reason for reason in twins.match.reasons)
    lines = page(replace(twins, match=replace(twins.match, reasons=neither)))

    assert "reasons for" not in lines
    assert "reasons against" not in lines


def test_what_is_not_known_comes_last(page: Page, twins: Explanation) -> None:
    assert page(twins)[-1] == "not known: higher education, research, health, digital and commitments"
    known = tuple(replace(reason, verdict="neither") for reason in twins.match.reasons)
    assert "not known:" not in joined(page(replace(twins, match=replace(twins.match, reasons=known))))


@pytest.mark.parametrize("width", [40, 60, 80, 99, 100, 132, 200])
@pytest.mark.parametrize("lang", languages.LANGUAGES)
@pytest.mark.parametrize("pair", [(VALMORE, KLARENBURG), (VALMORE, BRISAC), (KLARENBURG_OBLAST, VALMORE), (ALTMARK, 9002)])
def test_a_page_keeps_to_the_terminal(page: Page, toy_atlas: Atlas, width: int, lang: str, pair: tuple[int, int]) -> None:
    languages.use(lang)
    told = explain(toy_atlas, *(toy_atlas.place(place) for place in pair))
    lines = page(told, width=width, lang=lang)

    assert max(len(line) for line in lines) <= width
    assert lines[0].startswith(f"● {told.a.name.split()[0]}")
    assert any(line.startswith(f"■ {told.b.name.split()[0]}") for line in lines)
    assert "{" not in joined(lines)
    if told.a.population:
        assert number(told.a.population) in "\n".join(lines)


@pytest.mark.parametrize("width", [1, 5, 20, 1000])
def test_no_width_is_too_narrow_or_too_wide(page: Page, twins: Explanation, width: int) -> None:
    assert page(twins, width=width)


def test_a_region_beside_a_city(page: Page, toy_atlas: Atlas) -> None:
    lines = page(explain(toy_atlas, toy_atlas.place(KLARENBURG_OBLAST), toy_atlas.place(VALMORE)))

    assert lines[0] == "● Klarenburg Oblast  XV · region · 670,000 inhabitants · geonames:9003"
    assert row(lines, "rank in the region") == ["not known", "no. 1"]
    assert row(lines, "GDP per head")[0] == "US$ 20,000 (whole country)"


def test_two_regions_show_the_share_of_towns_that_signed(page: Page, toy_atlas: Atlas) -> None:
    lines = page(explain(toy_atlas, toy_atlas.place(9001), toy_atlas.place(9002)))

    cells = row(lines, "Covenant of Mayors")
    assert (cells[0], cells[-1]) == ("87%", "0%")


@pytest.mark.parametrize("name", ["[red]x[/red]", "[/]", ":smile:"])
def test_a_name_is_text_and_no_markup(page: Page, twins: Explanation, name: str) -> None:
    lines = page(replace(twins, a=replace(twins.a, name=name), b=replace(twins.b, name=name)))

    assert lines[0].startswith(f"● {name}  ")
    assert joined(lines).count(name) >= 6
