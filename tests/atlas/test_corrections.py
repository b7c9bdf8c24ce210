"""Our own corrections win over the sources."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from jumelles.atlas import corrections
from jumelles.atlas.build import build_atlas
from jumelles.atlas.indicators import indicators
from jumelles.atlas.store import Atlas
from jumelles.languages import LANGUAGES
from tests.atlas.frames import column, places, rows, twinnings

MONTPELLIER, OBNINSK, QUEENS, NEW_YORK = 2992166, 516436, 5133273, 5128581


def test_every_correction_has_its_day_reason_and_source() -> None:
    values, pairs = corrections.corrections()

    for entry in (*values, *pairs):
        assert dt.date.fromisoformat(entry.date) <= dt.datetime.now(dt.UTC).date()
        assert {lang for lang in LANGUAGES if entry.reasons[lang].strip()} == set(LANGUAGES)
        assert {lang for lang in LANGUAGES if entry.sources[lang].strip()} == set(LANGUAGES)
    assert {entry.indicator for entry in values} <= set(indicators())
    assert [(entry.place, entry.indicator) for entry in values] == list({(entry.place, entry.indicator): 0 for entry in values})
    assert all(entry.a != entry.b for entry in pairs)


def test_a_population_is_corrected_and_others_stay() -> None:
    towns = places({"place": MONTPELLIER, "population": 248_252}, {"place": 1, "population": 7}, {"place": 2})

    assert column(corrections.populated(towns), "population") == {MONTPELLIER: 302_454, 1: 7, 2: None}


def test_a_pair_that_the_sources_lack_is_added_once() -> None:
    found = corrections.twinned(twinnings({"a": 1, "b": 2, "start": 1960, "first_seen": 2016}))

    assert {(1, 2, 1960, 2016), (OBNINSK, MONTPELLIER, 1991, None)} <= set(found.select("a", "b", "start", "first_seen").rows())
    assert corrections.twinned(found).rows() == found.rows()


def test_a_pair_that_we_know_better_is_replaced() -> None:
    found = corrections.twinned(twinnings({"a": OBNINSK, "b": MONTPELLIER, "start": 1900}))

    assert found.filter(a=OBNINSK, b=MONTPELLIER)["start"].to_list() == [1991]


def test_refuted_pairs_are_removed() -> None:
    refuted = [(min(entry.a, entry.b), max(entry.a, entry.b)) for entry in corrections.corrections()[1] if not entry.twinned]
    found = corrections.twinned(twinnings({"a": 1, "b": 2}, *({"a": a, "b": b} for a, b in refuted)))

    assert (1, 2) in found.select("a", "b").rows()
    assert set(found.select("a", "b").rows()).isdisjoint(refuted)


TOLD = {"date": dt.date(2026, 1, 1), "reasons": dict.fromkeys(LANGUAGES, "invented"), "sources": dict.fromkeys(LANGUAGES, "nobody")}


@pytest.fixture
def toy_corrections() -> Iterator[None]:
    """Corrections of the toy world beside our own: of a figure, of a population, of a pair that never was."""
    data = corrections._data()  # noqa: SLF001 - what corrections.toml holds is read once and kept
    kept = {kind: list(data[kind]) for kind in ("value", "pair")}
    data["value"] += [
        {"place": 1001, "indicator": "universities", "value": 7, **TOLD},
        {"place": 1002, "indicator": "population", "value": 500_000, **TOLD},
    ]
    data["pair"] += [{"a": 1007, "b": 1001, "twinned": False, **TOLD}, {"a": 1012, "b": 1002, "twinned": True, "start": 1999, **TOLD}]
    corrections.corrections.cache_clear()
    yield
    data.update(kept)
    corrections.corrections.cache_clear()


@pytest.mark.usefixtures("toy_corrections")
def test_figures_ranks_ties_and_sums_follow_the_corrections(tmp_path: Path, toy_sources: Path, toy_atlas: Atlas) -> None:
    atlas = build_atlas(tmp_path, mirror=str(toy_sources), check=False)

    def row(of: Atlas, place: int, *keys: str) -> tuple[Any, ...]:
        return of.table("values").filter(place=place).select(keys).row(0)

    assert (
        row(toy_atlas, 1001, "universities", "twinnings", "country_rank"),
        row(atlas, 1001, "universities", "twinnings", "country_rank"),
    ) == (
        (1, 1, 1),
        (7, 0, 2),
    )
    assert (
        row(toy_atlas, 1002, "population", "twinnings", "country_rank"),
        row(atlas, 1002, "population", "twinnings", "country_rank"),
    ) == (
        (60_000, 0, 3),
        (500_000, 1, 1),
    )
    assert (row(toy_atlas, 9001, "universities", "population"), row(atlas, 9001, "universities", "population")) == (
        (1, 460_000),
        (7, 900_000),
    )
    assert {(1001, 1007), (1002, 1012)} & set(atlas.table("twinnings").select("a", "b").rows()) == {(1002, 1012)}


@pytest.mark.usefixtures("toy_corrections")
def test_a_corrected_value_replaces_only_its_own() -> None:
    blank = {key: pl.Series([1.0, 1.0], dtype=pl.Float32) for key, indicator in indicators().items() if not indicator.is_text}
    values = pl.DataFrame({"place": [1001, 1], **blank})

    found = corrections.valued(values)

    assert found.equals(values.with_columns(universities=pl.Series([7.0, 1.0], dtype=pl.Float32)))


def test_a_region_gets_its_name_of_today() -> None:
    found = corrections.renamed(rows("regions", {"code": "FR.27", "name": "Bourgogne"}, {"code": "FR.53", "name": "Brittany"}))

    assert found["name"].to_list() == ["Bourgogne-Franche-Comté", "Brittany"]


def test_sections_name_their_city_or_none() -> None:
    assert (corrections.sections()[QUEENS], corrections.sections()[12278193]) == (NEW_YORK, None)


def test_the_world_is_corrected(world_atlas: Atlas) -> None:
    values, pairs = corrections.corrections()
    twinned = set(world_atlas.table("twinnings").select("a", "b").rows())

    assert {entry.place: world_atlas.place(entry.place).population for entry in values if entry.indicator == "population"} == {
        entry.place: entry.value for entry in values if entry.indicator == "population"
    }
    assert {(entry.a, entry.b): ((min(entry.a, entry.b), max(entry.a, entry.b)) in twinned) for entry in pairs} == {
        (entry.a, entry.b): entry.twinned for entry in pairs
    }
    regions = dict(world_atlas.table("regions").select("code", "name").iter_rows())
    assert regions["FR.84"] == "Auvergne-Rhône-Alpes"
    assert (world_atlas.place(QUEENS).kind, world_atlas.place(QUEENS).parent) == ("section", NEW_YORK)
