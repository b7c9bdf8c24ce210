"""Distances on the globe, for many points at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray
    from scipy.spatial import cKDTree

EARTH_KM = 6371.0088
"""Mean radius of the Earth, kilometres (IUGG)."""


def unit_vectors(lat: ArrayLike, lon: ArrayLike) -> NDArray[np.float64]:
    """Degrees to points on the unit sphere, shape (n, 3): straight-line distance orders them as the great circle does."""
    phi, lam = np.radians(np.asarray(lat, dtype=float)), np.radians(np.asarray(lon, dtype=float))
    return np.column_stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)])


def chord(km: ArrayLike) -> NDArray[np.float64]:
    """Kilometres along the great circle to the straight line through the unit sphere."""
    return np.asarray(2 * np.sin(np.asarray(km, dtype=float) / EARTH_KM / 2))


def kilometres(chords: ArrayLike) -> NDArray[np.float64]:
    """The inverse of `chord`."""
    return np.asarray(2 * EARTH_KM * np.arcsin(np.clip(np.asarray(chords, dtype=float) / 2, 0, 1)))


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance between two points, kilometres."""
    a, b = unit_vectors([lat_a, lat_b], [lon_a, lon_b])
    return float(kilometres(np.linalg.norm(a - b)))


def tree(lat: ArrayLike, lon: ArrayLike) -> cKDTree:
    """An index of points for neighbourhood questions."""
    from scipy.spatial import cKDTree

    return cKDTree(unit_vectors(lat, lon))


def neighbours(centres: cKDTree, points: cKDTree, km: float) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """All pairs (centre, point) at most `km` apart: two index arrays and the distances in kilometres."""
    close = centres.sparse_distance_matrix(points, float(chord(km)), output_type="coo_matrix")
    return close.row.astype(np.int64), close.col.astype(np.int64), kilometres(close.data)
