"""Towns of the world as rows of the atlas: which are cities, which are sections of one, which are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from jumelles.atlas.corrections import sections, towns
from jumelles.atlas.placing import geo

if TYPE_CHECKING:
    from numpy.typing import NDArray

SECTION, TOWN = "PPLX", "PPL"
FORMER = ("PPLH", "PPLQ", "PPLW")
"""GeoNames codes of towns that no longer exist: historical, abandoned, destroyed."""
NEAR_KM = 5.0
TEN_TIMES = 10
CITY_KM = 40.0
"""How far from its city a section (PPLX) may lie: Tokyo and London have some at 35 km."""


def with_kinds(places: pl.DataFrame, features: pl.DataFrame) -> pl.DataFrame:
    """Add `feature`, `elevation`, `kind` and `parent` to the table "places".

    A section is a place with the code PPLX, or one without a known code that lies within 5 km of a place ten times
    larger in the same region. Its parent is that larger place; a section with a code belongs to the city whose pull
    (inhabitants by squared distance) is greatest within 40 km, in the same region. Our own corrections come first.
    No section belongs to a former town, nor to a section that has no city itself.
    """
    told = sections()
    rows = _coded(places.join(features.unique("place"), on="place", how="left", maintain_order="left"))
    known = rows["feature"]
    coded = (known == SECTION).fill_null(value=False).to_numpy()
    standing = ~known.is_in(FORMER).fill_null(value=False).to_numpy()
    spread = rows["place"].is_in([place for place, city in told.items() if city is None]).to_numpy()
    parents = _overshadowed(rows, known.is_null().to_numpy(), standing & ~spread)
    free = ~rows["place"].is_in(list(parents)).to_numpy()
    # Only a place that is no section itself pulls: otherwise two could be each other's section.
    parents |= _pulled(rows, coded, standing & free & ~coded)
    lone = set(rows["place"].filter(pl.Series(coded))) - set(parents)
    parents = {place: city for place, city in (parents | told).items() if city is not None and city not in lone}
    kind = (
        pl.when(pl.col("feature").is_in(FORMER))
        .then(pl.lit("former"))
        .when((pl.col("feature") == SECTION) | pl.col("place").is_in(list(parents)))
        .then(pl.lit("section"))
        .otherwise(pl.lit("city"))
    )
    found = pl.DataFrame({"place": list(parents), "parent": list(parents.values())}, schema={"place": pl.Int64, "parent": pl.Int64})
    return rows.with_columns(kind.alias("kind")).join(_rooted(found), on="place", how="left", maintain_order="left")


def _coded(rows: pl.DataFrame) -> pl.DataFrame:
    """The feature codes with our own corrections."""
    section, town = pl.col("place").is_in(list(sections())), pl.col("place").is_in(towns())
    right = pl.when(section).then(pl.lit(SECTION)).when(town).then(pl.lit(TOWN)).otherwise("feature")
    return rows.with_columns(right.alias("feature"))


def _rooted(parents: pl.DataFrame) -> pl.DataFrame:
    """A section of a section belongs to the city of the latter."""
    while True:
        up = parents.join(parents.rename({"place": "parent", "parent": "above"}), on="parent", how="left")
        if up["above"].null_count() == len(up):
            return parents
        parents = up.select("place", pl.coalesce("above", "parent").alias("parent"))


def _overshadowed(rows: pl.DataFrame, uncoded: NDArray[np.bool_], shading: NDArray[np.bool_]) -> dict[int, int]:
    """Place to the largest place within 5 km that is ten times larger, in the same region."""
    people = rows["population"].fill_null(0).to_numpy()
    small = np.flatnonzero(uncoded & (people > 0))
    large = np.flatnonzero(shading & (people >= TEN_TIMES))
    left, right, _km = _pairs(rows, small, large, NEAR_KM)
    keep = people[right] >= TEN_TIMES * people[left]
    return _best(rows, left[keep], right[keep], people[right[keep]].astype(float))


def _pulled(rows: pl.DataFrame, coded: NDArray[np.bool_], cities: NDArray[np.bool_]) -> dict[int, int]:
    """Section with a code to the city that pulls most."""
    people = rows["population"].fill_null(0).to_numpy()
    left, right, km = _pairs(rows, np.flatnonzero(coded), np.flatnonzero(cities & (people > 0)), CITY_KM)
    return _best(rows, left, right, people[right] / (km + 1) ** 2)


def _pairs(
    rows: pl.DataFrame, left: NDArray[np.int64], right: NDArray[np.int64], km: float
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Row numbers of pairs at most `km` apart in one and the same region."""
    lat, lon, region = rows["lat"].to_numpy(), rows["lon"].to_numpy(), rows["region_code"].fill_null("").to_numpy()
    if not len(left) or not len(right):
        return left[:0], right[:0], np.empty(0)
    i, j, apart = geo.neighbours(geo.tree(lat[left], lon[left]), geo.tree(lat[right], lon[right]), km)
    i, j = left[i], right[j]
    same = (region[i] == region[j]) & (i != j)
    return i[same], j[same], apart[same]


def _best(rows: pl.DataFrame, left: NDArray[np.int64], right: NDArray[np.int64], weight: NDArray[np.float64]) -> dict[int, int]:
    """For each left row the right one of greatest weight, as place ids; ties go to the smaller id."""
    ids = rows["place"].to_numpy()
    order = np.lexsort((ids[right], -weight, left))
    first = np.unique(left[order], return_index=True)[1]
    return dict(zip(ids[left[order][first]].tolist(), ids[right[order][first]].tolist(), strict=True))
