"""The card on the terminal: everything a card knows, one or two beside each other, on terminals of any width."""

import re

import pytest

from jumelles import languages
from jumelles.atlas.card import card
from jumelles.atlas.indicators import indicators, theme_label, themes
from jumelles.atlas.store import Atlas
from jumelles.cli.card_page import show

VALMORE, KLARENBURG, KLARENBURG_OBLAST, ALTMARK = 1001, 1007, 9003, 1011


@pytest.fixture
def page(toy_atlas: Atlas, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):  # noqa: ANN201 - a function, told below
    """What is printed of these places on a terminal of that width."""

    def printed(*places: int, width: int = 140, lang: str = "en") -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        languages.use(lang)
        show([card(toy_atlas, toy_atlas.place(place)) for place in places])
        return capsys.readouterr().out

    return printed


def row(page: str, label: str) -> list[str]:
    """The cells of the line with that label."""
    line = next(line for line in page.splitlines() if line.strip().startswith(label + "  "))
    return re.split(r"\s{2,}", line.strip())[1:]


def test_a_line_holds_value_rank_and_source(page) -> None:  # noqa: ANN001
    text = page(VALMORE)

    assert text.splitlines()[0] == "● Valmore  Val-de-Mer · XU · city · 400,000 inhabitants · geonames:1001"
    assert row(text, "population") == ["400,000", "1/3", "GeoNames 2026"]
    assert row(text, "holders of an Erasmus charter") == ["1 (100%)", "1/3", "ECHE 2024"]
    assert row(text, "GDP per head") == ["US$ 41,500", "1/3", "Eurostat 2020, NUTS 3"]
    assert row(text, "Covenant of Mayors") == ["yes", "MyCovenant 2024"]
    assert row(text, "digital") == ["not known"]


def test_every_theme_and_every_known_indicator_has_its_line(page, toy_atlas: Atlas) -> None:  # noqa: ANN001
    text = page(VALMORE)
    begun = [line.strip() for line in text.splitlines()]

    for label in [theme_label(theme) for theme in themes()] + [
        figure.indicator.label for figure in card(toy_atlas, toy_atlas.place(VALMORE)).figures
    ]:
        assert any(line.startswith(label) for line in begun), label


def test_what_stands_there_is_named_below(page) -> None:  # noqa: ANN001
    text = " ".join(page(VALMORE).split())

    for words in (
        "● higher education (1): Université de Valmore",
        "● health and research (2): Clinique de Valmore-Nord · Hôpital central de Valmore",
        "● airports within 100 km: Valmore Airport (VLM, 7 km, 1 destination seen)",
        "● twinnings documented (1): Klarenburg (XV)",
        "● official languages of the country: French",
        "● not known: hospital beds declared, companies active in research,",
        "ROR: ROR (Research Organization Registry), CC0-1.0, July 2026",
    ):
        assert words in text


def test_two_cards_stand_side_by_side(page) -> None:  # noqa: ANN001
    text = page(VALMORE, KLARENBURG)

    assert text.splitlines()[1].startswith("■ Klarenburg  Klarenburg Oblast · XV")
    assert row(text, "population") == ["400,000", "1/3", "380,000", "2/3", "GeoNames 2026"]
    assert row(text, "companies active in research") if "companies active in research  " in text else True
    assert row(text, "laboratories and research institutes") == ["1 (50%)", "not known", "ROR 2026"]
    assert "● higher education (1): Université de Valmore" in text
    assert "■ higher education (1): Klarenburg State University" in text


def test_a_card_of_a_region_and_of_an_unknown_size(page) -> None:  # noqa: ANN001
    assert page(KLARENBURG_OBLAST).startswith("● Klarenburg Oblast  XV · region · 670,000 inhabitants · geonames:9003\n")
    assert page(ALTMARK).startswith("● Altmark  Starograd Oblast · XV · city · geonames:1011\n")


@pytest.mark.parametrize("places", [(VALMORE,), (VALMORE, KLARENBURG)], ids=["one", "two"])
@pytest.mark.parametrize("width", [40, 60, 80, 100, 140, 300])
def test_a_page_keeps_to_the_terminal_and_loses_no_value(page, places: tuple[int, ...], width: int) -> None:  # noqa: ANN001
    text = page(*places, width=width)

    assert max(len(line) for line in text.splitlines()) <= width
    assert "400,000" in text
    assert "41,500" in text


@pytest.mark.parametrize(("width", "cells"), [(60, 1), (80, 2), (140, 3)])
def test_a_narrow_terminal_leaves_out_sources_and_then_ranks(page, width: int, cells: int) -> None:  # noqa: ANN001
    assert row(page(VALMORE, width=width), "population") == ["400,000", "1/3", "GeoNames 2026"][:cells]


@pytest.mark.parametrize("lang", ["fr", "ru"])
def test_a_page_speaks_the_language(page, lang: str) -> None:  # noqa: ANN001
    text = " ".join(page(VALMORE, lang=lang).split())

    assert not re.search(r"\b(not known|inhabitants|higher education|rank in the country|official languages|twinnings|city|yes)\b", text)
    languages.use(lang)
    assert all(indicators()[key].label in text for key in ("population", "seat", "elevation"))
