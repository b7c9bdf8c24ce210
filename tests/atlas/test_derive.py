"""All indicators in one table."""

import polars as pl

from jumelles.atlas.derive import EXTRAS
from jumelles.atlas.indicators import indicators
from jumelles.atlas.store import Atlas


def test_one_row_per_place_in_their_order_and_one_column_per_indicator(toy_atlas: Atlas, world_atlas: Atlas) -> None:
    for atlas in (toy_atlas, world_atlas):
        values = atlas.table("values")

        assert values["place"].equals(atlas.places["place"])
        assert values.columns == ["place", *indicators(), *EXTRAS]
        assert {name for name, dtype in values.schema.items() if dtype == pl.String} == {"climate", "gdp_level"}


def test_a_number_is_a_number_or_missing(toy_atlas: Atlas, world_atlas: Atlas) -> None:
    for atlas in (toy_atlas, world_atlas):
        odd = atlas.table("values").select(pl.col(pl.Float32).is_nan().any() | pl.col(pl.Float32).is_infinite().any()).row(0, named=True)

        assert {key for key, found in odd.items() if found} == set()


def test_what_only_an_office_knows_is_missing(world_atlas: Atlas) -> None:
    own = [key for key, indicator in indicators().items() if indicator.by_office]

    assert {key for key in own if world_atlas.table("values")[key].count()} == set()
    assert {indicator.theme for key, indicator in indicators().items() if key in own} >= {"digital", "economy"}


def test_values_of_the_world_lie_within_reason(world_atlas: Atlas) -> None:
    values = world_atlas.table("values")
    bounds = {
        "country_share": (0, 1),
        "region_share": (0, 1),
        "country_rank": (1, 60_000),
        "seat": (0, 3),
        "covenant": (0, 1),
        "latitude": (-90, 90),
        "elevation": (-430, 5200),
        "coast_km": (0, 2700),
        "gdp_per_head": (100, 400_000),
        "airports_100km": (0, 60),
        "nonstop": (0, 900),
        "twinnings": (0, 120),
        "universities_25km": (0, 700),
    }
    found = {key: (values[key].min(), values[key].max()) for key in bounds}

    assert {key: found[key] for key, (low, high) in bounds.items() if not (low <= found[key][0] and found[key][1] <= high)} == {}
