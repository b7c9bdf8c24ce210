"""From the globe to the plane: a projection for the world, one for close-ups, and great circles."""

import math
from collections.abc import Iterable
from itertools import pairwise

from jumelles.maps.outline import Point

EARTH_RADIUS_KM = 6371.0088
_HALF_TURN = 180.0
_NEARLY_OPPOSITE = 1e-9


def natural_earth(point: Point) -> Point:
    """The Natural Earth projection of Tom Patterson, for a sphere of radius 1; longitudes count from the central meridian.

    Polynomials of Šavrič, Jenny, Patterson, Petrovič and Hurni, "A Polynomial Equation for the Natural Earth Projection", Cartography
    and Geographic Information Science 38 (4), 2011, pages 363 to 372.
    """
    lon, lat = math.radians(point[0]), math.radians(point[1])
    lat2 = lat * lat
    lat4 = lat2 * lat2
    width = 0.870700 - 0.131979 * lat2 + lat4 * (-0.013791 + lat4 * (0.003971 * lat2 - 0.001529 * lat4))
    height = 1.007226 + lat2 * (0.015085 + lat4 * (-0.044475 + 0.028874 * lat2 - 0.005916 * lat4))
    return lon * width, lat * height


def azimuthal(point: Point, centre: Point) -> Point:
    """The Lambert azimuthal equal-area projection for a sphere of radius 1: true areas, little distortion near the centre.

    Snyder, "Map Projections: A Working Manual", U.S. Geological Survey Professional Paper 1395, 1987, equations 22-4, 24-2, 24-3 and
    24-4. The point opposite to the centre has no place of its own: it lands on the rim, at the distance 2.
    """
    turn, lat, lat0 = math.radians(point[0] - centre[0]), math.radians(point[1]), math.radians(centre[1])
    east = math.cos(lat) * math.sin(turn)
    north = math.cos(lat0) * math.sin(lat) - math.sin(lat0) * math.cos(lat) * math.cos(turn)
    nearness = 1 + math.sin(lat0) * math.sin(lat) + math.cos(lat0) * math.cos(lat) * math.cos(turn)
    if nearness < _NEARLY_OPPOSITE:
        return 0.0, -2.0
    scale = math.sqrt(2 / nearness)
    return scale * east, scale * north


def angle(a: Point, b: Point) -> float:
    """The distance of two points as an angle at the centre of the earth, in degrees (0 to 180)."""
    (x1, y1, z1), (x2, y2, z2) = _vector(a), _vector(b)
    across = math.hypot(y1 * z2 - z1 * y2, z1 * x2 - x1 * z2, x1 * y2 - y1 * x2)
    return math.degrees(math.atan2(across, x1 * x2 + y1 * y2 + z1 * z2))


def middle(points: Iterable[Point]) -> Point:
    """The point of the globe nearest to all the others on average; for points that balance each other, any one of many."""
    return _point(*(sum(parts) for parts in zip(*map(_vector, points), strict=True)))


def wrapped(lon: float) -> float:
    """The same meridian between -180 (included) and 180 (excluded) degrees."""
    return (lon + _HALF_TURN) % (2 * _HALF_TURN) - _HALF_TURN


def great_circle(a: Point, b: Point, n: int, *, centre: float = 0.0) -> list[list[Point]]:
    """`n` points (2 or more) evenly spaced on the shortest way from `a` to `b`, in one piece, or in two where the map is cut.

    The cut is the meridian opposite to `centre` (the date line for 0); longitudes count from `centre`, between -180 and 180 degrees.
    Both pieces then reach the cut. Between opposite points, where every way is the shortest, it sets out
    to the north.
    """
    points = [(wrapped(lon - centre), lat) for lon, lat in _way(a, b, n)]
    pieces = [[points[0]]]
    for before, after in pairwise(points):
        if abs(after[0] - before[0]) > _HALF_TURN:
            side = math.copysign(_HALF_TURN, before[0])
            left = side - before[0]
            share = left / (left + after[0] + side) if left + after[0] + side else 0.5
            lat = before[1] + share * (after[1] - before[1])
            pieces[-1].append((side, lat))
            pieces.append([(-side, lat)])
        pieces[-1].append(after)
    return pieces


def _way(a: Point, b: Point, n: int) -> list[Point]:
    turn = math.radians(angle(a, b))
    if math.pi - turn < _NEARLY_OPPOSITE:
        half = (a[0], a[1] + 90) if a[1] <= 0 else (a[0] + 180, 90 - a[1])
        return [*_way(a, half, n - n // 2), *_way(half, b, n // 2 + 1)[1:]]
    if math.sin(turn) < _NEARLY_OPPOSITE:
        return [a] * (n - 1) + [b]
    ends = (_vector(a), _vector(b))
    between = []
    for step in range(1, n - 1):
        shares = math.sin(turn * (1 - step / (n - 1))), math.sin(turn * step / (n - 1))
        between.append(_point(*(shares[0] * start + shares[1] * end for start, end in zip(*ends, strict=True))))
    return [a, *between, b]


def _vector(point: Point) -> tuple[float, float, float]:
    lon, lat = math.radians(point[0]), math.radians(point[1])
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def _point(x: float, y: float, z: float) -> Point:
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))
