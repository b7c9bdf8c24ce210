"""Our own corrections of the sources, which win over them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import polars as pl


@dataclass(frozen=True, slots=True)
class ValueCorrection:
    """The right value of an indicator at a place."""

    place: int
    indicator: str
    value: float
    date: str
    reasons: Mapping[str, str]
    sources: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PairCorrection:
    """Whether two places are twinned, whatever the sources say."""

    a: int
    b: int
    twinned: bool
    date: str
    reasons: Mapping[str, str]
    sources: Mapping[str, str]
    start: int | None = None


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("jumelles.atlas").joinpath("corrections.toml").read_text("utf-8"))


@cache
def corrections() -> tuple[tuple[ValueCorrection, ...], tuple[PairCorrection, ...]]:
    """All entries of `corrections.toml`: values, then pairs."""
    data = _data()
    values = tuple(ValueCorrection(**entry | {"date": str(entry["date"])}) for entry in data.get("value", []))
    pairs = tuple(PairCorrection(**entry | {"date": str(entry["date"])}) for entry in data.get("pair", []))
    return values, pairs


@cache
def joined_regions() -> dict[str, str]:
    """Codes of regions in GeoNames to the ISO 3166-2 codes that they mean, where names alone join none or a wrong one."""
    return dict(_data().get("regions", {}).get("joined", {}))


@cache
def towns() -> list[int]:
    """Places that are towns of their own although a code of the source takes them for sections."""
    return [place for entry in _data().get("town", []) for place in entry["places"]]


@cache
def russian_names() -> dict[int, str]:
    """Russian names of towns whose own names sound otherwise."""
    return {int(place): name for place, name in _data().get("russian", {}).get("names", {}).items()}


def renamed(regions: pl.DataFrame) -> pl.DataFrame:
    """Regions with today's names where the source has kept those of before a reform."""
    right = dict(_data().get("regions", {}).get("renamed", {}))
    return regions.with_columns(pl.col("code").replace_strict(right, default=pl.col("name"), return_dtype=pl.String).alias("name"))


@cache
def sections() -> dict[int, int | None]:
    """Places that a code of the source takes for towns although they are sections, with their cities (None: of no single one)."""
    return {place: entry.get("parent") for entry in _data().get("section", []) for place in entry["places"]}


def populated(towns: pl.DataFrame) -> pl.DataFrame:
    """Towns with corrected populations, from which ranks and shares follow."""
    right = {entry.place: int(entry.value) for entry in corrections()[0] if entry.indicator == "population"}
    return towns.with_columns(
        pl.col("place").replace_strict(right, default=pl.col("population"), return_dtype=pl.Int64).alias("population")
    )


def valued(values: pl.DataFrame) -> pl.DataFrame:
    """Values with the corrected ones in place."""
    for entry in corrections()[0]:
        if entry.indicator != "population":
            here = pl.when(pl.col("place") == entry.place)
            values = values.with_columns(here.then(pl.lit(entry.value, dtype=pl.Float32)).otherwise(entry.indicator).alias(entry.indicator))
    return values


def twinned(twinnings: pl.DataFrame) -> pl.DataFrame:
    """Twinnings without the refuted pairs and with the missing ones."""
    pairs = [(min(entry.a, entry.b), max(entry.a, entry.b), entry.twinned, entry.start) for entry in corrections()[1]]
    named = pl.DataFrame(pairs, schema={"a": pl.Int64, "b": pl.Int64, "twinned": pl.Boolean, "start": pl.Int64}, orient="row")
    kept = twinnings.join(named, on=["a", "b"], how="anti")
    added = named.filter("twinned").drop("twinned")
    return pl.concat([kept, added], how="diagonal").sort("a", "b")
