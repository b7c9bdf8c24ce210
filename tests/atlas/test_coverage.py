"""How much is known where."""

import polars as pl

from jumelles.atlas.coverage import by_country
from jumelles.atlas.indicators import indicators
from jumelles.atlas.store import Atlas
from tests.atlas.frames import places

PLACES = places(
    {"place": 1, "country": "XU"},
    {"place": 2, "country": "XU"},
    {"place": 3, "country": "XU"},
    {"place": 4, "country": "XV"},
    {"place": 9, "country": "XU", "kind": "region"},
    {"place": 10, "country": "XU", "kind": "section"},
)


def told(**columns: list[object]) -> pl.DataFrame:
    """Values that are null but for these columns."""
    blank = {key: pl.Series([None] * len(PLACES), dtype=pl.String if each.is_text else pl.Float32) for key, each in indicators().items()}
    return (
        PLACES.select("place")
        .with_columns(**blank)
        .with_columns(**{key: pl.Series(v, dtype=blank[key].dtype) for key, v in columns.items()})
    )


def test_known_cities_are_counted_and_summed_by_country() -> None:
    values = told(universities=[2, 0, None, None, 50, 7], climate=["Cfb", None, None, "Dfb", "Cfb", "Cfb"])

    found = by_country(PLACES, values).filter(pl.col("indicator").is_in(["universities", "climate"]))

    assert found.select("country", "indicator", "known", "cities", "total").rows() == [
        ("XU", "climate", 1, 3, None),
        ("XU", "universities", 2, 3, 2.0),
        ("XV", "climate", 1, 1, None),
        ("XV", "universities", 0, 1, 0.0),
    ]


def test_what_only_an_office_knows_is_not_in_the_table() -> None:
    found = set(by_country(PLACES, told())["indicator"])

    assert found == {key for key, indicator in indicators().items() if not indicator.by_office}


def test_the_toy_world(toy_atlas: Atlas) -> None:
    table = toy_atlas.table("coverage").filter(pl.col("indicator").is_in(["population", "twinnings", "covenant"]))

    assert table.select("country", "indicator", "known", "cities", "total").rows() == [
        ("XU", "covenant", 4, 4, 1.0),
        ("XU", "population", 4, 4, 613_000.0),
        ("XU", "twinnings", 3, 4, 1.0),
        ("XV", "covenant", 0, 6, 0.0),
        ("XV", "population", 5, 6, 832_500.0),
        ("XV", "twinnings", 4, 6, 1.0),
    ]


def test_every_indicator_of_the_world_is_known_somewhere(world_atlas: Atlas) -> None:
    known = world_atlas.table("coverage").group_by("indicator").agg(pl.col("known").sum())

    assert known.filter(pl.col("known") == 0)["indicator"].to_list() == []
    assert set(known["indicator"]) == {key for key, indicator in indicators().items() if not indicator.by_office}


def test_coverage_of_five_countries(world_atlas: Atlas) -> None:
    """Read with `pytest -s`: which share of the cities each indicator is known of."""
    table = world_atlas.table("coverage").filter(pl.col("country").is_in(["FR", "RU", "DE", "US", "JP"]))
    shares = table.with_columns(share=(pl.col("known") / pl.col("cities") * 100).round(1)).pivot(
        "country", index="indicator", values="share"
    )
    with pl.Config(tbl_rows=-1, tbl_hide_dataframe_shape=True):
        print(shares)  # noqa: T201 - read with `pytest -s`

    assert shares.select("FR", "RU", "DE", "US", "JP").null_count().sum_horizontal()[0] == 0
    always = shares.filter(pl.col("indicator").is_in(["gdp_per_head", "latitude", "nonstop", "airports_100km"]))
    assert always.select("FR", "RU", "DE", "US", "JP").unique().rows() == [(100.0,) * 5]
