"""What a point on the map tells: its climate, how far the sea is, in which statistical area it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import shapely

from jumelles.atlas.placing import geo

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Degrees = NDArray[np.float64]

CLIMATE_KM = 100.0
"""A point further than this from any land cell of the half-degree grid has no known climate."""
COAST_STEP = 0.03
"""Degrees between two points of the coast line, about three kilometres."""
OFFSHORE_KM = 10.0
"""A town further than this outside the drawn land stands on an island that the outline leaves out: its coast is not known."""
ASTRAY = 0.15
"""Degrees by which a town may miss its area, because the polygons are simplified."""
NUTS_COUNTRIES = {"EL": "GR", "UK": "GB"}


def climates(lat: Degrees, lon: Degrees, grid: pl.DataFrame) -> list[str | None]:
    """The Köppen-Geiger class of the nearest land cell of the grid."""
    apart, cell = geo.tree(grid["lat"], grid["lon"]).query(geo.unit_vectors(lat, lon), workers=-1)
    classes = grid["climate"].to_numpy()
    near = geo.kilometres(apart) <= CLIMATE_KM
    return [str(classes[i]) if ok else None for i, ok in zip(cell, near, strict=True)]


def coast_km(lat: Degrees, lon: Degrees, land: pl.DataFrame) -> Degrees:
    """Distance to the nearest shore of the land's outline, whole kilometres; nan on islands that the outline leaves out.

    The outline joins all countries, so that borders are no coast; the Caspian Sea counts as a sea, lakes inside a country do not.
    """
    # A grid of a thousandth of a degree closes the slivers that would otherwise remain between neighbours.
    ground = shapely.union_all(shapely.from_wkb(land["wkb"].to_numpy()), grid_size=0.001)
    points = shapely.get_coordinates(shapely.segmentize(ground.boundary, COAST_STEP))
    # The outline is cut along the date line: that edge is no shore.
    shore = points[np.abs(points[:, 0]) < 179.99]
    km = geo.kilometres(geo.tree(shore[:, 1], shore[:, 0]).query(geo.unit_vectors(lat, lon), workers=-1)[0])
    shapely.prepare(ground)
    offshore = ~shapely.intersects_xy(ground, lon, lat) & (km > OFFSHORE_KM)
    return np.where(offshore, np.nan, np.round(km))


def areas(towns: pl.DataFrame, polygons: pl.DataFrame) -> list[str | None]:
    """The statistical area of each town: the polygon that holds it or, a little astray of all, the nearest of its country."""
    shapes = shapely.from_wkb(polygons["wkb"].to_numpy())
    names = polygons["area"].to_numpy()
    home = np.array([NUTS_COUNTRIES.get(name[:2], name[:2]) for name in names])
    country = towns["country"].to_numpy()
    points = shapely.points(towns["lon"].to_numpy(), towns["lat"].to_numpy())
    candidates = np.flatnonzero(np.isin(country, home))
    found: list[str | None] = [None] * len(points)
    for reach in (0.0, ASTRAY):
        rest = np.array([i for i in candidates if found[i] is None], dtype=np.int64)
        # The polygons ask the points, not the other way round: shapely prepares the side that asks, and theirs is the costly one.
        asked = {"predicate": "dwithin", "distance": reach} if reach else {"predicate": "intersects"}
        area, town = shapely.STRtree(points[rest]).query(shapes, **asked)
        town = rest[town]
        same = home[area] == country[town]
        town, area = town[same], area[same]
        order = np.lexsort((names[area], shapely.distance(points[town], shapes[area]), town))
        for i, j in zip(town[order][::-1].tolist(), area[order][::-1].tolist(), strict=True):
            found[i] = str(names[j])
    return found
