"""The state of the atlas on the terminal."""

import re
from typing import Any

import pytest
from rich.console import Console

from jumelles import languages
from jumelles.atlas.indicators import indicators
from jumelles.atlas.store import Atlas
from jumelles.cli.status_page import page


def shown(told: dict[str, Any]) -> list[list[str]]:
    """The lines of the page, cut where columns are."""
    console = Console(width=200, highlight=False)
    with console.capture() as captured:
        for part in page(told):
            console.print(part)
    return [re.split(r"\s{2,}", line.strip()) for line in captured.get().splitlines()]


@pytest.fixture
def told(toy_atlas: Atlas) -> dict[str, Any]:
    return {"folder": "/home/atlas", **toy_atlas.manifest, "own_figures": [{}], "built": "2026-11-22T10:00:00+00:00", "origin": "snapshot"}


def test_the_head_tells_where_when_and_what(told: dict[str, Any]) -> None:
    assert shown(told)[:4] == [
        ["Atlas in /home/atlas"],
        ["built 22 November 2026 from the snapshot shipped with Jumelles"],
        ["10 cities, 4 regions, 2 parts of towns, 0 former towns"],
        ["1 figure of the office’s own"],
    ]


@pytest.mark.parametrize(
    ("origin", "words"), [("publishers", "the publishers"), ("/data", "/data"), ("http://127.0.0.1:8000", "http://127.0.0.1:8000")]
)
def test_the_origin_is_named(told: dict[str, Any], origin: str, words: str) -> None:
    assert shown(told | {"origin": origin})[1] == [f"built 22 November 2026 from {words}"]


def test_every_source_has_its_licence_date_and_gaps(told: dict[str, Any]) -> None:
    lines = shown(told)

    assert ["ROR", "CC0-1.0", "July 2026", "8", "5"] in lines
    assert {source["short"] for source in told["sources"].values()} <= {line[0] for line in lines}


def test_coverage_counts_countries_known_in_full_and_in_part(told: dict[str, Any]) -> None:
    coverage = {"population": {"XU": 1.0, "XV": 5 / 6}, "climate": {"XU": 1.0, "XV": 1.0}}

    lines = shown(told | {"coverage": coverage})

    assert ["population", "1", "1"] in lines
    assert [indicators()["climate"].label, "2", "0"] in lines
    assert [indicators()["beds"].label, "0", "0"] in lines


@pytest.mark.parametrize(("lang", "words"), [("fr", "2 chiffres"), ("ru", "2 ")])
def test_the_page_speaks_the_language(told: dict[str, Any], lang: str, words: str) -> None:
    languages.use(lang)

    head = shown(told | {"own_figures": [{}, {}]})[:4]

    assert head[3][0].replace("\u00a0", " ").startswith(words)
    assert "cities" not in head[2][0]
