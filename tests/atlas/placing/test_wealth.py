"""Product by head: of countries in dollars, of European regions as a ratio."""

import polars as pl
import pytest

from jumelles.atlas.placing.wealth import country_figures, regional_ratios
from jumelles.atlas.store import Atlas
from tests.atlas.frames import rows

COUNTRIES = rows("countries", {"country": "XV", "iso3": "XKE", "continent": "EU"}, {"country": "XU", "iso3": "XVU", "continent": "EU"})


def figures(kind: str, key: str, *given: tuple[str, str, int, float]) -> pl.DataFrame:
    told = [{key: area, "measure": measure, "year": year, "value": value} for area, measure, year, value in given]
    return rows(kind, *told).with_columns(source=pl.lit("toy"))


def test_a_country_s_figure_is_of_the_latest_year_that_has_both() -> None:
    values = figures(
        "country_values",
        "iso3",
        ("XVU", "gdp", 2022, 3000.0),
        ("XVU", "population", 2022, 10.0),
        ("XVU", "gdp", 2023, 4000.0),
        ("XVU", "population", 2024, 12.0),
        ("XKE", "gdp", 2023, 500.0),
    )

    found = country_figures(COUNTRIES, values)

    assert found.rows() == [("XU", "XVU", "EU", 300.0, 2022), ("XV", "XKE", "EU", None, None)]


def test_a_regional_ratio_is_of_the_latest_year_that_has_area_and_country() -> None:
    values = figures(
        "area_values",
        "area",
        *(("XU", measure, year, value) for year in (2019, 2020) for measure, value in (("gdp", 100.0), ("population", 10.0))),
        ("XU001", "gdp", 2019, 60.0),
        ("XU001", "population", 2019, 4.0),
        ("XU001", "gdp", 2020, 80.0),
        ("XU001", "population", 2020, 4.0),
        ("XU001", "gdp", 2021, 99.0),
        ("XU001", "population", 2021, 1.0),
        ("XU002", "gdp", 2019, 20.0),
        ("XU002", "population", 2019, 6.0),
        ("XU003", "gdp", 2019, 20.0),
        ("XU0", "gdp", 2019, 100.0),
        ("XU0", "population", 2019, 10.0),
        ("XV001", "gdp", 2019, 1.0),
        ("XV001", "population", 2019, 1.0),
    )

    found = {area: (round(ratio, 4), year) for area, ratio, year in regional_ratios(values).iter_rows()}

    # 80 / 4 over 100 / 10; 20 / 6 over 100 / 10.
    assert found == {"XU001": (2.0, 2020), "XU002": (0.3333, 2019)}


def test_the_toy_world(toy_atlas: Atlas) -> None:
    assert toy_atlas.table("countries").rows() == [("XU", "XVU", "EU", 40_000.0, 2023), ("XV", "XKE", "EU", 20_000.0, 2023)]
    # (20,250 / 575,000) over (27,000 / 795,000) is 1.0370; (6,750 / 220,000) over the same is 0.9034.
    ratios = toy_atlas.table("traits").select("nuts3", pl.col("gdp_ratio"), "gdp_year").unique().sort("nuts3").rows()
    assert ratios == [("XU001", pytest.approx(1.037), 2020), ("XU002", pytest.approx(0.9034), 2020), ("XV001", None, None)]
