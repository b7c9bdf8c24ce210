"""Our own corrections win over the sources."""

import datetime

import polars as pl

from jumelles.atlas import corrections
from jumelles.atlas.indicators import indicators
from jumelles.atlas.store import Atlas
from jumelles.languages import LANGUAGES
from tests.atlas.frames import column, places, rows, twinnings

MONTPELLIER, OBNINSK, QUEENS, NEW_YORK = 2992166, 516436, 5133273, 5128581


def test_every_correction_has_its_day_reason_and_source() -> None:
    values, pairs = corrections.corrections()

    for entry in (*values, *pairs):
        assert datetime.date.fromisoformat(entry.date) <= datetime.datetime.now(datetime.UTC).date()
        assert {lang for lang in LANGUAGES if entry.reasons[lang].strip()} == set(LANGUAGES)
        assert entry.source.strip()
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


def test_a_value_is_corrected_where_there_is_one_to_correct() -> None:
    values = pl.DataFrame({"place": [MONTPELLIER, 1], **{key: pl.Series([1.0, 1.0], dtype=pl.Float32) for key in indicators() if key != "climate"}})
    right = {(entry.place, entry.indicator): entry.value for entry in corrections.corrections()[0] if entry.indicator != "population"}

    found = corrections.valued(values)

    assert found.schema == values.schema
    assert {(place, key): found.filter(place=place)[key][0] for place in (MONTPELLIER, 1) for key in values.columns[1:]} == {
        (place, key): right.get((place, key), 1.0) for place in (MONTPELLIER, 1) for key in values.columns[1:]
    }


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
