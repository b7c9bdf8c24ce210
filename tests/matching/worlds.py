"""Small worlds for tests whose answers are worked out by hand: an atlas in a folder, made from a few rows by the parts of a build."""

from pathlib import Path
from typing import Any

import polars as pl

from jumelles.atlas import coverage, holdings
from jumelles.atlas.comparing import spread, transforms
from jumelles.atlas.derive import EXTRAS
from jumelles.atlas.indicators import indicators, themes
from jumelles.atlas.placing.arrange import KINDS
from jumelles.atlas.reading.catalogue import declarations
from jumelles.atlas.store import Atlas
from tests.atlas import frames

VALUES = {
    "place": pl.Int64,
    **{key: pl.String if each.is_text else pl.Float32 for key, each in indicators().items()},
    **EXTRAS,
}
CONTINENTS = {"XU": "EU", "XV": "EU", "XW": "AS", "XX": "AF"}


def world(
    folder: Path, *given: dict[str, Any], assets: tuple[dict[str, Any], ...] = (), twinnings: tuple[dict[str, Any], ...] = ()
) -> Atlas:
    """An atlas of these places, the largest first; each row tells what is known of one (columns of "places" and of "values")."""
    rows = sorted(given, key=_place_in_order)
    places = frames.places(*({name: row[name] for name in frames.PLACES if name in row} for row in rows))
    values = pl.DataFrame([_valued(row) for row in rows], schema=VALUES)
    known = coverage.by_country(places, values)
    comparable = transforms.comparable(places, values, known, {key: each.covers_from for key, each in declarations().items()})
    tables = {
        "places": places,
        "values": values,
        "coverage": known,
        "comparable": comparable,
        "assets": _placed(assets, places),
        "twinnings": frames.twinnings(*twinnings),
        "countries": pl.DataFrame(list(CONTINENTS.items()), schema=["country", "continent"], orient="row"),
        "regions": pl.DataFrame(schema={"region": pl.Int64, "fr": pl.String, "ru": pl.String}),
        "russian": pl.DataFrame(schema={"place": pl.Int64, "name": pl.String}),
        **spread.tables(spread.measured(places, comparable, values["gdp_level"])),
    }
    folder.mkdir(exist_ok=True)
    for name, table in tables.items():
        table.write_parquet(folder / f"{name}.parquet")
    return Atlas(folder, folder)


def _place_in_order(row: dict[str, Any]) -> tuple[int, int]:
    return KINDS.index(row.get("kind", "city")), -(row.get("population") or 0)


def _placed(assets: tuple[dict[str, Any], ...], places: pl.DataFrame) -> pl.DataFrame:
    nameless = {"kind": "none", "name": "", "place": int(places["place"][0])}
    return holdings.placed(frames.assets(*assets, nameless), places).filter(pl.col("kind") != "none")


def _valued(row: dict[str, Any]) -> dict[str, Any]:
    usual = {"gdp_level": "nuts3" if row.get("gdp_per_head") else None}
    return {name: (usual | row).get(name) for name in VALUES}


def only(*wanted: str) -> dict[str, float]:
    """Weights by which these themes alone count, each like the others."""
    return {theme: float(theme in wanted) for theme in themes()}
