"""Regions get their names in three languages by joining them to CLDR's by name."""

from typing import Any

import polars as pl
import pytest

from jumelles.atlas.placing.regions import with_names
from jumelles.atlas.reading.context import Issue
from jumelles.atlas.store import Atlas
from tests.atlas.frames import rows


def region(code: str, name: str) -> dict[str, Any]:
    return {"region": 9000, "code": code, "name": name}


def subdivision(iso: str, en: str, fr: str | None = None, ru: str | None = None) -> dict[str, Any]:
    return {"iso": iso, "country": iso[:2], "en": en, "fr": fr, "ru": ru}


def named(regions: list[dict[str, Any]], subdivisions: list[dict[str, Any]]) -> tuple[pl.DataFrame, list[Issue]]:
    return with_names(rows("regions", *regions), rows("subdivisions", *subdivisions))


def joined(regions: list[dict[str, Any]], subdivisions: list[dict[str, Any]]) -> dict[str, str | None]:
    """ISO code by the region's code."""
    return dict(named(regions, subdivisions)[0].select("code", "iso").iter_rows())


@pytest.mark.parametrize(
    ("name", "other"),
    [
        pytest.param("Val-de-Mer", subdivision("XU-VM", "Val-de-Mer"), id="the same"),
        pytest.param("VAL DE MER", subdivision("XU-VM", "Val-de-Mer"), id="folded"),
        pytest.param("Haute-Orlune", subdivision("XU-HO", "Upper Orlune", "Haute-Orlune"), id="by the French name"),
        pytest.param("Starogradskaya Oblast", subdivision("XU-ST", "Old Town", ru="Староградская область"), id="by the Russian name"),
        pytest.param("Klarenburg Oblast", subdivision("XU-KL", "Klarenburg"), id="without its designator"),
        pytest.param("Klarenburg", subdivision("XU-KL", "Klarenburg Province"), id="without the other's designator"),
        pytest.param("Haut-Orlune", subdivision("XU-HO", "Haute-Orlune"), id="similar"),
    ],
)
def test_a_region_is_joined(name: str, other: dict[str, Any]) -> None:
    found, issues = named([region("XU.01", name)], [other])

    assert found.select("code", "name", "iso", "en", "fr", "ru").row(0) == (
        "XU.01",
        name,
        other["iso"],
        other["en"],
        other["fr"],
        other["ru"],
    )
    assert [issue.rows for issue in issues] == [0, 0]


def test_a_region_of_another_country_is_another_region() -> None:
    assert joined([region("XV.01", "Val-de-Mer")], [subdivision("XU-VM", "Val-de-Mer")]) == {"XV.01": None}


def test_names_that_are_less_similar_stay_apart() -> None:
    assert joined([region("XU.01", "Brissac")], [subdivision("XU-BR", "Brisak")]) == {"XU.01": None}


def test_a_name_that_fits_two_subdivisions_joins_none() -> None:
    both = [subdivision("XU-01", "Orlune Province"), subdivision("XU-02", "Orlune City")]

    assert joined([region("XU.01", "Orlune")], both) == {"XU.01": None}


def test_a_subdivision_that_two_regions_fit_joins_neither() -> None:
    found = joined([region("XU.01", "Orlune Province"), region("XU.02", "Orlune City")], [subdivision("XU-01", "Orlune")])

    assert found == {"XU.01": None, "XU.02": None}


def test_a_whole_name_wins_over_a_bare_one() -> None:
    found = joined(
        [region("XU.01", "Orlune Province"), region("XU.02", "Orlune City")],
        [subdivision("XU-01", "Orlune City"), subdivision("XU-02", "Orlune Province")],
    )

    assert found == {"XU.01": "XU-02", "XU.02": "XU-01"}


def test_two_codes_of_one_thing_are_one() -> None:
    both = [subdivision("XU-COR", "Orlune Island"), subdivision("XU-20R", "Orlune Island")]

    assert joined([region("XU.01", "Orlune Island")], both) == {"XU.01": "XU-20R"}


def test_of_two_similar_names_the_nearer_is_joined_and_of_two_equally_near_none() -> None:
    upper = [subdivision("XU-HO", "Haute-Orlune")]

    assert joined([region("XU.01", "Haut-Orlune"), region("XU.02", "Hauts-Orlune")], upper) == {"XU.01": "XU-HO", "XU.02": None}
    assert joined([region("XU.01", "Hauta-Orlune"), region("XU.02", "Hautu-Orlune")], upper) == {"XU.01": None, "XU.02": None}


def test_our_corrections_join_what_names_do_not() -> None:
    found = joined([region("KR.03", "Jeollabuk-do")], [subdivision("KR-45", "North Jeolla"), subdivision("KR-46", "South Jeolla")])

    assert found == {"KR.03": "KR-45"}


def test_what_joins_nothing_is_reported_from_both_sides() -> None:
    found, issues = named(
        [region("XU.01", "Val-de-Mer"), region("XU.09", "Atlantis")], [subdivision("XU-VM", "Val-de-Mer"), subdivision("XU-ZZ", "Nowhere")]
    )

    assert found["iso"].to_list() == ["XU-VM", None]
    assert issues == [
        Issue("cldr", "regions of GeoNames without names in CLDR", 1, ["XU.09 Atlantis"]),
        Issue("cldr", "subdivisions of CLDR that are no first-level region of GeoNames", 1, ["XU-ZZ Nowhere"]),
    ]


def test_the_toy_world(toy_atlas: Atlas) -> None:
    assert dict(toy_atlas.table("regions").select("code", "ru").iter_rows()) == {
        "XU.01": "Валь-де-Мер",
        "XU.02": "Верхняя Орлюна",
        "XV.01": "Кларенбургская область",
        "XV.02": "Староградская область",
    }


def test_north_and_south_are_not_swapped_in_korea(world_atlas: Atlas) -> None:
    """GeoNames writes -bukto and -namdo where CLDR writes North and South."""
    regions = world_atlas.table("regions").filter(pl.col("code").str.contains(r"^K[PR]\.") & pl.col("iso").is_not_null())

    def side(name: str) -> str:
        return next(
            (
                sign
                for sign, words in {"N": ("north", "buk"), "S": ("south", "nam-", "nam ")}.items()
                for word in words
                if word in name.lower()
            ),
            "",
        )

    sides = {code: (side(name), side(english)) for code, name, english in regions.select("code", "name", "en").iter_rows()}
    assert {code for code, (name, english) in sides.items() if name != english} == set()
    assert sorted(name for name, _english in sides.values() if name) == ["N"] * 6 + ["S"] * 6


def test_no_two_regions_of_the_world_share_a_subdivision(world_atlas: Atlas) -> None:
    regions = world_atlas.table("regions")

    assert regions["iso"].drop_nulls().is_duplicated().sum() == 0
    assert regions.filter(pl.col("iso").is_not_null() & (pl.col("iso").str.slice(0, 2) != pl.col("code").str.slice(0, 2))).is_empty()
